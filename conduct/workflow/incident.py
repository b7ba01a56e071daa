"""The incident: reported, heard, assessed, answered or not, closed."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import KeptOffCause
from beneficiaries.kept_off import keep_off
from beneficiaries.models import KeptOff, Person
from conduct import forms, perms
from conduct.enums import (
    BEFORE_DECISION,
    INCIDENT,
    OPEN,
    IncidentDirection,
    IncidentKind,
    IncidentStatus,
    MeasureKind,
)
from conduct.guards import (
    about_staff,
    about_the_beneficiary,
    can_be_answered,
    decided_or_danger,
    nothing_waits,
    refusal_of,
    settled,
    tried_enough,
    uninvolved,
)
from conduct.models import Attempt, AuthorityReport, Hearing, Incident, Measure
from conduct.workflow.calendar import expire
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch, User
from sanad.contact.enums import ContactTaskKind
from sanad.contact.workflow.favours import alert
from sanad.lib.triggers import holds
from sanad.policy import parameters
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.forms import StepForm
from sanad.workflow.keys import Keyed


def _reported(incident: Incident, by: User) -> None:
    """Who works here and is reported leaves the person's cases; that they asked for money or
    favours is a manager's at once, or the board's where a manager is meant (PM-1+)."""
    if incident.about_staff is None:
        return
    cause = KeptOffCause.INCIDENT
    keep_off(incident.person, incident.about_staff, cause=cause, of=incident, by=by)
    if incident.kind == IncidentKind.FAVOURS:
        alert(incident, _of_whom(incident))


def _of_whom(incident: Incident) -> Role:
    is_the_boards = incident.is_about_manager or perms.is_the_boards(incident)
    return Role.BOARD if is_the_boards else Role.MANAGER


def leave_cases(kept_off: KeptOff) -> None:
    """Where the last manager is kept off, an alert about somebody else goes to the board."""
    if not kept_off.colleague.has_role(Role.MANAGER):
        return
    said = Incident.objects.filter(person__in=kept_off.people, kind=IncidentKind.FAVOURS)
    for incident in said.exclude(status=IncidentStatus.CLOSED):
        waits = tasks.Task.objects.about(incident).open().filter(kind=ContactTaskKind.FAVOURS)
        if perms.is_the_boards(incident) and waits.filter(role=Role.MANAGER).exists():
            tasks.close(ContactTaskKind.FAVOURS, incident, outcome=str(Role.BOARD.label))
            alert(incident, Role.BOARD)


@INCIDENT.birth(
    may=perms.may_report,
    event=_("Incident reported"),
    done=_("The incident is on the record."),
    creates=Keyed(Incident, by="reported_by", of="person"),
    then=_reported,
)
@holds("incident_favours_by_staff")
def report(
    *,
    by: User,
    key: UUID,
    person: Person,
    kind: str,
    degree: str,
    title: str,
    account: str,
    happened_on: date,
    direction: str = IncidentDirection.BY_BENEFICIARY,
    about_staff: User | None = None,
    is_danger: bool = False,
    evidence: str = "",
    place: str = "",
    victim: User | None = None,
    branch: Branch | None = None,
) -> Incident:
    """Report an incident with a beneficiary, or by somebody who works here (MC-0, MC-5+).

    Everybody who works here may; sent twice by one account with one `key` about one person, it is
    there once. Returns the incident.
    """
    return Incident.objects.create(
        key=key,
        policy_version=parameters.in_force(),
        direction=direction,
        person=person,
        about_staff=about_staff,
        kind=kind,
        degree=degree,
        is_danger=is_danger,
        title=title,
        account=account,
        evidence=evidence,
        happened_on=happened_on,
        place=place,
        branch=branch or by.branch or person.branch,
        reported_by=by,
        victim=victim,
    )


def _first_the_hearing(incident: Incident) -> Place:
    """In the bar until somebody heard them; then on the card with their words."""
    return Place.BAR if incident.status == IncidentStatus.REPORTED else Place.BESIDE


@INCIDENT.transition(
    BEFORE_DECISION,
    IncidentStatus.HEARD,
    clause="MC-5",
    may=perms.may_hear,
    guards=[uninvolved],
    label=_("Record what they say"),
    title=_("What the beneficiary says"),
    lead=_("Their words get the same space as the report, and are never rewritten."),
    button=_("Record their words"),
    done=_("Their words are on the record."),
    form=forms.HearingForm,
    place=_first_the_hearing,
    rank=10,
    creates=Keyed(Hearing, by="heard_by", of="incident"),
)
def record_hearing(
    incident: Incident,
    *,
    by: User,
    key: UUID,
    statement: str,
    heard_on: date,
    means: str,
    is_signed: bool = False,
    supporting: str = "",
) -> None:
    """The person's words as spoken, read back to them (MC-5+)."""
    Hearing.objects.create(
        incident=incident,
        key=key,
        statement=statement,
        supporting=supporting,
        heard_on=heard_on,
        means=means,
        is_read_back=True,
        is_signed=is_signed,
        heard_by=by,
    )


