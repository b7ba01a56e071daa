"""What the calendar brings: reminders, pauses, closings, tasks. The worker asks again and again."""

from requests_app.delivery.workflow import enrolment, release
from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow import aside, waiting
from requests_app.models import SupportRequest
from sanad.workflow.refusal import Refused


def due():
    """Do all that is due now; returns how many requests and tasks moved. Safe at any time."""
    moved = act_on_days() + close_ended()
    asked = waiting.ask_the_committee() + release.ask_the_chair() + release.ask_who_leads()
    return moved + asked + waiting.close_what_went_on()


def act_on_days():
    """Remind who was asked for papers, and pause after the last reminder (PR-2, +); ask the
    household whose registration runs out to renew it (DG-1+)."""
    statuses = (RequestStatus.RETURNED, RequestStatus.REGISTERED)
    due = SupportRequest.objects.filter(status__in=statuses).calendar_due().order_by("id")
    return sum(_act(one) for one in due.iterator())


def _act(support_request):
    if support_request.status == RequestStatus.REGISTERED:
        return enrolment.ask_to_renew(support_request)
    return _try(aside.remind, support_request) or _try(aside.lapse, support_request)


def close_ended():
    """Close what is still open where the relationship ended (MC-3)."""
    ended = SupportRequest.objects.unfinished().terminated()
    return sum(_try(aside.close, one) for one in ended.order_by("id").iterator())


def _try(verb, support_request):
    """1 where the verb could be done; its own guards decide, on the locked row."""
    try:
        verb(support_request, by=None)
    except Refused:
        return 0
    return 1
