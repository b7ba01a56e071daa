"""The first payment of money waits for signed minutes, and for the witness where family served; not
for ever: then the chair is asked, or a manager."""

from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import GRANTING, Confirmed
from requests_app.committee.forms.fields import ReasonForm
from requests_app.committee.models import Decision, Vote
from requests_app.delivery import guards, perms
from requests_app.delivery.enums import Unit
from requests_app.delivery.models import PaymentRelease
from requests_app.intake import kin
from requests_app.intake.enums import LIFE, RequestStatus, RequestTaskKind, WitnessAnswer
from requests_app.intake.guards import not_own
from requests_app.intake.models import KinWitness, SupportRequest, WitnessWord
from requests_app.intake.workflow.kin import decide_without_witness
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.arabic import has_letter
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused

PAYABLE = (RequestStatus.ACCEPTED, RequestStatus.REGISTERED)


@LIFE.transition(
    PAYABLE,
    clause="PR-7+",
    may=perms.may_release,
    guards=[not_own, guards.waited_for_minutes],
    label=_("Release the first payment"),
    lead=_("The minutes of the sitting are not signed yet. Say why the payment does not wait."),
    done=_("The payment may go out."),
    event=_("The chair released the first payment before the minutes were signed"),
    form=ReasonForm,
    place=Place.BESIDE,
    explains=False,
)
def release_payment(support_request: SupportRequest, *, by: User, reason: str) -> dict[str, Any]:
    """The chair lets the first payment go without signed minutes, and says why (PR-7+)."""
    if not has_letter(reason):
        raise Refused(_("Write the reason."), code="reason", field="reason")
    waits = guards.payment_waits(support_request)
    assert waits is not None  # `waited_for_minutes` asked
    PaymentRelease.objects.create(decision=waits[0], reason=reason, by=by)
    tasks.close(RequestTaskKind.RELEASE, support_request, outcome=reason)
    return {"reason": reason}


@LIFE.transition(
    PAYABLE,
    clause="PR-2+",
    may=perms.may_pay_without_witness,
    guards=[not_own, guards.waited_for_witness],
    label=_("Pay without the witness's word"),
    lead=_("The witness did not say that they looked on. Say why the payment does not wait."),
    done=_("The payment may go out."),
    event=_("The first payment was let go without the word of the witness"),
    form=ReasonForm,
    place=Place.BESIDE,
    explains=False,
)
def pay_without_witness(
    support_request: SupportRequest, *, by: User, reason: str
) -> dict[str, Any]:
    """Who leads lets the first payment go although no witness looked on, and says why (PR-2+)."""
    if not has_letter(reason):
        raise Refused(_("Write the reason."), code="reason", field="reason")
    for key, _day, _is_over in kin.awaited(support_request):
        WitnessWord.objects.create(named_id=key, answer=WitnessAnswer.RELEASED, note=reason, by=by)
        named = KinWitness.objects.get(pk=key)
        tasks.close(RequestTaskKind.WITNESS, named, outcome=str(WitnessAnswer.RELEASED.label))
    tasks.close(RequestTaskKind.SILENT, support_request, outcome=reason)
    return {"reason": reason}


def ask_who_leads() -> int:
    """A task for who leads where the first payment waited its days for a witness, once for each
    request. Returns how many were opened."""
    asked = Task.objects.filter(
        kind=RequestTaskKind.SILENT,
        about_type=SupportRequest._meta.label_lower,
        about_id=Cast(OuterRef("pk"), CharField()),
    )
    witnessed = KinWitness.objects.filter(support_request=OuterRef("pk"))
    cases = SupportRequest.objects.filter(
        Exists(witnessed), ~Exists(asked), status__in=PAYABLE
    ).select_related("person")
    return sum(map(_ask_who_leads, cases.order_by("id")))


@transaction.atomic
def _ask_who_leads(case: SupportRequest) -> int:
    if guards.waited_for_witness(case, None) is not None:
        return 0
    if not case.award_lines.not_given().filter(measure=Unit.MONEY).exists():
        return 0
    decide_without_witness(case)
    return 1


def ask_the_chair() -> int:
    """A task of the chair for each first payment that waited its days for signed minutes, once for
    each decision; ended where it waits no longer. Returns how many were opened or ended.
    """
    return sum(_ask(decision) for decision in _waiting()) + sum(map(_end, _answered()))


def _waiting() -> list[Decision]:
    """Decisions whose first payment may wait for minutes, and which nobody was asked about yet."""
    asked = Task.objects.filter(
        kind=RequestTaskKind.RELEASE,
        about_type=SupportRequest._meta.label_lower,
        about_id=Cast(OuterRef("support_request"), CharField()),
        created_at__gte=OuterRef("recorded_at"),
    )
    before = Vote.objects.filter(item=OuterRef("item"), confirmed_how=Confirmed.BEFORE)
    unsigned = Decision.objects.filter(
        outcome__in=GRANTING,
        amount__isnull=False,
        support_request__status__in=PAYABLE,
        item__sitting__minutes_signed_at=None,
        item__sitting__scan=None,
        release=None,
    ).filter(~Exists(before), ~Exists(asked))
    return list(unsigned.select_related("support_request__person").order_by("id"))


@transaction.atomic
def _ask(decision: Decision) -> int:
    case = decision.support_request
    if guards.waited_for_minutes(case, None) is not None:
        return 0
    tasks.open_task(
        RequestTaskKind.RELEASE,
        case,
        name=f"{case.person} · {case}",
        link=case.get_absolute_url(),
        role=Role.CHAIR,
        due_on=clock.today(),
    )
    return 1


def _answered() -> list[SupportRequest]:
    open_ones = Task.objects.open().filter(kind=RequestTaskKind.RELEASE)
    keys = [int(key) for key in open_ones.values_list("about_id", flat=True)]
    cases = SupportRequest.objects.filter(pk__in=keys)
    return [case for case in cases if guards.payment_waits(case) is None]


def _end(case: SupportRequest) -> int:
    tasks.close(
        RequestTaskKind.RELEASE, case, outcome=str(_("The payment waits for minutes no more."))
    )
    return 1
