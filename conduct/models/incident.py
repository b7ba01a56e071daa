"""What happened, as it was told at the door."""

import datetime
from collections.abc import Iterable
from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.models.kept_off import left_to_the_board
from conduct.enums import (
    ESTABLISHING,
    INCIDENT,
    MEASURE,
    OPEN,
    RESTRICTING,
    STANDS,
    WAITING,
    Degree,
    IncidentDirection,
    IncidentKind,
    IncidentStatus,
    MeasureStatus,
    ObjectionOutcome,
)
from conduct.models.rules import is_involved
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch
from sanad.accounts.perms import Anybody, is_staff, without_kept_off
from sanad.accounts.rules import BY_THE_OWNER, holds_role
from sanad.audit.numbers import Numbered
from sanad.contact.querysets import with_the_board
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.triggers import (
    LifeCycleRule,
    Rule,
    Stamp,
    Stamped,
    Unchanging,
    becomes,
)
from sanad.policy.models import PolicyVersion
from sanad.policy.rules import in_force
from sanad.workflow.cycle import LifeCycle
from sanad.workflow.models import LogEntry, log_rules

# The few who see every case; `perms.may_see` says the same of one case.
READERS = (Role.RESEARCHER, Role.MANAGER, Role.CHAIR, Role.AUDITOR)
# Of a case about a manager: the board acts in it, the auditor reads it.
ABOUT_A_MANAGER = (Role.BOARD, Role.AUDITOR)

# An incident answered by such a measure, never overturned, is an established breach (MC-3).
COUNTS = {
    "measures__kind__in": ESTABLISHING,
    "measures__status__in": STANDS,
    "measures__is_precaution": False,
}


class IncidentQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Few: who hears, decides and audits; the reporter; a member while an objection is heard.

        A case about a manager is for the board and auditors alone, one about another colleague for
        the board too where every manager is kept off; so is what no manager took up of money or
        favours that were asked for. Nobody sees the case about
        themselves, nor one of whom they are kept off (MC-5+). Beneficiaries read their measures,
        not the case.
        """
        if not is_staff(user):
            return self.none()
        mine = Q(reported_by=user)
        if user.has_role(Role.AUDITOR):
            seen = self
        elif user.has_role(*READERS):
            seen = self.filter(mine | Q(is_about_manager=False))
        elif user.has_role(Role.MEMBER):
            objected = self._having(measures__objection__isnull=False)
            seen = self.filter(mine | (Q(is_about_manager=False) & objected))
        else:
            seen = self.filter(mine)
        if user.has_role(Role.BOARD):
            theirs = Q(about_staff__isnull=False, person__in=left_to_the_board())
            went_on = Q(pk__in=with_the_board(self.model))
            seen |= self.filter(Q(is_about_manager=True) | theirs | went_on)
        return without_kept_off(seen.exclude(about_staff=user), user)

    def open(self) -> Self:
        """Reported, heard or decided, and not closed."""
        return self.filter(status__in=OPEN)

    def closed(self) -> Self:
        """Settled: `incident_closed_when_settled` let them be closed."""
        return self.filter(status=IncidentStatus.CLOSED)

    def to_hear(self) -> Self:
        """Nobody has heard the beneficiary yet."""
        return self.filter(status=IncidentStatus.REPORTED)

    def to_decide(self) -> Self:
        """Heard and undecided, or with a measure that waits for a decision."""
        waiting = self._having(measures__status__in=WAITING)
        return self.filter(Q(status=IncidentStatus.HEARD) | (Q(status__in=OPEN) & waiting))

    def restricted(self) -> Self:
        """A suspension or a termination is in force."""
        return self.filter(self._restricting())

    def objected(self) -> Self:
        """An objection waits to be heard."""
        return self.filter(self._having(measures__objection__outcome=ObjectionOutcome.PENDING))

    def hearing_overdue(self) -> Self:
        """A precaution is in force and the hearing that must follow it is late (MC-5+)."""
        return self.to_hear().filter(
            self._having(
                measures__is_precaution=True,
                measures__status=MeasureStatus.IN_FORCE,
                measures__hearing_until__lt=PolicyToday(),
            )
        )

    def earlier_than(self, incident: "Incident") -> Self:
        """Established breaches of the same person that this incident repeats: their measures went
        into force before it happened and was reported, within the policy's months (MC-3)."""
        return self.filter(
            self._having(
                **COUNTS,
                measures__in_force_at__lt=incident.reported_at,
                measures__in_force_at__date__lte=incident.happened_on,
                measures__in_force_at__gte=_months_before(
                    incident.reported_at, incident.policy_version.breach_lookback_months
                ),
            ),
            person=incident.person_id,
            direction=IncidentDirection.BY_BENEFICIARY,
        )

    def for_list(self) -> Self:
        """`is_restricting`, `has_waiting`, `has_objection`: of their measures; for lists."""
        return self.select_related("person", "branch").annotate(
            is_restricting=self._restricting(),
            has_waiting=self._having(measures__status__in=WAITING),
            has_objection=self._having(measures__objection__outcome=ObjectionOutcome.PENDING),
        )

    def for_detail(self) -> Self:
        """Loaded with everybody whom its page names."""
        return self.select_related(
            "person__household",
            "branch",
            "policy_version",
            "reported_by__branch",
            "victim",
            "about_staff",
            "assessed_by",
            "decided_by",
        )

    def _restricting(self) -> Exists:
        return self._having(measures__kind__in=RESTRICTING, measures__status=MeasureStatus.IN_FORCE)

    def _having(self, **conditions: Any) -> Exists:
        """One measure of the incident fulfils all of the conditions (paths from the incident)."""
        return Exists(Incident.objects.filter(pk=OuterRef("pk"), **conditions))


