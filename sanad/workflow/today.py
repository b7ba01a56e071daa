"""What of the tasks waits for a person: their own, and those of their roles."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.models import User
from sanad.lib.today import Queue, QueueRow
from sanad.workflow import workflow as tasks
from sanad.workflow.models import Task


def for_user(user: User) -> list[Queue]:
    """Everybody who works here: what waits on them, whatever app opened it."""
    waiting = Task.objects.open().visible_to(user).for_list()
    url = reverse("workbench:tasks")
    return [Queue("tasks", _("Waits on you"), waiting, _row, url=url)]


def _row(task: Task) -> QueueRow:
    return QueueRow(
        name=task.name,
        url=task.get_absolute_url(),
        name_note=str(task.branch or ""),
        about=tasks.LABELS.get(task.kind, task.kind),
        step=_("Say what came of it"),
    )
