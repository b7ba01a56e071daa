"""The measure: decided by another than who proposed it, in force by its letter, lifted."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from beneficiaries import scope
from conduct import messages, perms
from conduct.enums import MEASURE, MeasureKind, Status
from conduct.models import Correction
from conduct.workflow.guards import (
    can_end,
    decided_by_another,
    is_a_suspension,
    needs_one_decision,
    needs_two_decisions,
    proposed_by_another,
    refusal_of,
    silent,
    still_guards,
    uninvolved_in_case,
)
from conduct.workflow.incident import conclude
from sanad.lib import clock
from sanad.workflow.cycle import lock
from sanad.workflow.keys import Keyed

SET_BY_THE_DATABASE = [
    "decided_at",
    "in_force_at",
    "ended_at",
    "objection_until",
    "hearing_until",
]


def _conclude_case(measure, by):
    """A measure in force decides its case; a precaution only guards until it is decided."""
    measure.refresh_from_db(fields=SET_BY_THE_DATABASE)
    messages.measure_in_force(measure)
    incident = lock(measure.incident)
    if measure.is_precaution:
        return
    if incident.status == Status.HEARD:
        conclude(incident, by=None, measure=measure)


def _put_in_force(measure, by):
    """The letter by which a measure goes into force; an oral warning is spoken."""
    lock(measure.incident)
    if measure.kind != MeasureKind.ORAL:
        days = measure.incident.policy_version.objection_days
        until = clock.today() + timedelta(days=days)
        measure.letter = messages.measure_letter(measure, by=by, objection_until=until)


@MEASURE.verb(
    "decide_measure",
    label=_("Decide the measure"),
    icon="check2-circle",
    may=perms.may_decide,
    guards=[needs_one_decision, still_guards, uninvolved_in_case, proposed_by_another],
    then=_conclude_case,
)
def decide_measure(measure, *, by, decision):
    """The second person decides: the measure is in force, by its letter (MC-1, MC-2, MC-4)."""
    measure.decided_by, measure.decision = by, decision
    _put_in_force(measure, by)
    return {"reason": decision}


@MEASURE.verb(
    "endorse",
    label=_("Give the first decision"),
    icon="check2-square",
    may=perms.may_decide,
    guards=[needs_two_decisions, uninvolved_in_case, proposed_by_another],
)
def endorse(measure, *, by, decision):
    """The first of the two decisions that end a relationship (MC-3)."""
    if not can_end(measure.incident):
        raise refusal_of(measure.incident, MeasureKind.TERMINATION) or silent()
    measure.decided_by, measure.decision = by, decision
    return {"reason": decision}


@MEASURE.verb(
    "second_decide",
    label=_("Give the second decision"),
    icon="check2-circle",
    is_danger=True,
    may=perms.may_decide,
    guards=[uninvolved_in_case, proposed_by_another, decided_by_another],
    then=_conclude_case,
)
def second_decide(measure, *, by, decision):
    """The second decision: the relationship ends, by its letter (MC-3)."""
    measure.second_decided_by, measure.second_decision = by, decision
    _put_in_force(measure, by)
    return {"reason": decision}


@MEASURE.verb(
    "decline",
    label=_("Decline the measure"),
    icon="x-circle",
    is_danger=True,
    may=perms.may_decide,
    guards=[uninvolved_in_case, proposed_by_another],
)
def decline(measure, *, by, reasons):
    """A decider says no; the case may be answered otherwise (MC-0)."""
    return {"reason": reasons}


@MEASURE.verb(
    "withdraw", label=_("Take back the proposal"), icon="dash-circle", may=perms.may_withdraw
)
def withdraw(measure, *, by, reasons):
    """Whoever proposed it takes it back."""
    return {"reason": reasons}


@MEASURE.verb(
    "lift",
    label=_("Lift the suspension"),
    icon="unlock",
    may=perms.may_lift,
    guards=[is_a_suspension, uninvolved_in_case],
    then=lambda measure, by: messages.lifted(measure),
    creates=Keyed(Correction, by="by", of="measure"),
)
def lift(measure, *, by, key, what, evidence):
    """By the record of what was put right; the services go on at once (MC-2)."""
    Correction.objects.create(measure=measure, key=key, what=what, evidence=evidence, by=by)
    measure.lifting_letter = messages.lifting_letter(measure, by=by, correction=what)
    return {"reason": what}


def covered(measure):
    """The person's open cases and whether the measure stops each: `[(case, is_stopped)]`."""
    cases = scope.open_cases(measure.incident.person)
    return [(case, measure.covers(case.programme)) for case in cases]
