"""Work that waits on somebody because of a request: rows of `sanad.workflow.models.Task`."""

from typing import Any

from django.utils.translation import gettext as _

from requests_app.intake.enums import RequestStatus, TaskKind
from requests_app.intake.models import SupportRequest
from requests_app.intake.terms import ceiling_day
from sanad.accounts.enums import Role
from sanad.lib.clock import PolicyToday
from sanad.workflow import workflow as tasks
from sanad.workflow.enums import TaskKind as Common
from sanad.workflow.models import Task

# A task is about a request in this status, and needs nobody once the request has gone on.
WHILE = {Common.CALL: RequestStatus.RETURNED, TaskKind.CEILING: RequestStatus.RAISED}


def call(support_request: SupportRequest) -> None:
    """No message reaches the applicant: the desk calls about what is missing (PR-2, DG-4, +)."""
    _open(
        Common.CALL,
        support_request,
        role=Role.OFFICER,
        branch=support_request.branch,
        due_on=support_request.completion_due_on,
    )


def ask_the_committee() -> int:
    """Raised, and undecided beyond the policy's ceiling: no machine decides, the manager asks.

    Once for each raising. Returns how many tasks were opened.
    """
    late = SupportRequest.objects.awaiting_decision().select_related("person")
    late = late.annotate(due_on=ceiling_day()).filter(due_on__lt=PolicyToday())
    return sum(_ask(case) for case in late.order_by("id"))


def _ask(case: Any) -> int:
    raisings = case.log.filter(target=RequestStatus.RAISED).exclude(source=RequestStatus.RAISED)
    asked = Task.objects.about(case).filter(
        kind=TaskKind.CEILING, created_at__gte=raisings.values_list("at", flat=True)[:1]
    )
    if asked.exists():
        return 0
    _open(TaskKind.CEILING, case, role=Role.MANAGER, due_on=case.due_on)
    return 1


def _open(kind: str, case: SupportRequest, **whose: Any) -> None:
    name = f"{case.person} · {case}"
    tasks.open_task(kind, case, name=name, link=case.get_absolute_url(), **whose)


def close_what_went_on() -> int:
    """End the tasks whose request stands elsewhere by now; returns how many."""
    count = 0
    for kind, status in WHILE.items():
        waiting = Task.objects.open().filter(kind=kind, about_type=SupportRequest._meta.label_lower)
        keys = [int(key) for key in waiting.values_list("about_id", flat=True)]
        moved = SupportRequest.objects.filter(pk__in=keys)
        for case in moved.exclude(status=status):
            outcome = _("The request went on: %(status)s.") % {"status": case.get_status_display()}
            tasks.close(kind, case, outcome=outcome)
            count += 1
    return count
