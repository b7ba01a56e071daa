"""What gateways do to us: drip, refuse our key, say no with a 200, and tell what arrived."""

import hashlib
import hmac
import json
import time
from datetime import timedelta

import pytest
from django.db.models import F, Value
from django.db.models.functions import Now
from django.urls import reverse

from sanad.lib.clock import PolicyNow
from sanad.messaging import gateways, posting, today, workflow
from sanad.messaging.models import Gateway, MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.messaging.sending import Sender
from tests.messaging.test_sending import let_time_pass, send_all, waiting

pytestmark = pytest.mark.django_db

RECEIPTS = "/desk/messages/receipts/"
MOBILE = "+966551234567"


def empty():
    sender = Sender()
    while sender.turn(patience=0.5):
        pass
    sender.finish()


# Within a total time -----------------------------------------------------------------------------


@pytest.fixture
def hurried(monkeypatch):
    """Half a second for all of it; a byte comes each tenth, so no single wait is too long."""
    monkeypatch.setattr(posting, "TOTAL", 0.5)


def test_the_total_time_is_far_below_the_lease():
    assert workflow.LEASE.total_seconds() / 2 > posting.CONNECT + posting.SILENCE + posting.TOTAL


def test_a_dripping_answer_is_cut_off(gateway, hurried):
    gateway.answers = ["drip"]
    delivery = waiting()
    began = time.monotonic()
    send_all()
    assert time.monotonic() - began < 2
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.leased_until is None


def test_a_dripping_gateway_gets_a_code_once(gateway, hurried):
    gateway.answers = ["drip"]
    code = queue_code(MOBILE, "482913")
    send_all()
    code.refresh_from_db()
    assert code.state == "failed" and code.text == "" and "not sent again" in code.error
    let_time_pass()
    send_all()
    assert len(gateway.posts) == 1


def test_a_code_that_was_not_handed_over_is_tried_again(settings, gateway):
    settings.SMS_GATEWAY_URL, url = "http://127.0.0.1:9/sms", settings.SMS_GATEWAY_URL
    code = queue_code(MOBILE, "482913")
    send_all()
    settings.SMS_GATEWAY_URL = url
    let_time_pass()
    send_all()
    code.refresh_from_db()
    assert code.state == "sent" and len(gateway.posts) == 1


def test_what_is_no_address_is_not_handed_over():
    with pytest.raises(posting.NotHandedOver):
        posting.post("file:///etc/passwd", b"", {})


# Codes first -------------------------------------------------------------------------------------


def test_a_code_passes_everything_that_waits(gateway):
    for _ in range(20):
        waiting()
    MessageDelivery.objects.update(due_at=Now() - Value(timedelta(hours=1)))
    queue_code(MOBILE, "482913")
    send_all()
    assert "482913" in gateway.posts[0][1]["text"] and len(gateway.posts) == 21


def test_bulk_leaves_places_for_codes(gateway):
    gateway.always = "slow"
    for _ in range(8):
        waiting()
    sender = Sender(places=6, kept_for_codes=2)
    sender.turn()
    assert len(sender.under_way) == 4
    queue_code(MOBILE, "482913")
    gateway.always = 200
    sender.turn()
    urgent = [delivery for delivery in sender.under_way.values() if delivery.is_urgent]
    assert len(sender.under_way) == 5 and len(urgent) == 1
    sender.finish()
    assert MessageDelivery.objects.get(is_urgent=True).state == "sent"


def test_several_are_under_way_at_a_time(gateway):
    for _ in range(12):
        waiting()
    gateway.answers = ["slow"] * 3
    began = time.monotonic()
    empty()
    assert time.monotonic() - began < 7, "three seconds each, one after the other, are nine"
    assert len(gateway.sent) == 12


def test_a_code_whose_time_is_over_is_never_sent(gateway):
    late = queue_code(MOBILE, "482913")
    MessageDelivery.objects.update(expires_at=Now() - Value(timedelta(seconds=1)))
    in_time = queue_code(MOBILE, "111222")
    MessageDelivery.objects.filter(pk=in_time.pk).update(
        expires_at=Now() + Value(timedelta(minutes=1))
    )
    empty()
    late.refresh_from_db()
    assert late.state == "failed" and len(gateway.posts) == 1


# How success looks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "is_taken"),
    [
        (b"", True),
        (b"{}", True),
        (b'{"status": "queued", "id": 7}', True),
        (b'{"status": "OK"}', True),
        (b'{"error": null}', True),
        (b'{"status": "error"}', False),
        (b'{"status": "insufficient_credit"}', False),
        (b'{"success": false}', False),
        (b'{"error": "bad sender"}', False),
        (b"<html>Sign in to the network</html>", False),
        (b"[1]", False),
        (b"\xff\xfe", False),
    ],
)
def test_only_what_says_so_was_taken(gateway, body, is_taken):
    gateway.answers = [(200, body)]
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == ("sent" if is_taken else "waiting")
    assert is_taken or "200" in delivery.error


