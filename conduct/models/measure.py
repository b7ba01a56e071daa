"""What is done about an incident. Its restriction follows it in the database itself."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.models.safe import after_telling
from conduct.enums import (
    DECIDED,
    MEASURE,
    RESTRICTING,
    STANDS,
    WAITING,
    IncidentStatus,
    MeasureKind,
    MeasureStatus,
    ObjectionOutcome,
)
from conduct.models.incident import READERS, Incident
from conduct.models.rules import HEARD_ON_IT, SPOKEN_OF, incident_is, is_named_involved
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, is_staff
from sanad.letters.models import Letter
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.triggers import Effect, LifeCycleRule, Lock, Rule, Stamp, Unchanging


def _moves_to(status: str) -> str:
    return f"(NEW.status = {status} AND (TG_OP = 'INSERT' OR OLD.status <> {status}))"


INTO_FORCE = _moves_to("$MeasureStatus.IN_FORCE")
ADVANCES = f"(TG_OP = 'INSERT' OR {_moves_to('$MeasureStatus.ENDORSED')} OR {INTO_FORCE})"
IN_DANGER = "i.is_danger AND i.status IN $BEFORE_DECISION"
# Measures of the same person that were in force when this happened, within the months a breach
# counts: the breach they answered was established, and this one repeats it (MC-3). The day is all
# that is known of an incident; on the same day, the order of measure and report decides.
EARLIER = """$Measure m
    JOIN $Incident earlier ON earlier.id = m.incident_id
    JOIN $Incident this ON this.id = NEW.incident_id
    JOIN $policy.PolicyVersion v ON v.id = this.policy_version_id
    WHERE earlier.person_id = this.person_id AND earlier.id <> this.id
    AND NOT m.is_precaution AND m.kind IN $ESTABLISHING AND m.status IN $STANDS
    AND m.in_force_at < this.reported_at
    AND (m.in_force_at AT TIME ZONE 'Asia/Riyadh')::date <= this.happened_on
    AND m.in_force_at >= this.reported_at - make_interval(months => v.breach_lookback_months)"""


def _user(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        **options,
    )  # fmt: skip


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """Whoever sees all of the case: who only reported it reads neither measure nor letter."""
        if not is_staff(user) or not user.has_role(*READERS, Role.MEMBER):
            return self.none()
        seen = self.filter(incident__in=Incident.objects.visible_to(user))
        if user.has_role(*READERS):
            return seen
        objected = Incident.objects.filter(measures__objection__isnull=False)
        return seen.filter(incident__in=objected)

    def for_person(self, person: Person) -> Self:
        """What a beneficiary reads of their own case: measures that were decided, newest first.

        A report to the authorities is not among them: the law may forbid telling (MC-4).
        """
        return (
            self.filter(incident__person=person, in_force_at__isnull=False)
            .exclude(kind=MeasureKind.REPORT)
            .select_related("incident", "letter", "objection")
            .order_by("-in_force_at", "-id")
        )

    def in_force(self) -> Self:
        """Decided, and neither lifted nor run out nor overturned."""
        return self.filter(status=MeasureStatus.IN_FORCE)

    def standing(self) -> Self:
        """Decided and never overturned; lifted or run out, they stand as well (`STANDS`)."""
        return self.filter(status__in=STANDS)

    def may_fall(self) -> Self:
        """Standing, and an objection waits or may still come: it may yet be overturned (PM-1+)."""
        waits = Q(objection__outcome=ObjectionOutcome.PENDING)
        in_time = Q(is_to_be_told=True) | Q(objection_until__gte=PolicyToday())
        may_come = in_time & Q(objection__isnull=True)
        return self.standing().filter(waits | may_come)

    def run_out(self) -> Self:
        """In force past their last day."""
        return self.in_force().filter(until__lt=PolicyToday())

    def for_detail(self) -> Self:
        """Loaded with everybody who acted in it, its letters, objection and correction."""
        return self.select_related(
            "proposed_by",
            "decided_by",
            "second_decided_by",
            "letter",
            "lifting_letter",
            "objection__heard_by",
            "objection__entered_by",
            "correction__by",
        )


@pghistory.track()
class Measure(models.Model):
    """One measure, proposed by one and decided by another (MC-1 … MC-4).

    `programmes`: codes that a suspension covers, empty for all. `until`: the last day of a measure
    that runs out by itself. `is_precaution`: against danger, before the hearing that must follow
    by `hearing_until`. The moments and last days are set by the database.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="measures")
    key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(_("measure"), max_length=12, choices=MeasureKind)
    status = models.CharField(
        _("status"), max_length=12, choices=MeasureStatus, default=MeasureStatus.PROPOSED
    )
    is_precaution = models.BooleanField(_("precaution before the hearing"), default=False)
    reasons = CleanTextField(_("reasons"), max_length=2000)
    programmes = ArrayField(models.SlugField(), verbose_name=_("scope"), default=list, blank=True)
    to_correct = CleanTextField(_("what must be corrected"), max_length=1000, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    authority = CleanCharField(_("authority"), max_length=120, blank=True)
    legal_basis = CleanCharField(_("legal basis"), max_length=200, blank=True)

    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), db_default=PolicyNow(), editable=False)
    decided_by = _user(verbose_name=_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decision = CleanTextField(_("the decider's words"), max_length=1000, blank=True)
    second_decided_by = _user(verbose_name=_("second decision by"))
    second_decision = CleanTextField(_("the second decider's words"), max_length=1000, blank=True)
    in_force_at = models.DateTimeField(_("in force since"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    # In force, and nobody has told it by voice to the person, who cannot read: the term to object
    # begins on the day on which somebody does.
    is_to_be_told = models.BooleanField(default=False, db_default=False, editable=False)
    objection_until = models.DateField(_("objection until"), null=True, blank=True, editable=False)
    hearing_until = models.DateField(_("hearing until"), null=True, blank=True, editable=False)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("letter")
    )
    lifting_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("letter lifting it"),
    )  # fmt: skip

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["id"]
        indexes = [
            models.Index(
                name="measure_running", fields=["until"], condition=Q(status=MeasureStatus.IN_FORCE)
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="measure_once_for_an_incident",
                fields=["incident"],
                condition=Q(status__in=[*WAITING, *STANDS], is_precaution=False)
                & ~Q(kind=MeasureKind.REPORT),
                violation_error_message=_("One incident is answered by one measure, not twice."),
            ),
            models.UniqueConstraint(
                name="measure_one_precaution",
                fields=["incident", "kind"],
                condition=Q(status__in=[*WAITING, MeasureStatus.IN_FORCE], is_precaution=True),
                violation_error_message=_("This precaution is there already."),
            ),
            models.CheckConstraint(
                name="measure_says_why",
                condition=~Q(reasons=""),
                violation_error_message=_("A measure gives its reasons."),
            ),
            models.CheckConstraint(
                name="measure_says_what_to_correct",
                condition=~Q(kind=MeasureKind.SUSPENSION) | ~Q(to_correct=""),
                violation_error_message=_("A suspension says what must be corrected."),
            ),
            models.CheckConstraint(
                name="measure_scope_is_a_suspension_s",
                condition=Q(kind=MeasureKind.SUSPENSION) | Q(programmes=[]),
                violation_error_message=_("Only a suspension names programmes."),
            ),
            models.CheckConstraint(
                name="measure_end_is_a_suspension_s",
                condition=Q(kind=MeasureKind.SUSPENSION) | Q(until__isnull=True),
                violation_error_message=_("Only a suspension runs out by itself."),
            ),
            models.CheckConstraint(
                name="measure_report_names_the_authority",
                condition=~Q(kind=MeasureKind.REPORT) | (~Q(authority="") & ~Q(legal_basis="")),
                violation_error_message=_("A report names the authority and the legal basis."),
            ),
            models.CheckConstraint(
                name="measure_decided_by_another",
                condition=(Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by")))
                | (Q(decided_by__isnull=True) & ~Q(status__in=DECIDED)),
                violation_error_message=_("Whoever proposes a measure does not decide it."),
            ),
            models.CheckConstraint(
                name="measure_termination_by_two",
                condition=~Q(kind=MeasureKind.TERMINATION)
                | ~Q(status__in=[*STANDS, MeasureStatus.OVERTURNED])
                | (
                    Q(second_decided_by__isnull=False)
                    & ~Q(second_decided_by=F("decided_by"))
                    & ~Q(second_decided_by=F("proposed_by"))
                ),
                violation_error_message=_(
                    "The relationship ends only by two decisions beside the proposal."
                ),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=MEASURE,
                rule="measure_life",
                clause="MC-0",
                sentence=_("A measure is proposed, decided by another, and only then in force."),
            ),
            Unchanging(
                rule="measure_keeps_its_terms",
                columns=[
                    *("incident", "key", "kind", "is_precaution", "reasons", "programmes"),
                    *("to_correct", "authority", "legal_basis", "proposed_by"),
                    *("decided_by", "second_decided_by", "letter", "lifting_letter"),
                ],
                from_birth=["until"],
                clause="MC-5+",
                sentence=_("What was proposed is decided as it stands, or proposed anew."),
            ),
            Lock(
                # Only then: a lifting that waits for the incident could meet a decision that
                # waits for it.
                rows=[
                    f"$Incident WHERE id = NEW.incident_id AND {ADVANCES} FOR SHARE",
                    f"""{EARLIER} AND NEW.kind = $MeasureKind.TERMINATION AND {ADVANCES}
                        FOR SHARE OF m""",
                ],
            ),
            Rule(
                rule="measure_in_an_open_case",
                clause="MC-5",
                sentence=_("Measures belong to an open case about the beneficiary's behaviour."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {
                    incident_is(
                        "NEW.incident_id",
                        "i.direction = $IncidentDirection.BY_BENEFICIARY AND i.status IN $OPEN",
                    )
                }""",
            ),
            Rule(
                rule="measure_proposed_by_another",
                clause="MC-5+",
                sentence=_(
                    "Whoever reported it, was hurt by it or is a relative proposes no measure."
                ),
                broken=is_named_involved("proposed_by_id"),
            ),
            Rule(
                rule="measure_decided_by_uninvolved",
                clause="MC-5+",
                sentence=_("Whoever reported it, was hurt by it or is a relative never decides."),
                broken=f"""{is_named_involved("decided_by_id")}
                    OR {is_named_involved("second_decided_by_id")}""",
            ),
            Rule(
                rule="measure_after_hearing",
                clause="MC-5+",
                sentence=_(
                    "The beneficiary is heard first, unless there is danger to guard against."
                ),
                broken=f"{ADVANCES} AND NOT NEW.is_precaution AND NOT {HEARD_ON_IT}",
            ),
            Rule(
                rule="measure_precaution_in_danger",
                clause="MC-5+",
                sentence=_(
                    "Before the hearing only danger allows a suspension or a report, no more."
                ),
                broken=f"""{ADVANCES} AND NEW.is_precaution AND NOT (
                    NEW.kind IN $PRECAUTIONS
                    AND {incident_is("NEW.incident_id", IN_DANGER)})""",
            ),
            Rule(
                rule="measure_termination_on_repetition",
                clause="MC-3",
                sentence=_(
                    "The relationship ends only on repetition of an established breach, or on a"
                    " grave one."
                ),
                broken=f"""{ADVANCES} AND NEW.kind = $MeasureKind.TERMINATION
                    AND NOT {incident_is("NEW.incident_id", "i.degree = $Degree.GRAVE")}
                    AND NOT EXISTS (SELECT 1 FROM {EARLIER})""",
            ),
            Rule(
                rule="measure_in_force_by_its_letter",
                clause="MC-1+",
                database_only=True,
                sentence=_("Every measure but the oral warning is a numbered letter."),
                broken=f"""{INTO_FORCE} AND NEW.kind <> $MeasureKind.ORAL AND NOT EXISTS (
                    SELECT 1 FROM $letters.Letter l
                    JOIN $Incident i ON i.id = NEW.incident_id
                    WHERE l.id = NEW.letter_id AND l.about_kind = 'conduct.measure'
                    AND l.about_id = NEW.id
                    AND (NEW.kind = $MeasureKind.REPORT OR l.person_id = i.person_id))""",
            ),
            Rule(
                rule="measure_lifted_on_correction",
                clause="MC-2",
                sentence=_("A suspension is lifted by the record of what was corrected."),
                broken=f"""{_moves_to("$MeasureStatus.LIFTED")} AND (
                    NEW.kind <> $MeasureKind.SUSPENSION OR NOT EXISTS (
                        SELECT 1 FROM $Correction c WHERE c.measure_id = NEW.id))""",
            ),
            Rule(
                rule="measure_expires_in_its_time",
                clause="MC-2",
                sentence=_("A measure runs out after its last day, a precaution at the decision."),
                broken=f"""{_moves_to("$MeasureStatus.EXPIRED")} AND NOT coalesce(
                    NEW.until < public.policy_today(), FALSE)
                    AND NOT (NEW.is_precaution AND {
                    incident_is("NEW.incident_id", "i.status NOT IN $BEFORE_DECISION")
                })""",
            ),
            Rule(
                rule="measure_overturned_on_objection",
                clause="PM-1+",
                database_only=True,
                sentence=_("A measure is overturned by an objection that was upheld."),
                broken=f"""{_moves_to("$MeasureStatus.OVERTURNED")} AND NOT EXISTS (
                    SELECT 1 FROM $MeasureObjection o
                    WHERE o.measure_id = NEW.id AND o.outcome = $ObjectionOutcome.UPHELD)""",
            ),
            Rule(
                rule="measure_end_lies_ahead",
                clause="MC-2",
                database_only=True,
                sentence=_("The last day of a suspension lies ahead."),
                operation=pgtrigger.Insert,
                broken="NEW.until <= public.policy_today()",
            ),
            SPOKEN_OF,
            Stamp(
                rule="measure_moments",
                clause="PM-1+",
                sets=f"""IF TG_OP = 'INSERT' THEN
                        NEW.proposed_at := public.policy_now(); NEW.decided_at := NULL;
                        NEW.in_force_at := NULL; NEW.ended_at := NULL;
                        NEW.objection_until := NULL; NEW.hearing_until := NULL;
                        NEW.is_to_be_told := FALSE;
                    ELSE
                        NEW.proposed_at := OLD.proposed_at; NEW.decided_at := OLD.decided_at;
                        NEW.in_force_at := OLD.in_force_at; NEW.ended_at := OLD.ended_at;
                        NEW.objection_until := OLD.objection_until;
                        NEW.hearing_until := OLD.hearing_until;
                        NEW.is_to_be_told := OLD.is_to_be_told AND NEW.is_to_be_told;
                        IF OLD.is_to_be_told AND NOT NEW.is_to_be_told THEN
                            NEW.objection_until := public.policy_today() + (
                                SELECT v.objection_days FROM $Incident i
                                JOIN $policy.PolicyVersion v ON v.id = i.policy_version_id
                                WHERE i.id = NEW.incident_id);
                        END IF;
                        IF OLD.decided_by_id IS NULL AND NEW.decided_by_id IS NOT NULL THEN
                            NEW.decided_at := public.policy_now();
                        END IF;
                        IF {INTO_FORCE} THEN
                            NEW.in_force_at := public.policy_now();
                            SELECT public.policy_today() + v.objection_days,
                                CASE WHEN NEW.is_precaution
                                    THEN public.policy_today() + v.hearing_days END
                            INTO NEW.objection_until, NEW.hearing_until
                            FROM $Incident i
                            JOIN $policy.PolicyVersion v ON v.id = i.policy_version_id
                            WHERE i.id = NEW.incident_id;
                            NEW.is_to_be_told := NEW.kind IN $TOLD_BY_VOICE AND EXISTS (
                                SELECT 1 FROM $Incident i
                                JOIN $beneficiaries.Person p ON p.id = i.person_id
                                WHERE i.id = NEW.incident_id AND p.cannot_read);
                            IF NEW.is_to_be_told THEN NEW.objection_until := NULL; END IF;
                        ELSIF OLD.status = $MeasureStatus.IN_FORCE
                            AND NEW.status <> $MeasureStatus.IN_FORCE THEN
                            NEW.ended_at := public.policy_now();
                        END IF;
                    END IF;""",
            ),
            Effect(
                # The restriction is written by the same hand that puts the measure in force, and
                # lifted with it: no verb and no raw SQL can do one without the other. Its own
                # rule takes the person's row FOR UPDATE; deliveries and steps of requests judge
                # that row FOR SHARE, so none of them slips past.
                rule="measure_restricts",
                clause="MC-2",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__kind__in=list(RESTRICTING)),
                does=f"""IF {INTO_FORCE} THEN
                        INSERT INTO $beneficiaries.Restriction
                            (person_id, kind, programmes, to_correct, measure_id, since)
                        SELECT i.person_id, NEW.kind, NEW.programmes, NEW.to_correct, NEW.id,
                            public.policy_now()
                        FROM $Incident i WHERE i.id = NEW.incident_id;
                    ELSIF OLD.status = $MeasureStatus.IN_FORCE
                        AND NEW.status <> $MeasureStatus.IN_FORCE THEN
                        UPDATE $beneficiaries.Restriction SET lifted_at = public.policy_now()
                        WHERE measure_id = NEW.id AND lifted_at IS NULL;
                    END IF;""",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return self.incident.get_absolute_url()

    @property
    def person(self) -> Person:
        """Whom it concerns."""
        return self.incident.person

    @property
    def last_day_to_object(self) -> Any:
        """A date; in words until they are told by voice."""
        days = self.incident.policy_version.objection_days
        return after_telling(days) if self.is_to_be_told else self.objection_until

    @property
    def number(self) -> str:
        """The case's number: what messages and letters refer to."""
        return self.incident.number

    @property
    def is_termination(self) -> bool:
        """The end of the relationship, which takes two decisions (MC-3)."""
        return self.kind == MeasureKind.TERMINATION

    @property
    def is_restricting(self) -> bool:
        """Whether it is of a kind that holds services back while in force (MC-2, MC-3)."""
        return self.kind in RESTRICTING

    @property
    def is_in_force(self) -> bool:
        """Decided, and neither lifted nor run out nor overturned."""
        return self.status == MeasureStatus.IN_FORCE

    @property
    def awaits_hearing(self) -> bool:
        """A precaution whose beneficiary is still to be heard (MC-5+)."""
        return (
            self.is_in_force
            and self.is_precaution
            and self.incident.status == IncidentStatus.REPORTED
        )

    @property
    def chip(self) -> tuple[str, str]:
        """(words, name of picture and tone) of the status, for `status_chip`."""
        words, name = MEASURE.chip(self)
        return words, name if self.is_restricting or not self.is_in_force else f"{name}-mild"

    @property
    def standing_words(self) -> str:
        """The measure and its status, where it stands apart from its own card."""
        return f"{self.get_kind_display()}: {self.get_status_display()}"

    def covers(self, programme: str) -> bool:
        """Whether the programme's code is within its scope."""
        return self.is_restricting and (not self.programmes or programme in self.programmes)