def _months_before(moment: datetime.datetime, months: int) -> Func:
    """So many calendar months before an aware moment, counted by the database."""
    interval = Func(Value(months), template="make_interval(months => %(expressions)s)")
    return Func(
        Value(moment, output_field=models.DateTimeField()),
        interval,
        template="(%(expressions)s)",
        arg_joiner=" - ",
        output_field=models.DateTimeField(),
    )


@pghistory.track()
class Incident(models.Model):
    """One occurrence with one beneficiary (MC-A … MC-E).

    `person` is the beneficiary in both directions; `about_staff` is named where somebody who works
    here is said to have misbehaved towards them (MC-5+). What was reported is never rewritten.
    """

    names_others = {
        "about_staff": "whom it is about",
        "victim": "to whom it happened",
    }

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT)
    direction = models.CharField(
        _("whose behaviour"),
        max_length=14,
        choices=IncidentDirection,
        default=IncidentDirection.BY_BENEFICIARY,
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
    kind = models.CharField(_("kind"), max_length=4, choices=IncidentKind)
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
    status = models.CharField(
        _("status"), max_length=10, choices=IncidentStatus, default=IncidentStatus.REPORTED
    )

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
                condition=Q(direction=IncidentDirection.BY_STAFF, about_staff__isnull=False)
                | Q(direction=IncidentDirection.BY_BENEFICIARY, about_staff__isnull=True),
                violation_error_message=_("Say who of the staff it is about."),
            ),
            models.CheckConstraint(
                name="incident_favours_by_staff",
                condition=~Q(kind=IncidentKind.FAVOURS) | Q(direction=IncidentDirection.BY_STAFF),
                violation_error_message=_("Only who works here asks for money or favours."),
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
                database_only=True,
                sentence=_("What came of a decided case is not rewritten."),
                operation=pgtrigger.Update,
                broken="""OLD.status NOT IN $BEFORE_DECISION AND
                    (NEW.outcome, NEW.decided_by_id, NEW.assessed_by_id, NEW.degree)
                    IS DISTINCT FROM
                    (OLD.outcome, OLD.decided_by_id, OLD.assessed_by_id, OLD.degree)""",
            ),
            Unchanging(
                rule="incident_keeps_its_report",
                columns=[
                    *("number", "key", "policy_version", "direction", "person"),
                    *("is_about_manager", "kind", "title", "account", "evidence", "happened_on"),
                    *("place", "branch", "reported_by", "reported_at"),
                ],
                from_birth=["about_staff", "victim"],
                clause="MC-5+",
                sentence=_("What was reported is never rewritten; add to it in the hearing."),
            ),
            Rule(
                rule="incident_not_reported_by_auditor",
                clause="MC-5+",
                database_only=True,
                sentence=_("The auditor only looks: somebody else reports it."),
                operation=pgtrigger.Insert,
                broken=holds_role("NEW.reported_by_id", "$accounts.Role.AUDITOR"),
            ),
            Numbered(rule="incident_number", clause="MC-0", series="conduct", mark="C", width=4),
            Stamped(rule="incident_moment", clause="MC-0", moment="reported_at"),
            Rule(
                rule="incident_of_the_policy_in_force",
                clause="AP-1",
                database_only=True,
                sentence=_("A case is reported under the policy in force."),
                operation=pgtrigger.Insert,
                broken=f"NEW.policy_version_id IS DISTINCT FROM {in_force()}",
            ),
            Rule(
                rule="incident_not_of_tomorrow",
                clause="MC-0",
                database_only=True,
                sentence=_("What is reported has happened already."),
                operation=pgtrigger.Insert,
                broken="NEW.happened_on > public.policy_today()",
            ),
            Stamp(
                # Who leads cannot see a case about themselves, nor let others decide it.
                rule="incident_about_a_manager",
                clause="MC-5+",
                operation=pgtrigger.Insert,
                sets="""NEW.is_about_manager := EXISTS (
                    SELECT 1 FROM $accounts.User_groups ug
                    JOIN $auth.Group g ON g.id = ug.group_id
                    WHERE ug.user_id = NEW.about_staff_id AND g.name = $accounts.Role.MANAGER);""",
            ),
            Rule(
                rule="incident_degree_set_before_decision",
                clause="MC-1+",
                database_only=True,
                sentence=_("The degree is set before the decision, by somebody named."),
                operation=pgtrigger.Update,
                broken=f"""(NEW.degree, NEW.is_danger) IS DISTINCT FROM (OLD.degree, OLD.is_danger)
                    AND (OLD.status NOT IN $BEFORE_DECISION OR NEW.assessed_by_id IS NULL
                        OR (NOT {BY_THE_OWNER} AND NEW.assessed_by_id IS DISTINCT FROM {WHO}))""",
            ),
            Rule(
                rule="incident_decided_by_uninvolved",
                clause="MC-5+",
                sentence=_("Whoever reported it, was hurt by it or is a relative never decides."),
                broken=f"""CASE TG_OP WHEN 'INSERT'
                    THEN coalesce(NEW.decided_by_id, NEW.assessed_by_id) IS NOT NULL
                    ELSE (NEW.decided_by_id IS DISTINCT FROM OLD.decided_by_id
                            AND {is_involved("NEW.decided_by_id", "NEW.id")})
                        OR (NEW.assessed_by_id IS DISTINCT FROM OLD.assessed_by_id
                            AND {is_involved("NEW.assessed_by_id", "NEW.id")}) END""",
            ),
            Rule(
                rule="incident_heard_with_a_hearing",
                clause="MC-5+",
                database_only=True,
                sentence=_("A case is heard once the beneficiary's words are recorded."),
                broken=f"""{becomes("$IncidentStatus.HEARD")} AND NOT EXISTS (
                    SELECT 1 FROM $Hearing h WHERE h.incident_id = NEW.id)""",
            ),
            Rule(
                rule="incident_decided_with_an_outcome",
                clause="MC-0+",
                database_only=True,
                sentence=_("A decision is a measure in force, or its reasons where there is none."),
                broken=f"""{becomes("$IncidentStatus.DECIDED")}
                    AND (NEW.outcome = '' OR NEW.decided_by_id IS NULL)
                    AND NOT EXISTS (SELECT 1 FROM $Measure m
                        WHERE m.incident_id = NEW.id AND m.status = $MeasureStatus.IN_FORCE
                        AND NOT m.is_precaution)""",
            ),
            Stamp(
                rule="incident_decision_moment",
                clause="MC-0",
                sets=f"""NEW.decided_at := CASE WHEN {becomes("$IncidentStatus.DECIDED")}
                    THEN public.policy_now() WHEN TG_OP = 'UPDATE' THEN OLD.decided_at END;""",
            ),
            Rule(
                rule="incident_closed_when_settled",
                clause="MC-5+",
                sentence=_("A case stays open while a measure or an objection waits."),
                broken=f"""{becomes("$IncidentStatus.CLOSED")} AND (
                    EXISTS (SELECT 1 FROM $Measure m
                        WHERE m.incident_id = NEW.id AND (m.status IN $WAITING OR (
                            m.status = $MeasureStatus.IN_FORCE
                            AND m.kind = $MeasureKind.SUSPENSION)))
                    OR EXISTS (SELECT 1 FROM $MeasureObjection o
                        JOIN $Measure m ON m.id = o.measure_id
                        WHERE m.incident_id = NEW.id AND o.outcome = $ObjectionOutcome.PENDING))""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("conduct:show", args=[self.pk])

    @property
    def is_by_staff(self) -> bool:
        """Whether somebody who works here did it to the beneficiary (MC-5+)."""
        return self.direction == IncidentDirection.BY_STAFF

    chip = property(INCIDENT.chip)


class ConductEntryQuerySet(models.QuerySet):
    def of(self, incident: Incident, measures: Iterable[Any]) -> Self:
        """The case's whole history: the incident's steps and those of its measures."""
        return self.filter(Q(incident=incident) | Q(measure__in=list(measures))).select_related(
            "by", "measure"
        )


class ConductEntry(LogEntry):
    """One step of an incident or of one of its measures."""

    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="log"
    )
    measure = models.ForeignKey(
        "conduct.Measure", models.PROTECT, null=True, blank=True, related_name="log"
    )

    objects = ConductEntryQuerySet.as_manager()

    @property
    def cycle(self) -> LifeCycle:
        return MEASURE if self.measure_id else INCIDENT

    class Meta(LogEntry.Meta):
        db_table = "conduct_entry"  # the name that the model had
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
        triggers = log_rules(
            "conductentry",
            _("The history of a conduct case is never changed."),
            "PM-1+",
            person="""(SELECT i.person_id FROM $Incident i WHERE i.id = coalesce(NEW.incident_id,
                (SELECT m.incident_id FROM $Measure m WHERE m.id = NEW.measure_id)))""",
        )
