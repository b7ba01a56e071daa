"""Every import stands at the top of its file: one inside a function hides a circle.

What the linter's contracts say of the layers holds for these too, and nobody meets a module half
made.
"""

import ast
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
OWN = {"sanad", "beneficiaries", "requests_app", "conduct", "surveys"}
# Files in which an import must wait, and for what.
WAITS = {
    "apps.py": "Django reads it before there are models",
    "sanad/install.py": "read by a Python that may be too old for what it imports",
    "sanad/management/commands/demo.py": "an installation may leave the demo's data out",
}


def modules():
    for package in sorted(OWN):
        for file in sorted((CHECKOUT / package).rglob("*.py")):
            if "migrations" not in file.parts:
                yield str(file.relative_to(CHECKOUT))


def hidden_imports(source):
    """`[(line, module)]` of our own modules that are imported inside a function."""
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [
        (node.lineno, name)
        for function in functions
        for node in ast.walk(function)
        for name in imported(node)
        if name.split(".")[0] in OWN or not name
    ]


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return ["" if node.level else node.module]
    return []


@pytest.mark.parametrize("file", [*modules()])
def test_no_import_is_hidden_in_a_function(file):
    if file not in WAITS and Path(file).name not in WAITS:
        assert hidden_imports((CHECKOUT / file).read_text(encoding="utf-8")) == []


def test_whoever_waits_is_there():
    for file in WAITS:
        files = [each for each in modules() if each == file or Path(each).name == file]
        assert any(hidden_imports((CHECKOUT / each).read_text(encoding="utf-8")) for each in files)


def test_a_hidden_import_is_seen():
    source = (
        "def ask():\n    from sanad.lib import clock\n    import django\n    return clock.now()\n"
    )
    assert hidden_imports(source) == [(2, "sanad.lib")]
