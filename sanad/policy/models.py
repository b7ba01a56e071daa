"""The policy itself: its versions, its clauses, and the numbers it leaves to the association."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY, LOCKED_READ, READ
from sanad.lib.triggers import Unchanging, written_once


class PolicyVersionQuerySet(models.QuerySet):
    def in_force(self):
        """The version that holds today; raises `PolicyVersion.DoesNotExist` before the first."""
        return self.filter(effective_on__lte=PolicyToday()).latest("effective_on", "id")


class PolicyVersion(models.Model):
    """One approved text of the policy (AP-1), with the parameters that its words leave room for.

    All day counts are calendar days at Riyadh unless they say otherwise.
    """

    site_may = LOCKED_READ

    title = CleanCharField(_("title"), max_length=160)
    minute_number = models.PositiveSmallIntegerField(_("board minute"))
    term = models.PositiveSmallIntegerField(_("board term"))
    approved_on = models.DateField(_("approved on"))
    effective_on = models.DateField(_("in force from"))
    next_review_on = models.DateField(_("next review"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("days before a reply (PR-5)"), default=14)
    ceiling_days = models.PositiveSmallIntegerField(_("days to the ceiling (+)"), default=30)
    late_entry_days = models.PositiveSmallIntegerField(
        _("days to enter a paper sitting"), default=7
    )
    objection_days = models.PositiveSmallIntegerField(_("days to object (+)"), default=30)
    completion_days = models.PositiveSmallIntegerField(_("days to complete papers (+)"), default=14)
    completion_reminders = models.PositiveSmallIntegerField(
        _("reminders before a pause"), default=2
    )
    hearing_days = models.PositiveSmallIntegerField(_("days to hear after a precaution"), default=7)
    breach_lookback_months = models.PositiveSmallIntegerField(
        _("months a breach counts"), default=24
    )
    quorum = models.PositiveSmallIntegerField(_("quorum of the committee"), default=3)
    # The committee's charter may let the author of a study vote on it; unless it says so, no.
    study_author_votes = models.BooleanField(_("authors of studies vote (+)"), default=False)
    verification_days = models.PositiveSmallIntegerField(_("days to verify (+)"), default=5)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy version")
        verbose_name_plural = _("policy versions")
        ordering = ["-effective_on"]
        constraints = [
            models.CheckConstraint(
                name="policyversion_two_weeks",
                condition=models.Q(notice_days__gte=14),
                violation_error_message=_("A reply never comes in less than two weeks."),
            ),
            models.UniqueConstraint(
                name="policyversion_one_a_minute", fields=["term", "minute_number"]
            ),
        ]
        triggers = [
            Unchanging(
                rule="policyversion_keeps_its_key",
                columns=[],
                clause="AP-1",
                sentence=_("Cases are judged by the version they began under."),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.term}/{self.minute_number})"


class Clause(models.Model):
    """One clause with its code: the board's words, how we read them, what we added."""

    site_may = READ

    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="clauses")
    order = models.PositiveSmallIntegerField(_("order"))
    code = CleanCharField(_("code"), max_length=10)
    chapter = CleanCharField(_("chapter"), max_length=60)
    text = CleanTextField(_("what it asks"))
    interpretation = CleanTextField(_("how we read it"), blank=True)
    added = CleanTextField(_("what we added"), blank=True)
    feature = CleanTextField(_("where the portal keeps it"), blank=True)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(name="clause_one_code", fields=["version", "code"]),
        ]

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
