"""What of the outbox waits for a person: messages that could not be sent."""

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.perms import is_manager
from sanad.lib.dates import RIYADH
from sanad.lib.identifiers import mask_mobile
from sanad.lib.today import Queue, Task
from sanad.messaging.models import Delivery


def for_user(user):
    """Managers see the messages that no gateway took: somebody has not been told.

    One-time codes are left out: whoever needs one asks for another.
    """
    if not is_manager(user):
        return []
    failed = Delivery.objects.failed().filter(message__isnull=False)
    failed = failed.annotate(due_on=TruncDate("queued_at", tzinfo=RIYADH))
    return [Queue("messages", _("Messages not sent"), failed, _task, tone="brick")]


def _task(delivery):
    is_mail = "@" in delivery.address
    return Task(
        name=delivery.address if is_mail else mask_mobile(delivery.address),
        about=delivery.get_channel_display(),
        chip=delivery.chip,
        step=_("Try again") if delivery.can_be_retried else "",
        step_url=reverse("messaging:retry", args=[delivery.pk]),
        is_post=True,
        waits_for=_("Its words are gone: call the person"),
    )
