"""Leases, pauses and expiries at their edges. They go by the database's own clock, so rows are
moved here, not the calendar."""

from datetime import timedelta

import pytest
from django.db.models import Value
from django.db.models.functions import Now

from sanad.lib.clock import PolicyNow
from sanad.messaging import workflow
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue, queue_code
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def waiting():
    return queue("test.arrived", to=PersonFactory()).deliveries.get()


def from_now(**delta):
    return Now() + Value(timedelta(**delta))


@pytest.mark.parametrize(
    ("moved", "is_free"),
    [
        ({"due_at": from_now(seconds=30)}, False),
        ({"due_at": from_now(seconds=-1)}, True),
        ({"leased_until": from_now(seconds=30)}, False),
        ({"leased_until": from_now(seconds=-1)}, True),
        ({"leased_until": from_now(seconds=-1), "due_at": from_now(seconds=30)}, False),
    ],
)
def test_what_is_due_and_in_nobodys_hands_is_taken(moved, is_free):
    delivery = waiting()
    MessageDelivery.objects.update(**moved)
    assert MessageDelivery.objects.free().exists() is is_free
    assert workflow.lease(2) == ([delivery] if is_free else [])


def test_a_lease_lasts_ninety_seconds():
    waiting()
    workflow.lease(1)
    assert MessageDelivery.objects.filter(leased_until__gt=from_now(seconds=80)).exists()
    assert MessageDelivery.objects.filter(leased_until__lte=from_now(seconds=90)).exists()


@pytest.mark.parametrize(("minutes", "is_long"), [(59, False), (61, True)])
def test_who_waited_for_an_hour_was_not_told_and_a_code_tells_nobody(minutes, is_long):
    delivery = waiting()
    queue_code("+966551234567", "482913")
    MessageDelivery.objects.update(queued_at=PolicyNow() - Value(timedelta(minutes=minutes)))
    assert list(MessageDelivery.objects.waiting_long()) == ([delivery] if is_long else [])
    MessageDelivery.objects.update(state="sent")
    assert not MessageDelivery.objects.waiting_long().exists()


@pytest.mark.parametrize(
    ("attempts", "hours", "is_tried"),
    [(7, 71, False), (8, 71, True), (8, 73, False)],
)
def test_what_the_gateway_did_not_take_is_tried_again_for_three_days(attempts, hours, is_tried):
    delivery, secret = waiting(), queue_code("+966551234567", "482913")
    MessageDelivery.objects.filter(pk=secret.pk).update(text="")  # sent or too late: it is gone
    MessageDelivery.objects.update(
        state="failed",
        attempts=attempts,
        queued_at=PolicyNow() - Value(timedelta(hours=hours)),
    )
    assert list(MessageDelivery.objects.given_up()) == ([delivery] if is_tried else [])


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(1, 15), (2, 60), (3, 240), (4, 960), (5, 3840), (6, 15360), (7, 21600), (8, 21600)],
)
def test_each_pause_is_four_times_as_long_up_to_six_hours(attempts, seconds):
    for _ in range(50):
        assert seconds / 2 <= workflow.pause(attempts).total_seconds() <= seconds


@pytest.mark.parametrize(
    ("before", "state", "posts"), [(6, "waiting", 1), (7, "failed", 1), (8, "failed", 0)]
)
def test_the_eighth_attempt_is_the_last(gateway, before, state, posts):
    gateway.answers = [500]
    delivery = waiting()
    MessageDelivery.objects.update(attempts=before)
    assert workflow.send_next()
    delivery.refresh_from_db()
    assert (delivery.state, len(gateway.posts)) == (state, posts)


def test_what_failed_keeps_its_words_and_a_secret_loses_them(gateway):
    gateway.answers = [400, 400]
    said, secret = waiting(), queue_code("+966551234567", "482913")
    while workflow.send_next():
        pass
    said.refresh_from_db(), secret.refresh_from_db()
    assert (said.can_be_retried, secret.can_be_retried) == (True, False)
    assert said.text and not secret.text


@pytest.mark.parametrize(("seconds", "state"), [(30, "sent"), (-1, "failed")])
def test_a_code_is_sent_within_its_time(gateway, seconds, state):
    delivery = queue_code("+966551234567", "482913")
    MessageDelivery.objects.update(expires_at=from_now(seconds=seconds))
    workflow.send_next()
    delivery.refresh_from_db()
    assert delivery.state == state


@pytest.mark.parametrize(("seconds", "is_wiped"), [(30, False), (-1, True)])
@pytest.mark.parametrize("is_secret", [True, False])
def test_secrets_alone_are_wiped_and_only_after_their_time(seconds, is_wiped, is_secret):
    delivery = queue_code("+966551234567", "482913") if is_secret else waiting()
    MessageDelivery.objects.update(expires_at=from_now(seconds=seconds))
    workflow.wipe_expired()
    delivery.refresh_from_db()
    is_gone = is_wiped and is_secret
    assert (delivery.text == "", delivery.state == "failed") == (is_gone, is_gone)


def test_a_worker_that_comes_back_late_changes_nothing(gateway):
    delivery = waiting()
    (late,) = workflow.lease(1)
    MessageDelivery.objects.update(leased_until=from_now(seconds=-1))
    workflow.send_next()
    gateway.answers = [400]
    workflow.settle([(late, workflow.attempt(late))])
    delivery.refresh_from_db()
    assert (delivery.state, delivery.error) == ("sent", "")


def test_a_code_lives_ten_minutes():
    queue_code("+966551234567", "482913")
    assert MessageDelivery.objects.filter(expires_at__lte=from_now(minutes=10)).exists()
    assert MessageDelivery.objects.filter(expires_at__gt=from_now(minutes=9)).exists()
