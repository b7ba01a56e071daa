"""You said, we did: what the association does about what it heard (DG-6e)."""

from collections.abc import Sequence
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.triggers import LifeCycleRule
from sanad.workflow.models import LogEntry, log_rules
from surveys.enums import IMPROVEMENT_LIFE, ImprovementStatus, RatedStep


class ImprovementQuerySet(models.QuerySet["ImprovementAction"]):
    def heard(self) -> Self:
        """Nobody has taken them up or set them aside yet (GO-3)."""
        return self.filter(status=ImprovementStatus.HEARD)

    def doing(self) -> Self:
        """Taken up, and neither done nor set aside."""
        return self.filter(status=ImprovementStatus.DOING)

    def by_status(
        self, statuses: Sequence[str], *, most: int
    ) -> dict[str, list["ImprovementAction"]]:
        """Of each of these statuses the first `most` of the list, in one query."""
        first, *others = (self.for_list().filter(status=status)[:most] for status in statuses)
        columns: dict[str, list[ImprovementAction]] = {status: [] for status in statuses}
        for action in first.union(*others, all=True):
            columns[action.status].append(action)
        for actions in columns.values():
            actions.sort(key=lambda one: (one.due_on is None, one.due_on, -one.pk))
        return columns

    def for_list(self) -> Self:
        """Loaded with owner and branch, the nearest day first, then the newest."""
        return self.select_related("owner", "branch").order_by("due_on", "-id")


class ImprovementAction(models.Model):
    """One thing that was heard, who does what about it until when, and what came of it.

    The scores are the share of satisfied answers (percent) of its step and branch when the work
    began and when it was done; NULL where there were too few answers to tell.
    """

    names_others = {"owner": "whose work it is"}

    heard = CleanCharField(_("what was said"), max_length=200)
    step = models.CharField(_("step"), max_length=10, choices=RatedStep, blank=True)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("branch")
    )
    plan = CleanTextField(_("what we do about it"), max_length=500, blank=True)
    outcome = CleanTextField(_("what we did"), max_length=500, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in whose hands"),
    )
    due_on = models.DateField(_("until"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ImprovementStatus, default=ImprovementStatus.HEARD
    )
    score_before = models.PositiveSmallIntegerField(_("satisfied before"), null=True)
    score_after = models.PositiveSmallIntegerField(_("satisfied after"), null=True)
    # The form's own key: sent twice, written once.
    key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )

    objects = ImprovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("improvement")
        verbose_name_plural = _("improvements")
        ordering = ["-id"]
        triggers = [
            LifeCycleRule(
                cycle=IMPROVEMENT_LIFE,
                rule="improvementaction_life",
                clause="DG-6e",
                sentence=_("An improvement is heard, taken up, and done."),
            ),
        ]

    def __str__(self) -> str:
        return self.heard

    def get_absolute_url(self) -> str:
        return reverse("surveys:improvement", args=[self.pk])


class ImprovementEntry(LogEntry):
    """The improvement's own history."""

    cycle = IMPROVEMENT_LIFE

    action = models.ForeignKey(ImprovementAction, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step of an improvement")
        verbose_name_plural = _("steps of improvements")
        triggers = log_rules(
            "improvemententry", _("The history of an improvement is never changed."), "PM-1+"
        )
