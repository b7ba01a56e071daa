"""Who cannot read is called beside a message about which no case tells them (DG-4+)."""

from collections.abc import Callable

from django.urls import reverse

from beneficiaries.models import Person
from sanad.accounts.enums import Role
from sanad.workflow import workflow as tasks


def let_the_desk_call(person: Person) -> None:
    """A task for the desk of their branch, which leads to the file: not what the message is about,
    which may be nothing for the desk to read."""
    link = reverse("people:show", args=[person.pk])
    tasks.call(person, person, role=Role.OFFICER, branch=person.branch, link=link)


_untold: list[Callable[[Person], None]] = []


def register(tell: Callable[[Person], None]) -> None:
    """Let an app have said by voice what waits for an answer of theirs, once it is known that they
    cannot read: `tell(person)`, in the transaction that writes it. Called in `AppConfig.ready`."""
    if tell not in _untold:
        _untold.append(tell)


def known_not_to_read(person: Person) -> None:
    """It became known of this person."""
    for tell in _untold:
        tell(person)
