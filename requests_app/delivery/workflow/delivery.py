"""Delivery: what was given with which proof, and what was taken back (PR-7).

`give`, `give_by_code` and `recall` are what pages call: by the key of a form, done once.
"""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from requests_app.delivery import completion, guards, messages, perms
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver, Unit
from requests_app.delivery.forms import EndForm
from requests_app.delivery.models import AwardLine, Delivery, HandoverCode
from requests_app.intake.enums import LIFE, ReasonKind, RequestStatus
from requests_app.intake.guards import not_held_back, not_own
from requests_app.intake.models import Reason, SupportRequest
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody
from sanad.lib.actor import acting
from sanad.lib.isolates import separate
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.workflow.cycle import Place
from sanad.workflow.keys import Keyed
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock

DELIVERIES = Keyed(Delivery, by="delivered_by")


@transaction.atomic
@holds("handovercode_begins_unconfirmed")
def send_handover_code(
    line: AwardLine, *, by: User, amount: Decimal, receiver: Person
) -> HandoverCode:
    """Send six digits to the receiver's phone, who tells them once the help is in hand (PR-7)."""
    support_request = lock(line.support_request)
    deliver.check(support_request, by)
    check_amount(line, amount)
    if receiver.pk not in [person.pk for person in completion.owners(support_request)]:
        raise Refused(
            _("The code goes to the beneficiary, or to who acts for them."),
            code="receiver",
            field="receiver",
            clause="PR-7",
        )
    if not (receiver.mobile and receiver.may_text):
        raise Refused(
            _("No number is known to which a code may be sent. Choose a signature or thumbprint."),
            code="mobile",
            field="receiver",
            clause="PR-7",
        )
    codes = HandoverCode.objects.filter(line__support_request=support_request)
    if codes.are_too_many():
        raise Refused(
            _("Five codes were sent within an hour. Choose a signature or thumbprint."),
            code="codes",
            field="proof",
            clause="PR-7",
        )
    about = {"line": line, "amount": amount, "receiver": receiver}
    return codes.send(receiver.mobile, by=by, purpose="handover", **about)


@holds("handovercode_in_time", "delivery_code_was_told")
def confirm_handover_code(
    line: AwardLine, *, by: User, amount: Decimal, digits: str
) -> HandoverCode:
    """The `HandoverCode` that these digits confirm; `Refused` says what is wrong.

    A wrong try is counted even though the delivery is refused: call it outside any transaction that
    may be rolled back.
    """
    with transaction.atomic(), acting(by.pk):
        support_request = lock(line.support_request)
        check_provider(by, support_request)
        code = line.codes.first()
        if code is not None and code.is_good and code.amount != amount:
            raise Refused(
                _("The code was sent for another amount. Send a new one."),
                code="code-amount",
                field="code",
                clause="PR-7",
            )
        if code is not None and code.confirm(digits):
            return code
    if code is not None and code.is_good:
        raise Refused(
            _("These are not the digits we sent. Ask them to read the message again."),
            code="code",
            field="code",
            clause="PR-7",
        )
    raise Refused(
        _("This code is no longer good. Send a new one, or choose another proof."),
        code="code-gone",
        field="code",
        clause="PR-7",
    )


@transaction.atomic
def give(line: AwardLine, *, by: User, key: UUID, **proof: Any) -> Delivery:
    """Deliver of `line`; where it was the last, the case is finished. Returns the `Delivery`.

    Takes what `deliver` takes. With a `key` (UUID of the form) that the provider used for this
    line before, returns what was delivered then: two clicks give once (PR-7).
    """
    support_request = lock(line.support_request)
    check_provider(by, support_request)
    earlier = DELIVERIES.made(key, by=by, line=line)
    if earlier is not None:
        return earlier
    deliver(support_request, by=by, line=line, key=key, **proof)
    return Delivery.objects.get(key=key)


def give_by_code(
    line: AwardLine, *, by: User, amount: Decimal, digits: str, **proof: Any
) -> Delivery:
    """`give`, with the six digits that the receiver told.

    A wrong try is counted even though nothing is given: not within a transaction.
    """
    code = confirm_handover_code(line, by=by, amount=amount, digits=digits)
    return give(line, by=by, amount=amount, code=code, **proof)


def finish_what_is_given(support_request: SupportRequest, by: User) -> None:
    """Finish the request once each line was given in full; before that, nothing (PR-7)."""
    if guards.nothing_left(support_request, by) is None:
        finish(support_request, by=by)