def test_the_words_of_success_are_the_providers(gateway, settings):
    settings.SMS_GATEWAY_SUCCESS = ["1"]
    gateway.answers = [(200, b'{"status": 1}'), (200, b'{"status": "ok"}')]
    first, second = waiting(), waiting()
    send_all()
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == ("sent", "waiting")


def test_what_a_gateway_says_of_a_person_is_not_kept(gateway):
    gateway.answers = [(200, b'{"status": "error: +966551234567 unknown"}')]
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.error == "SMS gateway: 200"


class Legacy(gateways.HttpSms):
    """A provider with other words, as docs/changes.md tells how to add one."""

    def request(self, delivery):
        address, headers, _ = super().request(delivery)
        return address, headers, json.dumps({"mobile": delivery.address}).encode()

    def is_taken(self, body):
        return body.startswith(b"1:")


def test_a_provider_of_another_kind_is_one_class(gateway, monkeypatch):
    monkeypatch.setattr(gateways, "for_channel", lambda channel: Legacy())
    gateway.answers = [(200, b"1: taken"), (200, b"0: no credit")]
    first, second = waiting(), waiting()
    send_all()
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.state, second.state) == ("sent", "waiting")
    assert gateway.posts[0][1] == {"mobile": first.address}


# A refused key -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_holds_all_of_the_channel(gateway, cast, client, status):
    gateway.always = status
    deliveries = [waiting() for _ in range(5)]
    send_all()
    assert len(gateway.posts) == 1, "one refusal is enough"
    assert {d.state for d in MessageDelivery.objects.all()} == {"waiting"}
    assert set(MessageDelivery.objects.values_list("attempts", flat=True)) == {0}
    assert Gateway.objects.held().get().channel == "sms"
    # The manager reads it on their day, and nobody else does.
    (queue, _failed) = today.for_user(cast.manager)
    row = queue.draw(queue.rows.get())
    assert row.step and today.for_user(cast.officer) == []
    client.force_login(cast.officer)
    assert client.post(row.step_url).status_code == 403
    gateway.always = 200
    send_all()
    assert len(gateway.posts) == 1, "held until somebody sees to it"
    client.force_login(cast.manager)
    assert client.post(row.step_url).status_code == 302
    send_all()
    assert len(gateway.sent) == len(deliveries)
    gate = Gateway.objects.get()
    assert gate.held_at is None and gate.resumed_by == cast.manager


def its_time_has_come():
    assert Gateway.objects.held().update(try_at=Now())


def until_the_next_try():
    """In minutes, by the database's clock."""
    gate = Gateway.objects.annotate(rest=F("try_at") - Now()).get()
    return round(gate.rest.total_seconds() / 60)


def test_a_held_channel_is_tried_with_one_message_after_a_growing_pause(gateway):
    gateway.always = 401
    [waiting() for _ in range(5)]
    send_all()
    assert len(gateway.posts) == 1 and until_the_next_try() == 5
    for posts, minutes in ((2, 15), (3, 45), (4, 135), (5, 360), (6, 360)):
        its_time_has_come()
        send_all()
        assert len(gateway.posts) == posts and until_the_next_try() == minutes
    assert set(MessageDelivery.objects.values_list("attempts", "state")) == {(0, "waiting")}
    assert Gateway.objects.held().exists()


def test_a_try_that_is_taken_lets_the_channel_go(gateway):
    gateway.always = 401
    deliveries = [waiting() for _ in range(5)]
    send_all()
    gateway.always = 200
    send_all()
    assert not gateway.sent, "its time has not come"
    its_time_has_come()
    send_all()
    assert len(gateway.sent) == len(deliveries)
    gate = Gateway.objects.get()
    assert (gate.held_at, gate.try_at, gate.tries, gate.resumed_by) == (None, None, 0, None)


def test_a_channel_that_an_earlier_release_held_is_tried_at_once(gateway):
    gateway.always = 401
    waiting()
    send_all()
    Gateway.objects.update(try_at=None)
    send_all()
    assert len(gateway.posts) == 2 and until_the_next_try() == 15


