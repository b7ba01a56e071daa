"""Each verb as a page: its form, its words; and the piles of the list."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from conduct import forms
from conduct.enums import OPEN, Status
from sanad.lib.clock import today

# code, label, tone
PILES = (
    ("open", _("All open"), ""),
    ("hear", _("To be heard"), "honey"),
    ("decide", _("To be decided"), "honey"),
    ("late", _("Hearing late"), "brick"),
    ("restricted", _("Service stopped"), ""),
    ("objected", _("Objections"), "honey"),
    ("closed", _("Closed cases"), ""),
)


def pile(incidents, code):
    """The cases of one pile, out of those given."""
    return {
        "open": lambda: incidents.filter(status__in=OPEN),
        "hear": incidents.to_hear,
        "decide": incidents.to_decide,
        "late": incidents.hearing_overdue,
        "restricted": incidents.restricted,
        "objected": incidents.objected,
        "closed": lambda: incidents.filter(status=Status.CLOSED),
    }[code]()


class Step(NamedTuple):
    """`title` heads the page, `lead` says what it will bring about, `button` names the result,
    `done` confirms it."""

    form: Any
    title: str
    lead: str
    button: str
    done: str
    is_danger: bool = False
    initial: Any = lambda obj: {}


def _on_this_day(name):
    return lambda obj: {name: today()}


INCIDENT_STEPS = {
    "record_hearing": Step(
        forms.HearingForm,
        _("What the beneficiary says"),
        _("Their words get the same space as the report, and are never rewritten."),
        _("Record their words"),
        _("Their words are on the record."),
        initial=_on_this_day("heard_on"),
    ),
    "record_attempt": Step(
        forms.AttemptForm,
        _("An attempt to hear them"),
        _("After attempts on two days the case may go on without a hearing."),
        _("Record the attempt"),
        _("The attempt is on the record."),
        initial=_on_this_day("day"),
    ),
    "proceed_unheard": Step(
        forms.UnheardForm,
        _("Go on without a hearing"),
        _("They may still be heard until the decision."),
        _("Go on without a hearing"),
        _("The case goes on; the attempts and the reason are on the record."),
    ),
    "assess": Step(
        forms.AssessForm,
        _("Set the degree"),
        _("The degree decides which measures are fitting."),
        _("Set the degree"),
        _("The degree is set."),
        initial=lambda obj: {"degree": obj.degree, "is_danger": obj.is_danger},
    ),
    "decide_no_measure": Step(
        forms.ReasonsForm,
        _("No measure"),
        _("To leave it at that is a decision too. A precaution in force ends with it."),
        _("Decide: no measure"),
        _("The case is decided without a measure."),
    ),
    "record_outcome": Step(
        forms.ReasonsForm,
        _("The outcome"),
        _("What was found, and what follows from it."),
        _("Record the outcome"),
        _("The outcome is on the record."),
    ),
    "report_to_authority": Step(
        forms.AuthorityForm,
        _("Report to the authorities"),
        _("Record the report as it went out."),
        _("Record the report"),
        _("The report is on the record."),
        initial=_on_this_day("reported_on"),
    ),
    "close": Step(
        forms.CloseForm,
        _("Close the case"),
        _("Nothing is open in it any more."),
        _("Close the case"),
        _("The case is closed."),
    ),
}

PROPOSE = Step(
    None,
    _("Propose a measure"),
    _("Somebody else decides it; whoever proposes does not decide."),
    _("Propose it"),
    _("The measure is proposed. Somebody else decides it now."),
)

MEASURE_STEPS = {
    "decide_measure": Step(
        forms.DecisionForm,
        _("Decide the measure"),
        _("It is in force at once, and the beneficiary is told."),
        _("Put it in force"),
        _("The measure is in force."),
    ),
    "endorse": Step(
        forms.DecisionForm,
        _("The first decision"),
        _("The relationship ends only when somebody else decides the same."),
        _("Give the first decision"),
        _("The first decision is given. The second is somebody else's."),
    ),
    "second_decide": Step(
        forms.DecisionForm,
        _("The second decision"),
        _("The relationship ends at once, and the beneficiary receives the letter."),
        _("End the relationship"),
        _("The relationship is ended."),
        is_danger=True,
    ),
    "decline": Step(
        forms.ReasonsForm,
        _("Decline the measure"),
        _("The case stays open: another measure, or none, may follow."),
        _("Decline the measure"),
        _("The measure is declined."),
        is_danger=True,
    ),
    "withdraw": Step(
        forms.ReasonsForm,
        _("Take back the proposal"),
        _("The case stays open: another measure, or none, may follow."),
        _("Take it back"),
        _("The proposal is taken back."),
    ),
    "lift": Step(
        forms.LiftForm,
        _("Lift the suspension"),
        _("The services go on at once, and the beneficiary receives the letter."),
        _("Lift the suspension"),
        _("The suspension is lifted."),
    ),
    "object_to": Step(
        forms.ObjectionForm,
        _("Enter an objection"),
        _("Somebody who took no part in the case will hear it."),
        _("Enter the objection"),
        _("The objection is on the record."),
    ),
    "uphold": Step(
        forms.ReasonsForm,
        _("Uphold the objection"),
        _("The measure is overturned: it ends, and counts for nothing."),
        _("Overturn the measure"),
        _("The measure is overturned, and the beneficiary is told."),
    ),
    "dismiss": Step(
        forms.ReasonsForm,
        _("Let the measure stand"),
        _("The beneficiary receives the reasons by letter."),
        _("Let the measure stand"),
        _("The measure stands, and the beneficiary is told why."),
    ),
}
