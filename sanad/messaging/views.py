"""The demo's page of what would have been sent, and the button that tries again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sanad.lib.http import page, safe_next
from sanad.messaging import gateways, perms, workflow
from sanad.messaging.models import Delivery

MOST_SHOWN = 100


@page()
def demo(request):
    """What would have been sent, newest first; only where nothing is sent."""
    if not gateways.is_demo():
        raise Http404
    if not perms.may_see_demo(request.user):
        raise PermissionDenied
    deliveries = Delivery.objects.order_by("-id")[:MOST_SHOWN]
    return render(request, "messaging/demo.html", {"deliveries": deliveries})


@page(perms.may_retry, methods="POST")
def retry(request, pk):
    """Try a failed delivery again, then back to the case."""
    delivery = get_object_or_404(Delivery, pk=pk)
    if workflow.retry(delivery, by=request.user):
        messages.success(request, _("The message is on its way again."))
    else:
        messages.info(request, _("There is nothing left to send here."))
    return redirect(safe_next(request, "workbench:today"))
