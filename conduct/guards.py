"""Why not, and what one can do now: for pages, for the answer 409, for tests (MC-0 … MC-5)."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from conduct import perms
from conduct.enums import (
    ATTEMPTS,
    BEFORE_DECISION,
    FALLEN,
    PRECAUTIONS,
    WAITING,
    Degree,
    IncidentStatus,
    MeasureKind,
    MeasureStatus,
    ObjectionOutcome,
)
from conduct.models import Incident
from sanad.accounts.enums import Role
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.once import once
from sanad.lib.triggers import holds
from sanad.workflow.refusal import Refused, Way

# So many earlier breaches are shown; one is enough to end a relationship.
MOST_EARLIER = 5


@holds("hearing_by_another", "measure_proposed_by_another", "incident_decided_by_uninvolved")
def uninvolved(incident, user):
    """Not the reporter, not who was hurt, not who it is about, not a relative (MC-5+)."""
    if user is None:
        return None
    others = (Role.BOARD,) if incident.is_about_manager else perms.PROPOSERS
    if user.pk == incident.reported_by_id:
        return Refused(
            _("You reported this case, so somebody else takes it on."), by=others, code="reporter"
        )
    if user.pk in (incident.victim_id, incident.about_staff_id):
        return Refused(
            _("This happened to you, so somebody else takes it on."), by=others, code="victim"
        )
    if perms.is_relative(user, incident):
        return Refused(
            _("You are of the beneficiary's household, so somebody else takes it on."),
            by=others,
            code="relative",
        )
    return None


@holds("measure_decided_by_uninvolved", "correction_by_uninvolved")
def uninvolved_in_case(measure, user):
    """`uninvolved`, asked about a measure of the case (MC-5+)."""
    return uninvolved(measure.incident, user)


@holds("measure_after_hearing")
def heard_on_the_degree(measure, user):
    """Heard on the degree as it is now; a precaution against danger comes before (MC-5+)."""
    return None if measure.is_precaution else _heard_on_the_degree(measure.incident, user)


def _heard_on_the_degree(incident, user):
    degrees = Degree.values
    on = [hearing.degree for hearing in incident.hearings.all()]
    now = degrees.index(incident.degree)
    if not on or any(degree == "" or degrees.index(degree) >= now for degree in on):
        return None
    return _hear_first(
        _("The degree was raised after they were heard. Hear them on it first."),
        incident,
        user,
        code="degree",
    )


@holds("measure_in_an_open_case")
def about_the_beneficiary(incident, user):
    """Measures answer a beneficiary's behaviour; about staff the outcome is recorded."""
    return not_of_this_case() if incident.is_by_staff else None


@holds()
def about_staff(incident, user):
    """Only of a case about somebody who works here; others are answered by a measure, or none."""
    return None if incident.is_by_staff else not_of_this_case()


@holds("measure_after_hearing")
def can_be_answered(incident, user):
    """Heard, or in danger; and not answered by a measure already."""
    if incident.status == IncidentStatus.REPORTED and not incident.is_danger:
        return _hear_first(
            _("The beneficiary is heard first, unless somebody is in danger."),
            incident,
            user,
            code="unheard",
        )
    return None


@holds()
def nothing_waits(incident, user):
    """No measure waits for a decision."""
    waiting = _first(incident, lambda measure: measure.status in WAITING)
    if waiting is None:
        return None
    can_decide = _is_free(perms.may_decide, waiting, user, proposed_by_another, decided_by_another)
    return Refused(
        _("A measure waits for its decision first."),
        way=_to(waiting, _deciding(waiting), _("Decide the measure")) if can_decide else None,
        by=perms.DECIDERS,
        code="waiting",
    )


@holds("incident_closed_when_settled")
def settled(incident, user):
    """Nothing in the case is open any more."""
    refusal = nothing_waits(incident, user)
    if refusal:
        return refusal
    stopped = _first(
        incident,
        lambda measure: measure.is_in_force and measure.kind == MeasureKind.SUSPENSION,
    )
    if stopped is not None:
        can_lift = _is_free(perms.may_lift, stopped, user)
        return Refused(
            _("A suspension is in force: it is lifted first."),
            way=_to(stopped, "lift", _("Lift the suspension")) if can_lift else None,
            by=perms.PROPOSERS,
            code="suspended",
        )
    objected = _first(incident, _has_open_objection)
    if objected is not None:
        can_answer = _is_free(perms.may_answer_objection, objected, user, took_no_part)
        return Refused(
            _("An objection waits to be heard."),
            way=_to(objected, "dismiss", _("Answer the objection")) if can_answer else None,
            by=perms.OBJECTION_HEARERS,
            code="objection",
        )
    return None


