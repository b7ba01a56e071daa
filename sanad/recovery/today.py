"""What a restore leaves to a person: the outbox is held until somebody has looked at it."""

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.lib.dates import RIYADH
from sanad.lib.today import Queue, QueueRow
from sanad.recovery.models import Hold
from sanad.recovery.perms import may_lift_hold


def for_user(user):
    """Managers see that nothing is sent since a restore."""
    if not may_lift_hold(user):
        return []
    holds = Hold.objects.standing().annotate(due_on=TruncDate("began_at", tzinfo=RIYADH))
    return [Queue("hold", _("Nothing is sent"), holds, _task, tone="brick")]


def _task(hold):
    return QueueRow(
        name=_("The portal was restored from a backup"),
        url=reverse("recovery:hold"),
        about=_("Messages and the calendar wait until you have looked at them."),
        step=_("Look and let go"),
    )
