"""Votes count once their member stands by them, and what is not theirs is contested (PR-5+)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.committee import guards, in_name
from requests_app.committee.enums import Confirmed, Presence
from requests_app.committee.workflow import committee, confirming
from requests_app.committee.workflow import sitting as sittings
from requests_app.models import Attendance, Contest, Decision, Vote, VoteCode
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.messaging.models import Message, MessageDelivery
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.committee.calls import decided_directly, refusal_of
from tests.factories.accounts import UserFactory, give_role, signed_in
from tests.factories.committee import (
    cast_vote,
    chair,
    in_session,
    item_of,
    ripe,
    scanned,
    secretary,
    the_members,
    voted,
)
from tests.factories.policy import approved

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-5")]

MOBILE = "+966551230001"


def written_down(item, choice="yes", members=None):
    """The secretary wrote down the votes of everybody."""
    for member in members or the_members():
        cast_vote(item, by=secretary(), member=member, choice=choice)
    return item


def confirmed(sitting, member, **votes):
    """The member reads and confirms, signed in as themself."""
    name = in_name.of(sitting, member)
    votes = votes.get("votes", {vote.pk: vote.choice for vote in name.unconfirmed})
    with signed_in(member):
        return confirming.confirm(sitting, by=member, votes=votes)


def contested(sitting, member, vote=None, words="لم أصوّت هكذا"):
    with signed_in(member):
        return confirming.contest(sitting, by=member, vote=vote, words=words)


def with_a_mobile(member, mobile=MOBILE):
    with signed_in(member):
        User.objects.filter(pk=member.pk).update(mobile=mobile)
    member.refresh_from_db()
    return member


def digits_sent():
    text = MessageDelivery.objects.filter(is_urgent=True).latest("pk").text
    return re.search(r"\d{6}", text).group()


class TestTheSecretaryAlone:
    def test_writes_down_everything_and_decides_nothing(self, item):
        written_down(item)
        assert not Vote.objects.exclude(confirmed_how="").exists()
        refusal = refusal_of(decided_directly, item)
        assert refusal.code == "unconfirmed" and refusal.way is not None
        assert "member-1" in str(refusal.sentence)
        assert not Decision.objects.exists()

    def test_nor_with_one_less_than_the_quorum(self, session, item):
        written_down(item)
        quorum = session.policy_version.quorum
        for member in the_members()[: quorum - 1]:
            confirmed(session, member)
        assert refusal_of(decided_directly, item).code == "unconfirmed"
        confirmed(session, the_members()[quorum - 1])
        decided_directly(item)
        decision = Decision.objects.get()
        assert (decision.yes, decision.no) == (quorum, 0)

    def test_the_majority_is_the_confirmed_ones_and_that_of_all(self, calendar, case, cast):
        """Two confirmed votes tie and the chair's would decide; the third says no."""
        approved(cast, quorum=2, in_days=0)
        item = item_of(in_session(items=[case]), case)
        first, second, third = the_members()
        cast_vote(item, by=first, choice="yes")
        cast_vote(item, by=second, choice="no")
        cast_vote(item, by=secretary(), member=third, choice="no")
        assert refusal_of(decided_directly, item).code == "unconfirmed"
        assert refusal_of(decided_directly, item, "rejected").code == "unconfirmed"
        confirmed(item.sitting, third)
        assert refusal_of(decided_directly, item).code == "majority"
        decided_directly(item, "rejected")

    def test_confirms_for_nobody(self, session, item):
        written_down(item)
        member = the_members()[1]
        votes = {v.pk: v.choice for v in in_name.of(session, member).unconfirmed}
        with signed_in(secretary()), pytest.raises(NotAllowed):
            confirming.confirm(session, by=secretary(), member=member, votes=votes)
        assert not Vote.objects.exclude(confirmed_how="").exists()


