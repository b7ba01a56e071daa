"""The clauses of a version of the policy, and who has read it."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import written_once
from sanad.policy.models.version import PolicyVersion
from sanad.policy.rules import CLAUSE_RULES


@pghistory.track()
class Clause(models.Model):
    """One clause with its code: the board's words, how we read them, what we added."""

    # Code, order and chapter are those of the version it was copied from.
    site_may = frozenset(
        {
            *("SELECT", "INSERT"),
            *("UPDATE (text)", "UPDATE (interpretation)", "UPDATE (added)", "UPDATE (feature)"),
        }
    )

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="clauses")
    order = models.PositiveSmallIntegerField(_("order"))
    code = CleanCharField(_("code"), max_length=10)
    chapter = CleanCharField(_("chapter"), max_length=60)
    text = CleanTextField(_("what it asks"))
    interpretation = CleanTextField(_("how we read it"), blank=True)
    added = CleanTextField(_("what we added"), blank=True)
    feature = CleanTextField(_("where the portal keeps it"), blank=True)

    # What a draft may word anew.
    WORDS = ("text", "interpretation", "added", "feature")

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(name="clause_one_code", fields=["version", "code"]),
        ]
        triggers = CLAUSE_RULES

    def __str__(self):
        return self.code


class Acknowledgement(models.Model):
    """Somebody who works here read a version (PM-2)."""

    site_may = INSERT_ONLY

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="acknowledgements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [
            models.UniqueConstraint(name="acknowledgement_once", fields=["version", "by"]),
        ]
        triggers = written_once(
            "acknowledgement", _("Who read the policy stays on the record."), "PM-2"
        )
