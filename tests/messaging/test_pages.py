"""The demo's page, and what a case page shows of its messages."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from sanad.messaging import workflow
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue, queue_code
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def drawn(obj, user):
    request = RequestFactory().get("/case/")
    request.user = user
    template = Template("{% load messaging %}{% message_log obj %}")
    return template.render(Context({"request": request, "obj": obj, "csrf_token": "t"}))


def test_a_case_shows_what_was_said_and_how_it_left(cast, django_assert_num_queries):
    person = PersonFactory()
    assert "s-hint" in drawn(person, cast.officer)
    for _ in range(10):
        queue("test.arrived", to=person, about=person)
    queue("test.arrived", to=PersonFactory(mobile=None), about=person)
    assert cast.officer.roles
    with django_assert_num_queries(2):
        page = drawn(person, cast.officer)
    assert page.count("وصلتكِ رسالة.") == 11
    assert page.count("s-chip") == 10


def test_a_failed_message_is_tried_again_from_the_case(client, cast):
    person = PersonFactory()
    delivery = queue("test.arrived", to=person, about=person).deliveries.get()
    MessageDelivery.objects.update(state="failed", error="SMS gateway: 400")
    retry = reverse("messaging:retry", args=[delivery.pk])
    assert retry in drawn(person, cast.officer)
    assert retry not in drawn(person, cast.auditor)
    client.force_login(cast.auditor)
    assert client.post(retry).status_code == 403
    client.force_login(cast.officer)
    assert client.get(retry).status_code == 405
    answer = client.post(retry, {"next": "/desk/somewhere/"})
    assert answer.status_code == 302 and answer.url == "/desk/somewhere/"
    delivery.refresh_from_db()
    assert delivery.state == "waiting" and delivery.retried_by == cast.officer


def test_the_demo_page_shows_what_would_have_been_sent(client, cast, settings):
    queue_code("+966551234567", "482913")
    while workflow.send_next():
        pass
    client.force_login(cast.officer)
    page = client.get(reverse("messaging:demo"))
    assert page.status_code == 200 and "482913" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_the_demo_page_is_the_staffs_and_the_demos_alone(client, cast, settings):
    address = reverse("messaging:demo")
    assert client.get(address).status_code == 302
    client.force_login(PersonFactory(with_account=True).account)
    assert client.get(address).status_code == 403
    client.force_login(cast.officer)
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/sms"
    assert client.get(address).status_code == 404
    settings.SMS_GATEWAY_URL, settings.PRODUCTION = "", True
    assert client.get(address).status_code == 404


def test_a_way_leads_to_the_demo_page_from_every_page_of_the_staff_and_only_in_a_demo(
    client, cast, settings
):
    address, door = reverse("messaging:demo"), reverse("workbench:today")
    client.force_login(cast.auditor)
    assert address in client.get(door).content.decode()
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/sms"
    assert address not in client.get(door).content.decode()


def test_the_demo_page_does_not_grow_in_queries(client, cast, django_assert_max_num_queries):
    for number in range(12):
        queue_code("+966551234567", f"{number:06}")
    client.force_login(cast.officer)
    with django_assert_max_num_queries(8):
        client.get(reverse("messaging:demo"))
