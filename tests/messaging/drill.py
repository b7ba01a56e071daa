"""What the sender does with a gateway that is dead, refuses our key, drips and is well again.

`measure(count)` works in the database that Django is connected to, whose outbox is empty; as a
program it prints its figures as JSON.
"""

import json
import time
from datetime import timedelta

import django
from django.db.models import Value
from django.db.models.functions import Now
from django.test import override_settings

if __name__ == "__main__":
    django.setup()

from sanad.lib.actor import signed
from sanad.messaging import posting, workflow
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.messaging.sending import Sender
from tests.messaging.gateway import Gateway

MOBILE = "+966551234567"


def measure(count=2_000):
    """The figures; raises `AssertionError` where something was lost, doubled or late."""
    with Gateway() as gateway:
        settings = {"SMS_GATEWAY_URL": gateway.url, "SMS_GATEWAY_TOKEN": "a-token"}
        with override_settings(**settings):
            return {
                **_dead(count),
                **_refused(gateway),
                **_well(gateway, count),
                **_dripping(gateway),
            }


def _dead(count):
    """Nobody listens: everything waits, nothing is given up at once."""
    _queue(count)
    with override_settings(SMS_GATEWAY_URL="http://127.0.0.1:9/sms"):
        seconds = _timed(_send_all)
    assert MessageDelivery.objects.waiting().count() == count
    return {"dead: messages kept": count, "dead: seconds for one round": round(seconds, 2)}


def _refused(gateway):
    """One refusal holds the channel, and "try all again" lets it go."""
    _make_due()
    gateway.always = 401
    _send_all()
    posts = len(gateway.posts)
    assert 1 <= posts <= Sender().places
    gateway.always = 200
    assert workflow.try_all_again("sms", by=None) >= 1
    return {"refused key: posts until the channel was held": posts}


def _well(gateway, count):
    """The backlog goes out, and a code asked for meanwhile is not behind it."""
    gateway.posts.clear()
    sender, codes = Sender(), []
    began = time.monotonic()
    while sender.turn(patience=0.05):
        if len(gateway.posts) >= count // 2 and not codes:
            codes.append((len(gateway.posts), queue_code(MOBILE, "482913")))
    sender.finish()
    seconds = time.monotonic() - began
    place = next(n for n, (_, body) in enumerate(gateway.posts) if "482913" in body["text"])
    went = {"posts": len(gateway.posts), "sent": len(gateway.sent)}
    kept = list(MessageDelivery.objects.waiting().values_list("error", flat=True))
    assert went == dict.fromkeys(went, count + 1), (went, kept)
    assert not kept
    return {
        "well: messages a second": round(count / seconds),
        "well: messages before the code": place - codes[0][0],
    }


def _dripping(gateway):
    """An answer of a byte now and then: the code is posted once."""
    gateway.posts.clear()
    gateway.answers = ["drip"] * 5
    total, posting.TOTAL = posting.TOTAL, 1.0
    try:
        queue_code(MOBILE, "111222")
        seconds = _timed(_send_all)
        _make_due(leased_until=None)
        _send_all()
    finally:
        posting.TOTAL = total
    assert len(gateway.posts) == 1
    return {"dripping: posts of a code": 1, "dripping: seconds until cut off": round(seconds, 1)}


@signed
def _queue(count):
    past = Now() - Value(timedelta(minutes=1))
    MessageDelivery.objects.bulk_create(
        MessageDelivery(channel="sms", address=MOBILE, text=f"رسالة {n}", due_at=past)
        for n in range(count)
    )


@signed
def _make_due(**changed):
    MessageDelivery.objects.waiting().update(due_at=Now(), **changed)


def _send_all():
    sender = Sender()
    while sender.turn(patience=0.05):
        pass
    sender.finish()


def _timed(function):
    """How many seconds it takes."""
    began = time.monotonic()
    function()
    return time.monotonic() - began


if __name__ == "__main__":
    print(json.dumps(measure()))
