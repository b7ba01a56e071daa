"""Every finished step is asked about once, and nobody is asked too often."""

import pytest

from requests_app.intake.enums import LIFE
from requests_app.models import AwardLine
from sanad.contact import workflow as contacts
from sanad.lib.actor import acting
from sanad.messaging.models import Message, MessageDelivery
from surveys import invitations, sealing, tasks
from surveys.models import Invitation
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
from tests.factories.surveys import invitation

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-5")]


def decided(verb="accept", **options):
    """A request whose history says that it was decided; what is read here is the history."""
    support_request = requests.draft(**options)
    with acting(None):
        LIFE.write_log(support_request, verb, by=None)
    return support_request


def test_each_decision_and_each_last_delivery_is_asked_about_once(calendar):
    accepted, rejected = decided("accept"), decided("reject")
    requests.draft()
    assert invitations.invite() == 2
    assert invitations.invite() == 0
    with acting(None):
        LIFE.write_log(accepted, "finish", by=None)
    assert invitations.invite() == 1
    made = Invitation.objects.about(accepted)
    assert {each.step for each in made} == {"decision", "delivery"}
    asked = Invitation.objects.about(rejected).get()
    assert (asked.person_id, asked.branch_id, asked.programme_id) == (
        rejected.person_id,
        rejected.branch_id,
        rejected.programme_id,
    )
    assert str(asked.expires_on) == "2026-12-22"


def test_a_case_that_goes_its_way_is_asked_about(calendar):
    """By the verbs themselves: rejected in a sitting; accepted, registered and delivered."""
    case = committee.ripe(calendar)
    committee.decided(committee.item_of(committee.in_session(items=[case]), case), "rejected")
    invitations.invite()
    assert Invitation.objects.about(case).get().step == "decision"
    registered = cases.registered(calendar=calendar)
    # An acceptance made by hand in the factory of deliveries bears no verb; the delivery does.
    for line in AwardLine.objects.filter(support_request=registered):
        cases.pay(line)
    invitations.invite()
    assert "delivery" in {each.step for each in Invitation.objects.about(registered)}


@pytest.mark.policy("PR-1")
def test_a_closed_visit_of_somebody_known_is_asked_about(cast, calendar):
    visit = ContactFactory(by=cast.officer, visit=True)
    call = ContactFactory(by=cast.officer)
    waiting = ContactFactory(by=cast.officer, waiting=True)
    stranger = ContactFactory(by=cast.officer, visit=True, stranger=True)
    assert invitations.invite() == 0
    for contact in (visit, call, stranger):
        contacts.close(contact, by=cast.officer, outcome="answered")
    contacts.leave(waiting, by=cast.officer)
    assert invitations.invite() == 1
    asked = Invitation.objects.about(visit).get()
    assert (asked.step, asked.person_id, asked.branch_id, asked.programme_id) == (
        "visit",
        visit.person_id,
        visit.branch_id,
        None,
    )


def test_what_ended_long_ago_is_not_asked_about(calendar):
    decided()
    calendar.forward(days=15)
    assert invitations.invite() == 0


def test_the_push_carries_a_link_that_leaves_no_copy(calendar):
    support_request = decided()
    invitations.invite()
    assert invitations.push() == 1
    asked = Invitation.objects.get()
    token = sealing.token_of(asked.pk)
    message = Message.objects.about(asked).get()
    assert message.person_id == support_request.person_id
    assert token not in message.body and token not in message.link
    delivery = MessageDelivery.objects.get()
    assert delivery.is_secret and token in delivery.text and delivery.parts == 2
    assert support_request.person.first_name not in delivery.text


def test_nobody_is_asked_twice_in_a_month_and_the_newest_step_comes_first(calendar):
    person = PersonFactory()
    decided(person=person, programme="rent")
    invitations.invite()
    calendar.forward(days=1)
    decided(person=person, programme="electricity")
    invitations.invite()
    assert invitations.push() == 1
    assert Invitation.objects.get(pushed_at__isnull=False).programme.code == "electricity"
    assert invitations.push() == 0
    calendar.forward(days=20)
    assert invitations.push() == 0
    calendar.forward(days=8)  # the month of silence is not over, the first step's is
    assert Invitation.objects.filter(pushed_at__isnull=True).exists()
    calendar.forward(days=3)
    assert invitations.push() == 0
    fresh = invitation(person=person)
    assert invitations.push() == 1
    fresh.refresh_from_db()
    assert fresh.pushed_at


@pytest.mark.parametrize("how", [{"may_text": False}, {"cannot_read": True}])
def test_whoever_may_not_be_texted_finds_it_in_the_portal(calendar, how):
    decided(person=PersonFactory(**how))
    invitations.invite()
    assert invitations.push() == 1
    assert Message.objects.count() == 1 and not MessageDelivery.objects.exists()


def test_what_is_due_is_idempotent(calendar):
    decided()
    assert tasks.due() == 2
    assert tasks.due() == 0


def test_tokens_are_not_guessed_from_the_row():
    asked = invitation()
    token = sealing.token_of(asked.pk)
    assert len(token) == 22 and token != asked.lookup[:22]
    assert sealing.lookup_of(token) == asked.lookup
    assert sealing.fingerprint_of(token) != asked.lookup
