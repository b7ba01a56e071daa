"""Work that waits on somebody: opened once for each subject, done once with what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.arabic import has_letter
from sanad.lib.triggers import holds
from sanad.messaging.models import Message
from sanad.policy.parameters import in_force
from sanad.workflow import woman
from sanad.workflow.enums import BY_STEP, URGENT, TaskKind
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed, Refused, Way

LABELS: dict[str, Any] = {}


def register(
    kinds: type[TextChoices], *, by_step: Iterable[str] = (), urgent: Iterable[str] = ()
) -> None:
    """Make an app's kinds known, in its `ready()`. Raises `ValueError` where a code is taken.

    `by_step`: those whose work is a step of its own, behind the task's `link`: `close` alone ends
    them, and `finish` refuses. `urgent`: those that stand before all other work.
    """
    BY_STEP.update(by_step)
    URGENT.update(urgent)
    for kind in kinds:
        if LABELS.setdefault(kind.value, kind.label) != kind.label:
            raise ValueError(f"Two kinds of tasks are called {kind.value}.")


register(TaskKind)


@signed
def open_task(
    kind: str,
    about: Any,
    *,
    name: str,
    link: str,
    owner: Any = None,
    role: str = "",
    branch: Any = None,
    due_on: datetime.date | None = None,
    calls: Any = None,
) -> Task:
    """Let something about `about` wait on `owner` or on a `role` (in `branch`, None: in each).

    `calls`: the person to whom it is a call; where a woman calls them, it waits on one
    (`woman.py`). `link`: the path where it is done; `due_on`: the last day, at Riyadh.

    Returns the open task of this kind and subject, the earlier one where there is one. Raises
    `KeyError` for a kind that no app registered.
    """
    assert LABELS[kind]
    wants_a_woman = calls is not None and calls.woman_calls
    if wants_a_woman:
        branch = woman.where_one_is(role, branch)
    task = Task(
        kind=kind,
        about_type=about._meta.label_lower,
        about_id=str(about.pk),
        name=name,
        link=link,
        owner=owner,
        role=role,
        branch=branch,
        due_on=due_on,
        woman_for=calls.pk if wants_a_woman else None,
    )
    # Of two at the same moment the second waits for the first, and then leaves it at that.
    Task.objects.bulk_create([task], ignore_conflicts=True)
    return Task.objects.about(about).open().get(kind=kind)


@signed
@transaction.atomic
def finish(task: Task, *, by: Any, outcome: str) -> Task:
    """Say what came of it. The same person twice is once; raises `NotAllowed` for whom it does not
    wait on, `Refused` where somebody else was faster, nothing is said, or a step ends it.
    """
    task = Task.objects.select_for_update(of=("self",)).select_related("done_by").get(pk=task.pk)
    if not Task.objects.visible_to(by).filter(pk=task.pk).exists():
        raise NotAllowed(_("This step belongs to another role."), code="role")
    if task.is_done:
        if task.done_by_id == by.pk:
            return task
        raise Refused(
            _("%(name)s did this already.") % {"name": task.done_by or _("The portal")},
            way=Way(_("What else waits"), reverse("workbench:tasks")),
            code="done",
        )
    if task.kind in BY_STEP:
        raise Refused(
            _("This ends with the step itself, not with words."),
            way=Way(_("Open the case"), task.link),
            code="by-step",
        )
    _check_who_calls(task, by)
    if not has_letter(outcome):
        raise Refused(_("Write what came of it."), field="outcome", code="outcome")
    return _close(task, by, outcome)


@holds("task_called_by_a_woman")
def _check_who_calls(task: Task, by: Any) -> None:
    if task.woman_for is not None:
        woman.check(task.woman_for, by)


@signed
def close(kind: str, about: Any, *, outcome: str) -> None:
    """The portal itself ends what needs nobody any more; nothing where nothing waits."""
    with transaction.atomic():
        waiting = Task.objects.about(about).open().filter(kind=kind)
        for task in waiting.select_for_update(of=("self",)):
            _close(task, None, outcome)


def _close(task: Task, by: Any, outcome: str) -> Task:
    task.outcome, task.done_by = outcome, by
    task.save(update_fields=["outcome", "done_by"])
    task.refresh_from_db(fields=["done_at"])
    return task


def call_if_unreached(about: Any, role: str, *, since: int) -> None:
    """Somebody of `role` calls the person where a message about `about`, newer than the key
    `since`, could not be sent (DG-4+).

    `about` has a `person` and a page of its own.
    """
    messages = Message.objects.about(about).filter(pk__gt=since)
    if messages.exists() and not messages.filter(deliveries__isnull=False).exists():
        call(about, about.person, role=role, branch=about.person.branch)


def call(about: Any, person: Any, *, role: str, branch: Any = None, link: str = "") -> None:
    """Let somebody of `role` (in `branch`, None: in each) call the person about a row: with a page
    of its own, or with `link`."""
    open_task(
        TaskKind.CALL,
        about,
        name=str(person),
        link=link or about.get_absolute_url(),
        role=role,
        branch=branch,
        due_on=clock.today() + datetime.timedelta(days=in_force().call_days),
        calls=person,
    )


def newest_message() -> int:
    """The key of the newest message that there is; what is said from now on has a higher one."""
    return Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
