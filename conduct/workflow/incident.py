"""The incident: reported, heard, assessed, answered or not, closed."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from conduct import perms
from conduct.enums import INCIDENT, Direction, MeasureKind, Status
from conduct.models import Attempt, AuthorityReport, Hearing, Incident, Measure
from conduct.workflow.calendar import expire
from conduct.workflow.guards import (
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
from sanad.audit.models import Series
from sanad.lib import clock
from sanad.lib.dates import hijri
from sanad.policy import parameters
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed


@transaction.atomic
def report(
    *,
    by,
    key,
    person,
    kind,
    degree,
    title,
    account,
    happened_on,
    direction=Direction.BY_BENEFICIARY,
    about_staff=None,
    is_danger=False,
    evidence="",
    place="",
    victim=None,
    branch=None,
):
    """Report an incident with a beneficiary, or by somebody who works here (MC-0, MC-5+).

    Everybody who works here may; sent twice by one account with one `key` about one person, it is
    there once. Returns the incident.
    """
    if not perms.may_report(by):
        raise NotAllowed(_("Only who works here reports an incident."), code="role")

    def make():
        year = hijri(clock.today())[0]
        incident = Incident.objects.create(
            number=f"{year}-C-{Series.next(f'conduct-{year}'):04}",
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
        incident.refresh_from_db()
        INCIDENT.write_log(incident, "report", by=by, target=incident.status)
        return incident

    return Keyed(Incident, by="reported_by").once(key, make, by=by, person=person)


@INCIDENT.verb(
    "record_hearing",
    label=_("Record what they say"),
    icon="ear",
    may=perms.may_hear,
    guards=[uninvolved],
    creates=Keyed(Hearing, by="heard_by", of="incident"),
)
def record_hearing(
    incident, *, by, key, statement, heard_on, means, is_signed=False, supporting=""
):
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


@INCIDENT.verb(
    "record_attempt",
    label=_("Record an attempt to hear them"),
    icon="telephone-outbound",
    may=perms.may_hear,
    guards=[uninvolved],
    creates=Keyed(Attempt, by="by", of="incident"),
)
def record_attempt(incident, *, by, key, day, means, result):
    """One attempt to hear somebody who was not reached (MC-5+)."""
    Attempt.objects.create(incident=incident, key=key, day=day, means=means, result=result, by=by)
    return {"reason": result}


@INCIDENT.verb(
    "proceed_unheard",
    label=_("Go on without a hearing"),
    icon="arrow-return-right",
    may=perms.may_hear,
    guards=[uninvolved, tried_enough],
    creates=Keyed(Hearing, by="heard_by", of="incident"),
)
def proceed_unheard(incident, *, by, key, reason):
    """After attempts on two days, with the reason why nobody could be heard (MC-5+)."""
    Hearing.objects.create(incident=incident, key=key, not_heard_reason=reason, heard_by=by)
    return {"reason": reason}


@INCIDENT.verb(
    "assess",
    label=_("Set the degree"),
    icon="sliders",
    may=perms.may_assess,
    guards=[uninvolved],
)
def assess(incident, *, by, degree, is_danger, reason):
    """Set how grave it is, and whether somebody is in danger; never by the reporter (MC-1)."""
    details = {"degree": [incident.degree, degree], "danger": [incident.is_danger, is_danger]}
    incident.degree, incident.is_danger, incident.assessed_by = degree, is_danger, by
    return {"reason": reason, "details": details}


@INCIDENT.verb(
    "propose_measure",
    label=_("Propose a measure"),
    icon="shield-exclamation",
    may=perms.may_propose,
    guards=[about_the_beneficiary, uninvolved, can_be_answered],
    creates=Keyed(Measure, by="proposed_by", of="incident"),
)
def propose_measure(
    incident,
    *,
    by,
    key,
    kind,
    reasons,
    programmes=(),
    to_correct="",
    until=None,
    authority="",
    legal_basis="",
):
    """Propose one of the options; somebody else decides it (MC-0 … MC-4).

    Before the hearing it is a precaution against danger: a suspension or a report, nothing more.
    """
    refusal = refusal_of(incident, kind)
    if refusal is not None:
        raise refusal
    Measure.objects.create(
        incident=incident,
        key=key,
        kind=kind,
        is_precaution=incident.status == Status.REPORTED,
        reasons=reasons,
        programmes=sorted(programmes),
        to_correct=to_correct,
        until=until,
        authority=authority,
        legal_basis=legal_basis,
        proposed_by=by,
    )
    return {"reason": reasons, "details": {"measure": kind}}


def _end_precautions(incident, by):
    """The decision takes the place of what guarded until it fell."""
    guarding = incident.measures.in_force().filter(is_precaution=True, kind=MeasureKind.SUSPENSION)
    # Locked first: one that somebody is lifting at this moment is no longer in force afterwards.
    for measure in guarding.select_for_update():
        expire(measure, by=None)


@INCIDENT.verb(
    "decide_no_measure",
    label=_("Close without a measure"),
    icon="check-circle",
    may=perms.may_conclude,
    guards=[about_the_beneficiary, uninvolved, nothing_waits],
    then=_end_precautions,
)
def decide_no_measure(incident, *, by, reasons):
    """No measure is an outcome too, with its reasons (MC-0)."""
    incident.outcome, incident.decided_by = reasons, by
    return {"reason": reasons}


@INCIDENT.verb(
    "record_outcome",
    label=_("Record the outcome"),
    icon="check-circle",
    may=perms.may_conclude,
    guards=[about_staff, uninvolved],
)
def record_outcome(incident, *, by, reasons):
    """What came of a complaint about somebody who works here (MC-5+)."""
    incident.outcome, incident.decided_by = reasons, by
    return {"reason": reasons}


@INCIDENT.verb(
    "conclude",
    label=_("Decided by a measure"),
    may=perms.nobody,
    then=_end_precautions,
)
def conclude(incident, *, by, measure):
    """A measure in force is the case's decision."""
    return {"details": {"measure": measure.pk}}


@INCIDENT.verb(
    "report_to_authority",
    label=_("Report to the authorities"),
    icon="bank",
    may=perms.may_report_to_authority,
    guards=[decided_or_danger],
    creates=Keyed(AuthorityReport, by="by", of="incident"),
)
def report_to_authority(
    incident, *, by, key, authority, legal_basis, reported_on, reference="", measure=None
):
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


@INCIDENT.verb(
    "close",
    label=_("Close the case"),
    icon="archive",
    may=perms.may_conclude,
    guards=[uninvolved, settled],
)
def close(incident, *, by):
    """Nothing in the case is open any more."""
    return {}
