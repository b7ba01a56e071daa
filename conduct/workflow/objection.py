"""The objection: entered by the beneficiary or for them, heard by somebody who took no part."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from conduct import forms, messages, perms
from conduct.enums import MEASURE, STANDS, MeasureStatus, ObjectionOutcome
from conduct.guards import can_be_objected, objection_waits, took_no_part, uninvolved_in_case
from conduct.models import Measure, MeasureObjection
from sanad.accounts.models import User
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.rows import lock


@MEASURE.transition(
    STANDS,
    clause="PM-1",
    may=perms.may_object,
    guards=[can_be_objected],
    label=_("Enter an objection"),
    lead=_("Somebody who took no part in the case will hear it."),
    button=_("Enter the objection"),
    done=_("The objection is on the record."),
    form=forms.ObjectionForm,
    place=Place.BESIDE,
    notify=messages.objection_received,
    creates=Keyed(MeasureObjection, by="entered_by", of="measure"),
)
def object_to(measure: Measure, *, by: User, key: UUID, words: str) -> None:
    """The beneficiary objects, from their page or through the desk (PM-1+)."""
    MeasureObjection.objects.create(measure=measure, key=key, words=words, entered_by=by)


@MEASURE.transition(
    STANDS,
    MeasureStatus.OVERTURNED,
    clause="PM-1",
    may=perms.may_answer_objection,
    guards=[objection_waits, uninvolved_in_case, took_no_part],
    label=_("Uphold the objection"),
    lead=_("The measure is overturned: it ends, and counts for nothing."),
    button=_("Overturn the measure"),
    done=_("The measure is overturned, and the beneficiary is told."),
    form=forms.ReasonsForm,
    rank=15,
    leads=False,  # of the two answers neither is the one to press
    notify=messages.objection_answered,
    asks_again=True,
)
def uphold(measure: Measure, *, by: User, reasons: str) -> dict[str, Any]:
    """The objection is right: the measure is overturned and counts for nothing (PM-1+)."""
    _answer(measure, by, ObjectionOutcome.UPHELD, reasons)
    return {"reason": reasons}


@MEASURE.transition(
    STANDS,
    clause="PM-1",
    may=perms.may_answer_objection,
    guards=[objection_waits, uninvolved_in_case, took_no_part],
    label=_("Let the measure stand"),
    lead=_("The beneficiary receives the reasons by letter."),
    done=_("The measure stands, and the beneficiary is told why."),
    form=forms.ReasonsForm,
    rank=15,
    leads=False,
    notify=messages.objection_answered,
    asks_again=True,
)
def dismiss(measure: Measure, *, by: User, reasons: str) -> dict[str, Any]:
    """The objection was heard and the measure stands, with reasons (PM-1+)."""
    _answer(measure, by, ObjectionOutcome.DISMISSED, reasons)
    return {"reason": reasons}


def _answer(measure: Measure, by: User, outcome: str, reasons: str) -> None:
    objection = lock(measure.objection)
    objection.outcome, objection.heard_by, objection.reasons = outcome, by, reasons
    objection.letter = messages.objection_letter(measure, by=by, outcome=outcome, reasons=reasons)
    objection.save(update_fields=["outcome", "heard_by", "reasons", "letter"])
    measure.objection = objection
