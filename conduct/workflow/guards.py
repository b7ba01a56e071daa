"""Why not: sentences for the page, for the answer 409 and for the tests (MC-0 … MC-5)."""

from django.utils.translation import gettext_lazy as _

from conduct import perms
from conduct.enums import (
    ATTEMPTS,
    BEFORE_DECISION,
    PRECAUTIONS,
    Degree,
    MeasureKind,
    MeasureStatus,
    Outcome,
    Status,
)
from conduct.models import Incident, Objection
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.workflow.refusal import Refused


def uninvolved(incident, user):
    """Not the reporter, not who was hurt, not who it is about, not a relative (MC-5+)."""
    if user is None:
        return None
    if user.pk == incident.reported_by_id:
        return Refused(_("You reported this case, so somebody else takes it on."), code="reporter")
    if user.pk in (incident.victim_id, incident.about_staff_id):
        return Refused(_("This happened to you, so somebody else takes it on."), code="victim")
    if perms.is_relative(user, incident):
        return Refused(
            _("You are of the beneficiary's household, so somebody else takes it on."),
            code="relative",
        )
    return None


def uninvolved_in_case(measure, user):
    return uninvolved(measure.incident, user)


def about_the_beneficiary(incident, user):
    """Measures answer a beneficiary's behaviour; about staff the outcome is recorded."""
    if incident.is_by_staff:
        return silent()
    return None


def about_staff(incident, user):
    return None if incident.is_by_staff else silent()


def can_be_answered(incident, user):
    """Heard, or in danger; and not answered by a measure already."""
    if incident.status == Status.REPORTED and not incident.is_danger:
        return Refused(
            _("The beneficiary is heard first, unless somebody is in danger."), code="unheard"
        )
    return None


def nothing_waits(incident, user):
    """No measure waits for a decision."""
    if incident.measures.waiting().exists():
        return Refused(_("A measure waits for its decision first."), code="waiting")
    return None


def settled(incident, user):
    """Nothing in the case is open any more."""
    refusal = nothing_waits(incident, user)
    if refusal:
        return refusal
    if incident.measures.in_force().filter(kind=MeasureKind.SUSPENSION).exists():
        return Refused(_("A suspension is in force: it is lifted first."), code="suspended")
    if Objection.objects.filter(measure__incident=incident, outcome=Outcome.PENDING).exists():
        return Refused(_("An objection waits to be heard."), code="objection")
    return None


def tried_enough(incident, user):
    """Attempts on two days at least."""
    days = set(incident.attempts.values_list("day", flat=True))
    if len(days) < ATTEMPTS:
        return Refused(
            _("Attempts to hear them on two days come first."), code="attempts", clause="MC-5"
        )
    return None


def decided_or_danger(incident, user):
    """Two people decided to report it, or somebody is in danger (MC-4)."""
    decided = incident.measures.in_force().filter(kind=MeasureKind.REPORT)
    if incident.is_danger or decided.exists():
        return None
    return Refused(
        _("Two people decide a report first, unless somebody is in danger."), code="undecided"
    )


def proposed_by_another(measure, user):
    if user is not None and user.pk == measure.proposed_by_id:
        return Refused(_("You proposed this measure, so somebody else decides."), code="proposer")
    return None


def decided_by_another(measure, user):
    if user is not None and user.pk == measure.decided_by_id:
        return Refused(
            _("You gave the first decision, so somebody else gives the second."), code="decider"
        )
    return None


def needs_one_decision(measure, user):
    return silent() if measure.is_termination else None


def needs_two_decisions(measure, user):
    return None if measure.is_termination else silent()


def still_guards(measure, user):
    """A precaution makes sense only until the case is decided."""
    if measure.is_precaution and measure.incident.status not in BEFORE_DECISION:
        return Refused(_("The case is decided: the precaution comes too late."), code="decided")
    return None


def is_a_suspension(measure, user):
    return None if measure.kind == MeasureKind.SUSPENSION else silent()


def can_be_objected(measure, user):
    """One objection, within the policy's days."""
    if measure.kind == MeasureKind.REPORT:
        return silent()
    if Objection.objects.filter(measure=measure).exists():
        return Refused(_("An objection is on the record already."), code="once")
    if measure.objection_until < clock.today():
        return Refused(
            _("The time for objecting ended on %(day)s.") % {"day": _day(measure.objection_until)},
            code="late",
        )
    return None


def objection_waits(measure, user):
    pending = Objection.objects.filter(measure=measure, outcome=Outcome.PENDING)
    return None if pending.exists() else silent()


def took_no_part(measure, user):
    """Neither proposer nor decider, nor who heard or assessed the case, nor who entered it."""
    incident = measure.incident
    part = {
        measure.proposed_by_id,
        measure.decided_by_id,
        measure.second_decided_by_id,
        incident.assessed_by_id,
        *incident.hearings.values_list("heard_by", flat=True),
        *Objection.objects.filter(measure=measure).values_list("entered_by", flat=True),
    }
    if user is not None and user.pk in part:
        return Refused(
            _("You took part in this case, so somebody else hears the objection."), code="part"
        )
    return None


def silent():
    """A step that is not of this case: it shows neither as a button nor as a sentence."""
    return Refused(_("This step does not belong to this case."), code="status")


def _day(day):
    return gregorian_text(day, with_weekday=True)


def is_the_calendars(measure, user):
    """Past its last day, or a precaution whose case is decided."""
    if measure.until and measure.until < clock.today():
        return None
    if measure.is_precaution and measure.incident.status not in BEFORE_DECISION:
        return None
    return Refused(_("Its last day has not passed."), code="early", until=measure.until)


def refusal_of(incident, kind):
    """Why a measure of this kind cannot be proposed now, or None (MC-0 … MC-4)."""
    early = incident.status == Status.REPORTED
    if early and kind not in PRECAUTIONS:
        return Refused(_("The beneficiary is heard first."), code="unheard", clause="MC-5")
    if early and not incident.is_danger:
        return Refused(
            _("Before the hearing only when somebody is in danger."),
            code="no_danger",
            clause="MC-5",
        )
    others = incident.measures.exclude(status=MeasureStatus.OVERTURNED)
    others = others.exclude(status__in=[MeasureStatus.DECLINED, MeasureStatus.WITHDRAWN])
    if early:
        if others.filter(kind=kind, is_precaution=True).exists():
            return Refused(_("This precaution is there already."), code="once")
    elif (
        kind != MeasureKind.REPORT
        and others.exclude(kind=MeasureKind.REPORT).filter(is_precaution=False).exists()
    ):
        return Refused(_("This incident has its measure."), code="once")
    if kind == MeasureKind.TERMINATION and not can_end(incident):
        return Refused(
            _("Only when an established breach is repeated, or a breach is grave."),
            code="first_time",
            clause="MC-3",
        )
    return None


def can_end(incident):
    """Whether the policy lets the relationship end over this incident (MC-3)."""
    is_grave = incident.degree == Degree.GRAVE
    return is_grave or Incident.objects.earlier_than(incident).exists()
