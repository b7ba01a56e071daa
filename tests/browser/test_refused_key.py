"""A gateway refuses our key: who sees it, and how all that waited goes out again."""

from datetime import timedelta

import pytest
from django.db.models import Value
from django.urls import reverse

from sanad.lib.clock import PolicyNow
from sanad.messaging import workflow
from sanad.messaging.models import Gateway, MessageDelivery
from sanad.operations import workflow as operations
from sanad.operations.enums import RunKind
from sanad.operations.health import Check
from tests.browser.hands import click
from tests.factories import requests as cases
from tests.messaging.gateway import Gateway as Receiver

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_refused_key(desk, enter, meet, cast, settings):
    case = cases.noticed()
    first = case.person.pk
    cases.noticed()
    with Receiver() as receiver:
        settings.SMS_GATEWAY_URL, receiver.always = receiver.url, 401
        while workflow.send_next():
            pass
        workflow.note_answer("sms", "SMS gateway: 401")
        past = PolicyNow() - Value(timedelta(hours=3))
        MessageDelivery.objects.waiting().update(queued_at=past)
        with operations.record(RunKind.BACKUP) as run:
            run.note = "12 GB, 40 s"
        operations.note_troubles([Check("sms", False, "SMS gateway: 401")])

        officer = cases.officer()
        officer.branch = case.branch
        officer.save()
        enter(desk, officer)
        desk.goto(f"{reverse('workbench:today')}?pile=untold")
        assert reverse("people:show", args=[first]) in desk.content()
        meet(desk, "officer")

        enter(desk, cast.manager)
        desk.goto(reverse("workbench:today"))
        meet(desk, "manager")
        desk.goto(reverse("operations:show"))
        meet(desk, "held")
        receiver.always = 200
        click(desk.locator("main form button.btn-primary"))
        assert not Gateway.objects.held().exists()
        while workflow.send_next():
            pass
    assert len(receiver.sent) == MessageDelivery.objects.filter(state="sent").count() >= 2
    delivery = MessageDelivery.objects.filter(message__person_id=first).first()
    workflow.receive(delivery.reference, has_arrived=True)
    operations.note_troubles([Check("sms", True)])
    desk.goto(reverse("operations:show"))
    meet(desk, "well")
    enter(desk, officer)
    desk.goto(case.get_absolute_url())
    assert "وصلت" in desk.content()
    meet(desk, "arrived")