@LIFE.transition(
    {RequestStatus.REGISTERED},
    clause="PR-7",
    may=perms.may_deliver,
    guards=[not_held_back, not_own, guards.not_who_judged_it, guards.something_left],
    label=_("Deliver"),
    event=_("Help was delivered"),
    told=text_lazy("portal.story.deliver"),
    url="delivery:show",
    rank=85,
    notify=messages.delivered,
    then=finish_what_is_given,
)
@holds("delivery_reference_once")
def deliver(
    support_request: SupportRequest,
    *,
    by: User,
    line: AwardLine,
    amount: Decimal,
    key: UUID,
    kind: str,
    proof: str,
    bank_reference: str = "",
    received_by: str = "",
    receiver: Person | None = None,
    delegate_name: str = "",
    delegate_identity: str = "",
    delegate_paper: str = "",
    code: HandoverCode | None = None,
    drawing: str = "",
    witnesses: str = "",
    read_by: str = "",
) -> dict[str, Any]:
    """Write down what was given of `line`, with proof of its kind (PR-7).

    `amount`: riyals, or a count of goods. Where it is paid to is what the registration says, never
    what a form says. `code`: a `HandoverCode` of `confirm_handover_code`.
    """
    check_amount(line, amount)
    if (early := guards.not_before_its_month(line)) is not None:
        raise early
    if (judged := guards.money_by_another(support_request, line, by)) is not None:
        raise judged
    if (unsettled := guards.account_is_settled(support_request, line)) is not None:
        raise unsettled
    taken = (receiver, delegate_identity) if kind == DeliveryKind.HAND else (None, "")
    if (own := guards.into_anothers_hands(support_request, by, *taken)) is not None:
        raise own
    if (unsigned := guards.minutes_are_signed(support_request, line)) is not None:
        raise unsigned
    if (unseen := guards.witness_looked_on(support_request, line, by)) is not None:
        raise unseen
    if (payment := stands_already(line, bank_reference)) is not None:
        raise Refused(
            _(
                "The operation %(reference)s stands on this instalment already: %(given)s,"
                " receipt %(number)s."
            )
            % {
                "reference": separate(bank_reference),
                "given": payment.quantity,
                "number": separate(payment.number),
            },
            code="reference",
            field="bank_reference",
            clause="PR-7+",
        )
    payee_name, payee_account = paid_to(support_request, kind) or ("", "")
    is_hand = kind == DeliveryKind.HAND
    by_delegate = is_hand and received_by == Receiver.DELEGATE
    delivery = Delivery.objects.create(
        line=line,
        amount=amount,
        kind=kind,
        proof=proof,
        payee_name=payee_name,
        payee_account=payee_account,
        bank_reference="" if is_hand else bank_reference,
        received_by=received_by if is_hand else "",
        receiver=receiver if is_hand and not by_delegate else None,
        delegate_name=delegate_name if by_delegate else "",
        delegate_identity=delegate_identity if by_delegate else "",
        delegate_paper=delegate_paper if by_delegate else "",
        code=code if proof == Proof.CODE else None,
        drawing=drawing if proof == Proof.DRAWN else "",
        witnesses=witnesses if proof == Proof.THUMBPRINT else "",
        read_by=read_by if proof == Proof.THUMBPRINT else "",
        delivered_by=by,
        key=key,
    )
    return as_written(delivery)


def as_written(delivery: Delivery) -> dict[str, Any]:
    """What the history and the message are given of a new delivery."""
    delivery = Delivery.objects.select_related("sheet").get(pk=delivery.pk)
    amount = str(delivery.amount)
    return {
        "reason": delivery.sheet.note if delivery.sheet else "",
        "details": {"delivery": delivery.pk, "number": delivery.number, "amount": amount},
        "notify": {"delivery": delivery},
    }


def stands_already(line: AwardLine, bank_reference: str) -> Delivery | None:
    """The payment of this line that bears the bank's reference and was not taken back, or None."""
    if not bank_reference:
        return None
    payments = line.deliveries.filter(amount__gt=0, bank_reference__iexact=bank_reference)
    return next((one for one in payments if one.standing() > 0), None)


def ways(support_request: SupportRequest, line: AwardLine) -> list[DeliveryKind]:
    """The kinds of delivery that `line` may take: the programme says, not the provider."""
    if line.measure == Unit.GOODS:
        return [DeliveryKind.HAND]
    if support_request.programme_version.needs_payee:
        return [DeliveryKind.PAYEE]
    if paid_to(support_request, DeliveryKind.TRANSFER):
        return [DeliveryKind.TRANSFER, DeliveryKind.HAND]
    return [DeliveryKind.HAND]


def paid_to(support_request: SupportRequest, kind: str) -> tuple[str, str] | None:
    """(name, account) of where a payment of `kind` goes, as registered; None for nowhere."""
    if kind == DeliveryKind.PAYEE:
        payee = getattr(support_request, "payee", None)
        return (payee.name, payee.account) if payee else None
    if kind == DeliveryKind.TRANSFER:
        item = (
            support_request.completion_items.exclude(iban="").select_related("iban_owner").first()
        )
        return (item.iban_owner.full_name, item.iban) if item and item.iban_owner else None
    return None


@LIFE.transition(
    {RequestStatus.REGISTERED},
    RequestStatus.DELIVERED,
    clause="PR-7",
    may=perms.may_deliver,
    guards=[guards.nothing_left],
    label=_("Close the delivery"),
    event=_("The service was given in full"),
    told=_("The service was given in full"),
    place=Place.NONE,
)
def finish(support_request: SupportRequest, *, by: User) -> None:
    """All that was decided was given: the service is complete (PR-7)."""


