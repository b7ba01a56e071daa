"""The steps of contacts: begun or entered from paper, received, ended with an outcome."""

from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.contact import forms, messages, perms
from sanad.contact.enums import (
    BOTH_WAYS,
    DETAIL,
    LIFE,
    ON_PAPER,
    TIMED,
    Channel,
    ContactOutcome,
    ContactStatus,
    Direction,
    Subject,
)
from sanad.contact.models import Contact
from sanad.contact.workflow import favours
from sanad.lib.arabic import has_letter
from sanad.lib.dates import text_beside
from sanad.lib.files import Copy
from sanad.lib.triggers import holds
from sanad.paper import workflow as paper
from sanad.workflow import woman
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import Refused, Way

CALL = (Channel.PHONE, Direction.OUT)


@LIFE.birth(
    may=perms.may_log,
    event=_("Logged"),
    creates=Keyed(Contact, by="created_by"),
    then=favours.begun,
)
@holds(
    *("contact_not_logged_by_its_cause", "contact_about_a_colleague", "contact_caller_is_known"),
    "contact_called_by_a_woman",
)
def begin(
    *,
    by: User,
    channel: str,
    subject_kind: str,
    subject: str,
    direction: str = Direction.IN,
    person: Person | None = None,
    caller_name: str = "",
    caller_mobile: str | None = None,
    is_waiting: bool = False,
    link: str = "",
    place: str = "",
    skill: str = "",
    about_staff: User | None = None,
    is_about_manager: bool = False,
    man_agreed: str = "",
    key: UUID | None = None,
) -> Contact:
    """Log a contact as it begins (CH-1 … CH-8): somebody before us, on the line, in writing.

    A visit takes the branch's next ticket of the day and may wait its turn; a letter the year's
    next number. `man_agreed`: where a woman calls them and `by` is none, how they said yes to it.
    With a `key` that the account used before, returns the contact logged then.
    """
    if person is not None and channel == Channel.PHONE and direction == Direction.IN:
        raise Refused(
            _("Who calls is asked who they are once the call is logged."),
            code="caller",
            clause="CH-2+",
            field="known",
        )
    if direction == Direction.OUT and channel not in BOTH_WAYS:
        raise Refused(
            _("Through this channel they come to us."),
            code="direction",
            clause="CH-1",
            field="direction",
        )
    goes_out = channel == Channel.DELEGATE or (channel, direction) == CALL
    agreed = has_letter(man_agreed)
    if person is not None and goes_out and not agreed and woman.is_asked_for(person, by):
        woman.refuse(person.pk, field="man_agreed")
    waits = is_waiting and channel == Channel.VISIT
    contact = Contact(
        channel=channel,
        direction=direction,
        status=ContactStatus.WAITING if waits else ContactStatus.OPEN,
        person=person,
        caller_name=caller_name,
        caller_mobile=caller_mobile,
        branch=by.branch,
        subject_kind=subject_kind,
        subject=subject,
        link=link,
        place=place,
        skill=skill,
        about_staff=about_staff,
        is_about_manager=is_about_manager,
        man_agreed=man_agreed,
        handled_by=None if waits else by,
        created_by=by,
        key=key,
    )
    return _written(contact)


def _written(contact: Contact) -> Contact:
    # Ticket and number are given by the database, with the row.
    given = [DETAIL[contact.channel]] if contact.channel in (Channel.VISIT, Channel.LETTER) else []
    contact.full_clean(exclude=["key", *given])
    contact.save()
    return contact


@LIFE.birth(
    may=perms.may_log,
    event=_("Entered from paper"),
    reason=lambda contact: contact.sheet.note,
    creates=Keyed(Contact, by="created_by"),
    then=favours.begun,
)
@holds("contact_on_its_own_sheet")
def enter(
    *,
    by: User,
    number: int,
    written_on: date,
    channel: str,
    subject_kind: str,
    subject: str,
    scan: Copy | None = None,
    direction: str = Direction.IN,
    person: Person | None = None,
    caller_name: str = "",
    caller_mobile: str | None = None,
    place: str = "",
    key: UUID | None = None,
) -> Contact:
    """Log a contact that was written on a numbered sheet, without network or power (CH-8+).

    `number`, `written_on` and `scan` as `sanad.paper.workflow.use` takes them. The database dates
    the row by its own clock; the real day stands on the sheet. `enter_and_close` ends it too.
    """
    kind = next((kind for kind, channels in ON_PAPER.items() if channel in channels), "")
    sheet = paper.use(number, by=by, kinds=(kind,), written_on=written_on, scan=scan, person=person)
    return _written(
        Contact(
            channel=channel,
            direction=direction,
            person=person,
            caller_name=caller_name,
            caller_mobile=caller_mobile,
            branch=by.branch,
            subject_kind=subject_kind,
            subject=subject,
            place=place,
            handled_by=by,
            created_by=by,
            sheet=sheet,
            key=key,
        )
    )


@LIFE.transition(
    {ContactStatus.WAITING},
    ContactStatus.OPEN,
    clause="PR-1",
    may=perms.may_receive,
    label=_("Receive"),
)
def receive(contact: Contact, *, by: User) -> None:
    """The person's turn has come: with courtesy, and with the time it takes (PR-1)."""
    contact.handled_by = by