class TestOwnSignIn:
    def test_ones_own_vote_is_confirmed_by_casting_it(self, item):
        cast_vote(item, by=chair(), choice="yes")
        vote = Vote.objects.get()
        assert vote.confirmed_how == Confirmed.SIGN_IN
        assert vote.confirmed_by == chair() and vote.confirmed_at is not None
        seat = Attendance.objects.get(member=chair())
        assert (seat.confirmed_how, seat.confirmed_by) == (Confirmed.SIGN_IN, chair())

    def test_all_items_are_confirmed_together(self, calendar, case):
        session = in_session(items=[case, ripe(calendar)])
        for item in session.items.all():
            written_down(item)
        member = the_members()[1]
        confirmed(session, member)
        assert Vote.objects.filter(confirmed_how=Confirmed.SIGN_IN).count() == 2
        assert not Vote.objects.exclude(member=member).exclude(confirmed_how="").exists()
        assert not in_name.of(session, member).awaits

    def test_what_was_written_anew_since_is_read_again(self, session, item):
        written_down(item)
        member = the_members()[1]
        read = {v.pk: v.choice for v in in_name.of(session, member).unconfirmed}
        cast_vote(item, by=secretary(), member=member, choice="no")
        with signed_in(member):
            refusal = refusal_of(confirming.confirm, session, by=member, votes=read)
        assert refusal.code == "changed" and refusal.way is not None

    def test_an_unconfirmed_vote_is_cast_anew_by_its_member(self, item):
        written_down(item)
        member = the_members()[1]
        cast_vote(item, by=member, choice="no")
        vote = Vote.objects.get(member=member)
        assert (vote.choice, vote.by, vote.confirmed_how) == ("no", member, "sign_in")
        with signed_in(secretary()):
            refusal = refusal_of(committee.vote, item, by=secretary(), member=member, choice="yes")
        assert refusal.code == "voted"

    def test_who_confirmed_attendance_may_only_leave(self, session):
        member = the_members()[1]
        confirmed(session, member)
        states = {member: Presence.ABSENT}
        refusal = refusal_of(sittings.record_attendance, session, by=secretary(), states=states)
        assert refusal.code == "confirmed"
        sittings.record_attendance(session, by=secretary(), states={member: Presence.LEFT})

    def test_an_invented_vote_keeps_nobody_from_standing_aside(self, item):
        written_down(item)
        committee.recuse(item, by=the_members()[1], reason="جيرة")
        item.__dict__.pop("_seating", None)
        cast_vote(item, by=chair(), choice="yes")
        assert refusal_of(decided_directly, item).code == "quorum"


