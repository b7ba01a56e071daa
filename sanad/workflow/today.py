"""What of the tasks waits for a person: their own, and those of their roles."""

from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.models import User
from sanad.lib.dates import gregorian_text
from sanad.lib.today import Line, Queue, QueueRow, Section, section
from sanad.workflow import workflow as tasks
from sanad.workflow.enums import BY_STEP
from sanad.workflow.models import Task


def for_user(user: User) -> list[Queue]:
    """Everybody who works here: what waits on them, whatever app opened it; what is urgent apart,
    before everything else."""
    waiting = Task.objects.open().visible_to(user).for_list()
    url = reverse("workbench:tasks")
    return [
        Queue("urgent", _("Urgent"), waiting.urgent(), _row, url=url, tone="brick", is_urgent=True),
        Queue("tasks", _("Waits on you"), waiting.others(), _row, url=url),
    ]


def on_paper(user: User, today: date) -> list[Section]:
    """The same on the morning sheet: what is urgent, then the nearest day first."""
    waiting = Task.objects.open().visible_to(user).for_list()
    rows = waiting.order_by(F("due_on").asc(nulls_last=True), "id")
    return [
        section(_("Urgent"), rows.urgent(), _line),
        section(_("Waits on you"), rows.others(), _line),
    ]


def _line(task: Task) -> Line:
    return Line(
        name=task.name,
        what=str(tasks.LABELS.get(task.kind, task.kind)),
        when=gregorian_text(task.due_on) if task.due_on else "",
        branch=str(task.branch or ""),
    )


def _row(task: Task) -> QueueRow:
    """A step of its own is one tap away; what ends with words has its page for them."""
    by_step = task.kind in BY_STEP
    return QueueRow(
        name=task.name,
        url=task.link if by_step else task.get_absolute_url(),
        name_note=str(task.branch or ""),
        about=tasks.LABELS.get(task.kind, task.kind),
        step=_("Open it") if by_step else _("Say what came of it"),
    )
