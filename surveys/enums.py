"""Which step was rated, how exactly a released answer is placed, and an improvement's life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.workflow.cycle import LifeCycle

# No group of fewer answers is released, shown, or found by subtraction (DG-6c+).
MINIMUM = 5


class RatedStep(models.TextChoices):
    """The finished step that an answer is about."""

    DECISION = "decision", _("The reply to a request")
    DELIVERY = "delivery", _("The help received")
    VISIT = "visit", _("A visit")
    GENERAL = "general", _("Our service in general")


class Period(models.TextChoices):
    """How long a time a released answer is placed in: longer where answers are few."""

    WEEK = "week", _("Week")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class Score(models.IntegerChoices):
    VERY_BAD = 1, _("Very bad")
    BAD = 2, _("Bad")
    ACCEPTABLE = 3, _("Acceptable")
    GOOD = 4, _("Good")
    EXCELLENT = 5, _("Excellent")


# From this score on a person counts as satisfied.
SATISFIED = Score.GOOD


class ImprovementStatus(models.TextChoices):
    HEARD = "heard", _("We heard")
    DOING = "doing", _("We are at work on it")
    DONE = "done", _("We did")
    DROPPED = "dropped", _("Set aside")


UNFINISHED = (ImprovementStatus.HEARD, ImprovementStatus.DOING)
FINISHED = (ImprovementStatus.DONE, ImprovementStatus.DROPPED)


IMPROVEMENT_LIFE = LifeCycle(
    "improvement", ImprovementStatus, born={ImprovementStatus.HEARD}, steps="surveys:step"
)
