"""A public function says in its docstring what its name does not.

That is what goes in and comes out (units, whose day), when it refuses, and the clause it serves.
What overrides a method of a base does what the base says, so it needs none.
"""

import ast
import importlib
from operator import attrgetter

import pytest

from tests.project.test_imports import CHECKOUT, modules

# What Django calls by its name although no class of its own defines it.
HOOKS = {
    "get_absolute_url": "of a model: the admin",
    "from_db_value": "of a field: whatever is read",
    "process_view": "of a middleware: before the view",
    "process_exception": "of a middleware: what the view raised",
    "clean_": "of a form: begins so, and the name of the field follows",
}


def undocumented(source):
    """Dotted names of the public functions and methods of a module that have no docstring."""
    return list(_undocumented(ast.parse(source), ""))


def _undocumented(node, prefix):
    for child in ast.iter_child_nodes(node):
        name = getattr(child, "name", None) or ""
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            if not name.startswith("_") and not ast.get_docstring(child):
                yield f"{prefix}{name}"
        elif not isinstance(child, ast.ClassDef):
            yield from _undocumented(child, prefix)
        elif not name.startswith("_"):
            yield from _undocumented(child, f"{prefix}{name}.")


def hook(dotted):
    """The entry of `HOOKS` that a method is, or None."""
    owner, _dot, name = dotted.rpartition(".")
    entry = "clean_" if name.startswith("clean_") else name
    return entry if owner and entry in HOOKS else None


def is_override(module, dotted):
    """Whether a base of the method's class has it as well."""
    owner, _dot, name = dotted.rpartition(".")
    return bool(owner) and any(name in vars(base) for base in attrgetter(owner)(module).__mro__[1:])


def without_words(file):
    """The undocumented functions of a file that override nothing, hooks included."""
    names = undocumented((CHECKOUT / file).read_text(encoding="utf-8"))
    if not names:
        return []
    dotted = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = importlib.import_module(dotted)
    return [name for name in names if not is_override(module, name)]


@pytest.mark.parametrize("file", ["manage.py", *modules()])
def test_a_public_function_says_what_its_name_does_not(file):
    assert [name for name in without_words(file) if not hook(name)] == []


def test_each_hook_is_there():
    hooks = {hook(name) for file in modules() for name in without_words(file)}
    assert hooks - {None} == set(HOOKS)


def test_a_function_without_a_docstring_is_seen():
    source = (
        "def ask():\n    return 1\n"
        "def _hidden():\n    return 2\n"
        "class Form:\n    def told(self):\n        '''Words.'''\n"
        "    class Part:\n        def size(self):\n            return 3\n"
        "class _Own:\n    def size(self):\n        return 4\n"
        "if True:\n    async def later():\n        return 5\n"
    )
    assert undocumented(source) == ["ask", "Form.Part.size", "later"]


def test_only_a_method_is_a_hook():
    assert hook("Form.clean_amount") == "clean_" and hook("clean_amount") is None
