"""People ask, suggest and complain through the portal, and read the answer there (CH-7)."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.contact import perms
from sanad.contact.enums import (
    ASKED,
    DONE_BY_THE_DESK,
    LIFE,
    Channel,
    ContactStatus,
    ContactTaskKind,
    Subject,
)
from sanad.contact.models import Contact
from sanad.contact.workflow import favours
from sanad.lib.actor import acting
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed

TASKS = {
    Subject.COMPLAINT: ContactTaskKind.COMPLAINT,
    Subject.CORRECTION: ContactTaskKind.CORRECTION,
    Subject.DELETION: ContactTaskKind.DELETION,
    Subject.HELPER: ContactTaskKind.HELPER,
}


def asked(contact: Contact, by: User | None) -> None:
    """A complaint, or that data be deleted, waits on the manager, or the board in their place; that
    data be put right, or a helper named, on the desk of the branch, as a task too; the rest in the
    desk's list."""
    favours.begun(contact, by)
    kind = TASKS.get(Subject(contact.subject_kind))
    if kind is None:
        return
    is_the_desks = contact.subject_kind in DONE_BY_THE_DESK
    contact.refresh_from_db(fields=["answer_due_on"])
    tasks.open_task(
        kind,
        contact,
        name=str(kind.label),
        link=contact.get_absolute_url(),
        role=Role.OFFICER if is_the_desks else perms.answering_role(contact),
        branch=contact.branch if is_the_desks else None,
        due_on=contact.answer_due_on,
    )


@LIFE.birth(
    may=perms.may_report,
    event=_("They asked through the portal"),
    creates=Keyed(Contact, by="created_by"),
    then=asked,
)
@holds(
    "contact_by_nobody_through_the_website",
    "contact_asked_is_answered",
    "contact_of_ones_own_data",
)
def ask(
    *,
    by: User | None,
    subject_kind: str,
    subject: str,
    branch: Branch,
    person: Person | None = None,
    is_about_manager: bool = False,
    caller_name: str = "",
    caller_mobile: str | None = None,
    key: UUID | None = None,
) -> Contact:
    """Somebody asks, suggests, complains, asks to have their data put right or deleted, or that
    another may help them (CH-7, PM-1+), and is given a number at once. Nothing is deleted, and
    nobody named, by it: the answer says what is.

    `person`: their own file, whose account is `by`; a stranger has a name and a mobile.
    `subject_kind`: one of `enums.ASKED` (ValueError for another). Raises `NotAllowed` for
    another's file.
    """
    if subject_kind not in ASKED:
        raise ValueError(subject_kind)
    if person is not None and (by is None or person.account_id != by.pk):
        raise NotAllowed(_("One asks for oneself."), code="role")
    contact = Contact(
        channel=Channel.WEBSITE,
        status=ContactStatus.WAITING,
        person=person,
        caller_name=caller_name,
        caller_mobile=caller_mobile,
        branch=branch,
        subject_kind=subject_kind,
        subject=subject,
        is_about_manager=is_about_manager and subject_kind == Subject.COMPLAINT,
        created_by=by,
        key=key,
    )
    contact.full_clean(exclude=["key"])
    contact.save()
    return contact


def ask_as_a_stranger(**said: Any) -> Contact:
    """`ask` by somebody who did not sign in."""
    with acting(None):
        return ask(by=None, **said)
