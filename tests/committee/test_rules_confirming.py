"""Votes and attendance are confirmed by their member alone: past the verbs, as the site's role."""

import pytest
from django.db import ProgrammingError, transaction

from requests_app.committee.workflow import sitting as sittings
from requests_app.models import Attendance, Vote, VoteCode
from sanad.accounts.models import User
from sanad.lib import clock
from tests.committee.raw import a_letter, insert_decision, insert_vote, refused, run
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.committee import (
    cast_vote,
    chair,
    in_session,
    item_of,
    person_of,
    scanned,
    secretary,
    the_members,
)
from tests.factories.policy import approved

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-5")]

CONFIRM = "UPDATE requests_app_vote SET confirmed_how = %s WHERE id = %s"
SEND = """INSERT INTO requests_app_votecode
    (sitting_id, member_id, covers, mobile, hashed, made_by_id, expires_at, tries_left)
    VALUES (%s, %s, %s, %s, 'x', %s, public.policy_now() + '9 min', 5)"""


@pytest.fixture
def vote(item):
    """The secretary wrote it down."""
    cast_vote(item, by=secretary(), member=chair(), choice="yes")
    return Vote.objects.get()


class TestTheHand:
    def test_nobody_confirms_for_another(self, vote):
        rule = "vote_confirmed_by_its_member"
        with signed_in(secretary()):
            refused(rule, CONFIRM, "sign_in", vote.pk)
        with signed_in(the_members()[1]):
            refused(rule, CONFIRM, "sign_in", vote.pk)
        refused(rule, CONFIRM, "sign_in", vote.pk)  # nobody is signed in
        with signed_in(chair()):
            run(CONFIRM, "sign_in", vote.pk)
        vote.refresh_from_db()
        assert vote.confirmed_by == chair() and vote.confirmed_at is not None

    def test_nor_is_a_vote_born_confirmed(self, item):
        sql, *values = insert_vote(item, chair())
        sql = sql.replace("by_id)", "by_id, confirmed_how)").replace("%s)", "%s, 'sign_in')")
        with signed_in(secretary()):
            refused("vote_confirmed_by_its_member", sql, *values)

    def test_nor_attendance(self, session):
        sql = "UPDATE requests_app_attendance SET confirmed_how = 'sign_in' WHERE member_id = %s"
        with signed_in(secretary()):
            refused("attendance_confirmed_by_its_member", sql, chair().pk)

    def test_as_before_the_rule_nobody_confirms_any_more(self, vote):
        with signed_in(chair()):
            refused("vote_confirmed_by_its_member", CONFIRM, "before", vote.pk)

    def test_who_confirmed_and_when_is_the_databases(self, vote):
        sql = """UPDATE requests_app_vote SET confirmed_how = 'sign_in', confirmed_by_id = %s,
            confirmed_at = '2020-01-01' WHERE id = %s"""
        with signed_in(chair()):
            run(sql, secretary().pk, vote.pk)
        vote.refresh_from_db()
        assert vote.confirmed_by == chair() and vote.confirmed_at.year > 2020

    def test_confirmed_it_stays(self, vote):
        with signed_in(chair()):
            run(CONFIRM, "sign_in", vote.pk)
            refused("vote_stays_confirmed", CONFIRM, "", vote.pk)
            refused(
                "vote_stands_once_confirmed",
                "UPDATE requests_app_vote SET choice = 'no' WHERE id = %s",
                vote.pk,
            )
            seat = "UPDATE requests_app_attendance SET confirmed_how = '' WHERE member_id = %s"
            refused("attendance_stays_confirmed", seat, chair().pk)

    def test_a_confirmed_vote_confirms_the_attendance(self, vote):
        with signed_in(chair()):
            run(CONFIRM, "sign_in", vote.pk)
        seat = Attendance.objects.get(member=chair())
        assert (seat.confirmed_how, seat.confirmed_by) == ("sign_in", chair())
        refused(
            "attendance_confirmed_of_who_was_there",
            "UPDATE requests_app_attendance SET state = 'excused' WHERE member_id = %s"
            " AND NOT EXISTS (SELECT 1 FROM requests_app_recusal)",
            chair().pk,
        )

    def test_a_vote_is_kept(self, vote):
        with pytest.raises(ProgrammingError), transaction.atomic():
            run("DELETE FROM requests_app_vote")


