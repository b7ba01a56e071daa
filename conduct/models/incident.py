"""What happened, as it was told at the door: واقعة."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from conduct.enums import INCIDENT, MEASURE, Degree, Direction, Kind, Status
from conduct.querysets import IncidentQuerySet
from sanad.accounts.models import Branch
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.triggers import LifeCycleRule, Rule, Stamped, Unchanging, written_once
from sanad.policy.models import PolicyVersion
from sanad.workflow.models import LogEntry

HOPS_TO = "TG_OP = 'UPDATE' AND NEW.status = '{0}' AND OLD.status <> '{0}'"


@pghistory.track()
class Incident(models.Model):
    """One occurrence with one beneficiary (MC-A … MC-E).

    `person` is the beneficiary in both directions; `about_staff` is named where somebody who works
    here is said to have misbehaved towards them (MC-5+). What was reported is never rewritten.
    """

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT)
    direction = models.CharField(
        _("whose behaviour"),
        max_length=14,
        choices=Direction,
        default=Direction.BY_BENEFICIARY,
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="incidents", verbose_name=_("beneficiary")
    )
    about_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who works here"),
    )
    is_about_manager = models.BooleanField(default=False, editable=False)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    degree = models.CharField(_("degree"), max_length=8, choices=Degree)
    is_danger = models.BooleanField(_("somebody is in danger"), default=False)
    title = CleanCharField(_("in a few words"), max_length=120)
    account = CleanTextField(_("what happened"), max_length=4000)
    evidence = CleanTextField(_("what shows it"), max_length=1000, blank=True)
    happened_on = models.DateField(_("day it happened"))
    place = CleanCharField(_("place"), max_length=120, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reported by")
    )
    reported_at = models.DateTimeField(_("reported"), db_default=PolicyNow(), editable=False)
    victim = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("to whom it happened"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.REPORTED)

    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("degree set by"),
    )
    outcome = CleanTextField(_("outcome and reasons"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        ordering = ["-id"]
        indexes = [models.Index(name="incident_queue", fields=["status", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="incident_by_staff_names_who",
                condition=Q(direction=Direction.BY_STAFF, about_staff__isnull=False)
                | Q(direction=Direction.BY_BENEFICIARY, about_staff__isnull=True),
                violation_error_message=_("Say who of the staff it is about."),
            ),
            models.CheckConstraint(
                name="incident_says_what_happened",
                condition=~Q(account="") & ~Q(title=""),
                violation_error_message=_("Say what happened, in plain words."),
            ),
            models.CheckConstraint(
                name="incident_not_reported_by_its_cause",
                condition=Q(about_staff__isnull=True) | ~Q(about_staff=F("reported_by")),
                violation_error_message=_("Somebody else reports what is about you."),
            ),
            models.CheckConstraint(
                name="incident_assessed_by_another",
                condition=Q(assessed_by__isnull=True) | ~Q(assessed_by=F("reported_by")),
                violation_error_message=_("The degree is set by somebody who did not report it."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=INCIDENT,
                rule="incident_life",
                clause="MC-0",
                sentence=_("A conduct case moves from report to hearing to decision."),
            ),
            Rule(
                rule="incident_outcome_stands",
                clause="MC-0+",
                sentence=_("What came of a decided case is not rewritten."),
                broken="""OLD.status IN ('decided', 'closed') AND
                    (NEW.outcome, NEW.decided_by_id, NEW.assessed_by_id, NEW.degree)
                    IS DISTINCT FROM
                    (OLD.outcome, OLD.decided_by_id, OLD.assessed_by_id, OLD.degree)""",
                operation=pgtrigger.Update,
            ),
            Unchanging(
                rule="incident_keeps_its_report",
                columns=[
                    "number",
                    "key",
                    "policy_version_id",
                    "direction",
                    "person_id",
                    "about_staff_id",
                    "is_about_manager",
                    "kind",
                    "title",
                    "account",
                    "evidence",
                    "happened_on",
                    "place",
                    "branch_id",
                    "reported_by_id",
                    "reported_at",
                    "victim_id",
                ],
                clause="MC-5+",
                sentence=_("What was reported is never rewritten; add to it in the hearing."),
            ),
            Stamped(
                rule="incident_moment",
                moment="reported_at",
                clause="MC-0",
                sentence=_("The moment of a report is set by the database."),
            ),
            Rule(
                rule="incident_not_of_tomorrow",
                clause="MC-0",
                sentence=_("What is reported has happened already."),
                operation=pgtrigger.Insert,
                broken="NEW.happened_on > public.policy_today()",
                # Who leads cannot see a case about themselves, nor let others decide it.
                sets="""NEW.is_about_manager := EXISTS (
                    SELECT 1 FROM public.accounts_user_groups ug
                    JOIN public.auth_group g ON g.id = ug.group_id
                    WHERE ug.user_id = NEW.about_staff_id AND g.name = 'manager');""",
            ),
            Rule(
                rule="incident_degree_set_before_decision",
                clause="MC-1+",
                sentence=_("The degree is set before the decision, by somebody named."),
                operation=pgtrigger.Update,
                broken="""(NEW.degree, NEW.is_danger) IS DISTINCT FROM (OLD.degree, OLD.is_danger)
                    AND (OLD.status NOT IN ('reported', 'heard') OR NEW.assessed_by_id IS NULL)""",
            ),
            Rule(
                rule="incident_heard_with_a_hearing",
                clause="MC-5+",
                sentence=_("A case is heard once the beneficiary's words are recorded."),
                broken=f"""{HOPS_TO.format("heard")} AND NOT EXISTS (
                    SELECT 1 FROM public.conduct_hearing h WHERE h.incident_id = NEW.id)""",
            ),
            Rule(
                rule="incident_decided_with_an_outcome",
                clause="MC-0+",
                sentence=_("A decision is a measure in force, or its reasons where there is none."),
                broken=f"""{HOPS_TO.format("decided")}
                    AND (NEW.outcome = '' OR NEW.decided_by_id IS NULL)
                    AND NOT EXISTS (
                        SELECT 1 FROM public.conduct_measure m
                        WHERE m.incident_id = NEW.id AND m.status = 'in_force'
                        AND NOT m.is_precaution)""",
                sets=f"""IF {HOPS_TO.format("decided")} THEN
                    NEW.decided_at := public.policy_now(); END IF;""",
            ),
            Rule(
                rule="incident_closed_when_settled",
                clause="MC-5+",
                sentence=_("A case stays open while a measure or an objection waits."),
                broken=f"""{HOPS_TO.format("closed")} AND (EXISTS (
                        SELECT 1 FROM public.conduct_measure m WHERE m.incident_id = NEW.id
                        AND (m.status IN ('proposed', 'endorsed')
                            OR (m.status = 'in_force' AND m.kind = 'suspension')))
                    OR EXISTS (
                        SELECT 1 FROM public.conduct_objection o
                        JOIN public.conduct_measure m ON m.id = o.measure_id
                        WHERE m.incident_id = NEW.id AND o.outcome = 'pending'))""",
            ),
        ]

    def __str__(self):
        return f"{self.number} · {self.title}"

    def get_absolute_url(self):
        return reverse("conduct:show", args=[self.pk])

    @property
    def is_by_staff(self):
        return self.direction == Direction.BY_STAFF

    chip = property(INCIDENT.chip)


class EntryQuerySet(models.QuerySet):
    def of(self, incident):
        """The case's whole history: the incident's steps and those of its measures."""
        return self.filter(Q(incident=incident) | Q(measure__incident=incident)).select_related(
            "by", "measure"
        )


class Entry(LogEntry):
    """One step of an incident or of one of its measures."""

    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="log"
    )
    measure = models.ForeignKey(
        "conduct.Measure", models.PROTECT, null=True, blank=True, related_name="log"
    )

    objects = EntryQuerySet.as_manager()

    @property
    def cycle(self):
        return MEASURE if self.measure_id else INCIDENT

    class Meta(LogEntry.Meta):
        verbose_name = _("step of a conduct case")
        verbose_name_plural = _("steps of conduct cases")
        constraints = [
            models.CheckConstraint(
                name="conductentry_of_one_case",
                condition=Q(incident__isnull=False, measure__isnull=True)
                | Q(incident__isnull=True, measure__isnull=False),
                violation_error_message=_("A step belongs to an incident or to a measure."),
            )
        ]
        triggers = written_once(
            "conductentry", _("The history of a conduct case is never changed."), "PM-1+"
        )
