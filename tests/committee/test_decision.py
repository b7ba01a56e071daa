"""What a sitting decides on each item: floor, quorum, votes, reasons, deferral (PR-5)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from requests_app.committee.enums import ItemStatus, Outcome, Presence, SittingStatus
from requests_app.committee.quorum import seating
from requests_app.committee.workflow import committee
from requests_app.committee.workflow import sitting as sittings
from requests_app.intake.enums import RequestStatus
from requests_app.models import Decision, Recusal, Vote
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.workflow.refusal import NotAllowed
from tests.committee.calls import decided_directly, refusal_of
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    WORDS,
    cast_vote,
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
from tests.factories.conduct import heard, in_force
from tests.factories.requests import raised

pytestmark = pytest.mark.django_db


@pytest.mark.policy("PR-5")
def test_the_main_path_to_an_acceptance(item, case):
    decision = decided(item, "accepted")
    case.refresh_from_db()
    assert case.status == RequestStatus.ACCEPTED
    assert decision.decided_on == clock.today()
    assert (decision.yes, decision.no, decision.abstained) == (3, 0, 0)
    assert not decision.is_late_entry
    assert item.status == ItemStatus.DECIDED
    entry = case.log.first()
    assert entry.verb == "accept" and entry.details["letter"] == decision.letter.number
    message = Message.objects.filter(code="request.decided", person_id=case.person_id).get()
    assert WORDS["accepted"] in message.body and "6,000" in message.body
    closed = sittings.close_sitting(item.sitting, by=secretary())
    closed.refresh_from_db()
    assert closed.status == SittingStatus.CLOSED and closed.closed_at


@pytest.mark.policy("PM-1")
def test_the_letter_of_a_rejection_says_why_and_until_when_to_object(item, case):
    decision = decided(item, "rejected")
    letter = Letter.objects.get(pk=decision.letter_id)
    text = "\n".join(letter.paragraphs)
    assert letter.verdict == "عدم قبول الطلب."
    assert WORDS["rejected"] in text
    assert "حقكِ في الاعتراض" in text and "22 ديسمبر 2026" in text
    assert letter.person_id == case.person_id
    assert case.number in text
    message = Message.objects.get(code="request.decided")
    assert message.link == letter.get_absolute_url()


def test_less_than_asked_is_in_part_and_can_be_objected_to(item, case):
    voted(item)
    arguments = {"by": secretary(), "reasons": ["in-part"], "words": "يسع البرنامج هذا."}
    less = case.amount - 1000
    refusal = refusal_of(committee.decide, item, outcome="accepted", amount=less, **arguments)
    assert refusal.code == "part"
    refusal = refusal_of(committee.decide, item, outcome="part", amount=case.amount, **arguments)
    assert refusal.code == "part"
    committee.decide(item, outcome="part", amount=less, months=2, **arguments)
    decision = Decision.objects.get()
    assert (decision.amount, decision.months) == (less, 2)
    assert decision.may_be_objected_to
    assert "الاعتراض" in "\n".join(decision.letter.paragraphs)


def test_a_programme_gives_no_more_than_its_most(item, case):
    voted(item)
    for grant in ({"amount": Decimal("20000.01")}, {"amount": case.amount, "months": 13}, {}):
        refusal = refusal_of(
            committee.decide,
            item,
            by=secretary(),
            outcome="accepted",
            reasons=["need-shown"],
            words="س",
            **grant,
        )
        assert refusal.code == "amount"


class TestTheFloor:
    @pytest.mark.policy("PR-5")
    def test_nothing_is_voted_or_decided_before_it(self, calendar):
        case = locked(calendar)
        studied(case)
        item = item_of(in_session(items=[case]), case)
        refusal = refusal_of(committee.vote, item, by=chair(), choice="yes")
        assert refusal.code == "floor" and refusal.until == case.floor_on
        assert refusal_of(decided_directly, item).code == "floor"
        assert Message.objects.filter(code="request.decided").count() == 0

    def test_on_the_day_itself_it_may(self, calendar):
        case = ripe(calendar, days=14)
        assert case.floor_on == clock.today()
        assert decided(item_of(in_session(items=[case]), case)).outcome == Outcome.ACCEPTED

    def test_the_case_says_when(self, calendar):

        case = locked(calendar)
        refusal = committee.accept.why_not(case, secretary())
        assert refusal.until == case.floor_on

    def test_locked_items_go_to_the_next_sitting(self, calendar, case):
        waiting = locked(calendar)
        session = in_session(items=[case, waiting])
        decided(item_of(session, case))
        sittings.close_sitting(session, by=secretary())
        assert item_of(session, waiting).status == ItemStatus.DEFERRED
        waiting.refresh_from_db()
        assert waiting.status == RequestStatus.RAISED
        assert not Message.objects.filter(code="request.deferred").exists()
        assert item_of(sitting(items=[waiting]), waiting).status == ItemStatus.LISTED


class TestWhoDecides:
    def test_without_quorum_nothing_is_decided(self, calendar, case):
        session = in_session(items=[case], members=the_members()[:2])
        item = voted(item_of(session, case))
        assert refusal_of(decided_directly, item).code == "quorum"

    def test_every_vote_is_waited_for(self, item):
        cast_vote(item, by=chair(), choice="yes")
        refusal = refusal_of(decided_directly, item)
        assert refusal.code == "votes"
        assert "member-1" in str(refusal.sentence) and "the-chair" not in str(refusal.sentence)

    def test_the_majority_decides(self, item):
        first, second, third = the_members()
        cast_vote(item, by=first, choice="yes")
        cast_vote(item, by=second, choice="no")
        cast_vote(item, by=third, choice="no")
        assert refusal_of(decided_directly, item).code == "majority"
        decided_directly(item, "rejected")
        assert Decision.objects.get().no == 2

    @pytest.mark.parametrize(("choice", "outcome"), [("yes", "accepted"), ("no", "rejected")])
    def test_a_tie_goes_with_the_chair(self, item, choice, outcome):
        first, second, third = the_members()
        other = "no" if choice == "yes" else "yes"
        cast_vote(item, by=first, choice=choice)
        cast_vote(item, by=second, choice=other)
        cast_vote(item, by=third, choice="abstain")
        decided_directly(item, outcome)
        assert Decision.objects.get().outcome == outcome

    def test_where_all_abstain_the_item_is_deferred(self, item):
        voted(item, "abstain")
        assert refusal_of(decided_directly, item).code == "tie"
        committee.defer(item, by=secretary(), reason="next-sitting")

    def test_a_vote_is_cast_once(self, item):
        cast_vote(item, by=chair(), choice="yes")
        assert refusal_of(committee.vote, item, by=chair(), choice="no").code == "voted"

    def test_the_absent_do_not_vote(self, session, item):
        late = UserFactory(member=True)
        assert refusal_of(committee.vote, item, by=late, choice="yes").code == "no-vote"
        sittings.record_attendance(session, by=secretary(), states={late: Presence.EXCUSED})
        assert refusal_of(committee.vote, item, by=late, choice="yes").code == "absent"
        sittings.record_attendance(session, by=secretary(), states={late: Presence.PRESENT})
        cast_vote(item, by=late, choice="yes")

    def test_who_voted_was_there_but_may_leave(self, session, item):
        cast_vote(item, by=chair(), choice="yes")
        states = {chair(): Presence.ABSENT}
        refusal = refusal_of(sittings.record_attendance, session, by=secretary(), states=states)
        assert refusal.code == "voted"
        sittings.record_attendance(session, by=secretary(), states={chair(): Presence.LEFT})

    def test_a_recused_member_neither_votes_nor_counts(self, session, item):
        member = the_members()[1]
        committee.recuse(item, by=member, reason="صداقة قديمة")
        assert refusal_of(committee.vote, item, by=member, choice="yes").code == "recused"
        voted(item)
        assert refusal_of(decided_directly, item).code == "quorum"

    def test_relatives_stand_aside_by_themselves(self, calendar, case):
        member = the_members()[1]
        PersonFactory(account=member, household=case.household)
        item = item_of(in_session(items=[case]), case)
        recusal = Recusal.objects.get()
        assert recusal.member == member and recusal.is_automatic
        assert refusal_of(committee.vote, item, by=member, choice="yes").code == "recused"

    def test_the_author_of_the_study_does_not_vote(self, calendar, case):
        author = researcher()
        give_role(author, "member")
        item = item_of(in_session(items=[case], members=[*the_members(), author]), case)
        assert refusal_of(committee.vote, item, by=author, choice="yes").code == "author"
        assert author not in [seat.member for seat in seating(item).voters]

    def test_the_secretary_writes_down_what_members_say(self, item):
        member = the_members()[1]
        cast_vote(item, by=secretary(), member=member, choice="no")
        vote = Vote.objects.get()
        assert (vote.member, vote.by) == (member, secretary())
        other = the_members()[2]
        with pytest.raises(NotAllowed):
            cast_vote(item, by=other, member=chair(), choice="no")

    def test_a_study_comes_first_where_the_programme_asks_for_one(self, calendar):
        case = raised(calendar=calendar, raised_on="2026-11-01")
        item = voted(item_of(in_session(items=[case]), case))
        assert refusal_of(decided_directly, item).code == "study"

    def test_an_electricity_bill_needs_no_study(self, calendar):
        case = ripe(calendar, programme="electricity")
        assert decided(item_of(in_session(items=[case]), case))


def test_a_related_secretary_leaves_the_record_to_the_chair(item, case):
    PersonFactory(account=secretary(), household=case.household)
    voted(item)
    assert refusal_of(decided_directly, item).code == "own"
    decided_directly(item, by=chair())


def test_reasons_are_of_the_catalogue_and_in_words(item):
    voted(item)
    for reasons, words in (([], "س"), (["need-shown"], ""), (["income"], "س"), (["x"], "س")):
        refusal = refusal_of(
            committee.decide,
            item,
            by=secretary(),
            outcome="accepted",
            reasons=reasons,
            words=words,
            amount=item.support_request.amount,
        )
        assert refusal.code == "reasons"


@pytest.mark.policy("MC-2")
def test_nothing_is_granted_while_service_is_stopped(item, case, cast):
    voted(item)
    in_force(cast, incident=heard(cast, person=case.person), programmes=["rent"])
    assert refusal_of(decided_directly, item).code == "held"
    assert not Decision.objects.exists()
    assert not Letter.objects.filter(kind="decision").exists()


class TestStandingAside:
    def test_each_for_themself_and_the_secretary_for_all(self, item):
        _first, second, third = the_members()
        with pytest.raises(NotAllowed):
            committee.recuse(item, by=second, member=third, reason="جيرة")
        committee.recuse(item, by=secretary(), member=third, reason="جيرة")
        assert Recusal.objects.get().member == third

    def test_once_by_who_sits_there_with_a_reason_and_before_the_vote(self, item):
        first, second, _third = the_members()
        stranger, aside = UserFactory(member=True), committee.recuse
        assert refusal_of(aside, item, by=stranger, reason="جيرة").code == "seat"
        assert refusal_of(aside, item, by=second, reason="…").code == "reason"
        cast_vote(item, by=first, choice="yes")
        assert refusal_of(aside, item, by=first, reason="جيرة").code == "voted"
        aside(item, by=second, reason="جيرة")
        assert refusal_of(aside, item, by=second, reason="قرابة").code == "recused"
        assert Recusal.objects.count() == 1


def test_an_item_is_taken_off_with_a_reason(item):
    assert refusal_of(committee.remove, item, by=secretary(), reason="…").code == "reason"
    assert committee.remove(item, by=secretary(), reason="طُلب خطأً").status == ItemStatus.REMOVED


class TestDeferral:
    def test_it_keeps_the_status_of_the_request_and_tells_the_person(self, item, case):
        committee.defer(item, by=secretary(), reason="more-study", note="زيارة ثانية")
        case.refresh_from_db()
        item.refresh_from_db()
        assert case.status == RequestStatus.RAISED
        assert item.reason.endswith("زيارة ثانية")
        assert Message.objects.filter(code="request.deferred").exists()

    def test_its_reason_is_of_the_catalogue(self, item):
        assert refusal_of(committee.defer, item, by=secretary(), reason="x").code == "reason"


@pytest.mark.policy("PR-5")
def test_sent_back_and_raised_again_the_first_floor_stands(item, case, calendar):
    from requests_app.intake.workflow import desk
    from tests.factories.requests import answered, check, officer

    floor = case.floor_on
    assert (
        refusal_of(
            committee.send_back, case, by=researcher(), items=[("rent-contract", "unreadable")]
        ).code
        == "sitting"
    )
    committee.send_back_item(item, by=secretary(), items=[("rent-contract", "unreadable")])
    case.refresh_from_db()
    assert case.status == RequestStatus.RETURNED
    assert case.last_return().items.get().code == "rent-contract"
    item.refresh_from_db()
    assert item.status == ItemStatus.REMOVED
    case = desk.submit(answered(case), by=officer())
    case = check(case)
    if not case.is_attested:
        case = desk.attest(case, by=officer())
    case = desk.verify(case, by=officer())
    case = desk.raise_to_committee(case, by=officer())
    assert case.floor_on == floor
    assert item_of(sitting(items=[case]), case).status == ItemStatus.LISTED


class TestNoMoreThanAsked:
    """What is given answers what was asked for, or what a study found to be needed (PR-7)."""

    @pytest.mark.policy("PR-7")
    def test_more_than_was_asked_is_refused(self, item, case):
        voted(item)
        more = case.amount + 1
        refusal = refusal_of(
            committee.decide,
            item,
            by=secretary(),
            outcome="accepted",
            reasons=["need-shown"],
            words="س",
            amount=more,
        )
        assert refusal.code == "more"

    @pytest.mark.policy("PR-7")
    def test_unless_the_study_recommends_it(self, calendar):
        case = raised(calendar=calendar, raised_on=(clock.today() - timedelta(days=15)).isoformat())
        studied(case, amount=case.amount + 500)
        case.refresh_from_db()
        item = item_of(in_session(items=[case]), case)
        assert decided(item, "accepted", amount=case.amount + 500).amount == case.amount + 500

    def test_the_refusal_names_what_a_programme_gives(self, item, case):
        voted(item)
        refusal = refusal_of(
            committee.decide,
            item,
            by=secretary(),
            outcome="accepted",
            reasons=["need-shown"],
            words="س",
            amount=case.programme_version.max_amount + 1,
        )
        assert f"{case.programme_version.max_amount:,.0f}" in str(refusal.sentence)


class TestATie:
    """Where the votes stand even, the chair's vote decides, and the page says so beforehand."""

    def test_the_sentence_names_the_chair(self, client, item, case):
        the_chair, second, third = the_members()
        for member, choice in ((the_chair, "no"), (second, "yes"), (third, "abstain")):
            cast_vote(item, by=member, choice=choice)
        client.force_login(secretary())
        page = client.get(item.get_absolute_url())
        assert page.context["leaning"] is not None
        assert str(the_chair) in page.context["leaning"]


class TestStoodAsideBefore:
    """Who stood aside from a request does not vote on it when it comes again (+)."""

    @pytest.mark.policy("PR-5")
    def test_the_next_sitting_remembers(self, session, item, case):
        member = the_members()[1]
        committee.recuse(item, by=member, reason="جيرة")
        committee.defer(item, by=secretary(), reason="next-sitting")
        sittings.close_sitting(session, by=secretary())
        again = item_of(in_session(items=[case]), case)
        recusal = again.recusals.get()
        assert recusal.member == member and recusal.is_automatic
        assert "جيرة" in recusal.reason
        assert refusal_of(committee.vote, again, by=member, choice="yes").code in (
            "recused",
            "no-vote",
        )
