"""People ask, suggest and complain through the portal, and read the answer there (CH-7)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.models import Branch, User
from sanad.audit.models import Series
from sanad.contact import perms
from sanad.contact.enums import (
    ANSWER_DAYS,
    ASKED,
    LIFE,
    Channel,
    ContactStatus,
    ContactTaskKind,
    Subject,
)
from sanad.contact.models import Contact
from sanad.contact.workflow import favours
from sanad.lib import clock
from sanad.lib.actor import acting
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed


def asked(contact: Contact, by: User | None) -> None:
    """A complaint waits on the manager, or the board where one is meant; the rest on the desk."""
    favours.begun(contact, by)
    if contact.subject_kind == Subject.COMPLAINT:
        tasks.open_task(
            ContactTaskKind.COMPLAINT,
            contact,
            name=str(ContactTaskKind.COMPLAINT.label),
            link=contact.get_absolute_url(),
            role=perms.answering_role(contact),
            due_on=clock.today() + timedelta(days=ANSWER_DAYS),
        )


@LIFE.birth(
    may=perms.may_report,
    event=_("Asked through the portal"),
    creates=Keyed(Contact, by="created_by"),
    then=asked,
)
@holds("contact_by_nobody_through_the_website", "contact_asked_is_answered")
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
    """Somebody asks, suggests or complains (CH-7), and is given a number at once.

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
        number=Series.next_of_year("website", "W"),
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
