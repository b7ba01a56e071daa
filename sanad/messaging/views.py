"""The demo's page of what would have been sent, the buttons that try again, and the network's
receipts."""

import hashlib
import hmac
import json
import re
import uuid

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt

from sanad.accounts.perms import without_kept_off
from sanad.lib.http import page, safe_next
from sanad.messaging import gateways, perms, workflow
from sanad.messaging.enums import MessageChannel
from sanad.messaging.models import MessageDelivery

MOST_SHOWN = 100
SIGNATURE = "X-Signature"
ARRIVED, FAILED = {"delivered", "arrived"}, {"failed", "undelivered", "rejected", "expired"}


@page()
def demo(request):
    """What would have been sent, newest first; only where nothing is sent."""
    if not gateways.is_demo():
        raise Http404
    if not perms.may_see_demo(request.user):
        raise PermissionDenied
    deliveries = MessageDelivery.objects.order_by("-id")[:MOST_SHOWN]
    return render(request, "messaging/demo.html", {"deliveries": deliveries})


@page(perms.may_retry, methods="POST")
def retry(request, pk):
    """Try a failed delivery again, then back to the case."""
    served = without_kept_off(MessageDelivery.objects.all(), request.user, "message__person_id")
    delivery = get_object_or_404(served, pk=pk)
    if workflow.retry(delivery, by=request.user):
        messages.success(request, _("The message is on its way again."))
    else:
        messages.info(request, _("There is nothing left to send here."))
    return redirect(safe_next(request, "workbench:today"))


@page(perms.may_try_all_again, methods="POST")
def try_all_again(request, channel):
    """Let a channel send again, then back."""
    if channel not in MessageChannel.values:
        raise Http404
    count = workflow.try_all_again(channel, by=request.user)
    words = ngettext(
        "%(count)s message is on its way again.",
        "%(count)s messages are on their way again.",
        count,
    )
    messages.success(request, words % {"count": count})
    return redirect(safe_next(request, "workbench:today"))


@csrf_exempt
@login_not_required
@page(methods="POST")
def receipts(request):
    """The gateway passes on what the network said: JSON `reference status [reason]`, signed in
    `X-Signature` with `sha256=` and the HMAC of the body under `SMS_RECEIPT_SECRET`.

    The same twice changes nothing. 204 also where the reference is nobody's; 400 what is no
    receipt, 403 a wrong signature, 404 where no secret is set.
    """
    if not settings.SMS_RECEIPT_SECRET:
        raise Http404
    signed = hmac.new(settings.SMS_RECEIPT_SECRET.encode(), request.body, hashlib.sha256)
    given = request.headers.get(SIGNATURE, "").removeprefix("sha256=")
    if not hmac.compare_digest(signed.hexdigest().encode(), given.encode()):
        return HttpResponse(status=403)
    try:
        receipt = json.loads(request.body)
        reference, status = uuid.UUID(receipt["reference"]), str(receipt["status"]).lower()
        reason = str(receipt.get("reason") or "")
    except (ValueError, TypeError, KeyError, AttributeError):
        return HttpResponse(status=400)
    if status in ARRIVED | FAILED:
        # A code of the network's, never a sentence: who knows what stands in it.
        reason = reason if re.fullmatch(r"[\w.-]{1,40}", reason) else status
        workflow.receive(reference, has_arrived=status in ARRIVED, reason=reason)
    return HttpResponse(status=204)  # "queued", "sent": nothing that is not known
