"""Nothing depends on having a phone: who has none is served from the first day to the last."""

import pytest
from django.urls import reverse

from requests_app.intake.workflow import telling
from requests_app.models import SupportRequest
from sanad.messaging.models import Message, MessageDelivery
from sanad.workflow.models import Task
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.beneficiaries import PersonFactory, open_to

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]


def test_the_whole_path(cast, calendar, client):
    """Filed, returned, decided, registered, given: each word of ours has somebody who says it."""
    person = PersonFactory(mobile=None, branch=cast.officer.branch)
    case = cases.accepted(calendar=calendar, amount=6000, person=person)
    said = Message.objects.filter(person_id=person.pk)
    assert said.filter(code="request.decided").exists()
    assert not MessageDelivery.objects.filter(message__in=said).exists()
    waits = Task.objects.about(case).open().get(kind="request-tell")
    assert waits.role == "officer"
    officer = requests.officer()
    open_to(officer, person)
    client.force_login(officer)
    page = client.get(reverse("requests:show", args=[case.pk])).text
    assert 'id="tell"' in page and "لا تصله رسالة" in page and "لا جوال له" in page
    fresh = SupportRequest.objects.get(pk=case.pk)
    telling.tell(fresh, by=officer, channel="visit")
    assert not Task.objects.about(case).open().filter(kind="request-tell").exists()
    case = cases.registration.register(cases.complete(fresh), by=officer)
    cases.pay(case.award_lines.get())
    case.refresh_from_db()
    assert case.status == "delivered"
    with_one = committee.ripe(calendar)
    committee.decided(committee.item_of(committee.in_session(items=[with_one]), with_one))
    assert not Task.objects.about(with_one).open().filter(kind="request-tell").exists()


def test_a_return_is_called_about_or_gone_to(cast, calendar):
    case = requests.returned(person=PersonFactory(mobile=None))
    assert Task.objects.about(case).open().filter(kind="call").exists()
