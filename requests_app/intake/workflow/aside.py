"""Off the straight road: reminders and pauses, reopening, withdrawing, cancelling, closing."""

from django.utils.translation import gettext_lazy as _

from requests_app.intake import guards, messages, perms
from requests_app.intake.enums import LIFE, ReasonKind
from requests_app.intake.models import Reason
from sanad.lib import clock
from sanad.workflow.refusal import Refused


@LIFE.verb(
    "remind",
    label=_("Remind"),
    may=perms.nobody,
    guards=[guards.reminder_due],
    icon="bell",
)
def remind(support_request, *, by=None):
    """The calendar reminds of what is missing, on the channels the person has (PR-2, +).

    The attempt counts and is on the record also where no channel is known: the desk sees it.
    """
    entry = support_request.last_return()
    ways = messages.reminder(
        support_request,
        items=entry.details.get("items", []) if entry else [],
        until=support_request.completion_due_on,
    )
    support_request.reminders_sent += 1
    support_request.reminded_on = clock.today()
    return {"details": {"attempt": support_request.reminders_sent, "ways": ways}}


@LIFE.verb(
    "lapse",
    label=_("Pause until completed"),
    may=perms.nobody,
    guards=[guards.term_passed],
    icon="pause-circle",
)
def lapse(support_request, *, by=None):
    """The calendar pauses what nobody completed; it is no rejection, one tap reopens it."""
    messages.lapsed(support_request)


@LIFE.verb(
    "reopen",
    label=_("Reopen"),
    may=perms.may_fill,
    icon="arrow-counterclockwise",
)
def reopen(support_request, *, by):
    """The applicant, or the desk for them, takes it up again; the whole term begins anew."""
    support_request.returned_at = clock.now()
    support_request.reminders_sent = 0
    support_request.reminded_on = None


@LIFE.verb(
    "withdraw",
    label=_("Withdraw at the applicant's wish"),
    may=perms.may_withdraw,
    icon="dash-circle",
    is_danger=True,
)
def withdraw(support_request, *, by, reason=""):
    """The applicant wants it no more (PM-1). Who wrote it down for them says what was said."""
    if not perms.acts_for(by, support_request.person) and not reason:
        raise Refused(_("Write what the applicant said."), code="reason", clause="PM-1")
    messages.withdrawn(support_request)
    return {"reason": reason}


@LIFE.verb(
    "cancel",
    label=_("Cancel"),
    may=perms.may_cancel,
    guards=[guards.not_own],
    icon="x-circle",
    is_danger=True,
)
def cancel(support_request, *, by, reason, note=""):
    """A duplicate or a mistake; `reason` is a code of the catalogue (PM-1)."""
    known = Reason.objects.filter(kind=ReasonKind.CANCEL, code=reason).first()
    if known is None:
        raise Refused(_("This reason is not in the catalogue."), code="reason", clause="PM-1")
    messages.cancelled(support_request, reason=known.words)
    return {
        "reason": " ".join(filter(None, [known.words, note])),
        "details": {"code": reason},
    }


@LIFE.verb(
    "close",
    label=_("Close"),
    may=perms.nobody,
    guards=[guards.relationship_ended],
    icon="dash-circle",
)
def close(support_request, *, by=None):
    """The portal closes open requests after a termination (MC-3); the measure's own letter tells
    the person.
    """