class TestTheCode:
    def test_says_the_votes_and_confirms_them_all(self, calendar, case):
        session = in_session(items=[case, ripe(calendar)])
        first, second = session.items.order_by("position")
        written_down(first, "yes")
        written_down(second, "no")
        member = with_a_mobile(the_members()[1])
        with signed_in(secretary()):
            confirming.send_code(session, by=secretary(), member=member)
            delivery = MessageDelivery.objects.latest("pk")
            assert delivery.address == MOBILE
            assert "موافق 1" in delivery.text and "غير موافق 2" in delivery.text
            confirming.confirm_by_code(session, by=secretary(), member=member, digits=digits_sent())
        votes = Vote.objects.filter(member=member)
        assert {vote.confirmed_how for vote in votes} == {"code"}
        assert {vote.confirmed_by for vote in votes} == {secretary()}
        assert Attendance.objects.get(member=member).confirmed_how == "code"

    def test_wrong_digits_count_and_confirm_nothing(self, session, item):
        written_down(item)
        member = with_a_mobile(the_members()[1])
        with signed_in(secretary()):
            confirming.send_code(session, by=secretary(), member=member)
            wrong = "000000" if digits_sent() != "000000" else "111111"
            for left in (4, 3, 2, 1, 0):
                refusal = refusal_of(
                    confirming.confirm_by_code,
                    session,
                    by=secretary(),
                    member=member,
                    digits=wrong,
                )
                assert VoteCode.objects.get().tries_left == left
            assert refusal.code == "code-gone"
        assert not Vote.objects.exclude(confirmed_how="").exists()

    def test_it_is_good_for_ten_minutes(self, session, item, calendar):
        written_down(item)
        member = with_a_mobile(the_members()[1])
        with signed_in(secretary()):
            confirming.send_code(session, by=secretary(), member=member)
            calendar.forward(minutes=11)
            refusal = refusal_of(
                confirming.confirm_by_code,
                session,
                by=secretary(),
                member=member,
                digits=digits_sent(),
            )
        assert refusal.code == "code-gone"

    def test_votes_written_anew_ask_for_a_new_one(self, session, item):
        written_down(item)
        member = with_a_mobile(the_members()[1])
        with signed_in(secretary()):
            confirming.send_code(session, by=secretary(), member=member)
            digits = digits_sent()
            cast_vote(item, by=secretary(), member=member, choice="no")
            refusal = refusal_of(
                confirming.confirm_by_code, session, by=secretary(), member=member, digits=digits
            )
        assert refusal.code == "changed"
        assert VoteCode.objects.get().confirmed_at is None

    def test_without_a_mobile_it_says_what_to_do(self, session, item):
        written_down(item)
        member = with_a_mobile(the_members()[1], mobile=None)
        refusal = refusal_of(confirming.send_code, session, by=secretary(), member=member)
        assert refusal.code == "mobile"

    def test_where_all_is_confirmed_none_is_sent_and_the_way_leads_back(self, session, item):
        member = with_a_mobile(the_members()[1])
        cast_vote(item, by=member, choice="yes")
        for by, way in ((secretary(), guards.to_confirm), (member, guards.to_my_votes)):
            refusal = refusal_of(confirming.send_code, session, by=by, member=member)
            assert (refusal.code, refusal.way.url) == ("confirmed", way(session, by).url)
        assert not VoteCode.objects.exists()

    @pytest.mark.parametrize(("sent", "code"), [(4, None), (5, "codes")])
    def test_five_an_hour_and_no_sixth(self, session, item, calendar, sent, code):
        written_down(item)
        member = with_a_mobile(the_members()[1])
        with signed_in(secretary()):
            for _time in range(sent):
                confirming.send_code(session, by=secretary(), member=member)
            if code is None:
                confirming.send_code(session, by=secretary(), member=member)
                return
            refusal = refusal_of(confirming.send_code, session, by=secretary(), member=member)
            assert refusal.code == code
            calendar.forward(hours=1, seconds=1)
            confirming.send_code(session, by=secretary(), member=member)

    def test_none_to_who_was_not_there(self, session, item):
        absent = with_a_mobile(UserFactory(member=True))
        seats = {absent: Presence.ABSENT}
        sittings.record_attendance(session, by=secretary(), states=seats)
        refusal = refusal_of(confirming.send_code, session, by=secretary(), member=absent)
        assert refusal.code == "absent"

    def test_nobody_sends_one_for_another_member(self, session, item):
        written_down(item)
        first, second = the_members()[1:]
        with pytest.raises(NotAllowed):
            confirming.send_code(session, by=first, member=second)


class TestPaper:
    def test_the_scan_confirms_what_stands_and_what_follows(self, calendar):
        cases = [ripe(calendar, days=20), ripe(calendar, days=20)]
        held = clock.today() - timedelta(days=2)
        session = in_session(items=cases, held_on=held, paper_reference="7/1448")
        first, second = (item_of(session, case) for case in cases)
        written_down(first)
        assert refusal_of(decided_directly, first).code == "unconfirmed"
        scanned(session)
        decided_directly(first)
        written_down(second)
        decided_directly(second)
        assert set(Vote.objects.values_list("confirmed_how", flat=True)) == {"minutes"}
        assert {seat.confirmed_how for seat in session.attendance.all()} == {"minutes"}

    def test_one_scan_is_enough(self, calendar):
        held = clock.today() - timedelta(days=2)
        case = ripe(calendar, days=20)
        session = in_session(items=[case], held_on=held, paper_reference="7/1448")
        scanned(session)
        assert refusal_of(scanned, session).code == "scanned"

    def test_only_a_sitting_on_paper_has_one(self, session):
        with signed_in(secretary()):
            refusal = refusal_of(confirming.enter_scan, session, by=secretary(), scan=None)
        assert refusal.code == "not-paper"


