"""How long a second colleague has to look stands in the policy's version."""

from datetime import timedelta

import pytest

from beneficiaries import workflow as registry
from beneficiaries.enums import RegistryTaskKind
from requests_app.intake.enums import RequestTaskKind
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db
DAYS = {"second_look_days": 2, "file_look_days": 9, "likeness_days": 5}


def days_for(kind):
    return Task.objects.open().get(kind=kind).due_on - clock.today()


@pytest.fixture
def other_days(cast, calendar):
    """In force before whatever begins in the test."""
    calendar.move_to("2026-10-01")
    approved(cast, in_days=0, second_look_percent=100, **DAYS)
    calendar.move_to(calendar.BEGINS)


def test_a_second_look(cast, calendar, other_days):
    requests.raised()
    assert days_for(RequestTaskKind.SECOND_LOOK) == timedelta(days=2)


def test_what_one_colleague_changed_in_a_file(cast, calendar, other_days):
    person = requests.draft().person
    calendar.forward(days=1)
    registry.change_person(person, by=cast.officer, first_name="سعاد")
    assert days_for(RegistryTaskKind.LOOK) == timedelta(days=9)


def test_an_account_like_anothers(cast, calendar, other_days):
    case = cases.accepted(calendar=calendar)
    UserFactory(provider=True, mobile=case.person.mobile)
    cases.complete(case)
    assert days_for(GuardedTaskKind.LIKENESS) == timedelta(days=5)
