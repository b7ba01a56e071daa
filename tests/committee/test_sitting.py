"""A sitting from its plan to its signed minutes (PR-5)."""

from datetime import timedelta

import pytest

from requests_app.committee.enums import ItemStatus, Presence, SittingStatus
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.models import Decision
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.workflow.refusal import NotAllowed
from tests.committee.calls import decided_directly, refusal_of
from tests.factories.committee import (
    WORDS,
    cast_vote,
    chair,
    decided,
    in_session,
    item_of,
    ripe,
    scanned,
    secretary,
    sitting,
    the_members,
)
from tests.factories.requests import noticed

pytestmark = pytest.mark.django_db


class TestTheSittingItself:
    def test_it_opens_on_its_day(self, calendar):
        planned = sitting(scheduled_on=clock.today() + timedelta(days=2))
        assert refusal_of(sittings.open_sitting, planned, by=secretary()).code == "early"
        calendar.forward(days=2)
        opened = sittings.open_sitting(planned, by=secretary())
        opened.refresh_from_db()
        assert opened.held_on == clock.today() and opened.policy_version_id

    def test_it_is_not_planned_for_the_past(self, calendar):
        past = clock.today() - timedelta(days=1)
        assert refusal_of(sitting, scheduled_on=past).code == "past"

    def test_it_closes_when_all_is_done(self, session, item):
        refusal = refusal_of(sittings.close_sitting, session, by=secretary())
        assert refusal.code == "items"
        committee.defer(item, by=secretary(), reason="next-sitting")
        assert sittings.close_sitting(session, by=secretary()).status == SittingStatus.CLOSED

    def test_called_off_its_items_are_free(self, case):
        planned = sitting(items=[case])
        assert refusal_of(sittings.cancel_sitting, planned, by=secretary(), reason="").code
        sittings.cancel_sitting(planned, by=secretary(), reason="عاصفة")
        assert item_of(sitting(items=[case]), case)

    def test_a_request_is_on_one_agenda(self, case, session):
        other = sitting()
        refusal = refusal_of(sittings.add_items, other, by=secretary(), support_requests=[case])
        assert refusal.code == "listed"

    def test_only_what_is_with_the_committee_comes_on_it(self, calendar):
        cases = [ripe(calendar), noticed()]
        refusal = refusal_of(sitting, items=cases)
        assert refusal.code == "not-raised" and cases[1].number in refusal.sentence

    def test_a_vote_holds_the_chair_and_the_seats_of_its_own_sitting_alone(self, item):
        first, second, _third = the_members()
        cast_vote(item, by=first, choice="yes")
        other, seats = sitting(), dict.fromkeys(the_members(), Presence.PRESENT)
        for member in (second, first, second):
            sittings.record_attendance(other, by=secretary(), states=seats, chair=member)
            assert other.attendance.get(is_chair=True).member == member
        states = {first: Presence.ABSENT}
        sittings.record_attendance(other, by=secretary(), states=states, chair=second)
        assert other.attendance.get(member=first).state == Presence.ABSENT

    def test_a_withdrawn_request_does_not_hold_the_sitting(self, session, item, case):
        from requests_app.intake.workflow import aside
        from tests.factories.requests import officer

        aside.withdraw(case, by=officer(), reason="قالت بالهاتف إنها لا تريده")
        assert refusal_of(committee.vote, item, by=chair(), choice="yes").code == "left"
        sittings.close_sitting(session, by=secretary())
        item.refresh_from_db()
        assert item.status == ItemStatus.REMOVED

    def test_planned_twice_with_one_key_is_planned_once(self, calendar):
        import uuid

        key = uuid.uuid4()
        assert sitting(key=key) == sitting(key=key)


class TestPaper:
    def test_it_is_entered_within_the_days_and_flagged(self, calendar):
        case = ripe(calendar, days=20)
        held = clock.today() - timedelta(days=3)
        session = in_session(items=[case], held_on=held, paper_reference="7/1448")
        item = item_of(session, case)
        for member in the_members():
            cast_vote(item, by=secretary(), member=member, choice="yes")
        assert refusal_of(decided_directly, item).code == "unconfirmed"
        scanned(session)
        decided_directly(item)
        decision = Decision.objects.get()
        assert decision.is_late_entry and decision.decided_on == held

    def test_not_after_them(self, calendar):
        held = clock.today() - timedelta(days=8)
        assert refusal_of(sitting, held_on=held, paper_reference="7").code == "late"

    def test_its_day_too_is_not_before_the_floor(self, calendar):
        case = ripe(calendar, days=14)
        held = clock.today() - timedelta(days=1)
        item = item_of(in_session(items=[case], held_on=held, paper_reference="7/1448"), case)
        refusal = refusal_of(committee.vote, item, by=secretary(), member=chair(), choice="yes")
        assert refusal.code == "floor"


class TestMinutes:
    def test_drafted_from_the_decisions_and_signed_by_the_chair(self, session, item, case):
        from requests_app.committee import letters

        decided(item, "accepted")
        draft = letters.minutes_draft(session)
        assert case.number in draft and WORDS["accepted"] in draft and "the-chair" in draft
        closed = sittings.close_sitting(session, by=secretary())
        closed = sittings.write_minutes(closed, by=secretary(), minutes=draft + "\nانتهت.")
        assert not sittings.sign_minutes.why_not(closed, chair())
        with pytest.raises(NotAllowed):
            sittings.sign_minutes(closed, by=secretary())
        signed = sittings.sign_minutes(closed, by=chair())
        letter = Letter.objects.get(kind="minutes")
        assert letter.paragraphs[-1] == "انتهت."
        assert letter.pdf().startswith(b"%PDF-")
        assert (
            refusal_of(sittings.write_minutes, signed, by=secretary(), minutes="غيره").code
            == "signed"
        )
        assert refusal_of(sittings.sign_minutes, signed, by=chair()).code == "signed"
