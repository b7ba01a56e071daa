"""A hold by hand: what is kept about somebody is not destroyed while it stands (PM-1+)."""

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.person import Person
from sanad.accounts.rules import BY_THE_OWNER, holds_role
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.triggers import Rule, Stamp, Unchanging
from sanad.lib.values import says_something

_A_MANAGER = holds_role(WHO, "$accounts.Role.MANAGER")


class RetentionHoldQuerySet(models.QuerySet["RetentionHold"]):
    def standing(self) -> Self:
        """Not ended."""
        return self.filter(ended_at=None)


class RetentionHold(models.Model):
    """A manager keeps what would be destroyed: of whom, why, since when, and who ended it."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="retention_holds", verbose_name=_("beneficiary")
    )
    reason = CleanTextField(_("why it is kept"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = RetentionHoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold on what is kept")
        verbose_name_plural = _("holds on what is kept")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="retentionhold_one_stands",
                fields=["person"],
                condition=Q(ended_at__isnull=True),
                violation_error_message=_("It is kept by hand already."),
            ),
            models.CheckConstraint(
                name="retentionhold_ended_by_somebody",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                violation_error_message=_("Who ends a hold is named."),
            ),
        ]
        triggers = [
            Rule(
                rule="retentionhold_by_a_manager",
                clause="PM-1+",
                sentence=_("A manager holds what is kept, and a manager ends it."),
                broken=f"NOT {BY_THE_OWNER} AND NOT {_A_MANAGER}",
            ),
            Rule(
                rule="retentionhold_for_a_reason",
                clause="PM-1+",
                database_only=True,
                sentence=_("What is held is held for a reason that is written down."),
                operation=pgtrigger.Insert,
                broken=f"NOT {says_something('NEW.reason')}",
            ),
            Unchanging(
                rule="retentionhold_ended_once",
                clause="PM-1+",
                sentence=_("A hold stays as it was written, and ends once."),
                columns=["person", "reason", "by", "at", "ended_by", "ended_at"],
            ),
            Stamp(
                rule="retentionhold_moments",
                clause="PM-1+",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.at := public.policy_now(); NEW.ended_at := NULL;
                        NEW.ended_by_id := NULL;
                    ELSE
                        NEW.at := OLD.at;
                        NEW.ended_at := CASE WHEN NEW.ended_at IS NULL THEN NULL
                            ELSE coalesce(OLD.ended_at, public.policy_now()) END;
                    END IF;""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.reason[:40]}"
