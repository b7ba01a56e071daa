"""The objection's steps (PM-1): filed by the person, heard by others than those who decided."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from requests_app.committee import guards, letters, messages, perms
from requests_app.committee.enums import OBJECTION_LIFE, ObjectionStatus
from requests_app.committee.models import Decision, Objection
from requests_app.intake.enums import LIFE, RequestStatus
from requests_app.intake.models import SupportRequest
from sanad.accounts.models import User
from sanad.lib.arabic import has_letter
from sanad.lib.texts import text_lazy
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock


def file_objection(
    support_request: SupportRequest, *, by: User, words: str, channel: str, key: UUID | None = None
) -> Objection:
    """The applicant objects to the latest decision, or the desk writes it down for them: `file`.

    Raises `NotAllowed` for anybody else, `Refused` where there is nothing to object to.
    """
    if not perms.may_object(by, support_request):
        raise NotAllowed(_("The applicant objects, or the desk for them."), code="role")
    decision = support_request.decisions.first()
    if decision is None:
        raise guards.why_no_objection(support_request, by)
    return file(decision, by=by, words=words, channel=channel, key=key)


@OBJECTION_LIFE.birth(
    may=lambda user, decision: perms.may_object(user, decision.support_request),
    event=_("The objection was filed"),
    done=_("The objection is filed; others than the deciders hear it."),
    creates=Keyed(Objection, by="filed_by", of="decision"),
    notify=messages.objection_filed,
)
def file(
    decision: Decision, *, by: User, words: str, channel: str, key: UUID | None = None
) -> Objection:
    """An objection to `decision` (PM-1). With a `key` that the account used for this decision
    before, the objection of then is given back.
    """
    support_request = lock(decision.support_request)
    if refusal := guards.why_no_objection(support_request, by):
        raise refusal
    if not has_letter(words):
        raise Refused(
            text_lazy("portal.objection.required"), field="words", code="words", clause="PM-1+"
        )
    return Objection.objects.create(
        decision=decision,
        person=support_request.person,
        words=words,
        channel=channel,
        filed_by=by,
        key=key,
    )


def _answer(objection: Objection, by: User, answer: str, *, is_upheld: bool) -> dict[str, Any]:
    if not has_letter(answer):
        raise Refused(
            _("Who hears an objection answers it in words."),
            field="answer",
            code="answer",
            clause="PM-1+",
        )
    objection.heard_by, objection.answer = by, answer
    objection.letter = letters.objection(objection, by=by, is_upheld=is_upheld)
    return {"reason": answer, "details": {"letter": objection.letter.number}}


def _open_again(objection: Objection, by: User) -> None:
    uphold_objection(objection.decision.support_request, by=by, objection=objection)


@OBJECTION_LIFE.transition(
    {ObjectionStatus.FILED},
    ObjectionStatus.UPHELD,
    clause="PM-1",
    may=perms.may_hear,
    guards=[guards.took_no_part, guards.can_be_opened_again],
    label=_("Uphold the objection"),
    done=_("The answer is on its way to the person."),
    event=_("The objection was upheld"),
    url="committee:objection",
    notify=messages.objection_answered,
    then=_open_again,
    asks_again=True,
)
def uphold(objection: Objection, *, by: User, answer: str) -> dict[str, Any]:
    """The request goes back to the committee; its first notice and floor stand (PM-1)."""
    return _answer(objection, by, answer, is_upheld=True)


@OBJECTION_LIFE.transition(
    {ObjectionStatus.FILED},
    ObjectionStatus.DISMISSED,
    clause="PM-1",
    may=perms.may_hear,
    guards=[guards.took_no_part],
    label=_("Let the decision stand"),
    done=_("The answer is on its way to the person."),
    event=_("The objection was not upheld"),
    url="committee:objection",
    notify=messages.objection_answered,
    asks_again=True,
)
def dismiss(objection: Objection, *, by: User, answer: str) -> dict[str, Any]:
    """The decision stands, and the person reads why."""
    return _answer(objection, by, answer, is_upheld=False)


@LIFE.transition(
    {RequestStatus.REJECTED, RequestStatus.ACCEPTED},
    RequestStatus.RAISED,
    clause="PM-1",
    may=perms.may_hear_request,
    guards=[guards.objection_upheld],
    label=_("The objection was upheld"),
    told=_("Your objection was upheld: the committee looks again"),
    place=Place.NONE,
)
def uphold_objection(
    support_request: SupportRequest, *, by: User, objection: Objection
) -> dict[str, Any]:
    """Back to the committee, which decides anew; the first floor stands."""
    return {"reason": objection.answer, "details": {"objection": objection.pk}}
