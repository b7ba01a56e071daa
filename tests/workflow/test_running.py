"""A transition carried out on a real row: what is saved, said and written, and who was faster."""

import uuid
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from sanad.workflow import history
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.views import attempt
from surveys import workflow
from surveys.enums import IMPROVEMENT_LIFE, ImprovementStatus
from surveys.models import ImprovementAction
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PLAN = {"plan": "شباك ثانٍ", "due_on": date(2030, 12, 10)}


@pytest.fixture
def action(cast):
    return workflow.write_down(
        by=cast.officer, heard="الانتظار طويل", step="", branch=None, key=uuid.uuid4()
    )


@pytest.fixture
def take_up():
    """The transition, to be declared otherwise for one test."""
    before = dict(vars(workflow.take_up))
    yield workflow.take_up
    vars(workflow.take_up).update(before)


def test_a_birth_is_the_first_line_of_the_history(action):
    (entry,) = action.log.all()
    assert (entry.verb, entry.source, entry.target) == ("write_down", "", "heard")
    assert str(entry.label) == str(IMPROVEMENT_LIFE.births["write_down"].event)


def test_only_the_engine_moves_the_status_and_only_named_columns_are_saved(action, cast, take_up):
    stale = ImprovementAction.objects.get(pk=action.pk)
    ImprovementAction.objects.filter(pk=action.pk).update(heard="غُيّر")
    fresh = take_up(stale, by=cast.manager, owner=cast.officer, **PLAN)
    assert (fresh.status, fresh.heard) == (ImprovementStatus.DOING, "غُيّر")

    def moves_it_itself(action, *, by):
        action.status = ImprovementStatus.DONE

    finish = workflow.finish
    body, finish.body = finish.body, moves_it_itself
    try:
        with pytest.raises(RuntimeError, match="finish"):
            finish(fresh, by=cast.manager)
    finally:
        finish.body = body
    assert ImprovementAction.objects.get().status == ImprovementStatus.DOING


def test_messages_go_after_the_save_with_what_the_body_gives_them(action, cast, take_up):
    sent = []
    take_up.notify = (lambda row, **words: sent.append((row.status, words)),)
    take_up.then = lambda row, by: sent.append(by)
    take_up.body = lambda row, *, by, plan: {"reason": plan, "notify": {"reason": "قلنا"}}
    take_up(action, by=cast.manager, plan="خطة")
    assert sent == [("doing", {"reason": "قلنا"}), cast.manager]
    assert action.log.first().reason == "خطة"


def test_a_refusal_of_the_body_changes_nothing(action, cast, take_up):
    def refuses(row, *, by):
        row.plan = "خطة"
        raise Refused("No.")

    take_up.body = refuses
    with pytest.raises(Refused):
        take_up(action, by=cast.manager)
    assert ImprovementAction.objects.get().plan == "" and action.log.count() == 1


# Somebody was faster -------------------------------------------------------------------------


def test_the_same_step_of_the_same_person_is_done_once(action, cast):
    seen = history.version(action)
    arguments = {"owner": cast.officer, **PLAN, "seen": seen}
    first = workflow.take_up.run(action, by=cast.manager, **arguments)
    again = workflow.take_up.run(action, by=cast.manager, **arguments)
    assert (first.pk, again.status) == (action.pk, "doing")
    assert action.log.count() == 2


def test_another_person_reads_who_was_faster(action, cast):
    seen = history.version(action)
    workflow.take_up(action, by=cast.manager, owner=cast.officer, **PLAN)
    other = UserFactory(manager=True)
    with pytest.raises(Refused) as refusal:
        workflow.take_up.run(action, by=other, seen=seen, owner=cast.officer, **PLAN)
    assert refusal.value.code == "overtaken"
    assert cast.manager.name in str(refusal.value.sentence)
    assert refusal.value.way.url == action.get_absolute_url()


def test_a_step_of_ones_own_after_another_is_told_apart(action, cast):
    seen = history.version(action)
    workflow.take_up(action, by=cast.manager, owner=cast.officer, **PLAN)
    with pytest.raises(Refused) as refusal:
        workflow.set_aside.run(action, by=cast.manager, seen=seen, reason="لا")
    assert refusal.value.code == "overtaken"


def test_who_may_not_learns_nothing_of_who_was_faster(action, cast):
    seen = history.version(action)
    workflow.take_up(action, by=cast.manager, owner=cast.officer, **PLAN)
    with pytest.raises(NotAllowed):
        workflow.take_up.run(action, by=cast.officer, seen=seen, owner=cast.officer, **PLAN)


@pytest.mark.parametrize("seen", ["", "x", "9" * 30, "-1"])
def test_a_version_that_is_none_hinders_nobody(action, cast, seen):
    fresh = workflow.take_up.run(action, by=cast.manager, seen=seen, owner=cast.officer, **PLAN)
    assert fresh.status == "doing"


def test_what_a_model_finds_wrong_stands_at_its_field(rf, cast):
    class Words(forms.Form):
        words = forms.CharField(required=False)

    def write(*, by):
        raise ValidationError({"words": "أطول من ذلك", "amount": "أقل من ذلك"})

    request, form = rf.post("/"), Words({})
    request.user = cast.officer
    assert form.is_valid() and attempt(request, write, form=form) is None
    assert form.errors == {"words": ["أطول من ذلك"], "__all__": ["أقل من ذلك"]}
    with pytest.raises(ValidationError):
        attempt(request, write)
