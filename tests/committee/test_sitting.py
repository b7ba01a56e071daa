"""A sitting from its plan to its signed minutes, and each item in it (PR-5)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from requests_app.enums import (
    ITEM_LIFE,
    SITTING_LIFE,
    ItemStatus,
    Outcome,
    Presence,
    SittingStatus,
    Status,
)
from requests_app.models import Decision, Recusal, Vote
from requests_app.quorum import bench
from requests_app.workflow import committee
from requests_app.workflow import sitting as sittings
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import (
    WORDS,
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


def refusal_of(call, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        call(*args, **kwargs)
    return refusal.value


@pytest.fixture
def case(calendar):
    return ripe(calendar)


@pytest.fixture
def session(case):
    return in_session(items=[case])


@pytest.fixture
def item(session, case):
    return item_of(session, case)


@pytest.mark.policy("PR-5")
def test_the_main_path_to_an_acceptance(item, case):
    decision = decided(item, "accepted")
    case.refresh_from_db()
    assert case.status == Status.ACCEPTED
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
    for given in ({"amount": Decimal("20000.01")}, {"amount": case.amount, "months": 13}, {}):
        refusal = refusal_of(
            committee.decide,
            item,
            by=secretary(),
            outcome="accepted",
            reasons=["need-shown"],
            words="س",
            **given,
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
        from requests_app.enums import LIFE

        case = locked(calendar)
        refusal = LIFE.why_not("accept", case, secretary())
        assert refusal.until == case.floor_on

    def test_locked_items_go_to_the_next_sitting(self, calendar, case):
        waiting = locked(calendar)
        session = in_session(items=[case, waiting])
        decided(item_of(session, case))
        sittings.close_sitting(session, by=secretary())
        assert item_of(session, waiting).status == ItemStatus.DEFERRED
        waiting.refresh_from_db()
        assert waiting.status == Status.RAISED
        assert not Message.objects.filter(code="request.deferred").exists()
        assert item_of(sitting(items=[waiting]), waiting).status == ItemStatus.LISTED


def decided_directly(item, outcome="accepted", by=None):
    return committee.decide(
        item,
        by=by or secretary(),
        outcome=outcome,
        reasons=["need-shown"] if outcome != "rejected" else ["income"],
        words="س",
        amount=item.support_request.amount,
    )


class TestWhoDecides:
    def test_without_quorum_nothing_is_decided(self, calendar, case):
        session = in_session(items=[case], members=the_members()[:2])
        item = voted(item_of(session, case))
        assert refusal_of(decided_directly, item).code == "quorum"

    def test_every_vote_is_waited_for(self, item):
        committee.vote(item, by=chair(), choice="yes")
        refusal = refusal_of(decided_directly, item)
        assert refusal.code == "votes"
        assert "member-1" in str(refusal.sentence) and "the-chair" not in str(refusal.sentence)

    def test_the_majority_decides(self, item):
        first, second, third = the_members()
        committee.vote(item, by=first, choice="yes")
        committee.vote(item, by=second, choice="no")
        committee.vote(item, by=third, choice="no")
        assert refusal_of(decided_directly, item).code == "majority"
        decided_directly(item, "rejected")
        assert Decision.objects.get().no == 2

    @pytest.mark.parametrize(("choice", "outcome"), [("yes", "accepted"), ("no", "rejected")])
    def test_a_tie_goes_with_the_chair(self, item, choice, outcome):
        first, second, third = the_members()
        other = "no" if choice == "yes" else "yes"
        committee.vote(item, by=first, choice=choice)
        committee.vote(item, by=second, choice=other)
        committee.vote(item, by=third, choice="abstain")
        decided_directly(item, outcome)
        assert Decision.objects.get().outcome == outcome

    def test_where_all_abstain_the_item_is_deferred(self, item):
        voted(item, "abstain")
        assert refusal_of(decided_directly, item).code == "tie"
        committee.defer(item, by=secretary(), reason="next-sitting")

    def test_a_vote_is_cast_once(self, item):
        committee.vote(item, by=chair(), choice="yes")
        assert refusal_of(committee.vote, item, by=chair(), choice="no").code == "voted"

    def test_the_absent_do_not_vote(self, session, item):
        late = UserFactory(member=True)
        assert refusal_of(committee.vote, item, by=late, choice="yes").code == "no-vote"
        sittings.record_attendance(session, by=secretary(), states={late: Presence.EXCUSED})
        assert refusal_of(committee.vote, item, by=late, choice="yes").code == "absent"
        sittings.record_attendance(session, by=secretary(), states={late: Presence.PRESENT})
        committee.vote(item, by=late, choice="yes")

    def test_who_voted_was_there_but_may_leave(self, session, item):
        committee.vote(item, by=chair(), choice="yes")
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
        from django.contrib.auth.models import Group

        author = researcher()
        author.groups.add(Group.objects.get(name="member"))
        author.__dict__.pop("roles", None)
        item = item_of(in_session(items=[case], members=[*the_members(), author]), case)
        assert refusal_of(committee.vote, item, by=author, choice="yes").code == "author"
        assert author not in [seat.member for seat in bench(item).voters]

    def test_the_secretary_writes_down_what_members_say(self, item):
        member = the_members()[1]
        committee.vote(item, by=secretary(), member=member, choice="no")
        vote = Vote.objects.get()
        assert (vote.member, vote.by) == (member, secretary())
        other = the_members()[2]
        with pytest.raises(NotAllowed):
            committee.vote(item, by=other, member=chair(), choice="no")

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


class TestDeferral:
    def test_it_keeps_the_status_of_the_request_and_tells_the_person(self, item, case):
        committee.defer(item, by=secretary(), reason="more-study", note="زيارة ثانية")
        case.refresh_from_db()
        item.refresh_from_db()
        assert case.status == Status.RAISED
        assert item.reason.endswith("زيارة ثانية")
        assert Message.objects.filter(code="request.deferred").exists()

    def test_its_reason_is_of_the_catalogue(self, item):
        assert refusal_of(committee.defer, item, by=secretary(), reason="x").code == "reason"


@pytest.mark.policy("PR-5")
def test_sent_back_and_raised_again_the_first_floor_stands(item, case, calendar):
    from requests_app.workflow import desk
    from tests.factories.requests import check, officer

    floor = case.floor_on
    assert (
        refusal_of(
            committee.send_back, case, by=researcher(), items=[("rent-contract", "unreadable")]
        ).code
        == "sitting"
    )
    committee.send_back_item(item, by=secretary(), items=[("rent-contract", "unreadable")])
    case.refresh_from_db()
    assert case.status == Status.RETURNED
    assert case.last_return().details["items"][0]["type"] == "rent-contract"
    item.refresh_from_db()
    assert item.status == ItemStatus.REMOVED
    case = desk.submit(case, by=officer())
    case = check(case)
    if not case.is_attested:
        case = desk.attest(case, by=officer())
    case = desk.verify(case, by=officer())
    case = desk.raise_to_committee(case, by=officer())
    assert case.floor_on == floor
    assert item_of(sitting(items=[case]), case).status == ItemStatus.LISTED


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

    def test_a_withdrawn_request_does_not_hold_the_sitting(self, session, item, case):
        from requests_app.workflow import aside
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
            committee.vote(item, by=secretary(), member=member, choice="yes")
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
        from requests_app import letters

        decided(item, "accepted")
        draft = letters.minutes_draft(session)
        assert case.number in draft and WORDS["accepted"] in draft and "the-chair" in draft
        closed = sittings.close_sitting(session, by=secretary())
        closed = sittings.write_minutes(closed, by=secretary(), minutes=draft + "\nانتهت.")
        assert not SITTING_LIFE.why_not("sign_minutes", closed, chair())
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


SITTING_CALLS = {
    "add_items": lambda s: sittings.add_items(s, by=secretary(), support_requests=[]),
    "record_attendance": lambda s: sittings.record_attendance(s, by=secretary(), states={}),
    "open": lambda s: sittings.open_sitting(s, by=secretary()),
    "close": lambda s: sittings.close_sitting(s, by=secretary()),
    "cancel": lambda s: sittings.cancel_sitting(s, by=secretary(), reason="س"),
    "write_minutes": lambda s: sittings.write_minutes(s, by=secretary(), minutes="س"),
    "sign_minutes": lambda s: sittings.sign_minutes(s, by=chair()),
}


def sitting_in(status):
    planned = sitting()
    if status == SittingStatus.CANCELLED:
        return sittings.cancel_sitting(planned, by=secretary(), reason="س")
    if status == SittingStatus.PLANNED:
        return planned
    opened = sittings.open_sitting(planned, by=secretary())
    if status == SittingStatus.OPEN:
        return opened
    return sittings.close_sitting(opened, by=secretary())


@pytest.mark.parametrize("status", SittingStatus.values)
@pytest.mark.parametrize("verb", SITTING_CALLS)
def test_every_verb_of_a_sitting_in_every_status(calendar, verb, status):
    hop = SITTING_LIFE.table[verb]
    case = sitting_in(status)
    if status in hop.sources:
        assert SITTING_CALLS[verb](case).status == (hop.target or status)
    else:
        assert refusal_of(SITTING_CALLS[verb], case).code == "status"


ITEM_CALLS = {
    "vote": lambda i: committee.vote(i, by=chair(), choice="yes"),
    "decide": lambda i: decided_directly(voted(i) if i.status == "listed" else i),
    "recuse": lambda i: committee.recuse(i, by=chair(), reason="س"),
    "defer": lambda i: committee.defer(i, by=secretary(), reason="next-sitting"),
    "send_back": lambda i: committee.send_back_item(
        i, by=secretary(), items=[("income", "expired")]
    ),
    "remove": lambda i: committee.remove(i, by=secretary(), reason="س"),
}
ITEM_BRINGERS = {"decided": "decide", "deferred": "defer", "removed": "remove"}


@pytest.mark.parametrize("status", ItemStatus.values)
@pytest.mark.parametrize("verb", ITEM_CALLS)
def test_every_verb_of_an_item_in_every_status(item, verb, status):
    hop = ITEM_LIFE.table[verb]
    if status != ItemStatus.LISTED:
        ITEM_CALLS[ITEM_BRINGERS[status]](item)
        item.refresh_from_db()
        item.__dict__.pop("_bench", None)
    if status in hop.sources:
        assert ITEM_CALLS[verb](item).status == (hop.target or status)
    else:
        assert refusal_of(ITEM_CALLS[verb], item).code == "status"


ROLES = [
    "officer",
    "delegate",
    "researcher",
    "member",
    "chair",
    "secretary",
    "provider",
    "manager",
    "auditor",
]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_do_what(item, session, cast, role):
    user = getattr(cast, role)
    runs = role in ("secretary", "chair")
    for name in ("open", "close", "add_items", "record_attendance", "cancel"):
        refusal = SITTING_LIFE.why_not(name, session, user)
        assert (refusal is None or not refusal.is_about_permission) == runs, name
    for name in ("decide", "defer", "send_back", "remove"):
        refusal = ITEM_LIFE.why_not(name, item, user)
        assert (refusal is None or not refusal.is_about_permission) == runs, name
    refusal = ITEM_LIFE.why_not("vote", item, user)
    votes = role in ("member", "chair", "secretary")
    assert (refusal is None or not refusal.is_about_permission) == votes
