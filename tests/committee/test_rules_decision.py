"""What the database holds of a decision, tried from raw SQL as the site's role, rule by rule."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from requests_app.committee.workflow import committee
from requests_app.models import Decision
from sanad.middleware import constraint_of
from tests.committee.raw import a_letter, insert_decision, refused, run
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    cast_vote,
    decided,
    in_session,
    item_of,
    locked,
    ripe,
    scanned,
    secretary,
    sitting,
    studied,
    the_members,
    voted,
)
from tests.factories.requests import raised

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(item):
    return a_letter()


def _days_ago(days):
    from datetime import timedelta

    from sanad.lib import clock

    return clock.today() - timedelta(days=days)


class TestTheRequest:
    @pytest.mark.policy("PR-5")
    @pytest.mark.parametrize("status", ["accepted", "rejected"])
    def test_decided_by_sitting(self, item, case, status):
        voted(item)
        refused(
            "supportrequest_decided_by_sitting",
            "UPDATE requests_app_supportrequest SET status = %s WHERE id = %s",
            status,
            case.pk,
        )

    def test_not_the_other_way_than_decided(self, item, case, letter):
        voted(item)
        run(*insert_decision(item, letter))
        refused(
            "supportrequest_decided_by_sitting",
            "UPDATE requests_app_supportrequest SET status = 'rejected' WHERE id = %s",
            case.pk,
        )

    def test_raised_again_by_objection(self, item, case):
        decided(item, "rejected")
        refused(
            "supportrequest_raised_again_by_objection",
            "UPDATE requests_app_supportrequest SET status = 'raised' WHERE id = %s",
            case.pk,
        )


class TestTheDecision:
    def test_the_database_writes_day_counts_and_flag(self, item, letter):
        voted(item)
        run(*insert_decision(item, letter))
        decision = Decision.objects.get()
        assert str(decision.decided_on) == "2026-11-22"
        assert (decision.yes, decision.no, decision.is_late_entry) == (3, 0, False)

    def test_is_insert_only(self, item):
        decided(item)
        refused("decision_is_insert_only", "UPDATE requests_app_decision SET id = id")
        with pytest.raises(ProgrammingError), transaction.atomic():
            run("UPDATE requests_app_decision SET amount = 1")
        with pytest.raises(ProgrammingError), transaction.atomic():
            run("DELETE FROM requests_app_decision")

    def test_in_an_open_sitting(self, case, letter, item):
        voted(item)
        committee.defer(item, by=secretary(), reason="next-sitting")
        refused("decision_in_an_open_sitting", *insert_decision(item, letter))

    def test_on_its_own_item(self, calendar, item, letter):
        voted(item)
        other = ripe(calendar)
        refused(
            "decision_in_an_open_sitting",
            *insert_decision(item, letter, support_request_id=other.pk),
        )

    def test_a_planned_sitting_decides_nothing(self, calendar, letter):
        # Without its opening a sitting has no policy version, so no quorum to meet.
        case = ripe(calendar)
        item = item_of(sitting(items=[case]), case)
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            run(*insert_decision(item, letter))
        assert constraint_of(refusal.value).startswith("decision_")

    def test_after_a_study(self, calendar, letter):
        case = raised(calendar=calendar, raised_on="2026-11-01")
        item = voted(item_of(in_session(items=[case]), case))
        refused("decision_after_a_study", *insert_decision(item, letter))

    def test_after_all_have_voted(self, item, letter):
        for member in the_members()[:2]:
            cast_vote(item, by=member, choice="yes")
        refused("decision_after_all_have_voted", *insert_decision(item, letter))

    def test_follows_the_votes(self, item, letter):
        voted(item, "no")
        refused("decision_follows_the_votes", *insert_decision(item, letter))

    @pytest.mark.parametrize(
        "changed",
        [{"words": ""}, {"reasons": []}, {"reasons": ["income"]}, {"reasons": ["need-shown", "x"]}],
    )
    def test_has_reasons(self, item, letter, changed):
        voted(item)
        refused("decision_has_reasons", *insert_decision(item, letter, **changed))

    def test_less_is_in_part(self, item, letter):
        voted(item)
        refused("decision_less_is_in_part", *insert_decision(item, letter, amount=1))

    @pytest.mark.policy("PR-5")
    def test_not_before_the_floor(self, calendar, owner, letter):
        case = locked(calendar)
        studied(case)
        item = item_of(in_session(items=[case]), case)
        # The votes are given on a day when they may be; then the calendar goes back.
        calendar.forward(days=20)
        voted(item)
        calendar.forward(days=-20)
        refused("decision_not_before_the_floor", *insert_decision(item, letter))

    def test_of_a_raised_request(self, item, case, letter):
        from requests_app.intake.workflow import aside
        from tests.factories.requests import officer

        voted(item)
        aside.withdraw(case, by=officer(), reason="قالت ذلك")
        refused("decision_of_a_raised_request", *insert_decision(item, letter))

    def test_recorded_by_another(self, item, case, letter):
        voted(item)
        PersonFactory(account=secretary(), household=case.household)
        refused("decision_recorded_by_another", *insert_decision(item, letter))

    def test_sitting_is_quorate(self, calendar, letter):
        case = ripe(calendar)
        item = voted(item_of(in_session(items=[case], members=the_members()[:2]), case))
        refused("decision_sitting_is_quorate", *insert_decision(item, letter))

    @pytest.mark.parametrize("most", [{"max_amount": 100}, {"max_months": 1}])
    def test_within_the_programme(self, calendar, most):
        programmes.next_version("rent", **most)
        case = ripe(calendar)
        item = voted(item_of(in_session(items=[case]), case))
        letter = a_letter()
        refused("decision_within_the_programme", *insert_decision(item, letter, months=2))

    @pytest.mark.parametrize(
        "changed",
        [
            {"amount": None},
            {"amount": 0, "outcome": "part"},
            {"outcome": "rejected", "reasons": ["income"]},
            {"months": 0},
        ],
    )
    def test_gives_what_it_grants(self, item, letter, changed):
        voted(item, "no" if changed.get("outcome") == "rejected" else "yes")
        refused("decision_gives_what_it_grants", *insert_decision(item, letter, **changed))

    def test_late_entry_in_time(self, calendar, letter):
        case = ripe(calendar, days=20)
        session = in_session(items=[case], held_on=_days_ago(3), paper_reference="7")
        item = item_of(session, case)
        for member in the_members():
            cast_vote(item, by=secretary(), member=member, choice="yes")
        scanned(session)
        calendar.forward(days=5)
        refused("decision_late_entry_in_time", *insert_decision(item, letter))


@pytest.mark.policy("PR-7")
def test_more_than_was_asked_needs_a_study_that_says_so(item, letter):
    for member in the_members():
        cast_vote(item, by=member, choice="yes")
    more = item.support_request.amount + 1
    refused("decision_no_more_than_asked", *insert_decision(item, letter, amount=more))
