"""The life of a delivery: waiting → sent | failed, and failed → waiting by hand.

The worker takes one at a time by a lease (`FOR UPDATE SKIP LOCKED`, so that several workers never
take the same), lets go of every lock, talks to the gateway, and writes the result. A worker that
is killed in between leaves a lease behind; when it runs out another takes the same row with the
same reference, and the gateway drops what it already has.
"""

import datetime
import logging
import random

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Now

from sanad.lib.clock import PolicyNow
from sanad.messaging import gateways
from sanad.messaging.enums import State
from sanad.messaging.models import Delivery
from sanad.messaging.outbox import database_now

logger = logging.getLogger(__name__)

# Longer than any talk with a gateway takes.
LEASE = datetime.timedelta(seconds=90)
MOST_ATTEMPTS = 8
FIRST_PAUSE = 15  # seconds; each next pause is four times as long
LONGEST_PAUSE = 6 * 60 * 60


def send_next() -> bool:
    """Send the next delivery that is due; False when there is none."""
    delivery = lease()
    if delivery is None:
        return False
    send(delivery)
    return True


def lease():
    """Take the longest due delivery for `LEASE`, counting the attempt; None when there is none."""
    with transaction.atomic():
        free = Delivery.objects.free().select_for_update(skip_locked=True)
        delivery = free.order_by("due_at", "id").first()
        if delivery is None:
            return None
        # Counted before the attempt: what kills the worker each time is given up like the rest.
        delivery.attempts += 1
        delivery.leased_until = Now() + Value(LEASE)
        delivery.save(update_fields=["attempts", "leased_until"])
    return delivery


def send(delivery):
    """Hand one leased delivery to its gateway and write down what came of it."""
    gateway = gateways.for_channel(delivery.channel)
    if delivery.expires_at and delivery.expires_at <= database_now():
        return _fail(delivery, "too late to be sent")
    if delivery.attempts > MOST_ATTEMPTS:
        return _fail(delivery, delivery.error or "given up")
    try:
        gateway.send(delivery)
    except gateways.FailedForGood as refusal:
        _fail(delivery, str(refusal))
    except gateways.TryAgain as trouble:
        _try_again(delivery, str(trouble))
    except Exception as error:
        # A fault of ours in one message must not hold up the others.
        logger.exception("delivery %s", delivery.reference)
        _try_again(delivery, type(error).__name__)
    else:
        wiped = {"text": ""} if delivery.is_secret and not gateway.keeps_secrets else {}
        _write(delivery, state=State.SENT, error="", **wiped)


def retry(delivery, *, by) -> bool:
    """Put a failed delivery back in the queue; False where there is nothing left to send.

    It keeps its reference: had the gateway taken it after all, it is still delivered once.
    """
    failed = Delivery.objects.failed().filter(pk=delivery.pk).exclude(text="")
    return bool(
        failed.update(
            state=State.WAITING,
            attempts=0,
            error="",
            due_at=Now(),
            leased_until=None,
            retried_by=by,
        )
    )


def mark_read(messages):
    """The person has seen these messages (a queryset) on their own page."""
    return messages.unread().update(read_at=PolicyNow())


def wipe_expired() -> int:
    """Wipe every secret whose time is over, and give up those still waiting. Returns how many."""
    over = Delivery.objects.filter(is_secret=True, expires_at__lte=Now())
    given_up = over.waiting().update(
        state=State.FAILED, error="too late to be sent", leased_until=None
    )
    return over.exclude(text="").update(text="") + given_up


def pause(attempts) -> datetime.timedelta:
    """How long to wait after so many attempts: four times as long each time, never in step."""
    longest = min(FIRST_PAUSE * 4 ** (attempts - 1), LONGEST_PAUSE)
    return datetime.timedelta(seconds=longest * random.uniform(0.5, 1))


def _try_again(delivery, error):
    if delivery.attempts >= MOST_ATTEMPTS:
        return _fail(delivery, error)
    _write(delivery, error=error[:200], due_at=Now() + Value(pause(delivery.attempts)))


def _fail(delivery, error):
    logger.warning("delivery %s failed: %s", delivery.reference, error)
    wiped = {"text": ""} if delivery.is_secret else {}
    _write(delivery, state=State.FAILED, error=error[:200], **wiped)


def _write(delivery, **values):
    # Only while it waits: a worker that comes back after its lease changes nothing decided since.
    Delivery.objects.waiting().filter(pk=delivery.pk).update(leased_until=None, **values)
