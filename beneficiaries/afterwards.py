"""What one colleague changes of a file alone is looked at by another afterwards (PM-1+).

Another identity number or name makes the file somebody else's; a first mobile opens it; "no text
messages" and a day of death silence whoever it belongs to. All of them are a day's honest work as
well, and some must not wait: a phone in other hands, a dying mother. So they hold at once, the
person is told where that can harm nobody, and a manager looks; another where it was a manager.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Person
from beneficiaries.models.afterwards import IDENTITY, NAMES, WATCHED, one_spelling
from beneficiaries.perms import DESK
from beneficiaries.warning import warning_to
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import has, is_staff
from sanad.guarded.enums import Told
from sanad.lib import clock
from sanad.lib.dates import riyadh_day
from sanad.lib.triggers import holds
from sanad.messaging.outbox import queue
from sanad.policy.models import PolicyVersion
from sanad.workflow import workflow as tasks


@holds("person_changed_alone_is_looked_at")
def is_grave(person: Person, changes: dict[str, Any]) -> bool:
    """Whether the changes take the file, open it or silence whose it is; `person` as before them.

    Not on the day of the registration: what was mistyped is set right at the counter.
    """
    if riyadh_day(person.created_at) == clock.today():
        return False
    after = {name: changes.get(name, getattr(person, name)) for name in WATCHED}
    return (
        any(after[name] != getattr(person, name) for name in IDENTITY)
        or any(one_spelling(after[name]) != one_spelling(getattr(person, name)) for name in NAMES)
        or (not person.mobile and bool(after["mobile"]))
        or (person.may_text and not after["may_text"])
        or bool(after["safe_mobile"] and after["safe_mobile"] != person.safe_mobile)
        or (after["died_on"] is not None and after["died_on"] != person.died_on)
    )


def ask_to_look(person: Person, *, by: User, changes: dict[str, Any]) -> None:
    """Let a manager look at what `by` changes alone, and tell the person where they can be told.

    Called before anything is written: the message goes where it went until now. Nothing is sent
    because texting stops: that is said of a phone in other hands. What a person changes of their
    own file is nobody's to look at.
    """
    if not (is_staff(by) and is_grave(person, changes)):
        return
    stops = person.may_text and not changes.get("may_text", True)
    if not stops and warning_to(person) == Told.YES:
        queue("guarded.file_changed", to=person, about=person)
    let_a_manager_look(person, by=by)


def let_a_manager_look(person: Person, *, by: User) -> None:
    """A task for a manager, another where `by` is one: at what stands in the file's history."""
    task = tasks.open_task(
        RegistryTaskKind.LOOK,
        person,
        name=str(person),
        link=reverse("people:history", args=[person.pk]),
        role=Role.MANAGER,
        owner=_another(by) if has(by, Role.MANAGER) else None,
        due_on=clock.today() + timedelta(days=PolicyVersion.objects.in_force().file_look_days),
    )
    if task.owner_id == by.pk:  # theirs since a change of somebody else's
        task.owner = _another(by)
        task.save(update_fields=["owner"])


def _another(manager: User) -> User | None:
    """Who looks at what a manager did: another one, else somebody of the desk; None: nobody."""
    others = User.objects.filter(is_staff=True, is_active=True).exclude(pk=manager.pk)
    for role in (Role.MANAGER, *DESK):
        if colleague := others.filter(groups__name=role).order_by("pk").first():
            return colleague
    return None