@holds("hearing_given_up_after_attempts")
def tried_enough(incident, user):
    """Attempts on two days at least."""
    days = {attempt.day for attempt in incident.attempts.all()}
    if len(days) < ATTEMPTS:
        return Refused(
            _("Attempts to hear them on two days come first."),
            clause="MC-5",
            way=_to(incident, "record_attempt", _("Record an attempt to hear them")),
            until=clock.today() + timedelta(days=1) if clock.today() in days else None,
            code="attempts",
        )
    return None


@holds("authorityreport_decided_or_danger")
def decided_or_danger(incident, user):
    """Two people decided to report it, or somebody is in danger (MC-4)."""
    if incident.is_danger or _first(
        incident, lambda measure: measure.is_in_force and measure.kind == MeasureKind.REPORT
    ):
        return None
    return Refused(
        _("Two people decide a report first, unless somebody is in danger."),
        by=perms.PROPOSERS,
        code="undecided",
    )


@holds("measure_decided_by_another")
def proposed_by_another(measure, user):
    """Whoever proposed a measure does not decide it."""
    if user is not None and user.pk == measure.proposed_by_id:
        return Refused(
            _("You proposed this measure, so somebody else decides."),
            by=perms.DECIDERS,
            code="proposer",
        )
    return None


@holds("measure_termination_by_two")
def decided_by_another(measure, user):
    """The second decision of a termination is another person's than the first (MC-3+)."""
    if user is not None and user.pk == measure.decided_by_id:
        return Refused(
            _("You gave the first decision, so somebody else gives the second."),
            by=perms.DECIDERS,
            code="decider",
        )
    return None


@holds("measure_termination_by_two")
def needs_one_decision(measure, user):
    """Any measure but a termination, which two people decide (MC-3+)."""
    return not_of_this_case() if measure.is_termination else None


@holds()
def needs_two_decisions(measure, user):
    """Only a termination is decided by two people (MC-3+)."""
    return None if measure.is_termination else not_of_this_case()


@holds("measure_precaution_in_danger")
def still_guards(measure, user):
    """A precaution makes sense only until the case is decided."""
    if measure.is_precaution and measure.incident.status not in BEFORE_DECISION:
        can_decline = _is_free(perms.may_decide, measure, user, proposed_by_another)
        return Refused(
            _("The case is decided: the precaution comes too late."),
            way=_to(measure, "decline", _("Decline the measure")) if can_decline else None,
            by=perms.DECIDERS,
            code="decided",
        )
    return None


@holds("measure_lifted_on_correction", "correction_of_a_suspension")
def is_a_suspension(measure, user):
    """Only a suspension ends when the situation is corrected (MC-2)."""
    return None if measure.kind == MeasureKind.SUSPENSION else not_of_this_case()


@holds("objection_in_time")
def can_be_objected(measure, user):
    """One objection, within the policy's days."""
    if measure.kind == MeasureKind.REPORT:
        return not_of_this_case()
    if hasattr(measure, "objection"):
        return Refused(_("An objection is on the record already."), code="once")
    if not measure.is_to_be_told and measure.objection_until < clock.today():
        return Refused(
            _("The time for objecting ended on %(day)s.")
            % {"day": gregorian_text(measure.objection_until, with_weekday=True)},
            code="late",
        )
    return None


@holds("measure_told_by_voice")
def waits_to_be_told(measure, user):
    """Nobody has told it to them by voice yet, and they cannot read (DG-4+)."""
    return None if measure.is_to_be_told else not_of_this_case()


@holds("objection_answered_once")
def objection_waits(measure, user):
    """An objection is on the record, and nobody has answered it yet (PM-1+)."""
    return None if _has_open_objection(measure) else not_of_this_case()


@holds("objection_heard_by_another")
def took_no_part(measure, user):
    """Neither proposer nor decider, nor who heard or assessed the case, nor who entered it."""
    incident = measure.incident
    part = {
        measure.proposed_by_id,
        measure.decided_by_id,
        measure.second_decided_by_id,
        incident.assessed_by_id,
        *(hearing.heard_by_id for hearing in incident.hearings.all()),
    }
    if hasattr(measure, "objection"):
        part.add(measure.objection.entered_by_id)
    if user is not None and user.pk in part:
        return Refused(
            _("You took part in this case, so somebody else hears the objection."),
            by=perms.OBJECTION_HEARERS,
            code="part",
        )
    return None


