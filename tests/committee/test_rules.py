"""What the database holds of the sitting, tried from raw SQL as the site's role, rule by rule."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from beneficiaries.models import Guardianship
from requests_app.models import Decision
from requests_app.workflow import committee
from requests_app.workflow import sitting as sittings
from sanad.middleware import constraint_of
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    assigned,
    chair,
    decided,
    in_session,
    item_of,
    locked,
    researcher,
    ripe,
    secretary,
    sitting,
    studied,
    the_members,
    voted,
)
from tests.factories.requests import raised, verified

pytestmark = pytest.mark.django_db


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(rule, sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        run(sql, *values)
    assert constraint_of(refusal.value) == rule


@pytest.fixture
def case(calendar):
    return ripe(calendar)


@pytest.fixture
def item(case):
    return item_of(in_session(items=[case]), case)


@pytest.fixture
def letter(item):
    from sanad.letters.issue import issue

    return issue(kind="decision", to="س", subject="س", paragraphs=["س"], by=secretary())


def insert_decision(item, letter, **changed):
    row = {
        "support_request_id": item.support_request_id,
        "item_id": item.pk,
        "outcome": "accepted",
        "amount": item.support_request.amount,
        "months": 1,
        "items": [],
        "reasons": ["need-shown"],
        "words": "س",
        "decided_on": "2020-01-01",
        "recorded_at": "2020-01-01",
        "is_late_entry": True,
        "yes": 99,
        "no": 0,
        "abstained": 0,
        "by_id": secretary().pk,
        "letter_id": letter.pk,
    } | changed
    columns = ", ".join(row)
    marks = ", ".join(["%s"] * len(row))
    return (f"INSERT INTO requests_app_decision ({columns}) VALUES ({marks})", *row.values())


def insert_vote(item, member, choice="yes"):
    return (
        "INSERT INTO requests_app_vote (item_id, member_id, choice, by_id) VALUES (%s, %s, %s, %s)",
        item.pk,
        member.pk,
        choice,
        member.pk,
    )


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
            committee.vote(item, by=member, choice="yes")
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
        from requests_app.workflow import aside
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

    @pytest.mark.parametrize("changed", [{"amount": 20001}, {"months": 13}])
    def test_within_the_programme(self, item, letter, changed):
        voted(item)
        refused("decision_within_the_programme", *insert_decision(item, letter, **changed))

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
            committee.vote(item, by=secretary(), member=member, choice="yes")
        calendar.forward(days=5)
        refused("decision_late_entry_in_time", *insert_decision(item, letter))


def _days_ago(days):
    from datetime import timedelta

    from sanad.lib import clock

    return clock.today() - timedelta(days=days)


class TestTheVote:
    def test_in_an_open_sitting(self, calendar, case):
        planned = sitting(items=[case])
        refused("vote_by_a_present_member", *insert_vote(item_of(planned, case), chair()))
        sittings.record_attendance(planned, by=secretary(), states={chair(): "present"})
        refused("vote_in_an_open_sitting", *insert_vote(item_of(planned, case), chair()))

    @pytest.mark.policy("PR-5")
    def test_not_before_the_floor(self, calendar):
        case = locked(calendar)
        item = item_of(in_session(items=[case]), case)
        refused("vote_not_before_the_floor", *insert_vote(item, chair()))

    def test_by_a_present_member(self, item):
        refused("vote_by_a_present_member", *insert_vote(item, UserFactory(member=True)))

    def test_not_by_a_recused_member(self, item):
        committee.recuse(item, by=chair(), reason="صداقة")
        refused("vote_not_by_a_recused_member", *insert_vote(item, chair()))

    def test_nor_by_a_relative_whom_nobody_noticed(self, item, case):
        PersonFactory(account=chair(), household=case.household)
        refused("vote_not_by_a_recused_member", *insert_vote(item, chair()))

    def test_nor_by_who_acts_for_the_applicant(self, item, case):
        Guardianship.objects.create(
            ward=case.person, guardian=PersonFactory(account=chair()), basis="صك ولاية"
        )
        refused("vote_not_by_a_recused_member", *insert_vote(item, chair()))

    def test_not_by_the_author(self, calendar, case):
        from django.contrib.auth.models import Group

        researcher().groups.add(Group.objects.get(name="member"))
        item = item_of(in_session(items=[case], members=[*the_members(), researcher()]), case)
        refused("vote_not_by_the_author", *insert_vote(item, researcher()))

    def test_once_and_for_all(self, item):
        committee.vote(item, by=chair(), choice="yes")
        refused("vote_once", *insert_vote(item, chair(), "no"))
        refused("vote_is_insert_only", "UPDATE requests_app_vote SET id = id")
        with pytest.raises(ProgrammingError), transaction.atomic():
            run("UPDATE requests_app_vote SET choice = 'no'")


class TestRecusal:
    sql = (
        "INSERT INTO requests_app_recusal (item_id, member_id, reason, is_automatic, by_id)"
        " VALUES (%s, %s, %s, false, %s)"
    )

    def test_before_the_vote(self, item):
        committee.vote(item, by=chair(), choice="yes")
        refused("recusal_before_the_vote", self.sql, item.pk, chair().pk, "س", secretary().pk)

    def test_has_a_reason(self, item):
        refused("recusal_has_a_reason", self.sql, item.pk, chair().pk, "", secretary().pk)

    def test_once_and_for_all(self, item):
        committee.recuse(item, by=chair(), reason="س")
        refused("recusal_once", self.sql, item.pk, chair().pk, "س", secretary().pk)
        refused("recusal_is_insert_only", "UPDATE requests_app_recusal SET id = id")

    def test_in_a_living_sitting(self, item):
        committee.defer(item, by=secretary(), reason="next-sitting")
        refused("recusal_in_a_living_sitting", self.sql, item.pk, chair().pk, "س", secretary().pk)


class TestAttendance:
    sql = (
        "INSERT INTO requests_app_attendance (sitting_id, member_id, is_chair, state,"
        " recorded_by_id) VALUES (%s, %s, %s, 'present', %s)"
    )

    def test_of_a_member(self, item):
        refused(
            "attendance_of_a_member",
            self.sql,
            item.sitting_id,
            UserFactory(officer=True).pk,
            False,
            secretary().pk,
        )

    def test_one_chair(self, item):
        refused(
            "attendance_one_chair",
            self.sql,
            item.sitting_id,
            UserFactory(chair=True).pk,
            True,
            secretary().pk,
        )

    def test_once(self, item):
        refused("attendance_once", self.sql, item.sitting_id, chair().pk, False, secretary().pk)

    def test_keeps_its_member(self, item):
        refused(
            "attendance_keeps_its_member",
            "UPDATE requests_app_attendance SET member_id = %s WHERE member_id = %s",
            UserFactory(member=True).pk,
            chair().pk,
        )

    def test_voter_was_there(self, item):
        committee.vote(item, by=chair(), choice="yes")
        refused(
            "attendance_voter_was_there",
            "UPDATE requests_app_attendance SET state = 'absent' WHERE member_id = %s",
            chair().pk,
        )

    def test_in_a_living_sitting(self, item):
        committee.defer(item, by=secretary(), reason="next-sitting")
        sittings.close_sitting(item.sitting, by=secretary())
        refused(
            "attendance_in_a_living_sitting",
            "UPDATE requests_app_attendance SET state = 'left' WHERE member_id = %s",
            chair().pk,
        )


class TestTheAgenda:
    sql = (
        "INSERT INTO requests_app_agendaitem (sitting_id, support_request_id, position, status,"
        " reason) VALUES (%s, %s, 1, %s, '')"
    )

    def test_one_active(self, item, case):
        refused("agendaitem_one_active", self.sql, sitting().pk, case.pk, "listed")

    def test_of_a_raised_request(self, calendar):
        refused("agendaitem_of_a_raised_request", self.sql, sitting().pk, verified().pk, "listed")

    def test_life(self, calendar, case):
        sql = self.sql.replace("'')", "'س')")
        refused("agendaitem_life", sql, sitting().pk, case.pk, "deferred")

    def test_decided_by_decision(self, item):
        refused(
            "agendaitem_decided_by_decision",
            "UPDATE requests_app_agendaitem SET status = 'decided' WHERE id = %s",
            item.pk,
        )

    def test_left_with_a_reason(self, item):
        refused(
            "agendaitem_left_with_a_reason",
            "UPDATE requests_app_agendaitem SET status = 'deferred' WHERE id = %s",
            item.pk,
        )

    def test_keeps_its_case(self, item):
        refused(
            "agendaitem_keeps_its_case",
            "UPDATE requests_app_agendaitem SET sitting_id = %s WHERE id = %s",
            sitting().pk,
            item.pk,
        )

    def test_in_a_living_sitting(self, item, calendar):
        committee.defer(item, by=secretary(), reason="next-sitting")
        closed = sittings.close_sitting(item.sitting, by=secretary())
        refused(
            "agendaitem_in_a_living_sitting",
            self.sql,
            closed.pk,
            ripe(calendar).pk,
            "listed",
        )


class TestTheSitting:
    def test_closes_when_all_is_done(self, item):
        for status in ("closed",):
            refused(
                "sitting_closes_when_all_is_done",
                "UPDATE requests_app_sitting SET status = %s WHERE id = %s",
                status,
                item.sitting_id,
            )

    def test_life(self, calendar):
        planned = sitting()
        refused(
            "sitting_life",
            "UPDATE requests_app_sitting SET status = 'closed' WHERE id = %s",
            planned.pk,
        )
        refused(
            "sitting_life",
            "INSERT INTO requests_app_sitting (number, scheduled_on, place, status, is_paper,"
            " paper_reference, created_by_id, minutes) VALUES (99, '2026-11-22', '', 'open',"
            " false, '', %s, '')",
            secretary().pk,
        )

    def test_keeps_its_number(self, calendar):
        sitting()
        refused("sitting_keeps_its_number", "UPDATE requests_app_sitting SET number = 99")

    def test_late_entry_in_time(self, calendar):
        planned = sitting(held_on=_days_ago(6), paper_reference="7")
        calendar.forward(days=2)
        refused(
            "sitting_late_entry_in_time",
            "UPDATE requests_app_sitting SET status = 'open' WHERE id = %s",
            planned.pk,
        )

    def test_paper_has_its_minutes(self, calendar):
        planned = sitting(held_on=_days_ago(6), paper_reference="7")
        refused(
            "sitting_paper_has_its_minutes",
            "UPDATE requests_app_sitting SET paper_reference = '' WHERE id = %s",
            planned.pk,
        )

    def test_signed_when_closed(self, item):
        refused(
            "sitting_signed_when_closed",
            "UPDATE requests_app_sitting SET minutes_signed_at = now(), minutes = 'س',"
            " minutes_signed_by_id = %s WHERE id = %s",
            chair().pk,
            item.sitting_id,
        )

    def test_closed_stays(self, item):
        committee.defer(item, by=secretary(), reason="next-sitting")
        closed = sittings.close_sitting(item.sitting, by=secretary())
        refused(
            "sitting_closed_stays",
            "UPDATE requests_app_sitting SET scheduled_on = '2026-01-01' WHERE id = %s",
            closed.pk,
        )
        sittings.sign_minutes(closed, by=chair())
        refused(
            "sitting_closed_stays",
            "UPDATE requests_app_sitting SET minutes = 'غيره' WHERE id = %s",
            closed.pk,
        )

    def test_its_days_are_the_databases(self, calendar):
        opened = sittings.open_sitting(sitting(), by=secretary())
        run(
            "UPDATE requests_app_sitting SET held_on = '2020-01-01', opened_at = '2020-01-01'"
            " WHERE id = %s",
            opened.pk,
        )
        opened.refresh_from_db()
        assert str(opened.held_on) == "2026-11-22" and opened.opened_at.year == 2026


class TestTheStudy:
    sql = (
        "INSERT INTO requests_app_study (support_request_id, researcher_id, assigned_by_id,"
        " status, kind, findings, recommendation) VALUES (%s, %s, %s, %s, 'home', '', '')"
    )

    def test_of_a_raised_request(self, calendar):
        refused(
            "study_of_a_raised_request",
            self.sql,
            verified().pk,
            researcher().pk,
            secretary().pk,
            "draft",
        )

    def test_life(self, calendar):
        case = locked(calendar)
        refused("study_life", self.sql, case.pk, researcher().pk, secretary().pk, "submitted")

    def test_one_open(self, calendar):
        case = locked(calendar)
        assigned(case)
        refused("study_one_open", self.sql, case.pk, researcher().pk, secretary().pk, "draft")

    def test_by_another(self, calendar):
        case = locked(calendar)
        PersonFactory(account=researcher(), household=case.household)
        refused("study_by_another", self.sql, case.pk, researcher().pk, secretary().pk, "draft")

    def test_submitted_is_complete_and_stays(self, calendar):
        case = locked(calendar)
        study = assigned(case)
        refused(
            "study_submitted_is_complete",
            "UPDATE requests_app_study SET status = 'submitted' WHERE id = %s",
            study.pk,
        )
        run("UPDATE requests_app_study SET findings = 'س' WHERE id = %s", study.pk)
        refused(
            "study_keeps_its_case",
            "UPDATE requests_app_study SET support_request_id = %s WHERE id = %s",
            locked(calendar).pk,
            study.pk,
        )

    def test_submitted_stays(self, case):
        refused(
            "study_submitted_stays",
            "UPDATE requests_app_study SET findings = 'غيره' WHERE support_request_id = %s",
            case.pk,
        )


class TestTheObjection:
    sql = (
        "INSERT INTO requests_app_objection (decision_id, person_id, words, channel, filed_by_id,"
        " status, answer) VALUES (%s, %s, %s, 'desk', %s, %s, '')"
    )

    def insert(self, decision, words="س", status="filed", person=None):
        person = person or decision.support_request.person
        return (self.sql, decision.pk, person.pk, words, secretary().pk, status)

    def test_in_time(self, item, calendar):
        decision = decided(item, "rejected")
        refused("objection_in_time", *self.insert(decision, person=PersonFactory()))
        calendar.forward(days=31)
        refused("objection_in_time", *self.insert(decision))

    def test_not_to_a_full_acceptance(self, item):
        refused("objection_in_time", *self.insert(decided(item)))

    def test_says_why(self, item):
        refused("objection_says_why", *self.insert(decided(item, "rejected"), words=""))

    def test_life(self, item):
        refused("objection_life", *self.insert(decided(item, "rejected"), status="upheld"))

    def test_once_and_in_the_persons_own_words(self, item):
        decision = decided(item, "rejected")
        run(*self.insert(decision))
        with pytest.raises(IntegrityError), transaction.atomic():
            run(*self.insert(decision))
        refused("objection_keeps_its_words", "UPDATE requests_app_objection SET words = 'غيره'")

    def test_the_answer_stands(self, item, cast):
        run(*self.insert(decided(item, "rejected")))
        run(
            "UPDATE requests_app_objection SET status = 'dismissed', answer = 'نظرنا فيه.',"
            " heard_by_id = %s",
            cast.manager.pk,
        )
        refused("objection_answer_stands", "UPDATE requests_app_objection SET answer = 'غيره'")

    @pytest.mark.policy("PM-1")
    def test_heard_by_others_and_answered(self, item):
        run(*self.insert(decided(item, "rejected")))
        for user in (chair(), secretary(), researcher()):
            refused(
                "objection_heard_by_others",
                "UPDATE requests_app_objection SET heard_by_id = %s",
                user.pk,
            )
        refused(
            "objection_is_answered",
            "UPDATE requests_app_objection SET status = 'upheld', heard_by_id = %s",
            UserFactory(manager=True).pk,
        )


@pytest.mark.parametrize("table", ["studyentry", "sittingentry", "itementry", "objectionentry"])
def test_histories_are_insert_only(item, table):
    if table == "itementry":
        committee.vote(item, by=chair(), choice="yes")
    if table == "objectionentry":
        from requests_app.workflow.objection import file_objection

        decision = decided(item, "rejected")
        from tests.factories.requests import officer

        file_objection(decision.support_request, by=officer(), words="س", channel="desk")
    refused(f"{table}_is_insert_only", f"UPDATE requests_app_{table} SET id = id")
