"""Who cannot read is called beside a message about which no case tells them (DG-4+)."""

from django.urls import reverse

from beneficiaries.models import Person
from sanad.accounts.enums import Role
from sanad.workflow import workflow as tasks


def let_the_desk_call(person: Person) -> None:
    """A task for the desk of their branch, which leads to the file: not what the message is about,
    which may be nothing for the desk to read."""
    link = reverse("people:show", args=[person.pk])
    tasks.call(person, person, role=Role.OFFICER, branch=person.branch, link=link)
