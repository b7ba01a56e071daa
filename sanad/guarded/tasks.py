"""What the calendar brings: changes whose hour has come, and those that nobody answered."""

from sanad.guarded import workflow
from sanad.guarded.enums import ChangeStatus
from sanad.guarded.models import GuardedChange

MOST = 100


def due() -> int:
    """Carry out what is ripe, ask the next; returns how many changes were moved."""
    changes = list(GuardedChange.objects.due().order_by("id")[:MOST])
    for change in changes:
        if change.status == ChangeStatus.APPROVED:
            workflow.carry_out_or_give_up(change)
        else:
            workflow.ask_next(change, by=None)
    return len(changes)
