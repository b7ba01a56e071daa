"""What lifts a suspension, and what went out to an authority: evidence, written once."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conduct.models.incident import Incident
from conduct.models.measure import Measure
from conduct.models.rules import (
    HOLD_INCIDENT,
    HOLD_MEASURE,
    ITS_INCIDENT,
    before_the_incident,
    incident_is,
    is_involved,
)
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once


class Correction(models.Model):
    """What was put right, by what evidence: it lifts the suspension (MC-2)."""

    site_may = INSERT_ONLY

    measure = models.OneToOneField(Measure, models.PROTECT, related_name="correction")
    key = models.UUIDField(unique=True, editable=False)
    what = CleanTextField(_("what was put right"), max_length=1000)
    evidence = CleanTextField(_("what shows it"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            models.CheckConstraint(
                name="correction_with_evidence",
                condition=~Q(what="") & ~Q(evidence=""),
                violation_error_message=_("Say what was put right, and what shows it."),
            )
        ]
        triggers = [
            *written_once("correction", _("The record of a correction is never changed."), "MC-2+"),
            Lock(rows=[HOLD_MEASURE], operation=pgtrigger.Insert),
            Rule(
                rule="correction_of_a_suspension",
                clause="MC-2",
                sentence=_("A correction belongs to a suspension in force."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Measure m
                    WHERE m.id = NEW.measure_id AND m.kind = $MeasureKind.SUSPENSION
                    AND m.status = $MeasureStatus.IN_FORCE)""",
            ),
            Rule(
                rule="correction_by_uninvolved",
                clause="MC-5+",
                sentence=_("Whoever reported it, was hurt by it or is a relative lifts nothing."),
                operation=pgtrigger.Insert,
                broken=is_involved("NEW.by_id", ITS_INCIDENT),
            ),
        ]


class AuthorityReport(models.Model):
    """The report as it went out: authority, basis, reference, day (MC-4).

    In danger it waits for nobody; otherwise it carries out a measure that two people decided.
    """

    site_may = INSERT_ONLY

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="authority_reports")
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="authority_reports"
    )
    key = models.UUIDField(unique=True, editable=False)
    authority = CleanCharField(_("authority"), max_length=120)
    legal_basis = CleanCharField(_("legal basis"), max_length=200)
    reference = CleanCharField(_("their reference"), max_length=60, blank=True)
    reported_on = models.DateField(_("day"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    recorded_at = models.DateTimeField(_("recorded"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("report to an authority")
        verbose_name_plural = _("reports to authorities")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="authorityreport_names_the_authority",
                condition=~Q(authority="") & ~Q(legal_basis=""),
                violation_error_message=_("A report names the authority and the legal basis."),
            )
        ]
        triggers = [
            *written_once(
                "authorityreport",
                _("What was reported to an authority stays on the record."),
                "MC-4",
                moment="recorded_at",
            ),
            Lock(rows=[HOLD_INCIDENT], operation=pgtrigger.Insert),
            Rule(
                rule="authorityreport_after_the_incident",
                clause="MC-4",
                database_only=True,
                sentence=_("Nothing was reported before it happened."),
                operation=pgtrigger.Insert,
                broken=before_the_incident("NEW.reported_on", "NEW.incident_id"),
            ),
            Rule(
                rule="authorityreport_decided_or_danger",
                clause="MC-4",
                sentence=_(
                    "A report to the authorities is decided by two, unless somebody is in danger."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.reported_on > public.policy_today() OR NOT (
                    {incident_is("NEW.incident_id", "i.is_danger")}
                    OR EXISTS (SELECT 1 FROM $Measure m
                        WHERE m.id = NEW.measure_id AND m.incident_id = NEW.incident_id
                        AND m.kind = $MeasureKind.REPORT
                        AND m.status = $MeasureStatus.IN_FORCE))""",
            ),
        ]
