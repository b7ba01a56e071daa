"""Work that waits on somebody because of a request: who is called, what the manager asks."""

from datetime import timedelta

import pytest

from requests_app import tasks
from requests_app.intake.workflow import aside, desk, waiting
from requests_app.models import SupportRequest
from sanad.lib import clock
from sanad.workflow import workflow
from sanad.workflow.models import Task
from tests.factories import committee, policy
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


def test_of_two_workers_one_asks(calendar, cast):
    case = situations.raised()
    case.refresh_from_db()
    calendar.move_to(f"{case.ceiling_on + timedelta(days=1)}")
    asked = [waiting._ask(case) for _worker in range(2)]  # each had found it
    assert asked == [1, 0] and Task.objects.about(case).count() == 1


def test_what_is_decided_is_asked_no_more(calendar, cast):
    case = committee.ripe(calendar)
    calendar.forward(days=90)
    tasks.due()
    assert Task.objects.open().count() == 1
    aside.withdraw(case, by=situations.officer(), reason="لم أعد أحتاج إليه")
    tasks.due()
    assert Task.objects.open().count() == 0


# The day that the worker looks for is the guards' own -----------------------------------------


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(("days", "reminders"), [(14, 2), (14, 0), (1, 3), (30, 4)])
def test_the_calendar_moves_a_returned_request_on_its_day(calendar, cast, days, reminders):
    """Step by step until it lapses: nothing the day before, the step on the day itself."""
    policy.approved(cast, completion_days=days, completion_reminders=reminders)
    calendar.forward(days=4)
    case = situations.returned()
    assert case.policy_version.completion_days == days
    for expected in [*range(1, reminders + 1), "lapsed"]:
        case = SupportRequest.objects.get(pk=case.pk)
        due_on = case.calendar_due_on
        calendar.move_to(f"{due_on - timedelta(days=1)} 23:59")
        assert refused(case) and tasks.due() == 0
        calendar.move_to(f"{due_on} 00:00")
        assert not refused(case) and tasks.due() == 1 and tasks.due() == 0
        case = SupportRequest.objects.get(pk=case.pk)
        assert expected in (case.reminders_sent, case.status)
    assert case.status == "lapsed" and case.calendar_due_on is None
    aside.reopen(case, by=situations.officer())
    assert SupportRequest.objects.get(pk=case.pk).calendar_due_on > clock.today()


def refused(case):
    case = SupportRequest.objects.get(pk=case.pk)
    return aside.remind.why_not(case, None) and aside.lapse.why_not(case, None)


@pytest.mark.policy("PR-5")
def test_the_day_of_the_answer_stands_with_the_request(calendar):
    case = situations.raised()
    case = SupportRequest.objects.get(pk=case.pk)
    ceiling = case.notices.get().day + timedelta(days=case.policy_version.ceiling_days)
    assert case.ceiling_on == ceiling and case.calendar_due_on == ceiling + timedelta(days=1)
    # Nobody chooses it.
    SupportRequest.objects.filter(pk=case.pk).update(ceiling_on=None, calendar_due_on="2030-01-01")
    again = SupportRequest.objects.get(pk=case.pk)
    assert (again.ceiling_on, again.calendar_due_on) == (case.ceiling_on, case.calendar_due_on)


@pytest.mark.policy("PR-5")
def test_of_two_that_are_late_each_is_asked_for(calendar, cast):
    for _ in range(2):
        situations.raised(calendar=calendar, raised_on="2026-10-01")
    assert tasks.due() == 2
    assert Task.objects.open().filter(kind="request-ceiling").count() == 2
