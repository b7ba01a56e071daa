"""The applicant's signature over the data as they stand: drawn, by code or by thumbprint (PR-4)."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.on_behalf import guardian_of, tell
from beneficiaries.perms import DESK
from requests_app.intake import declaration, guards, perms
from requests_app.intake.enums import LIFE, RequestStatus, SignatureMethod
from requests_app.intake.models import Declaration, SigningCode, SupportRequest
from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.lib import snapshot
from sanad.lib.actor import acting
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock


@transaction.atomic
def send_signing_code(support_request: SupportRequest, *, by: User) -> SigningCode:
    """Send six digits to the applicant's phone, to sign the data as they stand now with (PR-4)."""
    support_request = lock(support_request)
    sign.check(support_request, by)
    person = support_request.person
    if not (person.mobile and person.may_text):
        raise Refused(
            text_lazy("sign.no_number"),
            code="mobile",
            clause="PR-4",
            way=guards.to_sign(support_request, by),
        )
    _on_no_helpers_phone(support_request, person.mobile, by)
    codes = support_request.signing_codes.all()
    if codes.are_too_many():
        raise Refused(
            text_lazy("sign.too_many_codes"),
            code="codes",
            clause="PR-4",
            way=guards.to_sign(support_request, by),
        )
    about = {"support_request": support_request, "digest": support_request.digest_now}
    return codes.send(person.mobile, by=by, purpose="sign", **about)


@holds("declaration_code_was_confirmed")
def confirm_code(support_request: SupportRequest, *, by: User, code: str) -> SigningCode:
    """The `SigningCode` that these six digits confirm; `Refused` says what is wrong.

    A wrong try is counted even though the verb around it is refused: call it before `sign`,
    outside any transaction that may be rolled back.
    """
    with transaction.atomic(), acting(by.pk):
        support_request = lock(support_request)
        if not perms.may_sign(by, support_request):
            raise NotAllowed(_("This step belongs to another role."), code="role")
        sent = support_request.signing_codes.first()
        if sent is not None and sent.confirm(code):
            return sent
    if sent is not None and sent.is_good:
        raise Refused(
            text_lazy("sign.wrong_code"),
            field="code",
            code="code",
            clause="PR-4",
            way=guards.to_sign(support_request, by),
        )
    raise Refused(
        text_lazy("sign.code_gone"),
        field="code",
        code="code-gone",
        clause="PR-4",
        way=guards.to_sign(support_request, by),
    )


@LIFE.transition(
    {RequestStatus.DRAFT, RequestStatus.SUBMITTED, RequestStatus.RETURNED, RequestStatus.VERIFIED},
    clause="PR-4",
    may=perms.may_sign,
    guards=[guards.not_signed_already, guards.answers_complete, guards.papers_spoken_for],
    label=_("Sign the declaration"),
    done=_("The declaration is signed."),
    event=_("The applicant signed the declaration"),
    told=text_lazy("portal.story.sign"),
    url="requests:sign",
    rank=10,
)
@holds("declaration_of_what_stands", "declaration_on_its_sheet")
def sign(
    support_request: SupportRequest,
    *,
    by: User,
    method: str,
    drawing: str = "",
    code: SigningCode | None = None,
    witnesses: str = "",
    read_by: str = "",
    address: str | None = None,
    digest: str | None = None,
    signer: Person | None = None,
) -> dict[str, Any]:
    """The applicant signs the data as they stand now, or a guardian under their own name (PR-4).

    `signer`: who signs before a colleague, where it is a guardian; from a phone, whose account.
    `drawing`: SVG path data for a drawn signature; `code`: a `SigningCode` of `confirm_code`;
    `witnesses` (two names) and `read_by` for a thumbprint. `digest`: of the data that the page
    showed; refused where they have changed since.
    """
    signer = _signer(support_request, by, signer, method)
    data = support_request.material_data()
    now = snapshot.digest(data)
    if digest and digest != now:
        raise Refused(
            _("The data changed while you were reading. Read them again, then sign."),
            code="changed",
            way=guards.to_sign(support_request, by),
        )
    if method == SignatureMethod.CODE and (code is None or code.digest != now):
        raise Refused(
            _("This code was sent for other data. Ask for a new one."),
            code="code",
            way=guards.to_sign(support_request, by),
        )
    on_paper = method == SignatureMethod.PAPER
    if on_paper and not support_request.may_sign_on_paper:
        raise Refused(
            _("Signed on paper is only what was entered from a sheet, before it is submitted."),
            code="on_paper",
            field="method",
            way=guards.to_sign(support_request, by),
        )
    if method == SignatureMethod.CALL:
        raise Refused(
            _("What is said on a call is written down there."),
            code="call",
            way=guards.to_sign(support_request, by),
        )
    support_request.declaration = Declaration.objects.create(
        support_request=support_request,
        signer=signer,
        data=data,
        digest=now,
        text=declaration.signed_text(support_request, data, signer),
        method=method,
        drawing=drawing if method == SignatureMethod.DRAWN else "",
        signing_code=code if method == SignatureMethod.CODE else None,
        witnesses=witnesses if method == SignatureMethod.THUMBPRINT else "",
        read_by=read_by,
        address=address,
        taken_by=by,
    )
    tell(support_request.person, "signed", by=by, about=support_request)
    return {
        "reason": support_request.sheet.note if on_paper and support_request.sheet else "",
        "details": {"method": str(method), "digest": now},
    }


@holds("declaration_by_the_signers_account", "supportrequest_submitted_by_who_may_sign")
def _signer(
    support_request: SupportRequest, by: User, chosen: Person | None, method: str
) -> Person:
    """Whose signature it is. Raises `NotAllowed` for who is neither the applicant nor a guardian on
    a deed in force today."""
    person = support_request.person
    if not is_staff(by):
        own = person if perms.is_own(by, person) else guardian_of(by, person)
        chosen = own if chosen in (None, own) else None
    elif chosen is None or chosen == person:
        chosen = person
    elif not person.guardians.in_force().filter(guardian=chosen).exists():
        chosen = None
    if chosen is None:
        raise NotAllowed(
            _("A helper prepares; the applicant or their guardian signs and submits."),
            code="signer",
        )
    if not is_staff(by):
        _on_no_helpers_phone(support_request, by.mobile, by)
    if chosen != person and method == SignatureMethod.CODE:
        raise Refused(
            _("A code goes to the applicant's phone. A guardian signs by hand."),
            code="code",
            field="method",
            way=guards.to_sign(support_request, by),
        )
    return chosen


@holds("signingcode_to_no_helper", "declaration_on_no_helpers_phone")
def _on_no_helpers_phone(support_request: SupportRequest, mobile: str | None, by: User) -> None:
    """Raise `Refused` where somebody who helps the applicant has the number as well."""
    rows = support_request.person.helpers.standing()
    theirs = Q(helper__mobile=mobile) | Q(helper__safe_mobile=mobile)
    if mobile and rows.filter(theirs | Q(helper__account__mobile=mobile)).exists():
        raise Refused(
            _("Who helps them reads this phone: they sign before a colleague."),
            code="helper",
            clause="PR-4",
            by=DESK,
            way=guards.to_the_case(support_request, by),
        )
