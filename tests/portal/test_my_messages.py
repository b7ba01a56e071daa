"""What the portal told somebody can be read by them, and by nobody else on the phone."""

import pytest
from django.urls import reverse

from sanad.contact import workflow
from sanad.messaging.models import Message, MessageDelivery
from sanad.messaging.outbox import queue
from tests.factories import conduct
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ReferralFactory

pytestmark = pytest.mark.django_db
URL = "/my/messages/"


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, mobile="+966550000881")


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


@pytest.mark.policy("PR-3")
def test_the_answer_to_a_question_is_read_where_its_message_leads(phone, mother, cast):
    referral = ReferralFactory(person=mother, owner=cast.researcher)
    workflow.answer(referral, by=cast.researcher, answer="نطلبه لنعرف الدخل.", means="message")
    assert MessageDelivery.objects.get(address=mother.mobile).text.endswith(URL)
    home = phone.get("/my/")
    assert URL in home.content.decode() and home.context["unread"] == 1
    page = phone.get(URL).content.decode()
    assert "نطلبه لنعرف الدخل." in page
    assert phone.get("/my/").context["unread"] == 0


def test_each_message_leads_to_what_it_is_about(phone, mother, cast):
    case = cases.submitted(person=mother)
    conduct.in_force(cast, "oral", conduct.heard(cast, person=mother))
    page = phone.get(URL).content.decode()
    assert reverse("portal:my_request", args=[case.pk]) in page
    assert reverse("portal:my_measures") in page


def test_only_their_own_and_only_what_was_shown_is_read(phone, mother):
    sister = PersonFactory(household=mother.household)
    queue("referral.answered", to=sister, values={"answer": "للأخت"})
    for n in range(21):
        queue("referral.answered", to=mother, values={"answer": f"رقم{n}؛"})
    page = phone.get(URL)
    assert "للأخت" not in page.content.decode() and "رقم20؛" in page.content.decode()
    assert Message.objects.to_people([mother]).unread().count() == 1
    assert "رقم0؛" in phone.get(URL, {"after": page.context["page"].next}).content.decode()
    assert not Message.objects.to_people([mother]).unread().exists()
    assert Message.objects.to_people([sister]).unread().exists()


@pytest.mark.parametrize("path", ["/home/", URL, "/letters/1/"])
def test_who_follows_a_message_signed_out_is_asked_for_the_mobile(client, path):
    answer = client.get(path)
    assert answer.url == f"{reverse('account_request_login_code')}?next={path}"
