"""The life of a delivery: waiting → sent | failed, failed → waiting by hand, and → arrived where
the gateway passes on the network's receipt.

Deliveries are taken by a lease (`FOR UPDATE SKIP LOCKED`, so that several workers never take the
same); every lock is let go, the gateway is asked, and the result is written. A worker that is
killed in between leaves a lease behind; when it runs out another takes the same row with the same
reference, and the gateway drops what it already has.
"""

import datetime
import logging
import random

from django.db import transaction
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Now

from sanad.lib.actor import signed
from sanad.lib.clock import PolicyNow
from sanad.messaging import gateways
from sanad.messaging.enums import State
from sanad.messaging.models import MOST_ATTEMPTS, Gateway, MessageDelivery

logger = logging.getLogger(__name__)

# Longer than any talk with a gateway takes (`posting.TOTAL`).
LEASE = datetime.timedelta(seconds=90)
FIRST_PAUSE = 15  # seconds; each next pause is four times as long
LONGEST_PAUSE = 6 * 60 * 60
# Between tries of a channel that refuses our key; each is three times as long.
FIRST_TRY = datetime.timedelta(minutes=5)
LONGEST_TRY = datetime.timedelta(hours=6)
GOING = {"held_at": None, "try_at": None, "tries": 0}  # of a `Gateway`
IS_LATE = Case(When(expires_at__lte=Now(), then=True), default=False)


@signed
def send_next() -> bool:
    """Send the next delivery that is due; False when there is none."""
    leased = lease(1)
    settle([(delivery, attempt(delivery)) for delivery in leased])
    return bool(leased)


@signed
def lease(count, *, bulk=None) -> list[MessageDelivery]:
    """Take up to `count` deliveries for `LEASE`, counting the attempt: codes first, then whatever
    is longest due; of what is no code at most `bulk`. Of a channel that is held one, when it is
    time to try it."""
    bulk = count if bulk is None else bulk
    with transaction.atomic():
        tries = _tries(count)
        free = MessageDelivery.objects.free().select_for_update(skip_locked=True, of=("self",))
        free = free.annotate(is_late=IS_LATE).order_by("-is_urgent", "due_at", "id")
        free = free[: count - len(tries)]
        urgent = [delivery for delivery in free if delivery.is_urgent]
        leased = urgent + [delivery for delivery in free if not delivery.is_urgent][:bulk] + tries
        # Counted before the attempt: what kills the worker each time is given up like the rest.
        MessageDelivery.objects.filter(pk__in=[delivery.pk for delivery in leased]).update(
            attempts=F("attempts") + 1, leased_until=Now() + Value(LEASE)
        )
    for delivery in leased:
        delivery.attempts += 1
    return leased


def _tries(most) -> list[MessageDelivery]:
    """The longest due message of each held channel that is to be tried now, one worker's only; its
    next try is further off."""
    tries = []
    for gateway in Gateway.objects.to_be_tried().select_for_update(skip_locked=True)[:most]:
        due = MessageDelivery.objects.due().filter(channel=gateway.channel)
        due = due.exclude(expires_at__lte=Now()).annotate(is_late=IS_LATE)
        delivery = due.select_for_update(skip_locked=True).order_by("due_at", "id").first()
        if delivery:
            delivery.is_try = True
            tries.append(delivery)
            Gateway.objects.filter(pk=gateway.pk).update(
                tries=F("tries") + 1, try_at=Now() + Value(pause_of_tries(gateway.tries + 1))
            )
    return tries


def attempt(delivery) -> Exception | None:
    """Hand one leased delivery to its gateway; asks nothing of the database.

    Returns None where it was taken, else what the gateway raised.
    """
    if delivery.is_late:
        return gateways.FailedForGood("too late to be sent")
    if delivery.attempts > MOST_ATTEMPTS:
        return gateways.FailedForGood(delivery.error or "given up")
    if not delivery.text:
        return gateways.FailedForGood("its words cannot be read: SECRET_KEY was changed")
    try:
        gateways.for_channel(delivery.channel).send(delivery)
    except (gateways.FailedForGood, gateways.TryAgain, gateways.KeyRefused) as trouble:
        return trouble
    except Exception as error:
        # A fault of ours in one message must not hold up the others.
        logger.exception("delivery %s", delivery.reference)
        return gateways.TryAgain(type(error).__name__)
    return None


@signed
def settle(outcomes):
    """Write down what came of attempts: `[(delivery, trouble)]`, as `attempt` returned it.

    What was taken, which is nearly all, goes in one statement.
    """
    taken = [delivery for delivery, trouble in outcomes if trouble is None]
    for is_wiped in (False, True):
        keys = [delivery.pk for delivery in taken if _is_wiped(delivery) is is_wiped]
        if keys:
            _write(keys, state=State.SENT, error="", **({"text": ""} if is_wiped else {}))
    for channel in {each.channel for each in taken if getattr(each, "is_try", False)}:
        _let_go(channel)
    for delivery, trouble in outcomes:
        if trouble is not None:
            _settle_trouble(delivery, trouble)


def _is_wiped(delivery):
    return delivery.is_secret and not gateways.for_channel(delivery.channel).keeps_secrets


def _settle_trouble(delivery, trouble):
    match trouble:
        case gateways.FailedForGood():
            _fail(delivery, str(trouble))
        case gateways.KeyRefused():
            _hold(delivery, str(trouble))
        case gateways.Unclear() if delivery.is_urgent:
            # A second code confuses whoever holds the first; a fresh one is one touch away.
            _fail(delivery, f"{trouble}, not sent again")
        case _:
            _try_again(delivery, str(trouble))


