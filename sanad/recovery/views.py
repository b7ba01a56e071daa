"""The page on which a manager lets outbox and calendar go after a restore."""

from django.contrib import messages
from django.db.models import Count, Min
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sanad.lib.http import page
from sanad.recovery import perms, workflow
from sanad.recovery.enums import HoldOutcome
from sanad.recovery.forms import LiftForm

MOST_SHOWN = 50


@page(perms.may_lift_hold, methods="GET POST")
def hold(request):
    """What waited in the backup, and the two ways to go on."""
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _lift(request, form.cleaned_data["outcome"])
    waiting = workflow.held_deliveries()
    context = {
        "hold": workflow.standing(),
        "deliveries": waiting.order_by("id")[:MOST_SHOWN],
        **waiting.aggregate(count=Count("id"), oldest=Min("queued_at")),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "recovery/hold.html", context, status=status)


def _lift(request, outcome):
    count = workflow.lift(by=request.user, outcome=outcome)
    if count is None:
        messages.info(request, _("Nothing is held any more."))
    elif outcome == HoldOutcome.SET_ASIDE:
        said = ngettext(
            "%(count)d message was set aside. New ones are sent.",
            "%(count)d messages were set aside. New ones are sent.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.success(request, _("Messages and the calendar run again."))
    return redirect("workbench:today")
