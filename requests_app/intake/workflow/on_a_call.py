"""The declaration read on a call and said back: where the policy's version lets it be (PR-4+).

One colleague, who knows the caller by two facts of the file, reads it and writes down what they say
back; a second one, who listened or calls back, makes a signature of it.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.intake import declaration, guards, perms
from requests_app.intake.enums import (
    LIFE,
    READ_OUT,
    Heard,
    RequestStatus,
    RequestTaskKind,
    SignatureMethod,
)
from requests_app.intake.forms.signing import HeardForm
from requests_app.intake.models import Declaration, Entry, SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.contact.enums import ContactStatus
from sanad.contact.models import Contact
from sanad.lib import clock
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused

SIGNED_IN = {
    *(RequestStatus.DRAFT, RequestStatus.SUBMITTED, RequestStatus.RETURNED),
    RequestStatus.VERIFIED,
}


def call_of(support_request: SupportRequest, user: User | None) -> Contact | None:
    """The call that the colleague is on, with the applicant known by two facts; None where the
    version lets nobody sign so."""
    if user is None or not is_staff(user) or not support_request.policy_version.call_signatures:
        return None
    calls = Contact.objects.filter(
        status=ContactStatus.OPEN, handled_by=user, person=support_request.person_id
    )
    return calls.filter(
        checks__person=support_request.person_id,
        checks__is_first_right=True,
        checks__is_second_right=True,
    ).first()


def reading_of(support_request: SupportRequest) -> Entry | None:
    """What was read last on a call, and said back, where the data are still the same."""
    if not support_request.policy_version.call_signatures:
        return None
    last = support_request.log.filter(verb=READ_OUT).select_related("by").first()
    is_same = last is not None and last.details["digest"] == support_request.digest_now
    return last if is_same else None


@holds("declaration_heard_on_a_call")
def on_a_known_call(support_request: SupportRequest, user: User | None) -> Refused | None:
    """The version lets it be, and the applicant is on the telephone, known by two facts."""
    if call_of(support_request, user) is None:
        return Refused(
            _("First the call: whoever calls is known by two facts of the file."),
            code="call",
            clause="PR-4+",
            shows=False,
        )
    return None


@holds("declaration_heard_on_a_call")
def read_by_another(support_request: SupportRequest, user: User | None) -> Refused | None:
    """Something was read on a call; where the version wants two, by another colleague."""
    reading = reading_of(support_request)
    if reading is None:
        return Refused(_("Nothing was read on a call."), code="unread", shows=False)
    is_own = user is not None and reading.by_id == user.pk
    if is_own and support_request.policy_version.call_signature_by_two:
        return Refused(
            _("You read it on the call. A colleague who listened, or calls back, confirms it."),
            code="own",
            clause="PR-4+",
            by=(*guards.AT_THE_DESK, Role.MANAGER),
        )
    return None


@LIFE.transition(
    SIGNED_IN,
    clause="PR-4",
    may=perms.is_at_desk,
    guards=[
        guards.not_signed_already,
        guards.answers_complete,
        guards.papers_spoken_for,
        on_a_known_call,
    ],
    label=_("Read on a call"),
    done=_("It is written down. A colleague who listened, or calls back, confirms it."),
    event=_("The declaration was read on a call, and said back"),
    place=Place.NONE,
    name=READ_OUT,
)
def read_out(
    support_request: SupportRequest, *, by: User, said: str, digest: str
) -> dict[str, Any]:
    """The declaration was read to the applicant, who said `said`; nothing is signed by it yet.

    `digest`: of the data that the page showed; refused where they have changed since.
    """
    call = call_of(support_request, by)
    assert call is not None, "a guard asked for it"
    if digest != support_request.digest_now:
        raise Refused(
            _("The data changed while you were reading. Read them again, then sign."),
            code="changed",
            way=guards.to_sign(support_request, by),
        )
    tasks.open_task(
        RequestTaskKind.HEAR,
        support_request,
        name=str(support_request),
        link=support_request.get_absolute_url(),
        role=Role.OFFICER,
        branch=support_request.branch,
        due_on=clock.today(),
    )
    return {"reason": said, "details": {"digest": digest, "contact": call.pk}}


@LIFE.transition(
    SIGNED_IN,
    clause="PR-4",
    may=perms.may_hear,
    guards=[guards.not_signed_already, read_by_another, guards.not_own],
    label=_("Confirm what was said on the call"),
    lead=_("You heard it yourself: they say that the data are right, and that they declare it."),
    done=_("The declaration is signed."),
    event=_("The applicant signed on a call; a second colleague heard it"),
    told=text_lazy("portal.story.sign"),
    form=HeardForm,
    rank=15,
)
def hear(support_request: SupportRequest, *, by: User, heard: str) -> dict[str, Any]:
    """A colleague heard it too (`Heard`): the declaration is signed by what was said."""
    reading = reading_of(support_request)
    assert reading is not None and reading.by is not None, "a guard asked for it"
    data, person = support_request.material_data(), support_request.person
    support_request.declaration = Declaration.objects.create(
        support_request=support_request,
        signer=person,
        data=data,
        digest=support_request.digest_now,
        text=declaration.signed_text(support_request, data, person),
        method=SignatureMethod.CALL,
        read_by=reading.by.name,
        reading=reading,
        taken_by=by,
    )
    tasks.close(RequestTaskKind.HEAR, support_request, outcome=str(Heard(heard).label))
    return {"reason": str(Heard(heard).label), "details": {"method": str(SignatureMethod.CALL)}}
