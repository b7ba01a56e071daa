"""The objection's verbs (PM-1): filed by the person, heard by others than those who decided."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from requests_app.committee import guards, letters, messages, perms
from requests_app.committee.enums import OBJECTION_LIFE, ObjectionStatus
from requests_app.committee.models import Objection
from requests_app.intake.enums import LIFE
from requests_app.intake.models import SupportRequest
from sanad.lib.texts import text_lazy
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused


@transaction.atomic
def file_objection(support_request, *, by, words, channel, key=None):
    """The applicant objects to the latest decision, or the desk writes it down for them.

    With a `key` that the account used for this decision before, returns the objection of then.
    """
    if not perms.may_object(by, support_request):
        raise NotAllowed(_("The applicant objects, or the desk for them."), code="role")
    fresh = SupportRequest.objects.select_for_update(of=("self",)).get(pk=support_request.pk)
    decision = fresh.decisions.first()
    known = decision and Keyed(Objection, by="filed_by").made(key, by=by, decision=decision)
    if known is not None:
        return known
    refusal = guards.why_no_objection(fresh, by)
    if refusal is not None:
        raise refusal
    if not words:
        raise Refused(text_lazy("portal.objection.required"), code="words", clause="PM-1+")
    objection = Objection.objects.create(
        decision=decision,
        person=fresh.person,
        words=words,
        channel=channel,
        filed_by=by,
        key=key,
    )
    OBJECTION_LIFE.write_log(objection, "file", by=by, target=ObjectionStatus.FILED)
    messages.objection_filed(fresh)
    return objection


def _answer(objection, by, answer):
    if not answer:
        raise Refused(
            _("Who hears an objection answers it in words."), code="answer", clause="PM-1+"
        )
    objection.heard_by, objection.answer = by, answer


@OBJECTION_LIFE.verb(
    "uphold",
    label=_("Uphold the objection"),
    may=perms.may_hear,
    guards=[guards.took_no_part, guards.can_be_opened_again],
    icon="check-circle",
)
def uphold(objection, *, by, answer):
    """The request goes back to the committee; its first notice and floor stand (PM-1)."""
    _answer(objection, by, answer)
    request = objection.decision.support_request
    objection.letter = letters.objection(objection, by=by, is_upheld=True)
    objection.status = ObjectionStatus.UPHELD
    objection.save()
    uphold_objection(request, by=by, objection=objection)
    return {"reason": answer, "details": {"letter": objection.letter.number}}


@OBJECTION_LIFE.verb(
    "dismiss",
    label=_("Let the decision stand"),
    may=perms.may_hear,
    guards=[guards.took_no_part],
    icon="dash-circle",
)
def dismiss(objection, *, by, answer):
    """The decision stands, and the person reads why."""
    _answer(objection, by, answer)
    objection.letter = letters.objection(objection, by=by, is_upheld=False)
    messages.objection_answered(objection)
    return {"reason": answer, "details": {"letter": objection.letter.number}}


@LIFE.verb(
    "uphold_objection",
    label=_("The objection was upheld"),
    may=perms.may_hear_request,
    guards=[guards.objection_upheld],
    icon="arrow-counterclockwise",
)
def uphold_objection(support_request, *, by, objection):
    """Back to the committee, which decides anew; the first floor stands."""
    messages.objection_answered(objection)
    return {"reason": objection.answer, "details": {"objection": objection.pk}}