class TestTheCode:
    def send(self, vote, *, member=None, mobile="+966551230001", covers=None):
        member = member or vote.member
        covers = covers or f'{{"{vote.pk}": "{vote.choice}"}}'
        return SEND, vote.item.sitting_id, member.pk, covers, mobile, secretary().pk

    def by_code(self, vote, code):
        return (
            "UPDATE requests_app_vote SET confirmed_how = 'code', code_id = %s WHERE id = %s",
            code,
            vote.pk,
        )

    @pytest.fixture
    def code(self, vote):
        with signed_in(chair()):
            User.objects.filter(pk=chair().pk).update(mobile="+966551230001")
        run(*self.send(vote))
        return VoteCode.objects.get()

    def test_goes_to_the_member_who_was_there(self, vote):
        with signed_in(chair()):
            User.objects.filter(pk=chair().pk).update(mobile="+966551230001")
        rule = "votecode_to_the_member"
        refused(rule, *self.send(vote, mobile="+966551239999"))
        refused(rule, *self.send(vote, member=UserFactory(member=True, mobile="+966551230007")))

    def test_confirms_once_it_was_told(self, vote, code):
        with signed_in(secretary()):
            refused("vote_confirmed_by_their_code", *self.by_code(vote, code.pk))
            run("UPDATE requests_app_votecode SET confirmed_at = now()")
            run(*self.by_code(vote, code.pk))

    def test_confirms_what_it_was_sent_for(self, item, vote, code):
        cast_vote(item, by=secretary(), member=chair(), choice="no")
        cast_vote(item, by=secretary(), member=the_members()[1], choice="yes")
        other = Vote.objects.get(member=the_members()[1])
        with signed_in(secretary()):
            run("UPDATE requests_app_votecode SET confirmed_at = now()")
            rule = "vote_confirmed_by_their_code"
            refused(rule, *self.by_code(vote, code.pk))
            refused(rule, *self.by_code(other, code.pk))
            seat = """UPDATE requests_app_attendance SET confirmed_how = 'code', code_id = %s
                WHERE member_id = %s"""
            refused("attendance_confirmed_by_their_code", seat, code.pk, the_members()[1].pk)

    def test_in_time_and_as_sent(self, code, calendar):
        refused("votecode_in_time", "UPDATE requests_app_votecode SET tries_left = 6")
        refused("votecode_stays_as_sent", "UPDATE requests_app_votecode SET covers = '{}'")
        calendar.forward(minutes=10)
        refused("votecode_in_time", "UPDATE requests_app_votecode SET confirmed_at = now()")


class TestTheMinutes:
    def test_only_with_the_scan_of_a_paper_sitting(self, vote):
        with signed_in(secretary()):
            refused("vote_confirmed_by_signed_minutes", CONFIRM, "minutes", vote.pk)
            refused(
                "attendance_confirmed_by_signed_minutes",
                "UPDATE requests_app_attendance SET confirmed_how = 'minutes'",
            )
        scan = """INSERT INTO requests_app_minutesscan (sitting_id, file_name, file_kind, by_id)
            VALUES (%s, %s, 'jpeg', %s)"""
        row = (vote.item.sitting_id, "f" * 40, secretary().pk)
        refused("minutesscan_of_a_paper_sitting", scan, *row)

    def test_the_scan_is_a_file_and_stands(self, calendar):
        session = in_session(held_on=clock.today(), paper_reference="7")
        scan = """INSERT INTO requests_app_minutesscan (sitting_id, file_name, file_kind, by_id)
            VALUES (%s, '', 'jpeg', %s)"""
        refused("minutesscan_is_a_file", scan, session.pk, secretary().pk)
        scanned(session)
        refused("minutesscan_is_insert_only", "UPDATE requests_app_minutesscan SET id = id")


class TestTheDecision:
    def test_as_many_as_the_quorum_stand_by_it(self, item):
        for member in the_members():
            cast_vote(item, by=secretary(), member=member, choice="yes")
        letter, quorum = a_letter(), item.sitting.policy_version.quorum
        assert Vote.objects.count() == quorum
        for vote in Vote.objects.all():
            with signed_in(vote.member):
                run(CONFIRM, "sign_in", vote.pk)
            if (confirmed := Vote.objects.exclude(confirmed_how="").count()) < quorum:
                refused("decision_votes_are_confirmed", *insert_decision(item, letter))
        assert confirmed == quorum
        run(*insert_decision(item, letter))

    def test_agrees_with_every_vote(self, calendar, case, cast):
        approved(cast, quorum=2, in_days=0)
        item = item_of(in_session(items=[case]), case)
        first, second, third = the_members()
        cast_vote(item, by=first, choice="yes")
        cast_vote(item, by=second, choice="no")
        cast_vote(item, by=secretary(), member=third, choice="no")
        refused("decision_votes_all_agree", *insert_decision(item, a_letter()))


class TestTheContest:
    sql = """INSERT INTO requests_app_contest (sitting_id, vote_id, member_id, words)
        VALUES (%s, %s, %s, %s)"""

    def test_by_the_member(self, vote):
        row = (vote.item.sitting_id, vote.pk, chair().pk, "لا")
        with signed_in(secretary()):
            refused("contest_by_the_member", self.sql, *row)
        other = person_of("member", "member-1")
        with signed_in(other):
            refused("contest_by_the_member", self.sql, row[0], vote.pk, other.pk, "لا")
        with signed_in(chair()):
            refused("contest_words_say_something", self.sql, *row[:3], "")
            run(self.sql, *row)
            run(self.sql, row[0], None, chair().pk, "لا")
            refused("contest_attendance_once", self.sql, row[0], None, chair().pk, "لا")
            refused("contest_is_insert_only", "UPDATE requests_app_contest SET id = id")

    def test_not_of_ones_own_word(self, item):
        cast_vote(item, by=chair(), choice="yes")
        vote = Vote.objects.get()
        with signed_in(chair()):
            for row in (vote.pk, None):
                refused(
                    "contest_not_of_ones_own_word",
                    self.sql,
                    item.sitting_id,
                    row,
                    chair().pk,
                    "لا",
                )

    def test_in_time(self, session, item, vote, calendar):
        from requests_app.committee.workflow import committee

        committee.defer(item, by=secretary(), reason="next-sitting")
        sittings.close_sitting(session, by=secretary())
        calendar.forward(days=8)
        with signed_in(chair()):
            row = (session.pk, vote.pk, chair().pk, "لا")
            refused("contest_in_time", self.sql, *row)
            calendar.forward(days=-1)
            run(self.sql, *row)


def test_the_site_rewrites_no_scan_and_no_contest(vote):
    for table in ("contest", "minutesscan"):
        with pytest.raises(ProgrammingError), transaction.atomic():
            run(f"DELETE FROM requests_app_{table}")
