"""Did it arrive? The person says so; what did not is looked for at once (PR-7+)."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from requests_app.delivery import guards, messages, perms
from requests_app.delivery.forms import ArrivalForm
from requests_app.delivery.models import Arrival, Delivery
from requests_app.intake.enums import LIFE, RequestStatus, RequestTaskKind
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused


@LIFE.transition(
    {RequestStatus.REGISTERED, RequestStatus.DELIVERED, RequestStatus.ENDED},
    clause="PR-7+",
    may=perms.may_say_arrived,
    guards=[guards.something_given],
    label=_("Did it arrive?"),
    lead=_("Write down what the beneficiary says of a delivery that somebody else gave."),
    done=_("Their word is written down."),
    event=_("The beneficiary said whether it arrived"),
    told=_("We heard from you whether it arrived"),
    form=ArrivalForm,
    place=Place.BESIDE,
    explains=False,
    notify=messages.looked_for,
)
@holds("arrival_by_who_can_know", "arrival_said_once")
def say_arrived(
    support_request: SupportRequest,
    *,
    by: User,
    delivery: Delivery,
    has_arrived: bool,
    words: str = "",
) -> dict[str, Any]:
    """Whether `delivery` reached the person; what did not waits on the manager, over the provider.

    The newest answer counts, and each is given once.
    """
    if delivery.line.support_request_id != support_request.pk:
        raise Refused(_("Choose a delivery of this request."), code="delivery", field="delivery")
    if delivery.delivered_by_id == by.pk:
        raise Refused(
            _("A colleague who did not give it writes down what the beneficiary says."),
            code="own",
            field="delivery",
        )
    if delivery.arrivals.filter(has_arrived=has_arrived).exists():
        raise Refused(_("This was said already."), code="said", field="arrived")
    Arrival.objects.create(delivery=delivery, has_arrived=has_arrived, words=words, by=by)
    if has_arrived:
        tasks.close(RequestTaskKind.NOT_ARRIVED, delivery, outcome=str(_("It arrived after all.")))
    else:
        _look_for(support_request, delivery)
    return {
        "reason": words,
        "details": {"delivery": delivery.pk, "number": delivery.number, "arrived": has_arrived},
        "notify": {"delivery": None if has_arrived else delivery},
    }


def _look_for(case: SupportRequest, delivery: Delivery) -> None:
    tasks.open_task(
        RequestTaskKind.NOT_ARRIVED,
        delivery,
        name=f"{case.person} · {case} · {delivery}",
        link=case.get_absolute_url(),
        role=Role.MANAGER,
        due_on=clock.today() + timedelta(days=case.policy_version.search_days),
    )
