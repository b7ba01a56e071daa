"""Checks before saving: the sentences of the usual ones, for fewer statements."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Model

from beneficiaries.models import Document, DocumentType, Household
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory

pytestmark = pytest.mark.django_db

WRONG = [
    {"monthly_income": -1},
    {"size": 0},
    {"short_address": "x"},
    {"monthly_income": -1, "size": 99},
    {"monthly_income": None},
    {},
]


def said(check):
    """The problems that the check raises, in words."""
    try:
        check()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize("fields", WRONG, ids=str)
@pytest.mark.parametrize("exclude", [(), ("size",), ("monthly_income", "short_address")])
def test_the_checks_of_a_row_say_what_each_says(fields, exclude, monkeypatch):
    home = HouseholdFactory()
    for name, value in fields.items():
        setattr(home, name, value)
    together = said(lambda: home.validate_constraints(exclude=exclude))
    monkeypatch.setattr(Household, "get_constraints", Model.get_constraints)
    assert together == said(lambda: home.validate_constraints(exclude=exclude))
    judged = {"monthly_income": -1, "size": 0}.items() & fields.items()
    assert bool(together) or not {name for name, _value in judged} - set(exclude)


def test_all_checks_of_a_row_are_one_statement(django_assert_num_queries):
    home = HouseholdFactory()
    checks = [one for one in Household._meta.constraints if isinstance(one, CheckConstraint)]
    assert len(checks) >= 3
    with django_assert_num_queries(1):
        home.validate_constraints()


def test_no_value_stands_in_the_checks_that_are_put_together_once():
    home = HouseholdFactory()
    for income, size in [(1, 1), (-1, 1), (1, 0), (None, 1), (1, 1), (-1, 0), (None, 0)]:
        home.monthly_income, home.size = income, size
        problems = said(home.validate_constraints)
        assert len(problems.get(NON_FIELD_ERRORS, ())) == (income == -1) + (size == 0)


def paper(**fields):
    kind = DocumentType.objects.get(code="income")
    person = PersonFactory()
    return Document(person=person, type=kind, evidence="seen", added_by=person.created_by, **fields)


def test_rows_in_hand_are_not_looked_up(django_assert_num_queries, cast):
    document = paper()
    document.added_by = cast.officer
    with django_assert_num_queries(0):
        document.clean_fields(exclude=["key"])


def test_a_key_without_its_row_is_looked_up(cast):
    document = paper()
    document.added_by = cast.officer
    document.person_id = 10**9
    assert "person" in said(lambda: document.full_clean(exclude=["key"]))
    document.person_id = None
    assert "person" in said(lambda: document.full_clean(exclude=["key"]))


def test_a_row_that_was_never_saved_is_nobody(cast):
    document = paper()
    document.added_by = cast.officer
    document.person = PersonFactory.build(household=None, branch=None, pk=10**9)
    assert "person" in said(lambda: document.full_clean(exclude=["key"]))


def test_a_wrong_paper_is_still_refused(cast):
    document = paper(issued_on=date(2026, 11, 1), expires_on=date(2026, 10, 1))
    document.added_by = cast.officer
    assert NON_FIELD_ERRORS in said(lambda: document.full_clean(exclude=["key"]))
