"""The words of a conduct case and of its two lives: the incident's, the measure's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.workflow.cycle import LifeCycle


class IncidentKind(models.TextChoices):
    """What happened, as the policy names it; the list is open (MC-E)."""

    ABUSE = "MC-A", _("Verbal abuse")
    THREAT = "MC-B", _("Threat")
    MISLEADING = "MC-C", _("Misleading information")
    RULES = "MC-D", _("Rules not kept")
    OTHER = "MC-E", _("Other")
    # By somebody who works here; the policy's list is open, this one is ours.
    FAVOURS = "ask", _("Asked for money or favours")


class Degree(models.TextChoices):
    MINOR = "minor", _("Minor")
    MODERATE = "moderate", _("Moderate")
    GRAVE = "grave", _("Grave")


class IncidentDirection(models.TextChoices):
    """Whose behaviour it is about. Both come in by the same door (MC-5+)."""

    BY_BENEFICIARY = "by_beneficiary", _("By the beneficiary")
    BY_STAFF = "by_staff", _("By somebody who works here")


class IncidentStatus(models.TextChoices):
    """Where an incident stands."""

    REPORTED = "reported", _("Reported")
    HEARD = "heard", _("Heard")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Case closed")


BEFORE_DECISION = (IncidentStatus.REPORTED, IncidentStatus.HEARD)
OPEN = (*BEFORE_DECISION, IncidentStatus.DECIDED)


class MeasureKind(models.TextChoices):
    """What the association may do. Options by the degree, not a staircase (MC-0)."""

    ORAL = "oral", _("Oral warning")
    WRITTEN = "written", _("Written warning")
    SUSPENSION = "suspension", _("Temporary stop of service")
    TERMINATION = "termination", _("End of the relationship")
    REPORT = "report", _("Report to the authorities")


# These hold services back while they are in force (MC-2, MC-3).
RESTRICTING = (MeasureKind.SUSPENSION, MeasureKind.TERMINATION)
# These may come before the hearing when there is danger.
PRECAUTIONS = (MeasureKind.SUSPENSION, MeasureKind.REPORT)
# Established by these, a breach counts when it is repeated.
ESTABLISHING = (MeasureKind.ORAL, MeasureKind.WRITTEN, *RESTRICTING)


class MeasureStatus(models.TextChoices):
    PROPOSED = "proposed", _("Awaiting the decision")
    ENDORSED = "endorsed", _("Awaiting the second decision")
    IN_FORCE = "in_force", _("In force")
    LIFTED = "lifted", _("Lifted")
    EXPIRED = "expired", _("Run out")
    OVERTURNED = "overturned", _("Overturned on objection")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WAITING = (MeasureStatus.PROPOSED, MeasureStatus.ENDORSED)
# Decided, and never overturned: a breach that such a measure answers is established.
# Their letters open the term to object: who cannot read is told by voice.
TOLD_BY_VOICE = (MeasureKind.WRITTEN, *RESTRICTING)
STANDS = (MeasureStatus.IN_FORCE, MeasureStatus.LIFTED, MeasureStatus.EXPIRED)
# It no longer answers the incident: another may.
FALLEN = (MeasureStatus.OVERTURNED, MeasureStatus.DECLINED, MeasureStatus.WITHDRAWN)
DECIDED = (MeasureStatus.ENDORSED, *STANDS, MeasureStatus.OVERTURNED)


class HearingMeans(models.TextChoices):
    """How somebody was heard, or how it was tried."""

    DESK = "desk", _("At the desk")
    PHONE = "phone", _("By telephone")
    VISIT = "visit", _("At home")
    LETTER = "letter", _("By letter")


class ObjectionOutcome(models.TextChoices):
    """Of an objection."""

    PENDING = "pending", _("Waits for who hears it")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Not upheld")


# The hearing is given up only after so many attempts, on so many days (+).
ATTEMPTS = 2

INCIDENT = LifeCycle(
    "incident", IncidentStatus, born={IncidentStatus.REPORTED}, steps="conduct:step"
)
MEASURE = LifeCycle(
    "measure",
    MeasureStatus,
    born={MeasureStatus.PROPOSED},
    steps="conduct:measure_step",
    calls=Role.RESEARCHER,
)
