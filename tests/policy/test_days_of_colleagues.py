"""How long colleagues have to look, call, search and answer stands in the policy's version."""

from datetime import timedelta

import pytest

from beneficiaries import familiar, home, on_behalf
from beneficiaries import workflow as registry
from beneficiaries.enums import RegistryTaskKind
from requests_app.delivery.models import Delivery
from requests_app.delivery.workflow import arrival
from requests_app.intake.enums import RequestTaskKind
from requests_app.intake.workflow import second_look
from sanad.contact.models import Contact
from sanad.guarded.enums import GuardedTaskKind
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import requests
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory
from tests.factories.contact import ContactFactory, ReferralFactory
from tests.factories.guarded import name_helper
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db
DAYS = {
    "answer_days": 6,
    "call_days": 4,
    "compare_days": 8,
    "differs_days": 11,
    "file_look_days": 9,
    "fresh_days": 10,
    "likeness_days": 5,
    "search_days": 7,
    "second_look_days": 2,
}


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


def test_what_a_second_look_found(cast, calendar, other_days):
    case = requests.raised()
    second_look.look_differs(case, by=UserFactory(officer=True), note="رقم العقد غير المكتوب")
    assert days_for(RequestTaskKind.DIFFERS) == timedelta(days=11)


def test_help_that_did_not_arrive(cast, calendar, other_days):
    case = cases.delivered(calendar=calendar, person=PersonFactory(with_account=True))
    given = Delivery.objects.of_request(case).get()
    with signed_in(case.person.account):
        arrival.say_arrived(case, by=case.person.account, delivery=given, has_arrived=False)
    assert days_for(RequestTaskKind.NOT_ARRIVED) == timedelta(days=7)


def test_a_call_and_two_files(cast, other_days):
    person = PersonFactory(with_account=True)
    with signed_in(person.account):
        familiar.ask_to_be_called(person, by=person.account)
    assert days_for(RegistryTaskKind.KNOW) == timedelta(days=4)
    twin = PersonFactory(
        first_name=person.first_name,
        father_name=person.father_name,
        grandfather_name=person.grandfather_name,
        family_name=person.family_name,
        born_on=person.born_on,
    )
    registry.ask_to_compare(twin)
    assert days_for(RegistryTaskKind.COMPARE) == timedelta(days=8)


def test_what_a_helper_did_for_whom_no_message_reaches(cast, other_days):
    mother, son = PersonFactory(mobile=""), PersonFactory(with_account=True)
    name_helper(mother, son)
    with signed_in(son.account):
        for _twice in range(2):
            on_behalf.tell(mother, "begun", by=son.account, about=mother)
    assert days_for(RegistryTaskKind.HELPED) == timedelta(days=4)
    assert not Message.objects.to_people([mother]).filter(code="helping.begun").exists()


@pytest.mark.parametrize(("days", "is_late"), [(5, False), (6, False), (7, True)])
def test_what_is_asked_in_writing(cast, calendar, other_days, days, is_late):
    post = ContactFactory(channel="social", link="https://example.org/1")
    referral = ReferralFactory()
    assert {post.answer_due_on, referral.due_on} == {clock.today() + timedelta(days=6)}
    calendar.forward(days=days)
    assert Contact.objects.late().filter(pk=post.pk).exists() is is_late


@pytest.mark.parametrize(("days", "is_old"), [(10, False), (11, True)])
def test_a_household_that_nobody_confirmed(cast, calendar, other_days, days, is_old):
    household = HouseholdFactory()
    calendar.forward(days=days)
    assert {value.is_old for value in home.values(household)} == {is_old}