@transaction.atomic
def recall(
    delivery: Delivery,
    *,
    by: User,
    key: UUID,
    amount: Decimal,
    reason: str,
    bank_reference: str = "",
) -> Delivery:
    """Take back (part of) a delivery, opening a finished case for it. Returns the reversal.

    With a `key` that the provider used for it before, returns what was taken back then.
    """
    support_request = lock(delivery.line.support_request)
    check_provider(by, support_request)
    earlier = DELIVERIES.made(key, by=by, reverses=delivery)
    if earlier is not None:
        return earlier
    if support_request.status == RequestStatus.DELIVERED:
        support_request = resume(support_request, by=by, reason=reason)
    take_back(
        support_request,
        by=by,
        delivery=delivery,
        key=key,
        amount=amount,
        reason=reason,
        bank_reference=bank_reference,
    )
    return Delivery.objects.get(key=key)


def why_no_recall(support_request: SupportRequest, user: Anybody) -> Refused | None:
    """Why `user` takes nothing back now, neither of a running case nor of a finished one."""
    is_finished = support_request.status == RequestStatus.DELIVERED
    return (resume if is_finished else take_back).why_not(support_request, user)


@LIFE.transition(
    {RequestStatus.DELIVERED},
    RequestStatus.REGISTERED,
    clause="PR-7",
    may=perms.may_deliver,
    guards=[not_own, guards.not_who_judged_it],
    label=_("Take up the delivery again"),
    event=_("Delivery was taken up again"),
    place=Place.NONE,
)
def resume(support_request: SupportRequest, *, by: User, reason: str) -> dict[str, Any]:
    """A finished delivery turns out not to be: a transfer came back, goods were returned."""
    return {"reason": reason}


@LIFE.transition(
    {RequestStatus.REGISTERED},
    clause="PR-7",
    may=perms.may_deliver,
    guards=[not_own, guards.not_who_judged_it],
    label=_("Take back a delivery"),
    done=_("It is taken back, and the beneficiary is told."),
    event=_("A delivery was taken back"),
    place=Place.NONE,
    is_grave=True,
    notify=messages.taken_back,
)
@holds("delivery_reversal_within_delivery")
def take_back(
    support_request: SupportRequest,
    *,
    by: User,
    delivery: Delivery,
    amount: Decimal,
    reason: str,
    key: UUID,
    bank_reference: str = "",
) -> dict[str, Any]:
    """Write the reversal of a delivery beside it, with the reason; nothing is rewritten (PR-7)."""
    if delivery.reverses_id or delivery.line.support_request_id != support_request.pk:
        raise Refused(_("Only a delivery can be taken back."), code="delivery", field="delivery")
    if amount > delivery.standing():
        raise Refused(
            _("Of this delivery, %(left)s stand: no more can be taken back.")
            % {"left": delivery.line.quantity(delivery.standing())},
            code="much",
            field="amount",
            clause="PR-7",
        )
    reversal = Delivery.objects.create(
        line=delivery.line,
        amount=-amount,
        kind=delivery.kind,
        reverses=delivery,
        reason=reason,
        bank_reference=bank_reference,
        delivered_by=by,
        key=key,
    )
    return {
        "reason": reason,
        "details": {"delivery": delivery.pk, "reversal": reversal.pk, "amount": str(amount)},
        "notify": {"delivery": delivery, "amount": amount, "reason": reason},
    }


@LIFE.transition(
    {RequestStatus.REGISTERED},
    RequestStatus.ENDED,
    clause="PR-7",
    may=perms.may_end,
    guards=[not_own],
    label=_("End the support"),
    done=_("The support has ended, and the beneficiary is told."),
    event=_("The support ended"),
    told=_("The support ended"),
    form=EndForm,
    url="delivery:end",
    place=Place.BESIDE,
    is_grave=True,
    notify=messages.ended,
)
def end(
    support_request: SupportRequest, *, by: User, reason: str, note: str = ""
) -> dict[str, Any]:
    """What is left will not be given; `reason` is the code of one of the catalogue (PR-7)."""
    row = Reason.objects.offered(ReasonKind.END).filter(code=reason).first()
    if row is None:
        raise Refused(_("Choose a reason from the list."), code="reason", field="reason")
    return {
        "notify": {"reason": row.words},
        "reason": f"{row.words} {note}".strip(),
        "details": {"code": row.code},
    }


def check_provider(by: User, support_request: SupportRequest) -> None:
    """Raise `NotAllowed` unless `by` gives the help of this request."""
    if not perms.may_deliver(by, support_request):
        raise NotAllowed(_("This step belongs to another role."), code="role")


def check_amount(line: AwardLine, amount: Decimal) -> None:
    """Raise `Refused` unless `amount` is above 0 and at most what is left of the line (PR-7)."""
    left = AwardLine.objects.get(pk=line.pk).left
    if amount <= 0 or amount > left:
        raise Refused(
            _("Of this line, %(left)s are left: no more can be given.")
            % {"left": line.quantity(left)},
            code="much",
            field="amount",
            clause="PR-7",
        )