def test_only_one_worker_tries(gateway):
    gateway.always = 401
    [waiting() for _ in range(5)]
    send_all()
    its_time_has_come()
    assert [len(workflow.lease(8)) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("answer", [400, 500, "drop"])
def test_a_try_that_says_nothing_of_the_key_lets_nothing_go(gateway, answer):
    gateway.always = 401
    [waiting() for _ in range(5)]
    send_all()
    gateway.always = answer
    its_time_has_come()
    send_all()
    assert len(gateway.posts) == 2 and Gateway.objects.held().exists()


def test_what_was_under_way_before_lets_nothing_go(gateway):
    waiting(), waiting()
    under_way, refused = workflow.lease(2)
    workflow.settle([(refused, gateways.KeyRefused("401"))])
    workflow.settle([(under_way, None)])
    assert Gateway.objects.held().exists()


def test_a_code_whose_time_is_over_is_no_try(gateway):
    gateway.always = 401
    waiting()
    code = queue_code("+966551234567", "482913")
    send_all()
    past = Now() - Value(timedelta(minutes=1))
    MessageDelivery.objects.filter(is_urgent=True).update(expires_at=past, due_at=past)
    its_time_has_come()
    [tried] = workflow.lease(8)
    assert not tried.is_urgent, code


def test_the_other_channel_goes_on(gateway):
    gateway.always = 401
    waiting()
    send_all()
    email = MessageDelivery.objects.create(channel="email", address="a@example.org", text="x")
    send_all()
    email.refresh_from_db()
    assert email.state == "sent"


def test_try_all_again_takes_up_what_was_given_up_lately(gateway, cast):
    lately, long_ago, wrong_number = waiting(), waiting(), waiting()
    MessageDelivery.objects.update(state="failed", attempts=workflow.MOST_ATTEMPTS, error="500")
    MessageDelivery.objects.filter(pk=wrong_number.pk).update(attempts=1)
    past = PolicyNow() - Value(timedelta(days=4))
    MessageDelivery.objects.filter(pk=long_ago.pk).update(queued_at=past)
    assert workflow.try_all_again("sms", by=cast.manager) == 1
    send_all()
    assert [body["reference"] for _, body in gateway.posts] == [str(lately.reference)]


# Receipts ----------------------------------------------------------------------------------------


@pytest.fixture
def receipt(client, settings):
    """`receipt(delivery, status)`: the gateway passes on the network's word; its answer."""
    settings.SMS_RECEIPT_SECRET = "a-secret"

    def send(reference, status, key="a-secret", **more):
        body = json.dumps({"reference": str(reference), "status": status, **more}).encode()
        signed = hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
        return client.post(
            RECEIPTS,
            body,
            content_type="application/json",
            headers={"X-Signature": f"sha256={signed}"},
        ).status_code

    return send


def test_a_receipt_says_that_it_arrived(gateway, receipt):
    assert reverse("messaging:receipts") == RECEIPTS
    delivery = waiting()
    send_all()
    assert receipt(delivery.reference, "delivered") == 204
    delivery.refresh_from_db()
    assert delivery.state == "arrived" and delivery.receipt_at
    first = delivery.receipt_at
    assert receipt(delivery.reference, "delivered") == 204
    assert receipt(delivery.reference, "failed") == 204, "what arrived has arrived"
    delivery.refresh_from_db()
    assert delivery.state == "arrived" and delivery.receipt_at == first


def test_a_receipt_may_come_before_our_own_note(gateway, receipt):
    delivery = waiting()
    (leased,) = workflow.lease(1)
    trouble = workflow.attempt(leased)
    assert receipt(delivery.reference, "delivered") == 204
    workflow.settle([(leased, trouble)])
    delivery.refresh_from_db()
    assert delivery.state == "arrived"


def test_what_did_not_arrive_is_sent_anew_under_another_reference(gateway, receipt, cast):
    delivery = waiting()
    send_all()
    assert receipt(delivery.reference, "undelivered", reason="absent-subscriber") == 204
    delivery.refresh_from_db()
    assert delivery.state == "failed" and "absent-subscriber" in delivery.error
    assert delivery.can_be_retried and workflow.retry(delivery, by=cast.officer)
    delivery.refresh_from_db()
    assert not delivery.can_be_retried and not workflow.retry(delivery, by=cast.officer)
    send_all()
    again = delivery.message.deliveries.exclude(pk=delivery.pk).get()
    assert again.state == "sent" and again.text == delivery.text and len(gateway.sent) == 2


@pytest.mark.parametrize("status", ["queued", "sent"])
def test_what_is_known_already_changes_nothing(gateway, receipt, status):
    delivery = waiting()
    assert receipt(delivery.reference, status) == 204
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.receipt_at is None


def test_only_the_gateways_own_receipts_are_taken(gateway, receipt, client, settings):
    delivery = waiting()
    assert receipt(delivery.reference, "delivered", key="another") == 403
    assert client.post(RECEIPTS, b"{}", content_type="application/json").status_code == 403
    assert receipt("no-reference", "delivered") == 400
    assert receipt("7f1a9d0c-6c0e-4d58-8a9f-0f2c4c8c2a11", "delivered") == 204
    assert client.get(RECEIPTS).status_code == 405
    settings.SMS_RECEIPT_SECRET = ""
    assert receipt(delivery.reference, "delivered") == 404
    delivery.refresh_from_db()
    assert delivery.state == "waiting"


def test_a_reason_that_may_name_somebody_is_not_kept(gateway, receipt):
    delivery = waiting()
    receipt(delivery.reference, "failed", reason="number of +966551234567 unknown")
    delivery.refresh_from_db()
    assert delivery.state == "failed" and delivery.error == "the network: failed"
