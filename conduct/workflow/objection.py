"""The objection: entered by the beneficiary or for them, heard by somebody who took no part."""

from django.utils.translation import gettext_lazy as _

from conduct import messages, perms
from conduct.enums import MEASURE, Outcome
from conduct.models import Objection
from conduct.workflow.guards import (
    can_be_objected,
    objection_waits,
    took_no_part,
    uninvolved_in_case,
)
from sanad.workflow.cycle import lock
from sanad.workflow.keys import Keyed


@MEASURE.verb(
    "object_to",
    label=_("Enter an objection"),
    icon="chat-quote",
    may=perms.may_object,
    guards=[can_be_objected],
    then=lambda measure, by: messages.objection_received(measure),
    creates=Keyed(Objection, by="entered_by", of="measure"),
)
def object_to(measure, *, by, key, words):
    """The beneficiary objects, from their page or through the desk (PM-1+)."""
    Objection.objects.create(measure=measure, key=key, words=words, entered_by=by)
    return {}


@MEASURE.verb(
    "uphold",
    label=_("Uphold the objection"),
    icon="arrow-counterclockwise",
    may=perms.may_answer_objection,
    guards=[objection_waits, uninvolved_in_case, took_no_part],
    then=lambda measure, by: messages.objection_answered(measure),
)
def uphold(measure, *, by, reasons):
    """The objection is right: the measure is overturned and counts for nothing (PM-1+)."""
    _answer(measure, by, Outcome.UPHELD, reasons)
    return {"reason": reasons}


@MEASURE.verb(
    "dismiss",
    label=_("Let the measure stand"),
    icon="slash-circle",
    may=perms.may_answer_objection,
    guards=[objection_waits, uninvolved_in_case, took_no_part],
    then=lambda measure, by: messages.objection_answered(measure),
)
def dismiss(measure, *, by, reasons):
    """The objection was heard and the measure stands, with reasons (PM-1+)."""
    _answer(measure, by, Outcome.DISMISSED, reasons)
    return {"reason": reasons}


def _answer(measure, by, outcome, reasons):
    objection = lock(measure.objection)
    objection.outcome, objection.heard_by, objection.reasons = outcome, by, reasons
    objection.letter = messages.objection_letter(measure, by=by, outcome=outcome, reasons=reasons)
    objection.save(update_fields=["outcome", "heard_by", "reasons", "letter"])
    measure.objection = objection
