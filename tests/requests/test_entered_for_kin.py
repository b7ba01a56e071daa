"""Who entered a request for kin does nothing more on it (PR-2+)."""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.intake.enums import LIFE
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.asking import why
from tests.factories import requests as situations
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.rules.without import without

pytestmark = pytest.mark.django_db

STEP = """INSERT INTO requests_app_entry (verb, source, target, by_id, reason, details,
    support_request_id) VALUES ('amend', %s, %s, %s, 'س', '{}', %s)"""


@pytest.fixture
def clerk(db):
    return UserFactory(officer=True)


@pytest.fixture
def kin(clerk):
    """Of the clerk's household: the clerk has a file there by their account."""
    own = PersonFactory(account=clerk)
    return PersonFactory(household=own.household, relation="spouse")


def test_they_enter_and_submit_it(clerk, kin):
    assert situations.submitted(person=kin, by=clerk).status == "submitted"


@pytest.mark.parametrize(
    "verb",
    ["amend", "return_for_completion", "check_line", "attest", "verify", "withdraw", "cancel"],
)
def test_nothing_more_once_it_is_submitted(verb, clerk, kin):
    case = situations.submitted(person=kin, by=clerk)
    assert why(LIFE, verb, case, clerk) == "own"
    assert why(LIFE, verb, case, UserFactory(officer=True)) != "own"


def test_of_a_strangers_request_they_go_on(clerk):
    case = situations.submitted(by=clerk)
    assert why(LIFE, "return_for_completion", case, clerk) is None


def step_as(user, case, source="submitted"):
    with acting(user.pk), connection.cursor() as cursor:
        cursor.execute(STEP, [source, source, user.pk, case.pk])


def test_the_database_holds_it(clerk, kin, owner):
    case = situations.submitted(person=kin, by=clerk)
    step_as(UserFactory(officer=True), case)
    step_as(clerk, case, source="draft")
    rule = "entry_not_by_who_entered_for_kin"
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        step_as(clerk, case)
    assert constraint_of(refused.value) == rule
    with without(owner, rule):
        step_as(clerk, case)


def test_who_applies_for_themselves_goes_on():
    person = PersonFactory(with_account=True)
    case = situations.submitted(person=person)
    with acting(person.account_id):
        step_as(person.account, case)
