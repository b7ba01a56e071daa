"""What the beneficiary says to it, with the same weight as the report."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conduct.enums import Degree, HearingMeans
from conduct.models.incident import Incident
from conduct.models.rules import (
    HOLD_INCIDENT,
    before_the_incident,
    incident_is,
    is_involved,
)
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, Stamp, written_once

WHILE_UNDECIDED = incident_is("NEW.incident_id", "i.status IN $BEFORE_DECISION")


class Attempt(models.Model):
    """One attempt to hear somebody who was not reached, or who did not come (MC-5+)."""

    site_may = INSERT_ONLY

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="attempts")
    key = models.UUIDField(unique=True, editable=False)
    day = models.DateField(_("day"))
    means = models.CharField(_("how it was tried"), max_length=8, choices=HearingMeans)
    result = CleanCharField(_("what came of it"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    recorded_at = models.DateTimeField(_("recorded"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("attempt to hear")
        verbose_name_plural = _("attempts to hear")
        ordering = ["day", "id"]
        triggers = [
            *written_once(
                "attempt", _("An attempt once recorded stands."), "MC-5+", moment="recorded_at"
            ),
            Rule(
                rule="attempt_not_of_tomorrow",
                clause="MC-5+",
                database_only=True,
                sentence=_("An attempt was made today or before."),
                broken="NEW.day > public.policy_today()",
            ),
            Rule(
                rule="attempt_after_the_incident",
                clause="MC-5+",
                database_only=True,
                sentence=_("Nobody was asked about it before it happened."),
                broken=before_the_incident("NEW.day", "NEW.incident_id"),
            ),
        ]


class Hearing(models.Model):
    """The beneficiary's words as spoken, or why they could not be heard (MC-5+).

    There may be a second one while nothing is decided: who was given up on may still come.
    """

    site_may = INSERT_ONLY

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="hearings")
    key = models.UUIDField(unique=True, editable=False)
    statement = CleanTextField(_("their words, as spoken"), max_length=6000, blank=True)
    supporting = CleanTextField(_("what they brought in support"), max_length=1000, blank=True)
    means = models.CharField(
        _("how they were heard"), max_length=8, choices=HearingMeans, blank=True
    )
    heard_on = models.DateField(_("day"), null=True, blank=True)
    is_read_back = models.BooleanField(_("read back to them"), default=False)
    is_signed = models.BooleanField(_("signed by them"), default=False)
    not_heard_reason = CleanTextField(_("why they were not heard"), max_length=1000, blank=True)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("heard by")
    )
    recorded_at = models.DateTimeField(_("recorded"), db_default=PolicyNow(), editable=False)
    # What they were heard on: a degree that is raised afterwards asks for another hearing.
    degree = models.CharField(
        _("degree at the hearing"), max_length=8, choices=Degree, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="hearing_words_or_reason",
                condition=(
                    ~Q(statement="")
                    & Q(not_heard_reason="", heard_on__isnull=False, is_read_back=True)
                )
                | (Q(statement="", is_read_back=False, is_signed=False) & ~Q(not_heard_reason="")),
                violation_error_message=_(
                    "A hearing holds the person's words, read back to them, or why there are none."
                ),
            )
        ]
        triggers = [
            *written_once(
                "hearing",
                _("What somebody said is never rewritten."),
                "MC-5+",
                moment="recorded_at",
            ),
            Lock(rows=[HOLD_INCIDENT], operation=pgtrigger.Insert),
            Stamp(
                rule="hearing_on_the_degree",
                clause="MC-5+",
                operation=pgtrigger.Insert,
                sets="""SELECT i.degree INTO NEW.degree FROM $Incident i
                    WHERE i.id = NEW.incident_id;""",
            ),
            Rule(
                rule="hearing_by_another",
                clause="MC-5+",
                sentence=_(
                    "Whoever reported it, was hurt by it or is a relative does not hear the case."
                ),
                broken=is_involved("NEW.heard_by_id", "NEW.incident_id"),
            ),
            Rule(
                rule="hearing_before_the_decision",
                clause="MC-5+",
                database_only=True,
                sentence=_("Words are recorded before the decision."),
                operation=pgtrigger.Insert,
                broken=f"NOT {WHILE_UNDECIDED} OR NEW.heard_on > public.policy_today()",
            ),
            Rule(
                rule="hearing_after_the_incident",
                clause="MC-5+",
                database_only=True,
                sentence=_("Nobody was heard on it before it happened."),
                operation=pgtrigger.Insert,
                broken=before_the_incident("NEW.heard_on", "NEW.incident_id"),
            ),
            Rule(
                rule="hearing_given_up_after_attempts",
                clause="MC-5+",
                sentence=_("Without a hearing one goes on only after attempts on two days."),
                operation=pgtrigger.Insert,
                broken="""NEW.statement = '' AND $ATTEMPTS > (
                    SELECT count(DISTINCT a.day) FROM $Attempt a
                    WHERE a.incident_id = NEW.incident_id)""",
            ),
        ]

    @property
    def is_heard(self) -> bool:
        """False where the hearing was given up: nobody spoke (MC-5+)."""
        return bool(self.statement)
