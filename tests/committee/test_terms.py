"""Days and limits of the committee at their edges (PR-5, PM-1). Asked of the guards alone, where a
rule of the database would catch what they let pass."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from requests_app.committee import guards
from requests_app.committee.enums import ITEM_LIFE, SITTING_LIFE
from requests_app.committee.today import for_user
from requests_app.committee.workflow import committee, objection, study
from requests_app.committee.workflow import sitting as sittings
from requests_app.models import Objection, SupportRequest
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from tests.asking import code_of, why
from tests.delivery import cases as delivery_cases
from tests.factories import programmes, requests
from tests.factories.committee import (
    assigned,
    cast_vote,
    chair,
    decided,
    in_session,
    item_of,
    person_of,
    researcher,
    ripe,
    secretary,
    sitting,
    studied,
    the_members,
    voted,
)

pytestmark = pytest.mark.django_db


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def day(offset):
    return clock.today() + timedelta(days=offset)


# The sitting --------------------------------------------------------------------------------


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(
    ("offset", "code"), [(-1, "past"), (0, None), (1, None), (366, None), (367, "far")]
)
def test_a_sitting_is_planned_from_today_to_a_year_ahead(calendar, offset, code):
    assert code_of(sitting, scheduled_on=day(offset)) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("days", "code"), [(1, "early"), (2, None), (3, None)])
def test_a_sitting_opens_on_its_day_or_after_it(calendar, days, code):
    planned = sitting(scheduled_on=day(2))
    calendar.forward(days=days)
    assert why(SITTING_LIFE, "open", planned, secretary()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(
    ("held", "code"), [(1, "late"), (0, None), (-1, None), (-7, None), (-8, "late")]
)
def test_a_paper_sitting_is_entered_within_a_week(calendar, held, code):
    assert code_of(sitting, held_on=day(held), paper_reference="7/1448") == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("days", "code"), [(7, None), (8, "late")])
def test_and_opened_within_it(calendar, days, code):
    planned = sitting(held_on=day(0), paper_reference="7/1448")
    calendar.forward(days=days)
    assert code_of(sittings.open_sitting, planned, by=secretary()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("days", "code"), [(13, "floor"), (14, None), (15, None)])
@pytest.mark.parametrize("verb", ["vote", "decide"])
def test_nothing_is_voted_or_decided_before_the_floor(calendar, verb, days, code):
    case = requests.raised()
    if case.programme_version.needs_study:
        studied(case)
    calendar.forward(days=days)
    item = item_of(in_session(items=[case]), case)
    if verb == "decide" and code is None:
        voted(item)
    assert why(ITEM_LIFE, verb, item, chair()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("held", "code"), [(-2, "floor"), (-1, None), (0, None)])
def test_a_paper_sitting_decides_by_its_own_day(calendar, held, code):
    """The floor was yesterday: what sat the day before could not decide."""
    case = ripe(calendar, days=15)
    item = item_of(in_session(items=[case], held_on=day(held), paper_reference="7/1448"), case)
    assert why(ITEM_LIFE, "vote", item, chair()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("days", "code"), [(13, None), (14, "items")])
def test_what_is_locked_on_the_day_holds_no_sitting_up(calendar, days, code):
    case = requests.raised()
    calendar.forward(days=days)
    session = in_session(items=[case])
    assert why(SITTING_LIFE, "close", session, secretary()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("present", "code"), [(2, "quorum"), (3, None), (4, None)])
def test_the_quorum_is_three(calendar, present, code):
    case = ripe(calendar)
    members = [*the_members(), person_of("member", "member-3")][:present]
    item = item_of(in_session(items=[case], members=members), case)
    voted(item)
    assert why(ITEM_LIFE, "decide", item, secretary()) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(
    ("choices", "code"),
    [
        (["yes", "yes", "no"], None),
        (["yes", "no", "abstain"], None),  # the chair's
        (["abstain", "yes", "no"], "tie"),
        (["abstain", "abstain", "abstain"], "tie"),
        (["yes", "abstain", "abstain"], None),
    ],
)
def test_the_majority_decides_and_a_tie_by_the_chair(calendar, choices, code):
    case = ripe(calendar)
    item = item_of(in_session(items=[case]), case)
    for member, choice in zip(the_members(), choices, strict=True):
        cast_vote(item, by=member, choice=choice)
    assert why(ITEM_LIFE, "decide", item, secretary()) == code


# What may be granted ------------------------------------------------------------------------

HALALA = Decimal("0.01")


def decide(item, outcome, amount, months=1):
    return code_of(
        committee.decide,
        item,
        by=secretary(),
        outcome=outcome,
        reasons=["need-shown"],
        words="ثبتت الحاجة.",
        amount=amount,
        months=months,
    )


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(
    ("outcome", "more", "code"),
    [
        ("accepted", -HALALA, "part"),
        ("accepted", 0, None),
        ("accepted", HALALA, "more"),
        ("part", -HALALA, None),
        ("part", 0, "part"),
    ],
)
def test_in_full_is_what_was_asked_and_in_part_is_less(calendar, outcome, more, code):
    case = ripe(calendar)
    item = voted(item_of(in_session(items=[case]), case))
    assert decide(item, outcome, case.amount + more) == code


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(("more", "code"), [(0, None), (HALALA, "more")])
def test_more_than_was_asked_goes_as_far_as_a_study_recommends(calendar, more, code):
    case = requests.raised(calendar=calendar, raised_on=day(-15).isoformat())
    recommended = case.amount + 100
    studied(case, amount=recommended)
    item = voted(item_of(in_session(items=[fresh(case)]), case))
    assert decide(item, "accepted", recommended + more) == code


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(("more", "code"), [(0, None), (HALALA, "amount")])
def test_no_more_than_the_programme_gives(calendar, more, code):
    programmes.next_version("rent", max_amount=6000 - more)
    case = ripe(calendar)
    assert case.amount == 6000
    item = voted(item_of(in_session(items=[case]), case))
    assert decide(item, "accepted", case.amount) == code


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(("more", "code"), [(0, None), (1, "amount")])
def test_in_no_more_instalments_than_the_programme_has(calendar, more, code):
    case = ripe(calendar)
    item = voted(item_of(in_session(items=[case]), case))
    assert decide(item, "accepted", case.amount, case.programme_version.max_months + more) == code


# The study ----------------------------------------------------------------------------------


def write_study(case, *, visited_on, recommendation="accept", amount=None):
    return code_of(
        study.submit,
        assigned(case),
        by=researcher(),
        kind="home",
        visited_on=visited_on,
        findings="أسرة من سبعة.",
        recommendation=recommendation,
        amount=amount,
    )


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(("offset", "code"), [(-4, "visit"), (-3, None), (0, None), (1, "visit")])
def test_a_visit_lies_between_the_submission_and_today(calendar, offset, code):
    case = requests.raised(calendar=calendar, raised_on=day(-3).isoformat())
    assert write_study(case, visited_on=day(offset)) == code


@pytest.mark.policy("PR-5")
@pytest.mark.parametrize(
    ("recommendation", "more", "code"),
    [("part", -HALALA, None), ("part", 0, "amount"), ("accept", 0, None)],
)
def test_a_part_is_less_than_was_asked(calendar, recommendation, more, code):
    case = requests.raised()
    amount = case.amount + more
    assert (
        write_study(case, visited_on=day(0), recommendation=recommendation, amount=amount) == code
    )


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(("more", "code"), [(0, None), (HALALA, "amount")])
def test_no_study_goes_above_the_programme(calendar, more, code):
    case = requests.raised()
    amount = case.programme_version.max_amount + more
    assert write_study(case, visited_on=day(0), amount=amount) == code


# The objection ------------------------------------------------------------------------------


def rejected(calendar):
    case = ripe(calendar)
    decided(item_of(in_session(items=[case]), case), "rejected")
    return fresh(case)


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(("days", "is_late"), [(29, False), (30, False), (31, True)])
def test_an_objection_comes_within_thirty_days_of_the_letter(calendar, days, is_late):
    case = rejected(calendar)
    assert case.policy_version.objection_days == 30
    calendar.forward(days=days)
    refusal = guards.why_no_objection(case, requests.officer())
    assert (refusal and refusal.code) == ("late" if is_late else None)
    # The database by itself says the same.
    row = Objection(
        decision=case.decisions.get(),
        person=case.person,
        words="دخلنا تغيّر.",
        channel="desk",
        filed_by=requests.officer(),
    )
    if not is_late:
        row.save()
        return
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        row.save()
    assert constraint_of(refused.value) == "objection_in_time"


@pytest.mark.policy("PM-1")
def test_an_objection_is_to_a_decision_once_in_words_and_in_its_days(calendar):
    def objected(case, words="دخلنا تغيّر."):
        objection.file_objection(case, by=requests.officer(), words=words, channel="desk")

    assert code_of(objected, requests.raised()) == "outcome"
    case = rejected(calendar)
    assert code_of(objected, case, words="…") == "words"
    objected(case)
    assert code_of(objected, case) == "once"
    late = rejected(calendar)
    calendar.forward(days=31)
    assert code_of(objected, late) == "late"


@pytest.mark.policy("PM-1")
def test_an_objection_has_its_day_of_answer(calendar):
    case = rejected(calendar)
    objection.file_objection(case, by=requests.officer(), words="دخلنا تغيّر.", channel="desk")
    filed = Objection.objects.get()
    assert filed.answer_due_on == clock.today() + timedelta(days=14)
    message = Message.objects.about(case).latest("id")
    assert message.code == "request.objection-filed"
    assert gregorian_text(filed.answer_due_on, with_weekday=True) in message.body
    waiting = next(queue for queue in for_user(chair()) if queue.code == "objections")
    assert waiting.rows.get().due_on == filed.answer_due_on
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Objection.objects.update(answer_due_on=clock.today())
    assert constraint_of(refused.value) == "objection_keeps_its_words"


@pytest.mark.policy("PM-1")
def test_once_registered_nothing_is_objected_to(calendar):
    case = delivery_cases.registered(calendar=calendar, amount=1000)
    assert guards.why_no_objection(case, requests.officer()).code == "status"


@pytest.mark.policy("PM-1")
def test_an_objection_is_answered_in_words(calendar, cast):
    filed = objection.file_objection(
        rejected(calendar), by=requests.officer(), words="دخلنا تغيّر.", channel="desk"
    )
    for step in (objection.uphold, objection.dismiss):
        assert code_of(step, filed, by=cast.manager, answer="…") == "answer"


@pytest.mark.policy("PM-1")
def test_the_last_day_is_said_as_it_is_kept(calendar):
    case = rejected(calendar)
    assert guards.last_day(case.decisions.get()) == day(30)


@pytest.mark.policy("PR-5")
def test_a_request_that_was_never_raised_is_neither_ripe_nor_locked():
    requests.submitted()
    assert not SupportRequest.objects.ripe().exists()
    assert not SupportRequest.objects.locked().exists()
