"""The statuses of studies, sittings, items and objections; `workflow` declares what moves them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sanad.accounts.enums import Gender
from sanad.workflow.cycle import LifeCycle


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


STUDY_LIFE = LifeCycle("study", StudyStatus, born={StudyStatus.DRAFT}, steps="committee:study_step")


class SittingStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Sitting now")
    CLOSED = "closed", _("Sitting over")
    CANCELLED = "cancelled", _("Called off")


LIVING_SITTING = (SittingStatus.PLANNED, SittingStatus.OPEN)
PAST_SITTING = (SittingStatus.CLOSED, SittingStatus.CANCELLED)

SITTING_LIFE = LifeCycle(
    "sitting", SittingStatus, born={SittingStatus.PLANNED}, steps="committee:sitting_step"
)


class ItemStatus(models.TextChoices):
    LISTED = "listed", _("On the agenda")
    DECIDED = "decided", _("Decided")
    DEFERRED = "deferred", _("Deferred")
    REMOVED = "removed", _("Taken off the agenda")


# Left the agenda without a decision, with a reason.
UNDECIDED = (ItemStatus.DEFERRED, ItemStatus.REMOVED)

# The sitting first: nothing slips into one that is closing, and of two deciders the second waits.
ITEM_LIFE = LifeCycle(
    "item",
    ItemStatus,
    born={ItemStatus.LISTED},
    steps="committee:step",
    locks_first=lambda item: [item.sitting],
)


class Presence(models.TextChoices):
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Excused")
    ABSENT = "absent", _("Absent")
    LEFT = "left", _("Left before the end")

    def label_for(self, gender):
        """The presence of a member of this gender."""
        return str(_OF_A_WOMAN[self] if gender == Gender.FEMALE else self.label)


_OF_A_WOMAN = {
    Presence.PRESENT: pgettext_lazy("of a woman", "Present"),
    Presence.EXCUSED: pgettext_lazy("of a woman", "Excused"),
    Presence.ABSENT: pgettext_lazy("of a woman", "Absent"),
    Presence.LEFT: pgettext_lazy("of a woman", "Left before the end"),
}

THERE = (Presence.PRESENT, Presence.LEFT)
AWAY = (Presence.EXCUSED, Presence.ABSENT)


class Choice(models.TextChoices):
    """A vote on granting the help."""

    YES = "yes", _("In favour")
    NO = "no", _("Against")
    ABSTAIN = "abstain", _("Abstains")


class Confirmed(models.TextChoices):
    """How a member stands by what is written in their name; "" where they did not say so yet."""

    SIGN_IN = "sign_in", _("Signed in personally")
    CODE = "code", _("By a code to the phone")
    MINUTES = "minutes", _("By the signed minutes")
    # Of sittings that were over when confirming began: nobody writes it any more.
    BEFORE = "before", _("On paper, before this rule")


class CommitteeTaskKind(models.TextChoices):
    """Work that waits on somebody because of a sitting."""

    CONTEST = "vote_contested", _("A member does not stand by what is written in their name")


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

OBJECTION_LIFE = LifeCycle("objection", ObjectionStatus, born={ObjectionStatus.FILED})
