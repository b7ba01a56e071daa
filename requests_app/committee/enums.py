"""The statuses of studies, sittings, items and objections, and the tables of their lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.workflow.cycle import Hop, LifeCycle


class StudyKind(models.TextChoices):
    HOME = "home", _("Home visit")
    DESK = "desk", _("Study at the desk")


class StudyStatus(models.TextChoices):
    DRAFT = "draft", _("Being written")
    SUBMITTED = "submitted", _("Study submitted")


class Recommendation(models.TextChoices):
    """What the researcher recommends; the committee alone decides."""

    ACCEPT = "accept", _("Accept")
    PART = "part", _("Accept in part")
    REJECT = "reject", _("Reject")


STUDY_LIFE = LifeCycle(
    born={StudyStatus.DRAFT},
    table={
        "write": Hop({StudyStatus.DRAFT}, clause="PR-5"),
        "hand_over": Hop({StudyStatus.DRAFT}, clause="PR-5"),
        "submit": Hop({StudyStatus.DRAFT}, StudyStatus.SUBMITTED, clause="PR-5"),
    },
)


class SittingStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Sitting now")
    CLOSED = "closed", _("Sitting over")
    CANCELLED = "cancelled", _("Called off")


LIVING_SITTING = (SittingStatus.PLANNED, SittingStatus.OPEN)
PAST_SITTING = (SittingStatus.CLOSED, SittingStatus.CANCELLED)

SITTING_LIFE = LifeCycle(
    born={SittingStatus.PLANNED},
    table={
        "add_items": Hop({*LIVING_SITTING}, clause="PR-5"),
        "record_attendance": Hop({*LIVING_SITTING}, clause="PR-5"),
        "open": Hop({SittingStatus.PLANNED}, SittingStatus.OPEN, clause="PR-5"),
        "close": Hop({SittingStatus.OPEN}, SittingStatus.CLOSED, clause="PR-5"),
        "cancel": Hop({SittingStatus.PLANNED}, SittingStatus.CANCELLED, clause="PR-5"),
        # While it sits they follow the decisions by themselves.
        "write_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
        "sign_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
        "correct_minutes": Hop({SittingStatus.CLOSED}, clause="PR-5"),
    },
)


class ItemStatus(models.TextChoices):
    LISTED = "listed", _("On the agenda")
    DECIDED = "decided", _("Decided")
    DEFERRED = "deferred", _("Deferred")
    REMOVED = "removed", _("Taken off the agenda")


# Left the agenda without a decision, with a reason.
UNDECIDED = (ItemStatus.DEFERRED, ItemStatus.REMOVED)


ITEM_LIFE = LifeCycle(
    born={ItemStatus.LISTED},
    table={
        "vote": Hop({ItemStatus.LISTED}, clause="PR-5"),
        "decide": Hop({ItemStatus.LISTED}, ItemStatus.DECIDED, clause="PR-5"),
        "recuse": Hop({ItemStatus.LISTED}, clause="PR-5"),
        "defer": Hop({ItemStatus.LISTED}, ItemStatus.DEFERRED, clause="PR-5"),
        "send_back": Hop({ItemStatus.LISTED}, ItemStatus.REMOVED, clause="PR-5"),
        "remove": Hop({ItemStatus.LISTED}, ItemStatus.REMOVED, clause="PR-5"),
    },
)


class Presence(models.TextChoices):
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")
    LEFT = "left", _("Left before the end")


THERE = (Presence.PRESENT, Presence.LEFT)
AWAY = (Presence.EXCUSED, Presence.ABSENT)


class Choice(models.TextChoices):
    """A vote on granting the help."""

    YES = "yes", _("In favour")
    NO = "no", _("Against")
    ABSTAIN = "abstain", _("Abstains")


class Outcome(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    PART = "part", _("Accepted in part")
    REJECTED = "rejected", _("Rejected")


GRANTING = (Outcome.ACCEPTED, Outcome.PART)
# Less than was asked for: the person may object.
OBJECTIONABLE = (Outcome.PART, Outcome.REJECTED)


class ObjectionStatus(models.TextChoices):
    FILED = "filed", _("To be heard")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Not upheld")


ANSWERED = (ObjectionStatus.UPHELD, ObjectionStatus.DISMISSED)


OBJECTION_LIFE = LifeCycle(
    born={ObjectionStatus.FILED},
    table={
        "uphold": Hop({ObjectionStatus.FILED}, ObjectionStatus.UPHELD, clause="PM-1"),
        "dismiss": Hop({ObjectionStatus.FILED}, ObjectionStatus.DISMISSED, clause="PM-1"),
    },
)


# The histories of a study, a sitting and an item say what happened in these words.
COMMITTEE_EVENTS = {
    "assign": _("A study was asked for"),
    "write": _("The study was written on"),
    "hand_over": _("The study was given to another researcher"),
    "submit": _("The study was submitted"),
    "plan": _("The sitting was planned"),
    "add_items": _("Requests came on the agenda"),
    "record_attendance": _("Attendance was recorded"),
    "open": _("The sitting was opened"),
    "close": _("The sitting was closed"),
    "cancel": _("The sitting was called off"),
    "write_minutes": _("The minutes were edited"),
    "sign_minutes": _("The minutes were signed"),
    "correct_minutes": _("The signed minutes were corrected"),
    "vote": _("A vote was cast"),
    "decide": _("The decision was recorded"),
    "recuse": _("A member stood aside"),
    "defer": _("The item was deferred"),
    "send_back": _("Sent back for completion"),
    "remove": _("Taken off the agenda"),
    "file": _("The objection was filed"),
    "uphold": _("The objection was upheld"),
    "dismiss": _("The objection was not upheld"),
}
