"""What a mutant is: one node changed, everything else as it stood."""

import ast
from types import SimpleNamespace

import pytest

from tests.mutants.__main__ import Record, does_something
from tests.mutants.change import mutants_of
from tests.mutants.record import name_alone


def changed(source):
    return {mutant.applied().decode() for mutant in mutants_of("a.py", source.encode())}


@pytest.mark.parametrize(
    ("source", "mutant"),
    [
        ("a = b < c", "a = (b <= c)"),
        ("a = b >= c", "a = (b > c)"),
        ("a = b and c", "a = (b or c)"),
        ("a = not b", "a = (b)"),
        ("a = True", "a = False"),
        ("a = 14", "a = 15"),
        ("a = 14", "a = (13)"),
        ("a = b - c", "a = (b + c)"),
        ("a = f(Q(b) | Q(c))", "a = f((Q(b) & Q(c)))"),
        ("a = f(floor_on__lte=day)", "a = f(floor_on__lt=day)"),
        ("a = rows.filter(b=c).open()", "a = rows.open()"),
        ("@f(guards=[b, c])\ndef a(): pass", "@f(guards=[c])\ndef a(): pass"),
        ("def a():\n    return has(b)", "def a():\n    return None"),
        ("def a():\n    return b == c", "def a():\n    return True"),
        ("def a():\n    raise B('كلمة', c)", "def a():\n    pass"),
    ],
)
def test_a_mutant_changes_one_thing(source, mutant):
    assert mutant in changed(source)


def test_of_models_only_the_querysets_are_changed():
    source = b"class A:\n    a = 1\n\nclass BQuerySet:\n    b = 2\n"
    for path in ("app/models.py", "app/models/a.py"):
        texts = {mutant.text for mutant in mutants_of(path, source)}
        assert texts == {"3", "(1)"}


@pytest.mark.parametrize(
    "source",
    ["def a(b: int | None = None) -> int | None: pass", "a = f'{b + 1}'", "f(is_danger=True)"],
)
def test_types_and_looks_are_let_alone(source):
    assert changed(source) == set()


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("a.py::test_b@access", "a.py::test_b"),
        ("a.py::test_b[x@y]@access", "a.py::test_b[x@y]"),
        ("a.py::test_b[x@y]", "a.py::test_b[x@y]"),
        ("a.py::test_b", "a.py::test_b"),
    ],
)
def test_a_test_is_named_as_it_is_run_alone(there, name):
    assert name_alone(SimpleNamespace(nodeid=there)) == name


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("def a():\n    'Only declared.'", False),
        ("def a():\n    'Declared.'\n    b()", True),
        ("def a():\n    return b", True),
    ],
)
def test_a_step_may_be_all_in_its_declaration(source, runs):
    assert does_something(ast.parse(source).body[0]) == runs


GUARDED = """
def late(row, user):
    if row.is_late:
        return Refused("late")
    return None

@cycle.transition(guards=[own, late])
def go_on(row, *, by):
    row.left = 0
"""


def test_a_lifted_guard_is_tried_by_the_tests_in_which_it_says_no(tmp_path):
    """The step itself is run by none of them."""
    (tmp_path / "a.py").write_text(GUARDED)
    record = Record(tmp_path, 60)
    record.seconds = dict.fromkeys(["refused", "let on", "done"], 1)
    record.lines["a.py"] |= {3: {"refused", "let on"}, 4: {"refused"}, 5: {"let on"}, 9: {"done"}}
    lifted = {mutant.text: mutant for mutant in mutants_of("a.py", GUARDED.encode())}
    assert set(record.tests_of(lifted["guards=[own]"])) == {"refused", "done"}
    assert set(record.tests_of(lifted["guards=[late]"])) == {"done"}
