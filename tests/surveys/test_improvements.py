"""You said, we did: heard, taken up, done, with the score before and after."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from surveys import answers, workflow
from surveys.enums import IMPROVEMENT_LIFE, ImprovementStatus, RatedStep
from surveys.models import ImprovementAction
from tests.factories.surveys import answered, branch

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-6e")]


def heard(by, **options):
    fields = {"heard": "الانتظار طويل", "step": "", "branch": None, "key": uuid.uuid4()} | options
    return workflow.write_down(by=by, **fields)


def test_from_heard_to_done_with_the_scores_beside(cast, calendar):
    place = branch()
    answered(5, {"speed": 1}, place=place)
    answers.release()
    action = heard(cast.officer, step=RatedStep.DECISION, branch=place)
    action = workflow.take_up(
        action, by=cast.manager, plan="شباك ثانٍ", owner=cast.officer, due_on=date(2026, 12, 10)
    )
    assert action.score_before == 0
    answered(15, {"speed": 5}, place=place)
    answers.release()
    action = workflow.finish(action, by=cast.officer, outcome="فتحنا شباكًا ثانيًا.")
    assert action.score_after == 75 and action.status == ImprovementStatus.DONE
    assert [entry.verb for entry in action.log.all()] == ["finish", "take_up", "write_down"]


@pytest.mark.parametrize("verb", IMPROVEMENT_LIFE.transitions)
@pytest.mark.parametrize("status", ImprovementStatus.values)
def test_every_verb_from_every_status(cast, owner, verb, status):
    action = heard(cast.manager)
    action.status = status
    refusal = IMPROVEMENT_LIFE.transitions[verb].why_not(action, cast.manager)
    if status in IMPROVEMENT_LIFE.transitions[verb].sources:
        assert refusal is None
    else:
        assert isinstance(refusal, Refused) and refusal.code == "status"


def test_who_may(cast):
    with pytest.raises(NotAllowed):
        heard(cast.provider)
    action = heard(cast.officer)
    with pytest.raises(NotAllowed):
        workflow.set_aside(action, by=cast.officer, reason="لا")
    workflow.set_aside(action, by=cast.manager, reason="خارج عملنا")


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("improvementaction_life", "UPDATE surveys_improvementaction SET status = 'done'"),
        ("improvemententry_is_insert_only", "UPDATE surveys_improvemententry SET id = id"),
    ],
)
def test_held_by_the_database(cast, rule, sql):
    heard(cast.officer)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_through_the_pages(client, cast, calendar):
    client.force_login(cast.manager)
    new = reverse("surveys:write_down")
    assert client.get(new).status_code == 200
    assert "s-errors" in client.post(new, {"heard": " \u200f ", "key": "x"}).content.decode()
    assert "s-errors" in client.post(new, {"heard": "س" * 201}).content.decode()
    said = {"heard": "الانتظار\u202e طويل", "key": str(uuid.uuid4())}
    first, second = client.post(new, said), client.post(new, said)
    assert first.url == second.url and ImprovementAction.objects.count() == 1
    action = ImprovementAction.objects.get()
    assert action.heard == "الانتظار طويل"
    page = client.get(first.url).content.decode()
    take_up = reverse("surveys:step", args=[action.pk, "take_up"])
    assert take_up in page
    assert client.get(take_up).status_code == 200
    plan = {"plan": "شباك ثانٍ", "owner": cast.officer.pk}
    past = plan | {"due_on_day": "1", "due_on_month": "11", "due_on_year": "2026"}
    assert client.post(take_up, past).status_code == 422
    due = plan | {"due_on_day": "١٠", "due_on_month": "12", "due_on_year": "2026"}
    answer = client.post(take_up, due)
    assert answer.status_code == 302, answer.content.decode()
    again = client.post(take_up, due, follow=True)
    assert workflow.take_up.why_not(ImprovementAction.objects.get(), cast.manager)
    assert "is-brick" in again.content.decode() and action.log.count() == 2
    finish = reverse("surveys:step", args=[action.pk, "finish"])
    client.force_login(cast.researcher)
    assert client.get(finish).status_code == 403
    client.force_login(cast.officer)
    assert client.post(finish, {"outcome": "فتحناه."}).status_code == 302
    action.refresh_from_db()
    assert action.status == "done"
    client.force_login(cast.provider)
    assert client.get(first.url).status_code == 403
    assert client.get(new).status_code == 403


def test_the_page_of_an_improvement_costs_the_same(client, cast, django_assert_max_num_queries):
    action = heard(cast.officer)
    with acting(cast.officer.pk):
        for _ in range(10):
            IMPROVEMENT_LIFE.write_log(action, "note", by=cast.officer)
    client.force_login(cast.manager)
    with django_assert_max_num_queries(10):
        client.get(reverse("surveys:improvement", args=[action.pk]))
