"""What of the outbox waits for a person: channels that are held, messages that were not sent."""

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.perms import is_manager
from sanad.lib.dates import RIYADH
from sanad.lib.identifiers import mask_mobile
from sanad.lib.today import Queue, QueueRow
from sanad.messaging.models import Gateway, MessageDelivery


def for_user(user):
    """Managers see the channels that are held and the messages that no gateway took: somebody has
    not been told.

    One-time codes are left out: whoever needs one asks for another.
    """
    if not is_manager(user):
        return []
    held = Gateway.objects.held().annotate(due_on=TruncDate("held_at", tzinfo=RIYADH))
    failed = MessageDelivery.objects.failed().filter(message__isnull=False)
    failed = failed.annotate(due_on=TruncDate("queued_at", tzinfo=RIYADH))
    return [
        Queue("held", _("Gateways that refuse us"), held, _resume, tone="brick"),
        Queue("messages", _("Messages not sent"), failed, _task, tone="brick"),
    ]


def _resume(gateway):
    return QueueRow(
        name=gateway.get_channel_display(),
        about=_("The gateway refuses our key: nothing is sent until it is renewed"),
        step=_("Try all again"),
        step_url=reverse("messaging:try_all_again", args=[gateway.channel]),
        is_post=True,
    )


def _task(delivery):
    is_mail = "@" in delivery.address
    return QueueRow(
        name=delivery.address if is_mail else mask_mobile(delivery.address),
        about=delivery.get_channel_display(),
        chip=delivery.chip,
        step=_("Try again") if delivery.can_be_retried else "",
        step_url=reverse("messaging:retry", args=[delivery.pk]),
        is_post=True,
        waits_for=_("Its words are gone: call the person"),
    )