class TestContest:
    """What is not theirs becomes a task, and the decision is marked."""

    @pytest.fixture
    def vote(self, small, its_item):
        """The third vote was never confirmed; the other two decided, and the sitting is over."""
        first, second, third = the_members()
        for member in (first, second):
            cast_vote(its_item, by=member, choice="yes")
        cast_vote(its_item, by=secretary(), member=third, choice="yes")
        decided_directly(its_item)
        sittings.close_sitting(small, by=secretary())
        small.refresh_from_db()
        return Vote.objects.get(member=third)

    @pytest.fixture
    def small(self, calendar, case, cast):
        approved(cast, quorum=2, in_days=0)
        return in_session(items=[case])

    @pytest.fixture
    def its_item(self, small, case):
        return item_of(small, case)

    def test_becomes_a_task_of_the_manager(self, small, vote, client):
        contested(small, vote.member, vote)
        contest = Contest.objects.get()
        task = Task.objects.open().get(kind="vote_contested")
        assert (task.about_id, task.role) == (str(contest.pk), "manager")
        client.force_login(UserFactory(manager=True))
        page = client.get(vote.item.get_absolute_url()).content.decode()
        assert "لم أصوّت هكذا" in page

    def test_of_the_chair_where_the_member_manages(self, small, vote):
        give_role(vote.member, "manager")
        contested(small, User.objects.get(pk=vote.member_id), vote)
        assert Task.objects.get(kind="vote_contested").role == "chair"

    @pytest.mark.parametrize(("days", "code"), [(6, None), (7, None), (8, "late")])
    def test_within_the_days(self, small, vote, calendar, days, code):
        calendar.forward(days=days)
        if code is None:
            contested(small, vote.member, vote)
            assert Contest.objects.exists()
        else:
            with signed_in(vote.member):
                refusal = refusal_of(
                    confirming.contest, small, by=vote.member, vote=vote, words="لا"
                )
            assert refusal.code == code

    def test_not_what_one_confirmed_oneself(self, small, vote):
        own = Vote.objects.get(member=chair())
        with signed_in(chair()):
            refusal = refusal_of(confirming.contest, small, by=chair(), vote=own, words="لا")
        assert refusal.code in ("nothing", "own-word")

    def test_not_twice(self, small, vote):
        contested(small, vote.member, vote)
        with signed_in(vote.member):
            refusal = refusal_of(
                confirming.contest, small, by=vote.member, vote=vote, words="لا أبدًا"
            )
        assert refusal.code == "own-word"

    def test_in_words(self, small, vote):
        with signed_in(vote.member):
            refusal = refusal_of(confirming.contest, small, by=vote.member, vote=vote, words="…")
        assert refusal.code == "words" and not Contest.objects.exists()

    def test_a_vote_confirmed_by_code_and_contested_counts_no_more(self, calendar, small, its_item):
        first, second, third = the_members()
        cast_vote(its_item, by=first, choice="yes")
        for member in (second, third):
            cast_vote(its_item, by=secretary(), member=member, choice="yes")
        with_a_mobile(second)
        with signed_in(secretary()):
            confirming.send_code(small, by=secretary(), member=second)
            confirming.confirm_by_code(small, by=secretary(), member=second, digits=digits_sent())
        contested(small, second, Vote.objects.get(member=second))
        assert refusal_of(decided_directly, its_item).code == "unconfirmed"

    def test_attendance_too(self, small, vote):
        contested(small, vote.member)
        assert Contest.objects.get().vote is None
        assert not in_name.of(small, vote.member).can_contest_seat


