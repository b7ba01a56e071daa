"""The words of a conduct case and the tables of its two lives: the incident's, the measure's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.workflow.cycle import Hop, LifeCycle


class Kind(models.TextChoices):
    """What happened, as the policy names it; the list is open (MC-E)."""

    ABUSE = "MC-A", _("Verbal abuse")
    THREAT = "MC-B", _("Threat")
    MISLEADING = "MC-C", _("Misleading information")
    RULES = "MC-D", _("Rules not kept")
    OTHER = "MC-E", _("Other")


class Degree(models.TextChoices):
    MINOR = "minor", _("Minor")
    MODERATE = "moderate", _("Moderate")
    GRAVE = "grave", _("Grave")


class Direction(models.TextChoices):
    """Whose behaviour it is about. Both come in by the same door (MC-5+)."""

    BY_BENEFICIARY = "by_beneficiary", _("By the beneficiary")
    BY_STAFF = "by_staff", _("By somebody who works here")


class Status(models.TextChoices):
    """Where an incident stands."""

    REPORTED = "reported", _("Reported")
    HEARD = "heard", _("Heard")
    DECIDED = "decided", _("Decided")
    CLOSED = "closed", _("Case closed")


BEFORE_DECISION = (Status.REPORTED, Status.HEARD)
OPEN = (*BEFORE_DECISION, Status.DECIDED)


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
STANDS = (MeasureStatus.IN_FORCE, MeasureStatus.LIFTED, MeasureStatus.EXPIRED)
DECIDED = (MeasureStatus.ENDORSED, *STANDS, MeasureStatus.OVERTURNED)


class Means(models.TextChoices):
    """How somebody was heard, or how it was tried."""

    DESK = "desk", _("At the desk")
    PHONE = "phone", _("By telephone")
    VISIT = "visit", _("At home")
    LETTER = "letter", _("By letter")


class Outcome(models.TextChoices):
    """Of an objection."""

    PENDING = "pending", _("Waits for who hears it")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Not upheld")


# The hearing is given up only after so many attempts, on so many days (+).
ATTEMPTS = 2

INCIDENT = LifeCycle(
    born={Status.REPORTED},
    table={
        "assess": Hop(BEFORE_DECISION, clause="MC-1"),
        "record_attempt": Hop({Status.REPORTED}, clause="MC-5"),
        "record_hearing": Hop(BEFORE_DECISION, Status.HEARD, clause="MC-5"),
        "proceed_unheard": Hop({Status.REPORTED}, Status.HEARD, clause="MC-5"),
        "remind_hearing": Hop({Status.REPORTED}, clause="MC-5"),
        "propose_measure": Hop(OPEN, clause="MC-0"),
        "decide_no_measure": Hop(BEFORE_DECISION, Status.DECIDED, clause="MC-0"),
        "record_outcome": Hop(BEFORE_DECISION, Status.DECIDED, clause="MC-5"),
        "conclude": Hop({Status.HEARD}, Status.DECIDED, clause="MC-0"),
        "report_to_authority": Hop(OPEN, clause="MC-4"),
        "close": Hop({Status.DECIDED}, Status.CLOSED, clause="MC-0"),
    },
)

MEASURE = LifeCycle(
    born={MeasureStatus.PROPOSED},
    table={
        "decide_measure": Hop({MeasureStatus.PROPOSED}, MeasureStatus.IN_FORCE, clause="MC-0"),
        "endorse": Hop({MeasureStatus.PROPOSED}, MeasureStatus.ENDORSED, clause="MC-3"),
        "second_decide": Hop({MeasureStatus.ENDORSED}, MeasureStatus.IN_FORCE, clause="MC-3"),
        "decline": Hop(WAITING, MeasureStatus.DECLINED, clause="MC-0"),
        "withdraw": Hop({MeasureStatus.PROPOSED}, MeasureStatus.WITHDRAWN, clause="MC-0"),
        "lift": Hop({MeasureStatus.IN_FORCE}, MeasureStatus.LIFTED, clause="MC-2"),
        "expire": Hop({MeasureStatus.IN_FORCE}, MeasureStatus.EXPIRED, clause="MC-2"),
        "object_to": Hop(STANDS, clause="PM-1"),
        "uphold": Hop(STANDS, MeasureStatus.OVERTURNED, clause="PM-1"),
        "dismiss": Hop(STANDS, clause="PM-1"),
    },
)