@INCIDENT.transition(
    {IncidentStatus.REPORTED},
    clause="MC-5",
    may=perms.may_hear,
    guards=[uninvolved],
    label=_("Record an attempt to hear them"),
    title=_("An attempt to hear them"),
    lead=_("After attempts on two days the case may go on without a hearing."),
    button=_("Record the attempt"),
    done=_("The attempt is on the record."),
    form=forms.AttemptForm,
    place=Place.BESIDE,
    creates=Keyed(Attempt, by="by", of="incident"),
)
def record_attempt(
    incident: Incident, *, by: User, key: UUID, day: date, means: str, result: str
) -> dict[str, Any]:
    """One attempt to hear somebody who was not reached (MC-5+)."""
    Attempt.objects.create(incident=incident, key=key, day=day, means=means, result=result, by=by)
    return {"reason": result}


@INCIDENT.transition(
    {IncidentStatus.REPORTED},
    IncidentStatus.HEARD,
    clause="MC-5",
    may=perms.may_hear,
    guards=[uninvolved, tried_enough],
    label=_("Go on without a hearing"),
    lead=_("They may still be heard until the decision."),
    done=_("The case goes on; the attempts and the reason are on the record."),
    form=forms.UnheardForm,
    rank=30,
    creates=Keyed(Hearing, by="heard_by", of="incident"),
)
def proceed_unheard(incident: Incident, *, by: User, key: UUID, reason: str) -> dict[str, Any]:
    """After attempts on two days, with the reason why nobody could be heard (MC-5+)."""
    Hearing.objects.create(incident=incident, key=key, not_heard_reason=reason, heard_by=by)
    return {"reason": reason}


@INCIDENT.transition(
    BEFORE_DECISION,
    clause="MC-1",
    may=perms.may_assess,
    guards=[uninvolved],
    label=_("Set the degree"),
    lead=_("The degree decides which measures are fitting."),
    done=_("The degree is set."),
    form=forms.AssessForm,
    place=Place.BESIDE,
)
def assess(
    incident: Incident, *, by: User, degree: str, is_danger: bool, reason: str
) -> dict[str, Any]:
    """Set how grave it is, and whether somebody is in danger; never by the reporter (MC-1)."""
    details = {"degree": [incident.degree, degree], "danger": [incident.is_danger, is_danger]}
    incident.degree, incident.is_danger, incident.assessed_by = degree, is_danger, by
    return {"reason": reason, "details": details}


@INCIDENT.transition(
    OPEN,
    clause="MC-0",
    may=perms.may_propose,
    guards=[about_the_beneficiary, uninvolved, can_be_answered],
    label=_("Propose a measure"),
    lead=_("Somebody else decides it; whoever proposes does not decide."),
    button=_("Propose it"),
    done=_("The measure is proposed. Somebody else decides it now."),
    form=forms.ProposeForm,
    place=Place.NONE,  # each option has its own
    creates=Keyed(Measure, by="proposed_by", of="incident"),
    asks_again=True,
)
def propose_measure(
    incident: Incident,
    *,
    by: User,
    key: UUID,
    kind: str,
    reasons: str,
    programmes: Iterable[str] = (),
    to_correct: str = "",
    until: date | None = None,
    authority: str = "",
    legal_basis: str = "",
) -> dict[str, Any]:
    """Propose one of the options; somebody else decides it (MC-0 … MC-4).

    Before the hearing it is a precaution against danger: a suspension or a report, nothing more.
    """
    refusal = refusal_of(incident, kind, by)
    if refusal is not None:
        raise refusal
    Measure.objects.create(
        incident=incident,
        key=key,
        kind=kind,
        is_precaution=incident.status == IncidentStatus.REPORTED,
        reasons=reasons,
        programmes=sorted(programmes),
        to_correct=to_correct,
        until=until,
        authority=authority,
        legal_basis=legal_basis,
        proposed_by=by,
    )
    return {"reason": reasons, "details": {"measure": kind}}


