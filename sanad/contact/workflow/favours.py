"""Somebody was asked for money or favours: alerted at once, whoever says it and however (PM-1+).

At the desk and on the telephone a colleague writes it down (`begin`); through the portal whom it
happened to reports it themselves, with their file or without any name.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import KeptOffCause
from beneficiaries.kept_off import keep_off
from beneficiaries.models import KeptOff, Person
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.contact import forms, messages, perms
from sanad.contact.enums import (
    ALERTS_AN_HOUR,
    DONE_BY_THE_DESK,
    LIFE,
    Channel,
    ContactStatus,
    ContactTaskKind,
    Subject,
)
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.lib.actor import acting, signed
from sanad.lib.arabic import fold
from sanad.lib.clock import PolicyNow
from sanad.lib.triggers import holds
from sanad.policy.parameters import looked_up
from sanad.workflow import workflow as tasks
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused


def begun(contact: Contact, by: User | None) -> None:
    """Who is complained about leaves the person's cases; that somebody was asked for money or
    favours is a manager's at once, or the board's where a manager is meant."""
    if contact.about_staff and contact.person:
        cause = KeptOffCause.CONTACT
        keep_off(contact.person, contact.about_staff, cause=cause, of=contact, by=by)
    if contact.subject_kind == Subject.FAVOURS:
        _alert(contact)


def _alert(contact: Contact) -> None:
    # A flood fills the list and no colleague's phone.
    lately = Contact.objects.reported_since(clock.now() - timedelta(hours=1))
    is_told = not contact.is_own_report or lately.count() <= ALERTS_AN_HOUR
    alert(contact, perms.answering_role(contact), is_told=is_told)


def alert(about: Any, role: Role, *, is_told: bool = True) -> None:
    """It waits on everybody of the role from now on, before their other work; they are told by
    message if `is_told`. `about`: a contact or an incident."""
    tasks.open_task(
        ContactTaskKind.FAVOURS,
        about,
        name=str(ContactTaskKind.FAVOURS.label),
        link=about.get_absolute_url(),
        role=role,
        due_on=clock.today(),
    )
    if is_told:
        messages.favours_asked(about, role)


def not_taken_up() -> QuerySet[tasks.Task]:
    """What none of the managers took up within the hours of the policy in force: the board's turn
    (nobody comes after the board)."""
    hours = ExpressionWrapper(
        looked_up("favours_hours") * Value(timedelta(hours=1)), output_field=DurationField()
    )
    waits = tasks.Task.objects.open().filter(kind=ContactTaskKind.FAVOURS, role=Role.MANAGER)
    return waits.filter(created_at__lte=PolicyNow() - hours)


@signed
@transaction.atomic
def ask_the_board(task: tasks.Task) -> bool:
    """The board has it in the managers' place from here on; False where somebody was faster, or
    nobody of the board is there to be asked."""
    still = tasks.Task.objects.open().filter(pk=task.pk).select_for_update(of=("self",))
    about: Any = apps.get_model(task.about_type)._base_manager.get(pk=task.about_id)
    if not messages.asked_of(Role.BOARD, about) or not still.exists():
        return False
    tasks.close(ContactTaskKind.FAVOURS, about, outcome=str(Role.BOARD.label))
    alert(about, Role.BOARD)
    return True


# Through the portal -------------------------------------------------------------------------


@LIFE.birth(
    may=perms.may_report,
    event=_("Reported through the portal"),
    creates=Keyed(Contact, by="created_by"),
    then=begun,
)
@holds("contact_by_nobody_through_the_website")
def report(
    *,
    by: User | None,
    subject: str,
    branch: Branch,
    person: Person | None = None,
    named: str = "",
    is_about_manager: bool = False,
    caller_name: str = "",
    caller_mobile: str | None = None,
    key: UUID | None = None,
) -> Contact:
    """Somebody says that they were asked for money or favours (CH-7); nothing is looked up.

    `person`: their own file, whose account is `by`; `named`: the colleague, in their words. Where
    exactly one colleague has that name, they leave the person's cases at once. Raises `NotAllowed`
    for another's file.
    """
    if person is not None and (by is None or person.account_id != by.pk):
        raise NotAllowed(_("A report is made for oneself."), code="role")
    meant = _colleagues_called(named)
    contact = Contact(
        channel=Channel.WEBSITE,
        status=ContactStatus.WAITING,
        person=person,
        caller_name=caller_name,
        caller_mobile=caller_mobile,
        branch=branch,
        subject_kind=Subject.FAVOURS,
        subject=subject,
        named=named,
        about_staff=meant[0] if len(meant) == 1 else None,
        # Of several who may be meant one leads: then it is the board's.
        is_about_manager=is_about_manager or any(each.has_role(Role.MANAGER) for each in meant),
        created_by=by,
        key=key,
    )
    contact.full_clean(exclude=["key"])
    contact.save()
    return contact


def report_without_a_name(**said: Any) -> Contact:
    """`report` by nobody: not even the history keeps whose session it was."""
    with acting(None):
        return report(by=None, **said)


def _colleagues_called(named: str) -> list[User]:
    """Colleagues at work whose name has every word of it; one word alone names nobody."""
    words = set(fold(named).split())
    if len(words) < 2:
        return []
    staff = User.objects.filter(is_staff=True, is_active=True).order_by("pk")
    return [user for user in staff if words <= set(fold(user.name).split())]


@LIFE.transition(
    set(ContactStatus),
    clause="PM-1+",
    may=perms.may_name,
    label=_("Say which colleague is meant"),
    lead=_("They serve this person no more from here on, and are told nothing."),
    done=_("It is written down who is meant."),
    form=forms.NameColleagueForm,
    then=lambda contact, by: _named(contact, by),
)
@holds("contact_about_whom_is_reported")
def name_colleague(contact: Contact, *, by: User, about_staff: User) -> dict[str, Any]:
    """Who answers for a report or a complaint says which colleague its words mean, also after it
    was ended; once, and never themselves."""
    if about_staff.pk == by.pk:
        raise Refused(
            _("What is said of you is dealt with by the board."), code="own", field="about_staff"
        )
    contact.about_staff = about_staff
    return {"reason": str(about_staff)}


def _named(contact: Contact, by: User | None) -> None:
    """As if named from the start: they leave the person's cases, who is told of what a colleague
    wrote down; where they lead, the board reads it from here on."""
    if contact.person and contact.about_staff:
        author = None if contact.is_own_report else by
        cause = KeptOffCause.CONTACT
        keep_off(contact.person, contact.about_staff, cause=cause, of=contact, by=author)
    _hand_on(contact)


def _hand_on(contact: Contact) -> None:
    """What waits on the manager waits on the board, where it is the board's by now."""
    waits = tasks.Task.objects.about(contact).open().filter(kind=ContactTaskKind.FAVOURS)
    is_the_boards = perms.answering_role(contact) == Role.BOARD
    if is_the_boards and waits.filter(role=Role.MANAGER).exists():
        tasks.close(ContactTaskKind.FAVOURS, contact, outcome=str(Role.BOARD.label))
        _alert(contact)


def leave_reports(kept_off: KeptOff) -> None:
    """Where the last manager is kept off, what somebody reported of others goes to the board."""
    said = Contact.objects.filter(person__in=kept_off.people, subject_kind=Subject.FAVOURS)
    if kept_off.colleague.has_role(Role.MANAGER):
        for contact in said.exclude(status=ContactStatus.CLOSED):
            _hand_on(contact)


def dealt_with(contact: Contact) -> None:
    """The task of what came through the portal waits no more once who reads it has ended it."""
    if contact.is_own_report or contact.subject_kind in DONE_BY_THE_DESK:
        for kind in ContactTaskKind:
            tasks.close(kind, contact, outcome=contact.get_outcome_display())