@signed
def note_answer(channel, trouble):
    """Keep what a channel's gateway last said, for the page of operations."""
    Gateway.objects.bulk_create(
        [Gateway(channel=channel, answer=str(trouble or "")[:200], answered_at=PolicyNow())],
        update_conflicts=True,
        unique_fields=["channel"],
        update_fields=["answer", "answered_at"],
    )


@signed
def retry(delivery, *, by) -> bool:
    """Put a failed delivery back in the queue; False where there is nothing left to send.

    It keeps its reference: had the gateway taken it after all, it is still delivered once. Where
    the network says that it did not arrive, the gateway has done with that reference: another
    delivery of the same message takes its place.
    """
    failed = MessageDelivery.objects.failed().filter(pk=delivery.pk).exclude(text="")
    if failed.filter(receipt_at__isnull=True).update(**_anew(), retried_by=by):
        return True
    with transaction.atomic():
        if not failed.filter(retried_by=None, receipt_at__isnull=False).update(retried_by=by):
            return False
        names = ("message", "channel", "address", "subject", "text", "is_secret", "expires_at")
        fields = {name: getattr(delivery, name) for name in names}
        MessageDelivery.objects.create(**fields, parts=delivery.parts, retried_by=by)
    return True


@signed
def try_all_again(channel, *, by) -> int:
    """Let the channel send again after its gateway refused our key or was away for long: all that
    waits is due now, and what was given up in the last days waits again. Returns how many.
    """
    with transaction.atomic():
        Gateway.objects.filter(channel=channel).update(resumed_by=by, **GOING)
        of_channel = MessageDelivery.objects.filter(channel=channel)
        waiting = of_channel.waiting().update(due_at=Now())
        given_up = of_channel.given_up().filter(receipt_at__isnull=True)
        return waiting + given_up.update(**_anew(), retried_by=by)


@signed
def receive(reference, *, has_arrived, reason=""):
    """Write down the network's word on a delivery; the same twice is once.

    What arrived has arrived, whatever is said later. An unknown reference is nobody's.
    """
    told = MessageDelivery.objects.filter(reference=reference)
    if has_arrived:
        told = told.exclude(state=State.ARRIVED)
        values = {"state": State.ARRIVED, "error": ""}
    else:
        told = told.filter(state__in=[State.WAITING, State.SENT])
        values = {"state": State.FAILED, "error": f"the network: {reason or 'failed'}"[:200]}
    # A secret has done its work, or comes too late.
    wiped = Case(When(is_secret=True, then=Value("")), default=F("text"), output_field=TextField())
    return told.update(**values, text=wiped, receipt_at=PolicyNow(), leased_until=None)


@signed
def mark_read(messages):
    """The person has seen these messages (a queryset) on their own page."""
    return messages.unread().update(read_at=PolicyNow())


@signed
def wipe_expired() -> int:
    """Wipe every secret whose time is over, and give up those still waiting. Returns how many."""
    over = MessageDelivery.objects.filter(is_secret=True, expires_at__lte=Now()).exclude(text="")
    given_up = over.waiting().update(
        state=State.FAILED, error="too late to be sent", leased_until=None, text=""
    )
    return over.update(text="") + given_up


def pause(attempts) -> datetime.timedelta:
    """How long to wait after so many attempts: four times as long each time, never in step."""
    longest = min(FIRST_PAUSE * 4 ** (attempts - 1), LONGEST_PAUSE)
    return datetime.timedelta(seconds=longest * random.uniform(0.5, 1))


def pause_of_tries(tries) -> datetime.timedelta:
    """How long a held channel rests after so many tries in vain."""
    return min(FIRST_TRY * 3 ** min(tries, 10), LONGEST_TRY)


def _anew():
    return {
        "state": State.WAITING,
        "attempts": 0,
        "error": "",
        "due_at": Now(),
        "leased_until": None,
    }


def _hold(delivery, error):
    """Nothing of this channel is sent until our key is taken again, but one message now and then to
    find that out; it costs no attempt."""
    Gateway.objects.bulk_create([Gateway(channel=delivery.channel)], ignore_conflicts=True)
    free = Gateway.objects.filter(channel=delivery.channel, held_at=None)
    if free.update(held_at=PolicyNow(), tries=0, try_at=Now() + Value(FIRST_TRY)):
        logger.error("%s: our key is refused, the channel is held", error)
    _write([delivery.pk], error=error[:200], attempts=max(delivery.attempts - 1, 0), due_at=Now())


def _let_go(channel):
    """A try was taken: the channel goes on by itself."""
    if Gateway.objects.held().filter(channel=channel).update(resumed_by=None, **GOING):
        logger.warning("%s: our key is taken again, the channel goes on", channel)


def _try_again(delivery, error):
    if delivery.attempts >= MOST_ATTEMPTS:
        return _fail(delivery, error)
    _write([delivery.pk], error=error[:200], due_at=Now() + Value(pause(delivery.attempts)))


def _fail(delivery, error):
    logger.warning("delivery %s failed: %s", delivery.reference, error)
    wiped = {"text": ""} if delivery.is_secret else {}
    _write([delivery.pk], state=State.FAILED, error=error[:200], **wiped)


def _write(keys, **values):
    # Only what waits: a worker that comes back after its lease changes nothing decided since.
    MessageDelivery.objects.waiting().filter(pk__in=keys).update(leased_until=None, **values)