def _end_precautions(incident: Incident, by: User | None) -> None:
    """The decision takes the place of what guarded until it fell."""
    guarding = incident.measures.in_force().filter(is_precaution=True, kind=MeasureKind.SUSPENSION)
    # Locked first: one that somebody is lifting at this moment is no longer in force afterwards.
    for measure in guarding.select_for_update():
        expire(measure, by=None)


@INCIDENT.transition(
    BEFORE_DECISION,
    IncidentStatus.DECIDED,
    clause="MC-0",
    may=perms.may_conclude,
    guards=[about_the_beneficiary, uninvolved, nothing_waits],
    label=_("Close without a measure"),
    title=_("No measure"),
    lead=_("To leave it at that is a decision too. A precaution in force ends with it."),
    button=_("Decide: no measure"),
    done=_("The case is decided without a measure."),
    form=forms.ReasonsForm,
    rank=70,
    then=_end_precautions,
    asks_again=True,
)
def decide_no_measure(incident: Incident, *, by: User, reasons: str) -> dict[str, Any]:
    """No measure is an outcome too, with its reasons (MC-0)."""
    incident.outcome, incident.decided_by = reasons, by
    return {"reason": reasons}


@INCIDENT.transition(
    BEFORE_DECISION,
    IncidentStatus.DECIDED,
    clause="MC-5",
    may=perms.may_conclude,
    guards=[about_staff, uninvolved],
    label=_("Record the outcome"),
    title=_("The outcome"),
    lead=_("What was found, and what follows from it."),
    done=_("The outcome is on the record."),
    form=forms.ReasonsForm,
    rank=40,
)
def record_outcome(incident: Incident, *, by: User, reasons: str) -> dict[str, Any]:
    """What came of a complaint about somebody who works here (MC-5+)."""
    incident.outcome, incident.decided_by = reasons, by
    return {"reason": reasons}


@INCIDENT.transition(
    {IncidentStatus.HEARD},
    IncidentStatus.DECIDED,
    clause="MC-0",
    may=perms.nobody,
    label=_("Decided by a measure"),
    place=Place.NONE,
    then=_end_precautions,
)
def conclude(incident: Incident, *, by: User | None, measure: Measure) -> dict[str, Any]:
    """A measure in force is the case's decision."""
    return {"details": {"measure": measure.pk}}


@INCIDENT.transition(
    OPEN,
    clause="MC-4",
    may=perms.may_report_to_authority,
    guards=[decided_or_danger],
    label=_("Report to the authorities"),
    lead=_("Record the report as it went out."),
    button=_("Record the report"),
    done=_("The report is on the record."),
    form=forms.AuthorityForm,
    place=Place.BESIDE,
    creates=Keyed(AuthorityReport, by="by", of="incident"),
    asks_again=True,
)
def report_to_authority(
    incident: Incident,
    *,
    by: User,
    key: UUID,
    authority: str,
    legal_basis: str,
    reported_on: date,
    reference: str = "",
    measure: Measure | None = None,
) -> dict[str, Any]:
    """The report as it went out. In danger it waits for nobody; otherwise two decided it (MC-4)."""
    decided = incident.measures.in_force().filter(kind=MeasureKind.REPORT)
    AuthorityReport.objects.create(
        incident=incident,
        measure=measure or decided.last(),
        key=key,
        authority=authority,
        legal_basis=legal_basis,
        reference=reference,
        reported_on=reported_on,
        by=by,
    )
    return {"details": {"authority": authority, "reference": reference}}


@INCIDENT.transition(
    {IncidentStatus.DECIDED},
    IncidentStatus.CLOSED,
    clause="MC-0",
    may=perms.may_conclude,
    guards=[uninvolved, settled],
    label=_("Close the case"),
    lead=_("Nothing is open in it any more."),
    done=_("The case is closed."),
    form=StepForm,
    rank=60,
)
def close(incident: Incident, *, by: User) -> None:
    """Nothing in the case is open any more."""
