"""The measure: decided by another than who proposed it, in force by its letter, lifted."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from beneficiaries import scope
from conduct import forms, messages, perms
from conduct.enums import MEASURE, STANDS, WAITING, IncidentStatus, MeasureKind, MeasureStatus
from conduct.guards import (
    can_still_end,
    decided_by_another,
    heard_on_the_degree,
    is_a_suspension,
    needs_one_decision,
    needs_two_decisions,
    proposed_by_another,
    still_guards,
    uninvolved_in_case,
    waits_to_be_told,
)
from conduct.models import Correction, Measure
from conduct.workflow.incident import conclude
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.contact.enums import ContactOutcome
from sanad.contact.forms import TellForm
from sanad.contact.workflow.contact import spoke_with
from sanad.lib import clock
from sanad.workflow import workflow as tasks
from sanad.workflow.enums import TaskKind
from sanad.workflow.keys import Keyed
from sanad.workflow.rows import lock


def let_the_researcher_call(measure: Measure) -> None:
    """Who cannot read is called by a researcher, beside what we wrote of a measure (DG-4+)."""
    person = measure.person
    tasks.call(measure, person, role=Role.RESEARCHER, branch=person.branch)


@MEASURE.transition(
    STANDS,
    clause="DG-4",
    may=perms.may_tell,
    guards=[waits_to_be_told],
    label=_("Tell them by voice"),
    button=_("I spoke with them, and they know"),
    done=_("Noted: they know. A term that waited for it begins today."),
    event=_("They were told by voice"),
    form=TellForm,
)
def tell(measure: Measure, *, by: User, channel: str, man_agreed: str = "") -> dict[str, Any]:
    """Somebody spoke with who cannot read, and the term to object begins: the conversation stands
    among their contacts, and says nothing of the case."""
    person = measure.person
    said = {"channel": channel, "outcome": ContactOutcome.ANSWERED, "man_agreed": man_agreed}
    spoke_with(person, by=by, subject=str(person), **said)
    measure.is_to_be_told = False
    outcome = _now("Told by %(name)s.") % {"name": by}
    tasks.close(TaskKind.CALL, measure, outcome=outcome)
    return {"details": {"channel": str(channel)}}


def _conclude_case(measure: Measure, by: User) -> None:
    """A measure in force decides its case; a precaution only guards until it is decided."""
    incident = lock(measure.incident)
    if not measure.is_precaution and incident.status == IncidentStatus.HEARD:
        conclude(incident, by=None, measure=measure)


def _put_in_force(measure: Measure, by: User) -> None:
    """The letter by which a measure goes into force; an oral warning is spoken."""
    lock(measure.incident)
    if measure.kind != MeasureKind.ORAL:
        days = measure.incident.policy_version.objection_days
        until = clock.today() + timedelta(days=days)
        measure.letter = messages.measure_letter(measure, by=by, objection_until=until)


@MEASURE.transition(
    {MeasureStatus.PROPOSED},
    MeasureStatus.IN_FORCE,
    clause="MC-0",
    may=perms.may_decide,
    guards=[
        needs_one_decision,
        still_guards,
        heard_on_the_degree,
        uninvolved_in_case,
        proposed_by_another,
    ],
    label=_("Decide the measure"),
    lead=_("It is in force at once, and the beneficiary is told."),
    button=_("Put it in force"),
    done=_("The measure is in force."),
    form=forms.DecisionForm,
    rank=20,
    notify=messages.measure_in_force,
    then=_conclude_case,
    asks_again=True,
)
def decide_measure(measure: Measure, *, by: User, decision: str) -> dict[str, Any]:
    """The second person decides: the measure is in force, by its letter (MC-1, MC-2, MC-4)."""
    measure.decided_by, measure.decision = by, decision
    _put_in_force(measure, by)
    return {"reason": decision}


@MEASURE.transition(
    {MeasureStatus.PROPOSED},
    MeasureStatus.ENDORSED,
    clause="MC-3",
    may=perms.may_decide,
    guards=[
        needs_two_decisions,
        can_still_end,
        heard_on_the_degree,
        uninvolved_in_case,
        proposed_by_another,
    ],
    label=_("Give the first decision"),
    title=_("The first decision"),
    lead=_("The relationship ends only when somebody else decides the same."),
    done=_("The first decision is given. The second is somebody else's."),
    form=forms.DecisionForm,
    rank=20,
    asks_again=True,
)
def endorse(measure: Measure, *, by: User, decision: str) -> dict[str, Any]:
    """The first of the two decisions that end a relationship (MC-3)."""
    measure.decided_by, measure.decision = by, decision
    return {"reason": decision}


@MEASURE.transition(
    {MeasureStatus.ENDORSED},
    MeasureStatus.IN_FORCE,
    clause="MC-3",
    may=perms.may_decide,
    guards=[
        can_still_end,
        heard_on_the_degree,
        uninvolved_in_case,
        proposed_by_another,
        decided_by_another,
    ],
    label=_("Give the second decision"),
    title=_("The second decision"),
    lead=_("The relationship ends at once, and the beneficiary receives the letter."),
    button=_("End the relationship"),
    done=_("The relationship is ended."),
    form=forms.DecisionForm,
    rank=20,
    is_grave=True,
    notify=messages.measure_in_force,
    then=_conclude_case,
    asks_again=True,
)
def second_decide(measure: Measure, *, by: User, decision: str) -> dict[str, Any]:
    """The second decision: the relationship ends, by its letter (MC-3)."""
    measure.second_decided_by, measure.second_decision = by, decision
    _put_in_force(measure, by)
    return {"reason": decision}


@MEASURE.transition(
    WAITING,
    MeasureStatus.DECLINED,
    clause="MC-0",
    may=perms.may_decide,
    guards=[uninvolved_in_case, proposed_by_another],
    label=_("Decline the measure"),
    lead=_("The case stays open: another measure, or none, may follow."),
    done=_("The measure is declined."),
    form=forms.ReasonsForm,
    rank=80,
    is_grave=True,
    asks_again=True,
)
def decline(measure: Measure, *, by: User, reasons: str) -> dict[str, Any]:
    """A decider says no; the case may be answered otherwise (MC-0)."""
    return {"reason": reasons}


@MEASURE.transition(
    {MeasureStatus.PROPOSED},
    MeasureStatus.WITHDRAWN,
    clause="MC-0",
    may=perms.may_withdraw,
    label=_("Take back the proposal"),
    lead=_("The case stays open: another measure, or none, may follow."),
    button=_("Take it back"),
    done=_("The proposal is taken back."),
    form=forms.ReasonsForm,
    rank=80,
)
def withdraw(measure: Measure, *, by: User, reasons: str) -> dict[str, Any]:
    """Whoever proposed it takes it back."""
    return {"reason": reasons}


@MEASURE.transition(
    {MeasureStatus.IN_FORCE},
    MeasureStatus.LIFTED,
    clause="MC-2",
    may=perms.may_lift,
    guards=[is_a_suspension, uninvolved_in_case],
    label=_("Lift the suspension"),
    lead=_("The services go on at once, and the beneficiary receives the letter."),
    done=_("The suspension is lifted."),
    form=forms.LiftForm,
    rank=50,
    notify=messages.lifted,
    creates=Keyed(Correction, by="by", of="measure"),
    asks_again=True,
)
def lift(measure: Measure, *, by: User, key: UUID, what: str, evidence: str) -> dict[str, Any]:
    """By the record of what was put right; the services go on at once (MC-2)."""
    Correction.objects.create(measure=measure, key=key, what=what, evidence=evidence, by=by)
    measure.lifting_letter = messages.lifting_letter(measure, by=by, correction=what)
    return {"reason": what}


def covered(measure: Measure) -> list[Any]:
    """The person's open cases and whether the measure stops each: `[(case, is_stopped)]`."""
    cases = scope.open_cases(measure.incident.person)
    return [(case, measure.covers(case.programme)) for case in cases]
