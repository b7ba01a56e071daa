"""The life of a hold: written by a restore, lifted once by a person who has looked."""

from django.db import transaction

from sanad.lib.actor import signed
from sanad.messaging.enums import State
from sanad.messaging.models import MessageDelivery
from sanad.recovery.enums import HoldOutcome
from sanad.recovery.models import Hold


def standing() -> Hold | None:
    """The hold that stops outbox and calendar; None where everything runs."""
    return Hold.objects.standing().first()


def begin(*, backup_at, archive) -> Hold:
    """Hold outbox and calendar, as the owner; one that stands already stays. For the restore."""
    return standing() or Hold.objects.create(backup_at=backup_at, archive=archive)


def held_deliveries():
    """What waited in the backup; what was queued since the restore is not among them."""
    hold = standing()
    waiting = MessageDelivery.objects.waiting()
    return waiting.filter(queued_at__lt=hold.began_at) if hold else waiting.none()


@signed
@transaction.atomic
def lift(*, by, outcome) -> int | None:
    """Let outbox and calendar run again; how many messages waited in the backup, None where nothing
    is held (any more).

    `outcome`: `HoldOutcome.SEND` sends them; `HoldOutcome.SET_ASIDE` makes them failed, so that
    each can still be looked at and sent by hand. `by`: who lifts it, None at the command line.
    """
    hold = Hold.objects.standing().select_for_update().first()
    if hold is None:
        return None
    waiting = held_deliveries()
    if outcome == HoldOutcome.SET_ASIDE:
        count = waiting.update(
            state=State.FAILED, error="set aside after a restore", leased_until=None
        )
    else:
        count = waiting.count()
    hold.outcome, hold.lifted_by = outcome, by
    hold.save(update_fields=["outcome", "lifted_by"])
    return count
