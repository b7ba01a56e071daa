"""Off the straight road: reminders and pauses, reopening, withdrawing, cancelling, closing."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from beneficiaries.on_behalf import tell
from requests_app.intake import guards, messages, perms
from requests_app.intake.enums import LIFE, OPEN, ReasonKind, RequestStatus
from requests_app.intake.forms.desk import CancelForm, WithdrawForm
from requests_app.intake.guards_telling import term_runs
from requests_app.intake.models import Reason, SupportRequest
from requests_app.intake.workflow import waiting
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.arabic import has_letter
from sanad.lib.texts import text_lazy
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused, Way

UNFINISHED = (RequestStatus.DRAFT, *OPEN)


@LIFE.transition(
    {RequestStatus.RETURNED},
    clause="PR-2",
    may=perms.nobody,
    guards=[term_runs, guards.reminder_due],
    label=_("Remind"),
    event=_("A reminder was sent"),
    told=_("We reminded you"),
    place=Place.NONE,
)
def remind(support_request: SupportRequest, *, by: User | None = None) -> dict[str, Any]:
    """The calendar reminds of what is missing, on the channels the person has (PR-2, +).

    The attempt counts and is on the record also where no channel is known: the desk calls then.
    """
    entry = support_request.last_return()
    ways = messages.reminder(
        support_request,
        items=entry.items.all() if entry else (),
        until=support_request.completion_due_on,
    )
    if not ways:
        waiting.call(support_request)
    support_request.reminders_sent += 1
    support_request.reminded_on = clock.today()
    return {"details": {"attempt": support_request.reminders_sent, "ways": ways}}


@LIFE.transition(
    {RequestStatus.RETURNED},
    RequestStatus.LAPSED,
    clause="PR-2",
    may=perms.nobody,
    guards=[term_runs, guards.term_passed],
    label=_("Pause until completed"),
    event=_("Paused until completed"),
    told=_("The request was paused until it is completed"),
    place=Place.NONE,
    notify=messages.lapsed,
)
def lapse(support_request: SupportRequest, *, by: User | None = None) -> None:
    """The calendar pauses what nobody completed; it is no rejection, one tap reopens it."""


@LIFE.transition(
    {RequestStatus.LAPSED},
    RequestStatus.RETURNED,
    clause="PR-2",
    may=perms.may_fill,
    label=_("Reopen"),
    done=_("The request is open again."),
    event=_("Reopened"),
    told=_("The request was taken up again"),
    rank=80,
)
def reopen(support_request: SupportRequest, *, by: User) -> None:
    """The applicant, or the desk for them, takes it up again; the whole term begins anew."""
    support_request.returned_at = clock.now()
    tell(support_request.person, "reopened", by=by, about=support_request)
    support_request.reminders_sent = 0
    support_request.reminded_on = None


@LIFE.transition(
    UNFINISHED,
    RequestStatus.WITHDRAWN,
    clause="PM-1",
    may=perms.may_withdraw,
    label=_("Withdraw at the applicant's wish"),
    done=_("The request is withdrawn."),
    event=_("The applicant withdrew the request"),
    told=text_lazy("portal.story.withdraw"),
    form=WithdrawForm,
    place=Place.BESIDE,
    rank=80,
    is_grave=True,
    notify=messages.withdrawn,
)
def withdraw(support_request: SupportRequest, *, by: User, reason: str = "") -> dict[str, Any]:
    """The applicant wants it no more (PM-1). Who wrote it down for them says what was said."""
    if not perms.is_own(by, support_request.person) and not has_letter(reason):
        raise Refused(
            _("Write what the applicant said."),
            field="reason",
            code="reason",
            way=Way(withdraw.label, withdraw.url_for(support_request)),
        )
    return {"reason": reason}


@LIFE.transition(
    UNFINISHED,
    RequestStatus.CANCELLED,
    clause="PM-1",
    may=perms.may_cancel,
    guards=[guards.not_own],
    label=_("Cancel"),
    done=_("The request is cancelled."),
    event=_("The request was cancelled"),
    told=_("The request was cancelled"),
    form=CancelForm,
    place=Place.BESIDE,
    rank=90,
    is_grave=True,
    notify=messages.cancelled,
)
def cancel(
    support_request: SupportRequest, *, by: User, reason: str, note: str = ""
) -> dict[str, Any]:
    """A duplicate or a mistake; `reason` is a code of the catalogue (PM-1)."""
    row = Reason.objects.filter(kind=ReasonKind.CANCEL, code=reason).first()
    if row is None:
        raise Refused(
            _("This reason is not in the catalogue."),
            field="reason",
            code="reason",
            way=Way(cancel.label, cancel.url_for(support_request)),
        )
    return {
        "reason": " ".join(filter(None, [row.words, note])),
        "details": {"code": reason},
        "notify": {"reason": row.words},
    }


@LIFE.transition(
    UNFINISHED,
    RequestStatus.CLOSED,
    clause="MC-3",
    may=perms.nobody,
    guards=[guards.relationship_ended],
    label=_("Close"),
    event=_("Closed with the end of the relationship"),
    told=_("The request was closed"),
    place=Place.NONE,
)
def close(support_request: SupportRequest, *, by: User | None = None) -> None:
    """The portal closes open requests after a termination (MC-3); the measure's own letter tells
    the person.
    """