class TestEverybodyIsTold:
    def test_when_the_sitting_is_over(self, session, item):
        with_a_mobile(the_members()[1])
        written_down(item, members=the_members()[1:])
        cast_vote(item, by=chair(), choice="yes")
        confirmed(session, the_members()[1])
        confirmed(session, the_members()[2])
        decided_directly(item)
        sittings.close_sitting(session, by=secretary())
        told = Message.objects.filter(code="sitting.your-name")
        assert set(told.values_list("account", flat=True)) == {m.pk for m in the_members()}
        assert not told.exclude(person_id=None).exists()
        assert told.filter(deliveries__address=MOBILE).count() == 1

    def test_on_the_day_page_until_it_is_confirmed(self, client, session, item):
        written_down(item)
        member = the_members()[1]
        assert list(in_name.awaiting(member)) == [session]
        client.force_login(member)
        day = client.get(reverse("workbench:today"), {"pile": "in-your-name"})
        assert reverse("committee:mine", args=[session.pk]) in day.content.decode()
        confirmed(session, member)
        assert not in_name.awaiting(member)
        assert list(in_name.awaiting(the_members()[2])) == [session]


class TestPages:
    def test_one_tap_confirms_all(self, client, calendar, case):
        session = in_session(items=[case, ripe(calendar)])
        for item in session.items.all():
            written_down(item)
        member = the_members()[1]
        client.force_login(member)
        url = reverse("committee:mine", args=[session.pk])
        page = client.get(url)
        shown = re.findall(r'name="vote" value="(\d+:\w+)"', page.content.decode())
        assert len(shown) == 2
        assert client.post(url, {"vote": shown}).status_code == 302
        assert Vote.objects.filter(member=member, confirmed_how="sign_in").count() == 2
        assert b'name="vote"' not in client.get(url).content

    def test_not_right_is_a_button_beside_right(self, client, session, item):
        written_down(item)
        client.force_login(the_members()[1])
        page = client.get(reverse("committee:mine", args=[session.pk])).content.decode()
        contest = reverse("committee:sitting_step", args=[session.pk, "contest"])
        words = r"كل هذا صحيح\s*</button>\s*<a class=\"btn [\w-]+\"\s+href=\"" + contest
        assert re.search(words, page)

    def test_the_secretary_takes_the_digits_on_one_screen(self, client, session, item):
        written_down(item)
        member = with_a_mobile(the_members()[1])
        client.force_login(secretary())
        url = reverse("committee:confirm", args=[session.pk])
        answer = client.post(url, {"of": member.pk, "verb": "send"})
        assert answer.status_code == 302
        assert b'name="code"' in client.get(answer["Location"]).content
        wrong = "000000" if digits_sent() != "000000" else "111111"
        assert client.post(url, {"of": member.pk, "code": wrong}).status_code == 409
        assert client.post(url, {"of": member.pk, "code": digits_sent()}).status_code == 302
        assert Vote.objects.get(member=member).confirmed_how == "code"

    def test_somebody_who_does_not_sit_is_sent_nothing(self, client, session):
        client.force_login(secretary())
        url = reverse("committee:confirm", args=[session.pk])
        assert client.post(url, {"of": secretary().pk, "verb": "send"}).status_code == 404

    def test_contested_on_a_page(self, client, session, item):
        written_down(item)
        member = the_members()[1]
        client.force_login(member)
        url = reverse("committee:sitting_step", args=[session.pk, "contest"])
        page = client.get(url)
        assert page.status_code == 200
        vote = Vote.objects.get(member=member)
        assert client.post(url, {"row": vote.pk, "words": "لم أقل هذا"}).status_code == 302
        assert Contest.objects.get().vote == vote
        assert client.post(url, {"row": vote.pk, "words": "12"}).status_code == 422

    def test_the_item_names_who_is_awaited(self, client, session, item):
        voted(item)
        client.force_login(secretary())
        assert client.get(item.get_absolute_url()).status_code == 200