def not_of_this_case():
    """A step that is not of this case: it shows neither as a button nor as a sentence."""
    return Refused(_("This step does not belong to this case."), shows=False, code="status")


@holds("measure_expires_in_its_time")
def is_the_calendars(measure, user):
    """Past its last day, or a precaution whose case is decided."""
    if measure.until and measure.until < clock.today():
        return None
    if measure.is_precaution and measure.incident.status not in BEFORE_DECISION:
        return None
    return Refused(_("Its last day has not passed."), code="early", until=measure.until)


@holds(
    "measure_precaution_in_danger",
    "measure_termination_on_repetition",
    "measure_once_for_an_incident",
    "measure_one_precaution",
)
def refusal_of(incident, kind, user):
    """Why `user` cannot propose a measure of this kind now, or None (MC-0 … MC-4)."""
    early = incident.status == IncidentStatus.REPORTED
    if early and kind not in PRECAUTIONS:
        return _hear_first(_("The beneficiary is heard first."), incident, user, code="unheard")
    if early and not incident.is_danger:
        return _hear_first(
            _("Before the hearing only when somebody is in danger."),
            incident,
            user,
            code="no_danger",
        )
    if refusal := None if early else _heard_on_the_degree(incident, user):
        return refusal
    others = [measure for measure in incident.measures.all() if measure.status not in FALLEN]
    if early:
        if any(other.kind == kind and other.is_precaution for other in others):
            return Refused(_("This precaution is there already."), code="once")
    elif kind != MeasureKind.REPORT and any(
        other.kind != MeasureKind.REPORT and not other.is_precaution for other in others
    ):
        return Refused(_("This incident has its measure."), code="once")
    if kind == MeasureKind.TERMINATION and not can_end(incident):
        return _first_time()
    return None


def can_end(incident):
    """Whether the policy lets the relationship end over this incident (MC-3)."""
    return incident.degree == Degree.GRAVE or bool(earlier_breaches(incident))


@holds("measure_termination_on_repetition")
def can_still_end(measure, user):
    """The degree may have been lowered since the end was proposed (MC-3)."""
    if not measure.is_termination or can_end(measure.incident):
        return None
    can_decline = _is_free(perms.may_decide, measure, user, proposed_by_another)
    return _first_time(
        way=_to(measure, "decline", _("Decline the measure")) if can_decline else None,
        by=perms.DECIDERS,
    )


def _first_time(**what_now):
    return Refused(
        _("Only when an established breach is repeated, or a breach is grave."),
        code="first_time",
        clause="MC-3",
        **what_now,
    )


def earlier_breaches(incident):
    """The established breaches of the same person that it repeats, the last ones first (MC-3)."""
    earlier = Incident.objects.earlier_than(incident).order_by("-id")
    return once(incident, "earlier", lambda: list(earlier[:MOST_EARLIER]))


def _first(incident, is_wanted):
    """The first measure of the case that is so, or None. A page has its measures in hand, a step
    reads them anew."""
    return next(filter(is_wanted, incident.measures.all()), None)


def _has_open_objection(measure):
    return hasattr(measure, "objection") and measure.objection.outcome == ObjectionOutcome.PENDING


# What one can do now ------------------------------------------------------------------------


def _to(obj, step, label):
    """The page of a step of the incident, or of one of its measures."""
    page = "conduct:step" if isinstance(obj, Incident) else "conduct:measure_step"
    return Way(label, reverse(page, args=[obj.pk, step]))


def _deciding(measure):
    """Which step decides a measure that waits."""
    if measure.status == MeasureStatus.ENDORSED:
        return "second_decide"
    return "endorse" if measure.is_termination else "decide_measure"


def _is_free(may, measure, user, *guards):
    """Whether `user` may do the step and none of the guards, nor a tie to the case, says no."""
    if user is None or not may(user, measure):
        return False
    return not any(guard(measure, user) for guard in (uninvolved_in_case, *guards))


def _hear_first(sentence, incident, user, code):
    can_hear = (
        user is not None and perms.may_hear(user, incident) and not uninvolved(incident, user)
    )
    return Refused(
        sentence,
        clause="MC-5",
        way=_to(incident, "record_hearing", _("Record what they say")) if can_hear else None,
        by=perms.HEARERS,
        code=code,
    )
