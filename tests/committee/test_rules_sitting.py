"""What the database holds of a sitting, its agenda and its votes, rule by rule from raw SQL."""

import pytest
from django.db import ProgrammingError, transaction

from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from sanad.lib.refusal import Refused
from tests.committee.raw import insert_vote, refused, run
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    cast_vote,
    chair,
    in_session,
    item_of,
    locked,
    person_of,
    researcher,
    ripe,
    secretary,
    sitting,
    the_members,
)
from tests.factories.guarded import name_guardian
from tests.factories.requests import verified

pytestmark = pytest.mark.django_db


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
        name_guardian(case.person, PersonFactory(account=chair()))
        refused("vote_not_by_a_recused_member", *insert_vote(item, chair()))

    def test_not_by_the_author(self, calendar, case):
        give_role(researcher(), "member")
        item = item_of(in_session(items=[case], members=[*the_members(), researcher()]), case)
        refused("vote_not_by_the_author", *insert_vote(item, researcher()))

    def test_once_and_for_all(self, item):
        cast_vote(item, by=chair(), choice="yes")
        refused("vote_once", *insert_vote(item, chair(), "no"))
        refused("vote_stands_once_confirmed", "UPDATE requests_app_vote SET choice = 'no'")
        move = "UPDATE requests_app_vote SET member_id = %s"
        refused("vote_keeps_its_member", move, the_members()[1].pk)
        with pytest.raises(ProgrammingError), transaction.atomic():
            run("DELETE FROM requests_app_vote")


class TestRecusal:
    sql = (
        "INSERT INTO requests_app_recusal (item_id, member_id, reason, is_automatic, by_id)"
        " VALUES (%s, %s, %s, false, %s)"
    )

    def test_before_the_vote(self, item):
        cast_vote(item, by=chair(), choice="yes")
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
        cast_vote(item, by=secretary(), member=chair(), choice="yes")
        refused(
            "attendance_voter_was_there",
            "UPDATE requests_app_attendance SET state = 'absent' WHERE member_id = %s",
            chair().pk,
        )

    def test_chair_stays_once_voted(self, item):
        """By the verb and from raw SQL; before the first vote it may change."""
        seats = {chair(): "present", person_of("member", "member-1"): "present"}
        other = person_of("member", "member-1")
        sittings.record_attendance(item.sitting, by=secretary(), states=seats, chair=other)
        sittings.record_attendance(item.sitting, by=secretary(), states=seats, chair=chair())
        cast_vote(item, by=chair(), choice="yes")
        rule = "attendance_chair_stays_once_voted"
        move = "UPDATE requests_app_attendance SET is_chair = %s WHERE member_id = %s"
        refused(rule, move, False, chair().pk)
        refused(rule, move, True, other.pk)
        refused(rule, self.sql, item.sitting_id, UserFactory(member=True).pk, True, secretary().pk)
        with pytest.raises(Refused) as refusal:
            sittings.record_attendance(item.sitting, by=secretary(), states=seats, chair=other)
        assert refusal.value.code == "voted"
        sittings.record_attendance(item.sitting, by=secretary(), states={other: "left"})
        assert item.sitting.attendance.get(is_chair=True).member == chair()

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
            "UPDATE requests_app_sitting SET minutes_signed_at = now(), minutes_signed_by_id = %s"
            " WHERE id = %s",
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
        for change in ("place = 'غيره'", "starts_at = '03:00'"):
            sql = f"UPDATE requests_app_sitting SET {change} WHERE id = %s"
            refused("sitting_closed_stays", sql, closed.pk)
        sittings.sign_minutes(closed, by=chair())
        for change in ("minutes = 'غيره'", f"minutes_signed_by_id = {secretary().pk}"):
            sql = f"UPDATE requests_app_sitting SET {change} WHERE id = %s"
            refused("sitting_closed_stays", sql, closed.pk)

    def test_signed_by_the_chair(self, item):
        committee.defer(item, by=secretary(), reason="next-sitting")
        closed = sittings.close_sitting(item.sitting, by=secretary())
        sign = """UPDATE requests_app_sitting SET minutes = 'محضر', minutes_signed_at = now(),
            minutes_signed_by_id = %s WHERE id = %s"""
        for other in (secretary(), person_of("member", "member-1"), UserFactory(chair=True)):
            refused("sitting_signed_by_the_chair", sign, other.pk, closed.pk)
        run(sign, chair().pk, closed.pk)

    def test_its_days_are_the_databases(self, calendar):
        opened = sittings.open_sitting(sitting(), by=secretary())
        run(
            "UPDATE requests_app_sitting SET held_on = '2020-01-01', opened_at = '2020-01-01'"
            " WHERE id = %s",
            opened.pk,
        )
        opened.refresh_from_db()
        assert str(opened.held_on) == "2026-11-22" and opened.opened_at.year == 2026
