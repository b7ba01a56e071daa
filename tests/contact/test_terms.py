"""Terms of contacts and referrals: the day before, the day, the day after."""

import pytest

from sanad.contact import workflow
from sanad.contact.models import Contact, Referral
from tests.factories.contact import ContactFactory, ReferralFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("channel", "detail", "days", "is_late"),
    [
        ("visit", {}, 0, False),
        ("visit", {}, 1, True),
        ("phone", {}, 0, False),
        ("phone", {}, 1, True),
        ("delegate", {"place": "قرية الحصاة"}, 1, True),
        ("letter", {}, 2, False),
        ("letter", {}, 3, False),
        ("letter", {}, 4, True),
        ("social", {"link": "https://example.org/1"}, 3, False),
        ("social", {"link": "https://example.org/1"}, 4, True),
        ("website", {}, 3, False),
        ("website", {}, 4, True),
    ],
)
def test_a_contact_is_late_after_its_last_day(calendar, channel, detail, days, is_late):
    contact = ContactFactory(channel=channel, **detail)
    calendar.forward(days=days)
    row = Contact.objects.with_due().get(pk=contact.pk)
    assert row.is_late is is_late
    assert Contact.objects.late().exists() is is_late


def test_what_waits_its_turn_or_has_ended_is_never_late(calendar):
    ContactFactory(waiting=True)
    calendar.forward(days=30)
    assert not Contact.objects.late().exists()


@pytest.mark.policy("PR-3")
@pytest.mark.parametrize(("days", "is_late"), [(2, False), (3, False), (4, True)])
def test_a_referral_is_late_after_its_third_day(calendar, days, is_late):
    ReferralFactory()
    calendar.forward(days=days)
    assert Referral.objects.late().exists() is is_late


@pytest.mark.parametrize(("days", "is_in"), [(0, True), (6, True), (7, False)])
def test_a_week_is_seven_days_with_today(calendar, days, is_in):
    ContactFactory()
    calendar.forward(days=days)
    assert Contact.objects.this_week().exists() is is_in
    assert Contact.objects.today().exists() is (days == 0)


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-11-22 23:59", "2026-11-22"), ("2026-11-23 00:01", "2026-11-23")],
)
def test_the_day_turns_at_midnight_in_riyadh(calendar, moment, day):
    calendar.move_to(moment)
    assert str(ContactFactory().day) == day


def test_each_list_holds_its_own_contacts_alone():
    waits, runs, another = (
        ContactFactory(waiting=True),
        ContactFactory(visit=True),
        ContactFactory(),
    )
    workflow.close(another, by=another.created_by, outcome="answered")
    assert set(Contact.objects.waiting()) == {waits}
    assert set(Contact.objects.running()) == {runs}
    assert set(Contact.objects.handled_by(runs.handled_by)) == {runs}
