"""Proof of filing: the receipt, its PDF, and the page where a stranger checks it (DG-2, DG-4)."""

import io

import pikepdf
import pytest
from django.urls import reverse
from django.utils.http import urlencode

from requests_app.intake import receipt
from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow import desk
from sanad.messaging.models import Message, MessageDelivery
from sanad.portal.forms_asking import ReceiptForm
from tests.factories import requests as situations
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import url

pytestmark = pytest.mark.django_db

CHECK = "/receipt/"


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, gender="f")


@pytest.fixture
def filed(client, mother):
    client.force_login(mother.account)
    case = journey.begin(client)
    journey.submit_all(client, case)
    case.refresh_from_db()
    journey.sign_out(client)
    return case


def checked(client, case, **changed):
    shown = {"number": case.number, "code": receipt.code(case.number), **changed}
    return client.get(CHECK, shown)


@pytest.mark.policy("PR-5")
def test_one_message_says_that_it_arrived_and_when_the_reply_comes(filed):
    (message,) = Message.objects.about(filed)
    assert message.code == "request.submitted"
    assert filed.number in message.body and filed.notices.get().text in message.body
    assert "2 weeks" in message.body_en
    sms = MessageDelivery.objects.get(message=message, channel="sms")
    assert sms.text.startswith("وصل طلبكِ") and filed.number in sms.text


def test_a_request_that_comes_back_arrives_again_without_a_second_notice(filed, mother, client):
    items = [("income", "expired")]
    case = desk.return_for_completion(filed, by=situations.officer(), items=items, note="")
    situations.answered(case)
    client.force_login(mother.account)
    journey.sign(client, filed)
    filed.refresh_from_db()
    assert filed.status == RequestStatus.SUBMITTED and filed.notices.count() == 1
    again = Message.objects.about(filed).latest("id")
    assert again.code == "request.submitted" and filed.notices.get().text not in again.body


def test_the_receipt_names_her_and_the_association(filed, mother, client):
    client.force_login(mother.account)
    answer = client.get(url(filed, "receipt_pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
        assert filed.number in str(pdf.docinfo["/Title"])
    page = client.get(url(filed, "receipt")).content.decode()
    assert receipt.code(filed.number) in page and url(filed, "receipt_pdf") in page


def test_a_stranger_learns_that_it_is_ours_and_no_name(filed, mother, client):
    page = checked(client, filed).content.decode()
    assert filed.number in page and str(filed.programme) in page
    assert str(receipt.STANDING[RequestStatus.SUBMITTED]) in page
    for name in (mother.full_name, mother.first_name, mother.family_name, mother.mobile):
        assert name not in page


@pytest.mark.parametrize(
    "typed", [" 1448 00231", "144800231", "1448-231", "١٤٤٨-٠٠٢٣١", "1448/00231"]
)
def test_a_number_is_read_however_it_is_typed(typed):
    form = ReceiptForm({"number": typed, "code": "7K4P-92MD"})
    assert form.is_valid() and form.cleaned_data["number"] == "1448-00231"


@pytest.mark.parametrize("changed", [{"code": "2222-2222"}, {"number": "1448-99999"}])
def test_another_number_or_code_is_unknown(filed, client, changed):
    page = checked(client, filed, **changed)
    assert page.status_code == 200
    assert page.context["is_unknown"] and str(filed.programme) not in page.content.decode()


@pytest.mark.parametrize("number", ["", "xx", "1448", "\x00", "😀", "7" * 500, "1448-2-3"])
def test_a_wrong_number_gets_a_sentence(client, number):
    answer = client.get(CHECK, {"number": number, "code": "2222-2222"})
    assert answer.status_code == 200 and answer.context["form"].errors["number"]


def test_guessing_is_stopped(filed, client):
    tried = [checked(client, filed, code="2222-2222").status_code for _ in range(21)]
    assert tried == [200] * 20 + [429]


def test_a_changed_key_keeps_printed_receipts_good(filed, client, settings):
    printed = receipt.code(filed.number)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, as long as a key has to be: 0123456789abcdef"
    assert receipt.code(filed.number) != printed
    assert checked(client, filed, code=printed).context["support_request"] == filed
    settings.SECRET_KEY_FALLBACKS = []
    assert checked(client, filed, code=printed).context["is_unknown"]


def test_every_status_with_a_number_has_its_words():
    assert receipt.STANDING.keys() == set(RequestStatus) - {RequestStatus.DRAFT}


def test_the_square_leads_to_the_check(filed, client):
    assert receipt.address(filed).endswith(
        f"{CHECK}?{urlencode({'number': filed.number, 'code': receipt.code(filed.number)})}"
    )


def test_the_desk_gives_it_too_and_the_opening_is_on_record(filed, cast, client):
    client.force_login(cast.officer)
    page = reverse("requests:show", args=[filed.pk])
    address = reverse("requests:receipt", args=[filed.pk])
    assert address in client.get(page).content.decode()
    assert client.get(address).content.startswith(b"%PDF")
    draft = situations.draft()
    assert client.get(reverse("requests:receipt", args=[draft.pk])).status_code == 404
