"""A registered household: a service is a line of its own, given with proof like any other. Before
its time is over the household is asked to renew, and it stays registered until that is decided.
"""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from requests_app.delivery import guards, messages, perms
from requests_app.delivery.enums import Unit
from requests_app.delivery.forms import ServiceForm
from requests_app.delivery.models import AwardLine
from requests_app.intake.enums import LIFE, RequestStatus, RequestTaskKind
from requests_app.intake.guards import not_held_back, not_own
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.dates import month_of
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import holds
from sanad.workflow import workflow as tasks
from sanad.workflow.cycle import Place
from sanad.workflow.refusal import Refused


@LIFE.transition(
    {RequestStatus.REGISTERED},
    clause="DG-1+",
    may=perms.may_register,
    guards=[guards.is_enrolled, not_held_back, not_own],
    label=_("Give a service"),
    done=_("The service is with the provider, and the household is told."),
    event=_("A service was granted to the registered household"),
    told=text_lazy("portal.story.service"),
    form=ServiceForm,
    place=Place.BESIDE,
    notify=messages.service_comes,
)
@holds("awardline_of_a_service")
def add_service(
    support_request: SupportRequest, *, by: User, service: str, count: int
) -> dict[str, Any]:
    """`count` of a service that the household was registered for, due this month."""
    enrolment = support_request.enrolment
    if service not in enrolment.services:
        raise Refused(
            _("A registered household is given the services that it was granted."),
            code="service",
            field="service",
        )
    last = support_request.award_lines.aggregate(last=Max("order"))["last"] or 0
    line = AwardLine.objects.create(
        support_request=support_request,
        decision_id=enrolment.decision_id,
        order=last + 1,
        measure=Unit.GOODS,
        unit=service,
        amount=count,
        due_on=month_of(clock.today()),
    )
    return {"reason": str(line), "details": {"line": line.pk}, "notify": {"line": line}}


@LIFE.transition(
    {RequestStatus.REGISTERED},
    RequestStatus.ENDED,
    clause="DG-1+",
    may=perms.may_give_way,
    guards=[guards.is_enrolled, guards.was_renewed],
    label=_("End the former registration"),
    event=_("The registration of the household was renewed"),
    told=_("The registration of the household was renewed"),
    place=Place.NONE,
)
def give_way(support_request: SupportRequest, *, by: User) -> dict[str, Any]:
    """The household is registered anew: what it was registered for before ends with that."""
    return {"reason": str(_("The household is registered anew."))}


def end_the_former(support_request: SupportRequest, by: User) -> None:
    """End the registration that the request renews, where it still runs. Help of another kind goes
    on to its last month."""
    former = support_request.renews
    if former is None or guards.enrolment_of(former) is None:
        return
    if former.status == RequestStatus.REGISTERED:
        give_way(former, by=by)


@signed
@transaction.atomic
def ask_to_renew(case: SupportRequest) -> int:
    """A message to the household, and a task for the desk, once for a registration that runs out.
    1 where they were asked: whoever unmarks the row does it, so two workers ask once.

    The task stays until the request ends: a registration that nobody renewed is our work.
    """
    running = SupportRequest.objects.filter(pk=case.pk, status=RequestStatus.REGISTERED)
    if not running.calendar_due().update(calendar_due_on=None):
        return 0
    until = case.enrolment.until
    tasks.open_task(
        RequestTaskKind.RENEW,
        case,
        name=f"{case.person} · {case}",
        link=case.get_absolute_url(),
        role=Role.OFFICER,
        branch=case.branch,
        due_on=until,
    )
    messages.to_renew(case, until=until)
    return 1
