"""Every key that the portal asks for is shipped, and every text that is shipped is asked for."""

import ast
import re

import pytest
from django.conf import settings

from sanad.lib import texts
from sanad.management.commands.messages import sources

TAG = re.compile(r"""{% text "([^"]+)" """)
CALLS = {"text", "text_lazy", "error_lazy", "paragraphs", "queue", "written"}


def literals():
    """Every piece of a literal string in the code and the templates, and the keys asked for."""
    pieces, asked = set(), {}
    for path in sources():
        place = str(path.relative_to(settings.BASE_DIR))
        content = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            asked |= dict.fromkeys(TAG.findall(content), place)
            continue
        for node in ast.walk(ast.parse(content)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pieces.add(node.value.strip("."))
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if name in CALLS and isinstance(first, ast.Constant) and "." in str(first.value):
                    asked[first.value] = place
    return pieces | set(asked), asked


PIECES, ASKED = literals()


@pytest.mark.parametrize("key", sorted(ASKED))
def test_what_is_asked_for_is_shipped(key):
    beneath = any(other.startswith(f"{key}.") for other in texts.shipped())
    assert key in texts.shipped() or beneath, ASKED[key]


@pytest.mark.parametrize("key", sorted(texts.shipped()))
def test_what_is_shipped_is_asked_for(key):
    """By its whole key, or by its first names where the last is chosen by the case."""
    parts = key.split(".")
    first = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    last = {".".join(parts[start:]) for start in range(1, len(parts))}
    assert PIECES & first & {key} or (PIECES & first and PIECES & (last | first - {parts[0]}))
