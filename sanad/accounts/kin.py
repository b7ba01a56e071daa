"""Whose cases are a colleague's own: identity and relatives, as marks nobody reads back (PR-2+).

Every rule that keeps somebody off a case asks one condition of the registry
(`beneficiaries.models.rules`); what it asks of a colleague is kept here.
"""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import KIN_DEGREES, KinRelation
from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.actor import WHO
from sanad.lib.grants import KEEP
from sanad.lib.marks import LENGTH
from sanad.lib.triggers import Rule, Unchanging

CLAUSE = "PR-2+"


class KinQuerySet(models.QuerySet["Kin"]):
    def standing(self) -> "KinQuerySet":
        """Those that keep their colleague off a case, as far as the policy's degrees reach."""
        return self.filter(ended_at=None)


class Kin(models.Model):
    """One identity that is a colleague's own or a relative's; of its number only the mark."""

    site_may = KEEP
    names_others = {"user": "whose relative it is; a rule of its own"}

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="kin", verbose_name=_("colleague")
    )
    relation = models.CharField(_("relation"), max_length=10, choices=KinRelation)
    degree = models.PositiveSmallIntegerField(_("degree"), editable=False)
    mark = models.CharField(max_length=LENGTH, db_collation="C", editable=False)
    given_at = models.DateTimeField(_("given"), db_default=TransactionNow(), editable=False)
    ended_at = models.DateTimeField(_("no longer"), null=True, editable=False)

    objects = KinQuerySet.as_manager()

    class Meta:
        app_label = "accounts"
        verbose_name = _("relative of a colleague")
        verbose_name_plural = _("relatives of colleagues")
        ordering = ["degree", "id"]
        constraints = [
            models.UniqueConstraint(
                name="kin_once",
                fields=["user", "mark"],
                condition=Q(ended_at=None),
                violation_error_message=_("This identity was given already."),
            ),
            models.CheckConstraint(
                name="kin_degree_of_its_relation",
                condition=Q(
                    *(Q(relation=one, degree=degree) for one, degree in KIN_DEGREES.items()),
                    _connector=Q.OR,
                ),
                violation_error_message=_("The degree follows the relation."),
            ),
            models.CheckConstraint(
                name="kin_by_a_mark",
                condition=Q(mark__regex=r"^[0-9a-f]{8}:[0-9a-f]{64}$"),
                violation_error_message=_("An identity is kept as its mark alone."),
            ),
        ]
        triggers = [
            Rule(
                rule="kin_by_themselves",
                clause=CLAUSE,
                database_only=True,
                sentence=_("A colleague gives their own relatives, and nobody gives another's."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.ended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM $User u
                    WHERE u.id = NEW.user_id AND u.is_staff)
                    OR (NOT {BY_THE_OWNER} AND NEW.user_id IS DISTINCT FROM {WHO})""",
            ),
            Unchanging(
                rule="kin_stays_as_given",
                columns=["user", "relation", "degree", "mark", "given_at", "ended_at"],
                clause=CLAUSE,
                sentence=_("What was given stands; another row says what changed."),
            ),
            Rule(
                rule="kin_is_kept",
                clause=CLAUSE,
                database_only=True,
                operation=pgtrigger.Delete,
                sentence=_("Who was a relative is never deleted; a second person ends it."),
                broken="TRUE",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_relation_display()}"