@LIFE.transition(
    {ContactStatus.WAITING},
    ContactStatus.OPEN,
    clause="CH-7",
    may=perms.may_take_up,
    label=_("Answer it"),
    event=_("A colleague took it up"),
)
def take_up(contact: Contact, *, by: User) -> None:
    """What was asked through the portal has somebody who answers it, by name."""
    contact.handled_by = by


@LIFE.transition(
    {ContactStatus.OPEN},
    ContactStatus.CLOSED,
    clause="PR-1",
    may=perms.may_close,
    label=_("End the contact"),
    done=_("The contact has ended."),
    form=forms.CloseForm,
    place=Place.BESIDE,  # its form stands on the contact's page
    notify=messages.answer_to_what_was_asked,
)
@holds(
    "contact_referred_with_a_question",
    "contact_appointment_has_its_day",
    "contact_asked_is_answered",
)
def close(
    contact: Contact,
    *,
    by: User,
    outcome: str,
    result: str = "",
    appointment_on: date | None = None,
    appointment_at: time | None = None,
    answer: str = "",
) -> dict[str, Any]:
    """End it with its outcome; without one nothing ends (PR-1+).

    `answer`: what somebody reads who asked through the portal; of others it is not kept.

    `appointment_on` is the calendar day of another appointment, `appointment_at` its hour at Riyadh
    where one was agreed; of any other outcome they are not kept.
    """
    if outcome not in ContactOutcome.values or outcome in forms.BY_A_STEP:
        raise Refused(_("Choose the outcome."), code="outcome", clause="PR-1", field="outcome")
    if outcome == ContactOutcome.REFERRED and not contact.referrals.exists():
        question = f"{reverse('contact:refer')}?contact={contact.pk}"
        raise Refused(
            _("Refer the person with their question first: the researcher answers it."),
            code="referral",
            clause="PR-3",
            way=Way(_("Refer with a question"), question) if perms.may_refer(by) else None,
            by=perms.DESK,
        )
    if outcome == ContactOutcome.APPOINTMENT:
        _check_appointment(contact, appointment_on)
        contact.appointment_on, contact.appointment_at = appointment_on, appointment_at
    if contact.is_asked:
        if not has_letter(answer):
            raise Refused(
                _("Write the answer: they read it in the portal."),
                code="answer",
                clause="CH-7+",
                field="answer",
            )
        contact.answer = answer
    contact.outcome, contact.result = outcome, result
    favours.dealt_with(contact)
    return {"reason": result, "details": {"outcome": outcome}}


def _check_appointment(contact: Contact, day: date | None) -> None:
    if day is None:
        sentence: Any = _("Write the day of the appointment.")
    elif day < contact.real_day:
        sentence = _("The appointment comes after this contact: choose a day from %(day)s on.") % {
            "day": text_beside(day, contact.real_day)
        }
    else:
        return
    raise Refused(sentence, code="appointment", clause="PR-1+", field="appointment_on")


@LIFE.transition(
    {ContactStatus.WAITING},
    ContactStatus.CLOSED,
    clause="PR-1",
    may=perms.may_leave,
    label=_("Left"),
)
def leave(contact: Contact, *, by: User) -> None:
    """The person went before their turn came; that is an outcome too."""
    contact.outcome, contact.handled_by = ContactOutcome.LEFT, by


def spoke_with(
    person: Person, *, by: User, channel: str, outcome: str, subject: str, man_agreed: str = ""
) -> Contact:
    """Log what was said to them by telephone, at the desk or by a delegate, or a call in vain
    (DG-4+); `man_agreed` as `begin` takes it."""
    home = person.household.place if person.household else ""
    begun = begin(
        by=by,
        channel=channel,
        direction=Direction.IN if channel == Channel.VISIT else Direction.OUT,
        person=person,
        subject_kind=Subject.REQUEST,
        subject=subject,
        man_agreed=man_agreed,
        place=(home or str(person.branch)) if channel == Channel.DELEGATE else "",
    )
    return close(begun, by=by, outcome=outcome)


def begin_and_close(
    *,
    outcome: str = "",
    result: str = "",
    appointment_on: date | None = None,
    appointment_at: time | None = None,
    **contact: Any,
) -> Contact:
    """Log what was dealt with at once: a post answered, a letter taken in; the end as `close`."""
    with transaction.atomic():
        begun = begin(**contact)
        if outcome and begun.channel not in TIMED and begun.is_running:
            return close(
                begun,
                by=contact["by"],
                outcome=outcome,
                result=result,
                appointment_on=appointment_on,
                appointment_at=appointment_at,
            )
    return begun


@files.all_or_none()
def enter_and_close(
    *,
    outcome: str,
    result: str,
    appointment_on: date | None = None,
    appointment_at: time | None = None,
    **contact: Any,
) -> Contact:
    """What was written on paper is over: it is entered with its outcome, and ends as by `close`."""
    with transaction.atomic():
        entered = enter(**contact)
        if entered.is_running:
            return close(
                entered,
                by=contact["by"],
                outcome=outcome,
                result=result,
                appointment_on=appointment_on,
                appointment_at=appointment_at,
            )
    return entered
