"""What of the improvements waits for a person: what is in their hands, what nobody has yet."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sanad.accounts.perms import is_manager
from sanad.lib.links import link_to
from sanad.lib.today import Queue, QueueRow
from surveys.models import ImprovementAction


def for_user(user):
    """Whoever has an improvement in hand finishes it; managers take up what was heard (DG-6e)."""
    actions = ImprovementAction.objects.for_list()
    queues = [
        Queue(
            "improvements",
            _("Improvements in my hands"),
            actions.doing().filter(owner=user),
            lambda action: _task(action, _("Say what was done")),
            url=reverse("surveys:results"),
        )
    ]
    if is_manager(user):
        queues.append(
            Queue(
                "heard",
                _("Heard from people"),
                actions.heard(),
                lambda action: _task(action, _("Take it up")),
                url=reverse("surveys:results"),
            )
        )
    return queues


def _task(action, step):
    return QueueRow(
        name=action.heard,
        url=link_to("surveys:improvement", action.pk),
        name_note=str(action.branch or ""),
        about=action.get_step_display() if action.step else "",
        chip=getattr(action, "chip", None),
        step=step,
    )
