"""Figures from five up, none by subtraction, none of an officer."""

import random
from itertools import pairwise

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from surveys import answers, results
from surveys.enums import MINIMUM, RatedStep
from surveys.models import Answer, ImprovementAction, Survey, SurveyQuestion
from surveys.results import Group, presentable
from tests.factories.accounts import UserFactory
from tests.factories.surveys import answered, branch, invitation
from tests.factories.surveys import give as say

pytestmark = pytest.mark.django_db
ADDRESS = "surveys:results"


def groups(*sizes):
    return [Group(n, size, 50, 3.0) for n, size in enumerate(sizes)]


def shown(*sizes):
    return sorted(group.answers for group in presentable(groups(*sizes)))


@pytest.mark.policy("DG-6c")
def test_small_groups_are_hidden_with_a_companion():
    assert shown(10, 6, 5) == [5, 6, 10]
    assert shown(10, 6, 4) == [10]  # 20 less 16 would be the four
    assert shown(10, 3, 2) == [10]  # two hidden ones hold five together
    assert shown(10, 2, 2) == []  # 14 less 10 would be four people
    assert shown(10, 9, 2, 2) == [10]
    assert shown(3) == []


@given(st.lists(st.integers(1, 30), max_size=9))
def test_no_subtraction_reaches_fewer_than_five(sizes):
    visible = shown(*sizes)
    assert all(size >= MINIMUM for size in visible)
    rest = sum(sizes) - sum(visible)
    assert rest == 0 or rest >= MINIMUM or sum(sizes) < MINIMUM


def test_under_five_there_is_nothing_to_see(client, cast):
    answered(4)
    answers.release()
    assert results.figures().total is None
    client.force_login(cast.manager)
    assert "s-chart" not in client.get(reverse(ADDRESS)).content.decode()


def test_the_subtraction_attack_fails(calendar):
    """Whatever comes in whatever order, no figure less another leaves fewer than five."""
    calendar.move_to("2026-10-05")
    places = [branch(name) for name in ("الفرع الرئيس", "فرع الشمال", "فرع الوادي")]
    chance = random.Random(7)
    seen = []
    for _week in range(7):
        for _ in range(14):
            made = invitation(
                place=chance.choice(places),
                programme=chance.choice(["rent", "electricity"]),
                step=chance.choice([RatedStep.DECISION, RatedStep.DELIVERY]),
            )
            say(made, {"courtesy": chance.randint(1, 5)})
            answers.release()
            seen.append(results.figures())
        calendar.forward(days=7)
        answers.release()
        seen.append(results.figures())
    totals = [shown.total.answers for shown in seen if shown.total]
    assert totals and all(count >= MINIMUM for count in totals)
    # One visit of the page less the one before.
    assert all(late == early or late - early >= MINIMUM for early, late in pairwise(totals))
    for name in ("steps", "branches", "programmes", "months"):
        for shown in seen:
            sizes = [group.answers for group in getattr(shown, name).groups]
            assert all(size >= MINIMUM for size in sizes)
            if sizes:
                rest = shown.total.answers - sum(sizes)
                assert rest == 0 or rest >= MINIMUM, (name, sizes)
    assert {group.label for group in seen[-1].branches.groups} - {place.name for place in places}


def test_the_figures(calendar):
    answered(5, {"courtesy": 5, "speed": 2}, place=branch("فرع الشمال"))
    answered(6, {"courtesy": 4}, place=branch("فرع الوادي"), programme="electricity")
    answers.release()
    shown = results.figures()
    assert shown.total.answers == 11 and shown.total.percent == 69  # 11 good of 16
    assert {(g.label, g.answers, g.percent) for g in shown.branches.groups} == {
        ("فرع الشمال", 5, 50),
        ("فرع الوادي", 6, 100),
    }
    assert {(g.label, g.percent) for g in shown.questions.groups} == {
        ("كيف كان تعاملنا معك؟", 100),
        ("كيف كانت سرعة الخدمة؟", 0),
    }
    assert [g.label for g in shown.months.groups] == ["نوفمبر"]
    assert results.satisfied(branch=branch("فرع الشمال").pk) == 50
    assert results.satisfied(step=RatedStep.VISIT) is None


def test_a_question_that_few_answered_is_hidden(calendar):
    answered(5, {"courtesy": 5})
    extra = invitation(), invitation(), invitation(), invitation(), invitation()
    for number, each in enumerate(extra):
        say(each, {"courtesy": 4} | ({"speed": 1} if number < 3 else {}))
    answers.release()
    assert [g.key for g in results.figures().questions.groups] == []  # 13 scores less 10 is three


def test_the_page(client, cast):
    answered(5, place=branch("فرع الشمال"))
    answered(5, place=branch("فرع الوادي"))
    answers.release()
    client.force_login(cast.manager)
    answer = client.get(reverse(ADDRESS))
    body = answer.content.decode()
    assert "فرع الشمال" in body and "s-chart" in body and "style=" not in body
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_may_see_it(client, cast):
    address = reverse(ADDRESS)
    assert client.get(address).status_code == 302
    for role in ("officer", "researcher", "chair", "manager", "auditor", "delegate"):
        client.force_login(getattr(cast, role))
        assert client.get(address).status_code == 200
    for user in (cast.provider, cast.member, cast.secretary, UserFactory()):
        client.force_login(user)
        assert client.get(address).status_code == 403


def test_the_page_costs_the_same_with_ten_times_the_rows(
    client, cast, django_assert_max_num_queries
):
    def more(count):
        for number in range(count):
            answered(5, place=branch(f"فرع {number}"))
            ImprovementAction.objects.create(
                heard="الانتظار طويل",
                key=f"00000000-0000-4000-8000-{Answer.objects.count():06}{number:06}",
                created_by=cast.officer,
                branch=branch(f"فرع {number}"),
            )
        answers.release()

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(cast.manager)
    more(1)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(ADDRESS))
    more(10)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(ADDRESS))
    assert len(few) < 20


def test_the_questions_are_those_of_the_newest_version(as_owner):
    newer = Survey.objects.create(version=Survey.objects.current().version + 1)
    assert not SurveyQuestion.objects.of_current()
    asked = SurveyQuestion.objects.create(survey=newer, order=1, code="kind", text="هل أُكرمت؟")
    assert list(SurveyQuestion.objects.of_current()) == [asked]
