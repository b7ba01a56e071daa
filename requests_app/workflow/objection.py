"""The objection's verbs (PM-1): filed by the person, heard by others than those who decided."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from requests_app import guards, letters, messages, perms
from requests_app.enums import LIFE, OBJECTION_LIFE, ObjectionStatus, Status
from requests_app.models import Objection, SupportRequest
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused


def last_day(decision):
    """The last day on which the person may object: counted from the day of the letter."""
    days = decision.support_request.policy_version.objection_days
    return decision.letter.issued_on + timedelta(days=days)


def why_no_objection(support_request, user):
    """Why the latest decision on the request cannot be objected to now; None where it can."""
    decision = support_request.decisions.select_related("letter").first()
    if decision is None or not decision.may_be_objected_to:
        return Refused(
            _("A rejection, or less than was asked, can be objected to."),
            code="outcome",
            clause="PM-1+",
        )
    if hasattr(decision, "objection"):
        return Refused(
            _("An objection was filed on %(day)s.")
            % {"day": gregorian_text(decision.objection.day)},
            code="filed",
            clause="PM-1+",
        )
    if support_request.status not in (Status.REJECTED, Status.ACCEPTED):
        return Refused(
            _("The case has moved on: it now stands at “%(status)s”.")
            % {"status": support_request.get_status_display()},
            code="status",
            clause="PM-1+",
        )
    until = last_day(decision)
    if clock.today() > until:
        return Refused(
            _("The term to object ended on %(day)s.") % {"day": gregorian_text(until)},
            code="late",
            clause="PM-1+",
        )
    return None


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
    refusal = why_no_objection(fresh, by)
    if refusal is not None:
        raise refusal
    if not words:
        raise Refused(_("Write what you object to."), code="words", clause="PM-1+")
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


def took_no_part(objection, user):
    """Who voted, recorded, studied, or is related does not hear the objection (PM-1+)."""
    decision = objection.decision
    if user is None:
        return None
    if (
        decision.by_id == user.pk
        or decision.item.votes.filter(member=user).exists()
        or decision.support_request.studies.filter(researcher=user).exists()
        or guards.is_relative(decision.support_request, user)
    ):
        return Refused(
            _("Who took part in the decision does not hear the objection to it."),
            code="took-part",
            clause="PM-1+",
        )
    return None


def can_be_opened_again(objection, user):
    request = objection.decision.support_request
    if request.status not in (Status.REJECTED, Status.ACCEPTED):
        return Refused(
            _("The case has moved on: it now stands at “%(status)s”.")
            % {"status": request.get_status_display()},
            code="status",
            clause="PM-1+",
        )
    return None


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
    guards=[took_no_part, can_be_opened_again],
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
    guards=[took_no_part],
    icon="dash-circle",
)
def dismiss(objection, *, by, answer):
    """The decision stands, and the person reads why."""
    _answer(objection, by, answer)
    objection.letter = letters.objection(objection, by=by, is_upheld=False)
    messages.objection_answered(objection)
    return {"reason": answer, "details": {"letter": objection.letter.number}}


def objection_upheld(support_request, user):
    """Only an objection that was upheld opens a decided request again (PM-1)."""
    decision = support_request.decisions.first()
    upheld = Objection.objects.filter(decision=decision, status=ObjectionStatus.UPHELD)
    if decision is None or not upheld.exists():
        return Refused(
            _("A decision is opened again only by an objection that was upheld."),
            code="no-objection",
            clause="PM-1+",
        )
    return None


@LIFE.verb(
    "uphold_objection",
    label=_("The objection was upheld"),
    may=perms.may_hear_request,
    guards=[objection_upheld],
    icon="arrow-counterclockwise",
)
def uphold_objection(support_request, *, by, objection):
    """Back to the committee, which decides anew; the first floor stands."""
    messages.objection_answered(objection)
    return {"reason": objection.answer, "details": {"objection": objection.pk}}
