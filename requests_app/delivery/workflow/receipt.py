"""What was handed over without network: a receipt signed on paper, entered afterwards (PR-7)."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from beneficiaries import files
from beneficiaries.models import Person
from requests_app.delivery import guards, messages, perms
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver
from requests_app.delivery.models import AwardLine, Delivery
from requests_app.delivery.workflow.delivery import (
    DELIVERIES,
    as_written,
    check_amount,
    check_provider,
    finish_what_is_given,
    ways,
)
from requests_app.intake.enums import LIFE, RequestStatus
from requests_app.intake.guards import not_held_back, not_own
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib.files import Copy
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.paper import workflow as paper
from sanad.paper.enums import Kind
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused
from sanad.workflow.rows import lock


@files.all_or_none()
@transaction.atomic
def enter(line: AwardLine, *, by: User, key: UUID, **receipt: Any) -> Delivery:
    """Enter a receipt that was signed on paper; takes what `enter_receipt` takes. As `give` does,
    once for each key (PR-7).
    """
    support_request = lock(line.support_request)
    check_provider(by, support_request)
    earlier = DELIVERIES.made(key, by=by, line=line)
    if earlier is not None:
        return earlier
    enter_receipt(support_request, by=by, line=line, key=key, **receipt)
    return Delivery.objects.get(key=key)


def _finish_unless_held_back(support_request: SupportRequest, by: User) -> None:
    # The last of it was given before the service was stopped: the case itself waits.
    if not_held_back(support_request, by) is None:
        finish_what_is_given(support_request, by)


@LIFE.transition(
    {RequestStatus.REGISTERED},
    clause="PR-7",
    may=perms.may_deliver,
    guards=[not_own, guards.not_who_judged_it, guards.something_left],
    label=_("Enter a receipt on paper"),
    event=_("Help that was delivered on paper was entered"),
    told=text_lazy("portal.story.deliver"),
    url="delivery:enter",
    place=Place.BESIDE,
    rank=86,
    notify=messages.delivered,
    then=_finish_unless_held_back,
)
@holds("delivery_on_its_own_sheet", "delivery_on_paper_in_its_time")
def enter_receipt(
    support_request: SupportRequest,
    *,
    by: User,
    line: AwardLine,
    amount: Decimal,
    key: UUID,
    number: int,
    written_on: date,
    scan: Copy | None,
    received_by: str,
    receiver: Person | None = None,
    delegate_name: str = "",
    delegate_identity: str = "",
    delegate_paper: str = "",
) -> dict[str, Any]:
    """Write down what was handed over without network, against a receipt signed on paper (PR-7).

    `number`, `written_on` and `scan` as `sanad.paper.workflow.use` takes them; the photo is the
    proof. It is judged by the real day: after the registration, not ahead of its month, and not
    under a suspension that had begun by then (MC-2). The row bears the database's day.
    """
    check_amount(line, amount)
    if DeliveryKind.HAND not in ways(support_request, line):
        raise Refused(
            _("This help goes through the bank: the bank's reference is its proof, no receipt."),
            code="way",
            by=(Role.PROVIDER,),
        )
    if (refusal := guards.not_given_on(support_request, line, written_on)) is not None:
        raise refusal
    taken = (receiver, delegate_identity)
    if (own := guards.into_anothers_hands(support_request, by, *taken)) is not None:
        raise own
    if (unsigned := guards.minutes_are_signed(support_request, line)) is not None:
        raise unsigned
    if (unseen := guards.witness_looked_on(support_request, line, by)) is not None:
        raise unseen
    sheet = paper.use(
        number,
        by=by,
        kinds=(Kind.DELIVERY,),
        written_on=written_on,
        scan=scan,
        needs_scan=True,
        person=support_request.person,
    )
    by_delegate = received_by == Receiver.DELEGATE
    delivery = Delivery.objects.create(
        line=line,
        amount=amount,
        kind=DeliveryKind.HAND,
        proof=Proof.PAPER,
        received_by=received_by,
        receiver=None if by_delegate else receiver,
        delegate_name=delegate_name if by_delegate else "",
        delegate_identity=delegate_identity if by_delegate else "",
        delegate_paper=delegate_paper if by_delegate else "",
        sheet=sheet,
        delivered_by=by,
        key=key,
    )
    return as_written(delivery)
