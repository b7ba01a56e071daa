"""What the days say about a request: its age, its term, in words for the queue and the case."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.intake.enums import RequestStatus
from sanad.lib.dates import gregorian_text

LATE, DUE = "late", "due"


@dataclass(frozen=True)
class Term:
    """A sentence of a few words; `urgency` is "late", "due" or ""."""

    words: str
    urgency: str = ""

    @property
    def row_class(self):
        """The class of its row in a list: "is-late", "is-due" or ""."""
        return f"is-{self.urgency}" if self.urgency else ""

    @property
    def tone(self):
        """The tone of its words: "brick" when late, "honey" when due, else ""."""
        return {LATE: "brick", DUE: "honey"}.get(self.urgency, "")

    @property
    def icon(self):
        """The name of its picture."""
        return {LATE: "exclamation-triangle", DUE: "clock"}.get(self.urgency, "clock-history")


def term_of(case, today):
    """The `Term` of a request on `today`, or None where nothing counts its days.

    The desk's own service term runs while it is submitted; the applicant's while it is returned;
    the policy's days while it is with the committee (PR-5).
    """
    match case.status:
        case RequestStatus.SUBMITTED:
            return _desk_term((case.desk_due_on - today).days)
        case RequestStatus.RETURNED:
            return _applicant_term(case.completion_due_on, today)
        case RequestStatus.VERIFIED:
            return Term(_("Waits to be raised"), DUE)
        case RequestStatus.RAISED:
            return _committee_term(case.floor_on, today)
    return None


def _desk_term(left):
    if left < 0:
        late = -left
        return Term(
            ngettext("Late by %(count)s day", "Late by %(count)s days", late) % {"count": late},
            LATE,
        )
    if left == 0:
        return Term(_("Last day today"), DUE)
    return Term(ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left})


def _applicant_term(until, today):
    if until is None or until < today:
        return Term(_("Waits for the applicant"))
    return Term(_("Waits for the applicant until %(day)s") % {"day": gregorian_text(until)})


def _committee_term(floor, today):
    if floor > today:
        return Term(_("Reply from %(day)s on") % {"day": gregorian_text(floor)})
    return Term(_("The time of the reply has come"), DUE)


def age_of(case, today):
    """How long ago it was submitted, in words; "" for a draft."""
    if case.submitted_on is None:
        return ""
    days = (today - case.submitted_on).days
    if days <= 0:
        return _("Submitted today")
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
