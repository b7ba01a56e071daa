"""Pressed twice: both presses are under way before either is done."""

import threading
import time

import pytest
from django.db import connection, transaction

from requests_app.intake.enums import RequestStatus
from requests_app.models import SupportRequest
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import url

WAITING = """SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'"""


def until_waiting(count):
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(WAITING)
            if cursor.fetchone()[0] >= count:
                return
        time.sleep(0.05)
    raise AssertionError("the presses never waited for the row")


@pytest.mark.policy("PR-4")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["sign", "code"])
def test_both_presses_end_at_the_receipt(client, way):
    mother = PersonFactory(with_account=True)
    client.force_login(mother.account)
    case = journey.begin(client)
    journey.answer_all(client, case)
    journey.promise_all(client, case)
    data = {"agreed": "on", "drawing": journey.DRAWING}
    if way == "code":
        client.post(url(case, "send_code"))
        data["code"] = journey.last_code()
    data["digest"] = client.get(url(case, way)).context["digest"]
    answers = []
    phones = [journey.on_the_phone_of(client), journey.on_the_phone_of(client)]
    for phone in phones:
        phone.force_login(mother.account)

    def press(phone):
        try:
            answers.append(phone.post(url(case, way), data))
        finally:
            connection.close()

    presses = [threading.Thread(target=press, args=[phone]) for phone in phones]
    with transaction.atomic():
        SupportRequest.objects.select_for_update().get(pk=case.pk)
        for one in presses:
            one.start()
        until_waiting(2)
    for one in presses:
        one.join(30)
    assert [getattr(answer, "url", "") for answer in answers] == [url(case, "receipt")] * 2
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED and case.declarations.count() == 1
