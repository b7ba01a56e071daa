"""Sums under parallel writers: eight deliveries of 80 against 100, one passes (PR-7)."""

import threading
import uuid

import pytest
from django.db import IntegrityError, connection

from requests_app.delivery.workflow import delivery
from requests_app.models import Delivery
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.delivery.raw import insert, row

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.policy("PR-7")]
THREADS = 8


def at_once(work):
    """What eight threads got, all started together: "passed", or the name of the refusal."""
    start, got = threading.Barrier(THREADS), []

    def run():
        try:
            start.wait(30)
            work()
            got.append("passed")
        except IntegrityError as error:
            got.append(constraint_of(error))
        except Refused as refusal:
            got.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(got)


@pytest.fixture
def line(calendar):
    return cases.registered(calendar=calendar, amount=100).award_lines.get()


def test_eight_of_eighty_against_a_hundred(line):
    rows = [row(line, amount=80) for _number in range(THREADS)]
    got = at_once(lambda: insert("delivery", **rows.pop()))
    assert got == ["delivery_within_decision"] * 7 + ["passed"]
    assert Delivery.objects.get().amount == 80


def test_eight_reversals_of_eighty_against_a_hundred(line):
    paid = cases.pay(line)
    delivery.resume(paid.line.support_request, by=cases.provider(), reason="عاد التحويل")
    back = {"reverses_id": paid.pk, "reason": "عاد", "proof": "", "amount": -80}
    rows = [row(line, **back) for _number in range(THREADS)]
    got = at_once(lambda: insert("delivery", **rows.pop()))
    assert got == ["delivery_reversal_within_delivery"] * 7 + ["passed"]


def test_eight_providers_by_the_verb(line):
    by = cases.provider()
    got = at_once(lambda: cases.pay(line, by=by, amount=80))
    assert got.count("passed") == 1 and len(got) == THREADS
    assert Delivery.objects.get().amount == 80


def test_the_same_form_sent_eight_times(line):
    by, key = cases.provider(), uuid.uuid4()
    assert at_once(lambda: cases.pay(line, by=by, key=key)) == ["passed"] * THREADS
    assert Delivery.objects.get().amount == 100
    line.support_request.refresh_from_db()
    assert line.support_request.status == "delivered"
