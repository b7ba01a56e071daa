"""Every key that the portal asks for is shipped, and every text that is shipped is asked for."""

import ast
import re

import pytest
from django.conf import settings

from sanad.lib import texts
from sanad.management.commands.messages import sources

TAG = re.compile(r"""{% (?:text|counted) "([^"]+)" """)
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


# Where the case chooses the text, only these pieces of its key stand in the code.
CHOSEN = [
    re.compile(r"letter\.([\w.-]+?)(?:\.(?:subject|verdict|body))?"),
    re.compile(r"(?:conduct|code|minutes\.reason)\.([\w-]+)"),
    re.compile(r"survey\.invited\.(sms)"),
]


@pytest.mark.parametrize("key", sorted(texts.shipped()))
def test_what_is_shipped_is_asked_for(key):
    names = key.split(".")
    beginnings = {".".join(names[:end]) for end in range(2, len(names) + 1)}
    pieces = [match[1] for each in CHOSEN if (match := each.fullmatch(key))]
    assert PIECES & beginnings or any(
        piece in PIECES or set(piece.split(".")) <= PIECES for piece in pieces
    )
