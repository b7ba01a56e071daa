"""Work that waits on somebody because of a request: rows of `sanad.workflow.models.Task`."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from requests_app.intake.enums import RequestStatus, RequestTaskKind
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.lib.actor import signed
from sanad.workflow import workflow as tasks
from sanad.workflow.enums import TaskKind
from sanad.workflow.models import Task

# A task is about a request in this status, and needs nobody once the request has gone on.
WHILE = {
    TaskKind.CALL: RequestStatus.RETURNED,
    RequestTaskKind.CEILING: RequestStatus.RAISED,
    RequestTaskKind.RENEW: RequestStatus.REGISTERED,
}


def call(support_request: SupportRequest, *, due_on: date | None = None) -> None:
    """No message reaches the applicant: the desk calls about what is missing (PR-2, DG-4, +), until
    the last day of completing it (`due_on`, where it is not written yet)."""
    _open(
        TaskKind.CALL,
        support_request,
        role=Role.OFFICER,
        branch=support_request.branch,
        due_on=due_on or support_request.completion_due_on,
        calls=support_request.person,
    )


def ask_the_committee() -> int:
    """Raised, and undecided beyond the policy's ceiling: no machine decides, the manager asks.

    Once for each raising. Returns how many tasks were opened.
    """
    late = SupportRequest.objects.awaiting_decision().calendar_due().select_related("person")
    return sum(_ask(case) for case in late.order_by("id"))


@signed
@transaction.atomic
def _ask(case: SupportRequest) -> int:
    """1 where the task was opened: whoever unmarks the row does it, so two workers ask once."""
    waiting = SupportRequest.objects.awaiting_decision().calendar_due().filter(pk=case.pk)
    if not waiting.update(calendar_due_on=None):
        return 0
    _open(RequestTaskKind.CEILING, case, role=Role.MANAGER, due_on=case.ceiling_on)
    return 1


def _open(kind: str, case: SupportRequest, **whose: Any) -> None:
    name = f"{case.person} · {case}"
    tasks.open_task(kind, case, name=name, link=case.get_absolute_url(), **whose)


def close_what_went_on() -> int:
    """End the tasks whose request stands elsewhere by now; returns how many."""
    about = SupportRequest.objects.filter(pk=Cast(OuterRef("about_id"), BigIntegerField()))
    gone = Q()
    for kind, status in WHILE.items():
        gone |= Q(~Exists(about.filter(status=status)), kind=kind)
    open_ones = Task.objects.open().filter(about_type=SupportRequest._meta.label_lower)
    kinds = {int(key): kind for key, kind in open_ones.filter(gone).values_list("about_id", "kind")}
    for case in SupportRequest.objects.filter(pk__in=kinds):
        outcome = _("The request went on: %(status)s.") % {"status": case.get_status_display()}
        tasks.close(kinds[case.pk], case, outcome=outcome)
    return len(kinds)
