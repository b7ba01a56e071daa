"""The register of clauses keeps its word: what it claims is shown by a test."""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps

from sanad.lib.triggers import rules
from sanad.policy.clauses import CLAUSES
from sanad.workflow.cycle import LifeCycle

TESTS = Path(__file__).parent
CODES = [clause.code for clause in CLAUSES]
CLAIMED = [clause.code for clause in CLAUSES if clause.feature]
ENOUGH = 25


@cache
def marks():
    """`{clause code: {test files that carry its mark}}`, of every test there is."""
    files = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        name = ".".join(("tests", *path.relative_to(TESTS).with_suffix("").parts))
        for code in codes_of(import_module(name)):
            files.setdefault(code, set()).add(path.name)
    return files


def codes_of(thing):
    """The codes on a module, a class or a test, and on the values that it is tried with."""
    own = getattr(thing, "pytestmark", [])
    for mark in own if isinstance(own, list) else [own]:
        if mark.name == "policy":
            yield from mark.args
        elif mark.name == "parametrize":
            for value in mark.args[1]:
                for inner in getattr(value, "marks", ()):
                    yield from inner.args if inner.name == "policy" else ()
    if isinstance(thing, ModuleType | type):
        for name, inner in vars(thing).items():
            if name.startswith(("test_", "Test")):
                yield from codes_of(inner)


def test_codes_are_unique():
    assert len(CODES) == len(set(CODES))


def test_enough_clauses_are_kept_by_the_portal():
    assert len(CLAIMED) >= ENOUGH


@pytest.mark.parametrize("code", CLAIMED)
def test_what_a_clause_claims_is_shown_by_a_test(code):
    assert marks().get(code), f"no test is marked policy({code!r})"


def test_marks_name_clauses_that_exist():
    unknown = {code: files for code, files in marks().items() if code not in CODES}
    assert unknown == {}


def test_rules_and_steps_name_clauses_that_exist():
    """A trailing + says that the rule is our addition to the clause."""
    named = {rule.rule: rule.clause for rule in rules().values() if rule.clause}
    for cycle in cycles():
        named |= {step.name: step.clause for step in cycle.transitions.values() if step.clause}
    unknown = {name: clause for name, clause in named.items() if clause.rstrip("+") not in CODES}
    assert unknown == {}


def cycles():
    """Every life cycle of the project: they stand in the `enums.py` of their apps."""
    for config in apps.get_app_configs():
        if (Path(config.path) / "enums.py").is_file():
            enums = import_module(f"{config.name}.enums")
            yield from (value for value in vars(enums).values() if isinstance(value, LifeCycle))
