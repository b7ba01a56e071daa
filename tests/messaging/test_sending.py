"""The life of a delivery: taken by lease, sent once, tried again, given up."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Now

from sanad.messaging import gateways, posting, workflow
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue, queue_code
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def waiting(**options):
    message = queue("test.arrived", to=PersonFactory(), **options)
    return message.deliveries.get()


def send_all():
    while workflow.send_next():
        pass


def let_time_pass():
    """The pauses and leases are over."""
    MessageDelivery.objects.waiting().update(due_at=Now(), leased_until=None)


def test_sent_with_reference_token_and_sender(gateway, settings):
    delivery = waiting()
    send_all()
    ((headers, body),) = gateway.posts
    assert headers["Authorization"] == "Bearer a-token"
    assert headers["Idempotency-Key"] == body["reference"] == str(delivery.reference)
    assert body["to"] == delivery.address and body["text"] == delivery.text
    assert body["sender"] == settings.SMS_SENDER
    delivery.refresh_from_db()
    assert delivery.state == "sent" and delivery.attempts == 1 and delivery.finished_at
    assert delivery.text  # no secret: what was sent stays on the record


@pytest.mark.parametrize("answer", [400, 404, 410, 422])
def test_what_the_gateway_refuses_has_failed_for_good(gateway, answer):
    gateway.answers = [answer]
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "failed" and str(answer) in delivery.error
    assert len(gateway.posts) == 1


@pytest.mark.parametrize("answer", [500, 503, 429, 302, "drop"])
def test_what_may_pass_is_tried_again_with_the_same_reference(gateway, answer):
    gateway.answers = [answer]
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.error
    assert MessageDelivery.objects.filter(due_at__gt=Now() + Value(timedelta(seconds=5))).exists()
    let_time_pass()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "sent" and delivery.error == ""
    references = {body["reference"] for _, body in gateway.posts}
    assert len(gateway.posts) == 2 and references == {str(delivery.reference)}


def test_a_gateway_that_is_too_slow_is_asked_again_and_has_sent_once(gateway, monkeypatch):
    monkeypatch.setattr(posting, "SILENCE", 0.3)
    gateway.answers = ["slow"]
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and "TimeoutError" in delivery.error
    let_time_pass()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "sent" and len(gateway.sent) == 1


def test_nobody_listens(settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/sms"
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.attempts == 1


def test_given_up_after_the_last_attempt_and_tried_again_by_hand(gateway, cast):
    gateway.answers = [500] * workflow.MOST_ATTEMPTS
    delivery = waiting()
    for _ in range(workflow.MOST_ATTEMPTS):
        let_time_pass()
        send_all()
    delivery.refresh_from_db()
    assert delivery.state == "failed" and delivery.attempts == workflow.MOST_ATTEMPTS
    assert workflow.retry(delivery, by=cast.officer)
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "sent" and delivery.retried_by == cast.officer
    assert not workflow.retry(delivery, by=cast.officer)


def test_what_kills_the_worker_each_time_is_given_up_too(gateway):
    delivery = waiting()
    MessageDelivery.objects.update(attempts=workflow.MOST_ATTEMPTS)
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "failed" and gateway.posts == []


def test_a_fault_of_ours_does_not_hold_up_the_others(gateway, monkeypatch, caplog):
    first, second = waiting(), waiting()
    send = gateways.HttpSms.send

    def faulty(self, delivery):
        if delivery.pk == first.pk:
            raise ZeroDivisionError
        send(self, delivery)

    monkeypatch.setattr(gateways.HttpSms, "send", faulty)
    send_all()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("waiting", "sent")


def test_pauses_grow_and_are_never_in_step():
    seconds = [workflow.pause(n).total_seconds() for n in range(1, 9)]
    assert 7.5 <= seconds[0] <= 15 and 30 <= seconds[1] <= 60
    assert max(seconds) <= 6 * 60 * 60
    assert len({workflow.pause(3) for _ in range(20)}) > 1


def test_a_secret_is_wiped_once_sent(gateway):
    delivery = queue_code("+966551234567", "482913")
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "sent" and delivery.text == ""
    assert "482913" in gateway.posts[0][1]["text"]


def test_a_code_that_is_too_late_is_not_sent(gateway):
    delivery = queue_code("+966551234567", "482913")
    MessageDelivery.objects.update(expires_at=Now() - Value(timedelta(seconds=1)))
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "failed" and delivery.text == "" and gateway.posts == []


def test_secrets_whose_time_is_over_are_wiped(settings):
    sent = queue_code("+966551234567", "482913")
    send_all()  # the demo keeps it for its page
    sent.refresh_from_db()
    assert sent.state == "sent" and "482913" in sent.text
    late = queue_code("+966551234567", "111222")
    MessageDelivery.objects.update(expires_at=F("queued_at") - Value(timedelta(hours=1)))
    MessageDelivery.objects.update(expires_at=Now() - Value(timedelta(seconds=1)))
    assert workflow.wipe_expired() > 0
    for delivery in (sent, late):
        delivery.refresh_from_db()
        assert delivery.text == ""
    assert late.state == "failed"
    assert workflow.wipe_expired() == 0


def test_an_e_mail_bears_its_reference():
    person = PersonFactory(with_account=True, may_text=False)
    person.account.email = "munira@example.org"
    person.account.save()
    delivery = queue("test.arrived", to=person).deliveries.get()
    send_all()
    (sent,) = mail.outbox
    assert sent.to == ["munira@example.org"] and sent.subject
    assert str(delivery.reference) in sent.extra_headers["Message-ID"]


def test_production_without_a_gateway_does_not_pretend(settings):
    settings.PRODUCTION = True
    delivery = waiting()
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "failed" and "no gateway" in delivery.error


def test_a_lease_that_ran_out_is_taken_over(gateway):
    delivery = waiting()
    assert workflow.lease(2) == [delivery]  # and here the worker died
    assert workflow.lease(1) == []
    MessageDelivery.objects.update(leased_until=Now() - Value(timedelta(seconds=1)))
    send_all()
    delivery.refresh_from_db()
    assert delivery.state == "sent" and delivery.attempts == 2


@pytest.mark.django_db(transaction=True)
def test_what_another_worker_is_taking_keeps_nobody_waiting():
    first, second = waiting(), waiting()
    taking = connection.copy()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            taking.set_autocommit(False)
            held = f"SELECT 1 FROM {MessageDelivery._meta.db_table} WHERE id = %s FOR UPDATE"
            taking.cursor().execute(held, [first.pk])
            cursor.execute("SET LOCAL lock_timeout = '1s'")
            assert workflow.lease(2) == [second]
    finally:
        taking.close()


@pytest.mark.django_db(transaction=True)
def test_eight_workers_send_each_message_once(gateway):
    for _ in range(24):
        waiting()
    errors = []

    def work():
        try:
            send_all()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(gateway.posts) == len(gateway.sent) == 24
    assert not MessageDelivery.objects.exclude(state="sent").exists()
