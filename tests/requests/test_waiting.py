"""Work that waits on somebody because of a request: who is called, what the manager asks."""

from datetime import timedelta

import pytest

from requests_app import tasks
from requests_app.intake.workflow import aside, desk
from requests_app.models import SupportRequest
from sanad.workflow import workflow
from sanad.workflow.models import Task
from tests.factories import committee
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.policy("PR-2")
def test_whom_no_reminder_reaches_is_called_by_the_desk(calendar, cast):
    reached = situations.returned()
    case = situations.returned(person=PersonFactory(mobile=None, branch=cast.officer.branch))
    calendar.forward(days=5)
    assert tasks.due() == 2
    task = Task.objects.get()
    assert (task.kind, task.about_id, task.role) == ("call", str(case.pk), "officer")
    assert task.due_on == case.completion_due_on
    assert Task.objects.visible_to(situations.officer()).get() == task
    assert not Task.objects.about(reached).exists()
    # The next reminder finds it waiting still.
    calendar.forward(days=5)
    tasks.due()
    assert Task.objects.count() == 1


def test_a_call_that_nobody_needs_any_more_is_done(calendar, cast):
    case = situations.returned(person=PersonFactory(mobile=None))
    calendar.forward(days=5)
    tasks.due()
    assert tasks.due() == 0, "while it is asked for, the call waits"
    case = SupportRequest.objects.get(pk=case.pk)
    desk.submit(situations.answered(case), by=situations.officer())
    assert tasks.due() == 1
    task = Task.objects.get()
    assert task.is_done and task.done_by is None
    assert str(SupportRequest.objects.get(pk=case.pk).get_status_display()) in task.outcome


@pytest.mark.policy("PR-5")
def test_the_manager_asks_on_the_day_after_the_ceiling(calendar, cast):
    case = situations.raised()
    ceiling = case.notices.get().day + timedelta(days=case.policy_version.ceiling_days)
    for day, count in ((-1, 0), (0, 0), (1, 1)):
        calendar.move_to(f"{ceiling + timedelta(days=day)} 12:00")
        tasks.due()
        assert Task.objects.count() == count, day
    task = Task.objects.get()
    assert (task.role, task.branch, task.due_on) == ("manager", None, ceiling)
    assert task.link == case.get_absolute_url()
    assert Task.objects.visible_to(cast.manager).get() == task


def test_the_manager_asks_once_for_each_raising(calendar, cast):
    situations.raised(calendar=calendar, raised_on="2026-10-01")
    tasks.due()
    workflow.finish(Task.objects.get(), by=cast.manager, outcome="تجتمع اللجنة يوم الأحد.")
    assert tasks.due() == 0 and Task.objects.count() == 1


def test_what_is_decided_is_asked_no_more(calendar, cast):
    case = committee.ripe(calendar)
    calendar.forward(days=90)
    tasks.due()
    assert Task.objects.open().count() == 1
    aside.withdraw(case, by=situations.officer(), reason="لم أعد أحتاج إليه")
    tasks.due()
    assert Task.objects.open().count() == 0
