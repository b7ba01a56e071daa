"""After the answer both sides may write on, in the same place (DG-3)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.contact import messages, perms
from sanad.contact.enums import ContactStatus, ContactTaskKind, Subject
from sanad.contact.models import Contact, FollowUp
from sanad.lib import clock
from sanad.lib.actor import acting, signed
from sanad.lib.triggers import holds
from sanad.policy import parameters
from sanad.workflow import workflow as tasks
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused

ONCE = Keyed(FollowUp, by="by", of="contact")
# What the manager, or the board in their place, answers; the rest is the desk's.
OF_WHO_LEADS = (Subject.COMPLAINT, Subject.DELETION)


@signed
@transaction.atomic
@holds("followup_behind_an_answer")
def follow_up(
    contact: Contact, *, by: User | None, words: str, key: UUID | None = None
) -> FollowUp:
    """Who asked writes on behind our answer; a task waits on who answers, with its day.

    `by`: None for who asked without signing in. Raises `NotAllowed` for anybody else, `Refused`
    while the first answer is still to come.
    """
    if not perms.may_follow_up(by, contact):
        raise NotAllowed(_("One asks for oneself."), code="role")

    def write() -> FollowUp:
        row = _written(contact, by, words, key)
        _let_somebody_answer(contact)
        return row

    return ONCE.once(key, write, by=by, contact=contact)


def follow_up_as_a_stranger(contact: Contact, **said: Any) -> FollowUp:
    """`follow_up` by who holds number and code, and did not sign in."""
    with acting(None):
        return follow_up(contact, by=None, **said)


@signed
@transaction.atomic
@holds("followup_behind_an_answer")
def answer_again(contact: Contact, *, by: User, words: str, key: UUID | None = None) -> FollowUp:
    """A colleague answers once more, in the same place; the person is told, the task is done."""
    if not perms.may_answer_again(by, contact):
        raise NotAllowed(_("This step belongs to another role."), code="role")

    def write() -> FollowUp:
        row = _written(contact, by, words, key)
        tasks.close(ContactTaskKind.FOLLOW_UP, contact, outcome=_now("It was answered."))
        messages.answered_again(contact, words)
        return row

    return ONCE.once(key, write, by=by, contact=contact)


def _written(contact: Contact, by: User | None, words: str, key: UUID | None) -> FollowUp:
    if contact.status != ContactStatus.CLOSED or contact.destroyed_on:
        raise Refused(
            _("What was asked is answered first; then both sides may write on."),
            code="unanswered",
            clause="DG-3+",
            by=(Role.OFFICER,),
        )
    row = FollowUp(contact=contact, by=by, words=words, key=key)
    row.full_clean(exclude=["by", "key"])
    row.save()
    return row


def _let_somebody_answer(contact: Contact) -> None:
    leads = contact.subject_kind in OF_WHO_LEADS
    tasks.open_task(
        ContactTaskKind.FOLLOW_UP,
        contact,
        name=str(ContactTaskKind.FOLLOW_UP.label),
        link=f"{contact.get_absolute_url()}#thread",
        role=perms.answering_role(contact) if leads else Role.OFFICER,
        branch=None if leads else contact.branch,
        due_on=clock.today() + timedelta(days=parameters.in_force().answer_days),
    )
