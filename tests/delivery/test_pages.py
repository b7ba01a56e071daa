"""The pages of registration and delivery: who sees them, what they do, and what they refuse."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import guarded
from requests_app.delivery.forms import PayeeForm
from requests_app.delivery.workflow.registration import register
from requests_app.intake.enums import Stage
from requests_app.models import Delivery, Programme
from sanad.accounts.models import Session
from sanad.messaging.models import MessageDelivery
from tests.delivery import cases
from tests.factories import requests
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.guarded import agreed, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider_page(client, db):
    client.force_login(cases.provider())
    return client


@pytest.fixture
def desk_page(client, db):
    client.force_login(requests.officer())
    return client


def give_data(line, **changed):
    return {
        "line": line.pk,
        "key": str(uuid.uuid4()),
        "amount": str(line.amount),
        "kind": "payee",
        "bank_reference": "FT26326X7K2",
        **changed,
    }


def hand_data(line, **changed):
    person = line.support_request.person_id
    return give_data(
        line,
        **{
            "kind": "hand",
            "receiver": str(person),
            "proof": "drawn",
            "drawing": requests.DRAWING,
            **changed,
        },
    )


@pytest.fixture
def line(three_months):
    return three_months.first()


def show(line):
    return reverse("delivery:show", args=[line.support_request_id])


# The queue ---------------------------------------------------------------------------------------


def test_the_queue_shows_what_is_due_and_what_comes_later(provider_page, line):
    page = provider_page.get(reverse("delivery:list"))
    assert [row[0].pk for row in page.context["rows"]] == [line.pk]
    counts = {name: count for name, _label, count, _tone, _chosen in page.context["counts"]}
    assert counts == {"due": 1, "paused": 0, "coming": 2, "given": 0}
    later = provider_page.get(reverse("delivery:list"), {"table": "coming"})
    assert len(later.context["rows"]) == 2


def test_what_was_given_this_month_leads_to_its_receipt(provider_page, line, calendar):
    delivery = cases.pay(line)
    url = f"{reverse('delivery:list')}?table=given"
    assert (
        reverse("delivery:receipt", args=[delivery.pk]) in provider_page.get(url).content.decode()
    )
    calendar.move_to("2026-12-01")
    assert delivery.number not in provider_page.get(url).content.decode()


def test_the_register_of_those_to_register_is_the_desks(provider_page, accepted_case):
    case = accepted_case
    url = f"{reverse('delivery:list')}?table=register"
    assert provider_page.get(url).context["table"] == "due"
    provider_page.force_login(requests.officer())
    link = reverse("delivery:register", args=[case.pk])
    assert link in provider_page.get(url).content.decode()


@pytest.mark.policy("MC-2")
def test_the_stopped_stand_apart_with_the_reason(provider_page, line, cast):
    cases.suspended(cast, line.support_request.person)
    assert provider_page.get(reverse("delivery:list")).context["rows"] == []
    page = provider_page.get(reverse("delivery:list"), {"table": "paused"})
    assert "22 نوفمبر 2026" in page.content.decode()
    case = provider_page.get(show(line)).content.decode()
    assert "22 نوفمبر 2026" in case and 'id="give-form"' not in case
    answer = provider_page.post(show(line), give_data(line))
    assert answer.status_code == 409 and not Delivery.objects.exists()


def test_filters_and_pages(provider_page, line):
    url = reverse("delivery:list")
    assert len(provider_page.get(url, {"programme": "rent"}).context["rows"]) == 1
    assert not provider_page.get(url, {"programme": "electricity"}).context["rows"]
    number = line.support_request.number
    assert len(provider_page.get(url, {"number": number[-5:]}).context["rows"]) == 1
    for wrong in ({"after": "x"}, {"table": "x"}, {"programme": "x"}, {"number": "\x00"}):
        assert provider_page.get(url, wrong).status_code == 200
    part = provider_page.get(url, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part and number in part


@pytest.mark.parametrize("role", ["researcher", "member", "secretary"])
def test_other_roles_do_not_come_here(client, line, role):
    client.force_login(UserFactory(**{role: True}))
    assert client.get(reverse("delivery:list")).status_code == 403
    assert client.get(show(line)).status_code == 403


def test_officers_of_another_branch_and_beneficiaries_see_nothing(client, line):
    client.force_login(UserFactory(officer=True, branch=BranchFactory(name="فرع آخر")))
    assert client.get(show(line)).status_code == 404
    client.force_login(UserFactory())
    assert client.get(show(line)).status_code == 403


# Delivering --------------------------------------------------------------------------------------


@pytest.mark.policy("PR-7")
def test_the_provider_pays_the_landlord(provider_page, line):
    page = provider_page.get(show(line))
    assert "SA44 2000 0001 2345 6789 1234" in page.content.decode()
    answer = provider_page.post(show(line), give_data(line, amount="٢٬٠٠٠"), follow=True)
    delivery = Delivery.objects.get()
    assert answer.redirect_chain and delivery.payee_account == cases.LANDLORD_IBAN
    assert delivery.number in answer.content.decode()
    receipt = provider_page.get(reverse("delivery:receipt", args=[delivery.pk])).content.decode()
    assert "FT26326X7K2" in receipt and delivery.number in receipt


@pytest.mark.policy("PR-7")
def test_two_clicks_give_once_even_where_the_first_was_the_last(provider_page, calendar):
    line = cases.registered(
        calendar=calendar, programme="electricity", amount=840
    ).award_lines.get()
    data = give_data(line)
    for _click in range(2):
        assert provider_page.post(show(line), data).status_code == 302
    assert Delivery.objects.count() == 1
    line.support_request.refresh_from_db()
    assert line.support_request.status == "delivered"
    again = provider_page.post(show(line), give_data(line), follow=True)
    assert again.status_code == 200 and Delivery.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": ""},
        {"amount": "2000.01"},
        {"amount": "-5"},
        {"amount": "مئة"},
        {"bank_reference": ""},
        {"bank_reference": "x" * 61},
        {"kind": "hand"},
        {"kind": "transfer"},
        {"key": "x"},
    ],
)
def test_what_is_wrong_comes_back_with_a_sentence(provider_page, line, wrong):
    answer = provider_page.post(show(line), give_data(line, **wrong))
    assert answer.status_code == 422 and not Delivery.objects.exists()
    assert answer.context["form"].errors
    if "bank_reference" not in wrong:
        assert "FT26326X7K2" in answer.content.decode()


def test_not_ahead_of_its_month(provider_page, line, calendar):
    second = line.support_request.award_lines.all()[1]
    answer = provider_page.post(show(line), give_data(second))
    assert answer.status_code == 409
    calendar.move_to("2026-12-01")
    assert provider_page.post(show(line), give_data(second)).status_code == 302


@pytest.mark.parametrize("bad", ["", "x", "999999", "9" * 30, "\x00"])
def test_a_line_of_nobody(provider_page, line, bad):
    assert provider_page.post(show(line), give_data(line) | {"line": bad}).status_code == 302
    assert not Delivery.objects.exists()


@pytest.mark.policy("PR-7")
def test_handed_over_with_a_drawn_signature(provider_page, plain_line):
    assert provider_page.post(show(plain_line), hand_data(plain_line)).status_code == 302
    delivery = Delivery.objects.get()
    assert delivery.received_by == "self" and delivery.drawing == requests.DRAWING
    receipt = provider_page.get(reverse("delivery:receipt", args=[delivery.pk])).content.decode()
    assert requests.DRAWING in receipt


@pytest.mark.policy("PR-7")
def test_handed_to_a_delegate_with_a_thumbprint(provider_page, plain_line):
    data = hand_data(plain_line, receiver="delegate", proof="thumbprint", drawing="")
    answer = provider_page.post(show(plain_line), data)
    names = {"delegate_name", "delegate_identity", "delegate_paper"}
    assert set(answer.context["form"].errors) == names | {"witness_1", "witness_2", "read_by"}
    data |= {
        "delegate_name": "فهد سعد الدوسري",
        "delegate_identity": "١٠٥٨٥٢٩٩٤٠",
        "delegate_paper": "تفويض بخطها",
        "witness_1": "نورة العتيبي",
        "witness_2": "سعد الحربي",
        "read_by": "هند المطيري",
    }
    assert provider_page.post(show(plain_line), data).status_code == 302
    delivery = Delivery.objects.get()
    assert delivery.delegate_identity == "1058529940" and delivery.receiver is None
    receipt = provider_page.get(reverse("delivery:receipt", args=[delivery.pk])).content.decode()
    assert "تفويض بخطها" in receipt and "نورة العتيبي" in receipt


def sent_digits():
    return re.search(r"\d{6}", MessageDelivery.objects.latest("id").text)[0]


@pytest.mark.policy("PR-7")
def test_handed_over_by_a_code_to_the_phone(provider_page, plain_line):
    case = plain_line.support_request
    data = hand_data(plain_line, proof="code", drawing="", code="")
    answer = provider_page.post(reverse("delivery:code", args=[case.pk]), data)
    assert answer.status_code == 302
    page = provider_page.get(answer.url)
    assert page.context["form"]["proof"].value() == "code"
    digits = sent_digits()
    wrong = "000000" if digits != "000000" else "111111"
    answer = provider_page.post(show(plain_line), data | {"code": wrong})
    assert answer.status_code == 409 and "code" in answer.context["form"].errors
    assert plain_line.codes.get().tries_left == 4
    answer = provider_page.post(show(plain_line), data | {"code": digits, "amount": "100"})
    assert answer.status_code == 409
    arabic = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert provider_page.post(show(plain_line), data | {"code": arabic}).status_code == 302
    assert Delivery.objects.get().code == plain_line.codes.get()


@pytest.mark.policy("PR-7")
def test_after_five_wrong_tries_the_code_is_gone(provider_page, plain_line):
    case = plain_line.support_request
    data = hand_data(plain_line, proof="code", drawing="")
    provider_page.post(reverse("delivery:code", args=[case.pk]), data)
    digits = sent_digits()
    wrong = "000000" if digits != "000000" else "111111"
    for _try in range(5):
        provider_page.post(show(plain_line), data | {"code": wrong})
    assert provider_page.post(show(plain_line), data | {"code": digits}).status_code == 409
    assert not Delivery.objects.exists()


def test_no_phone_no_code(provider_page, plain_line):
    case = plain_line.support_request
    agreed(proposed(guarded.propose_mobile, case.person, mobile=None))
    url = reverse("delivery:code", args=[case.pk])
    provider_page.post(url, hand_data(plain_line))
    assert not plain_line.codes.exists()
    provider_page.post(url, hand_data(plain_line, amount="x"))
    provider_page.post(url, hand_data(plain_line) | {"line": "x"})
    assert not plain_line.codes.exists()


@pytest.mark.policy("PR-7")
def test_the_officer_reads_but_does_not_deliver(desk_page, line):
    page = desk_page.get(show(line)).content.decode()
    assert 'id="give-form"' not in page
    assert desk_page.post(show(line), give_data(line)).status_code == 403
    assert not Delivery.objects.exists()


# Taking back and ending --------------------------------------------------------------------------


@pytest.mark.policy("PR-7")
def test_a_returned_transfer_is_taken_back_and_given_again(provider_page, whole_line):
    line = whole_line
    delivery = cases.pay(line)
    url = reverse("delivery:recall", args=[delivery.pk])
    data = {"amount": "6000", "reason": "أعاد البنك التحويل", "key": str(uuid.uuid4())}
    assert provider_page.get(url).status_code == 200
    assert provider_page.post(url, data | {"reason": ""}).context["form"].errors
    assert provider_page.post(url, data | {"amount": "6000.01"}).context["form"].errors
    for _click in range(2):
        assert provider_page.post(url, data).status_code == 302
    assert Delivery.objects.count() == 2
    line.support_request.refresh_from_db()
    assert line.support_request.status == "registered"
    page = provider_page.get(show(line)).content.decode()
    assert "أعاد البنك التحويل" in page
    cases.pay(line)
    line.support_request.refresh_from_db()
    assert line.support_request.status == "delivered"
    receipt = provider_page.get(reverse("delivery:receipt", args=[delivery.pk])).content.decode()
    assert _("Part or all of it was taken back: %(standing)s stand.")[:12] in receipt


@pytest.mark.policy("PR-7")
def test_the_officer_ends_the_support(desk_page, line):
    url = reverse("delivery:end", args=[line.support_request_id])
    assert desk_page.get(url).status_code == 200
    assert desk_page.post(url, {}).context["form"].errors
    assert desk_page.post(url, {"reason": "moved", "note": "انتقلوا إلى جدة"}).status_code == 302
    line.support_request.refresh_from_db()
    assert line.support_request.status == "ended"
    assert "انتقلوا" in line.support_request.log.first().reason
    assert desk_page.get(url).status_code == 302


# Registration ------------------------------------------------------------------------------------


@pytest.mark.policy("PR-6")
def test_the_officer_completes_and_registers(desk_page, accepted_case):
    case = accepted_case
    url = reverse("delivery:register", args=[case.pk])
    page = desk_page.get(url)
    assert len(page.context["missing"]) == 2
    assert page.context["payee_form"]["name"].value() == requests.ANSWERS["rent"]["landlord"]
    refused = desk_page.post(url, follow=True)
    assert "شهادة الآيبان" in refused.content.decode()
    item = reverse("delivery:item", args=[case.pk, "iban-certificate"])
    data = {"item-iban-certificate-paper": "new", "item-iban-certificate-key": str(uuid.uuid4())}
    answer = desk_page.post(item, data)
    assert answer.status_code == 422
    data |= {
        "item-iban-certificate-issued_on_day": "12",
        "item-iban-certificate-issued_on_month": "6",
        "item-iban-certificate-issued_on_year": "1448",
        "item-iban-certificate-issued_on_calendar": "hijri",
        "item-iban-certificate-iban": "sa03 8000 0000 6080 1016 7519",
    }
    for _click in range(2):
        assert desk_page.post(item, data).status_code == 302
    assert case.person.documents.filter(type__code="iban-certificate").count() == 1
    assert case.completion_items.get().iban == cases.IBAN
    payee = reverse("delivery:payee", args=[case.pk])
    landlord = {"payee-name": "سعود العتيبي", "payee-iban": "SA00", "payee-reference": "10"}
    assert desk_page.post(payee, landlord).status_code == 422
    landlord["payee-iban"] = cases.LANDLORD_IBAN
    assert desk_page.post(payee, landlord).status_code == 302
    for _click in range(2):
        assert desk_page.post(url, {"seen": desk_seen(case)}).status_code == 302
    case.refresh_from_db()
    assert case.status == "registered" and case.award_lines.count() == 1
    assert desk_page.get(url).status_code == 200


def desk_seen(case):
    return str(case.log.exclude(verb="register").first().pk)


@pytest.mark.policy("PR-6")
def test_a_paper_known_already_is_offered(desk_page, calendar):
    case = requests.submitted()
    requests.give_papers(case.person, stage=Stage.COMPLETION)
    paper = case.person.documents.get(type__code="iban-certificate")
    item = reverse("delivery:item", args=[case.pk, "iban-certificate"])
    data = {"item-iban-certificate-paper": str(paper.pk)}
    assert desk_page.post(item, data).status_code == 422
    data["item-iban-certificate-iban"] = cases.IBAN
    assert desk_page.post(item, data).status_code == 302
    assert case.completion_items.get().document == paper
    bill = reverse("delivery:item", args=[case.pk, "utility-bill"])
    assert desk_page.post(bill, data).status_code == 404


def test_an_ended_session_loses_nothing(client, calendar):
    case = requests.submitted()
    officer = requests.officer()
    client.force_login(officer)
    client.get(reverse("delivery:register", args=[case.pk]))
    Session.objects.all().delete()
    payee = reverse("delivery:payee", args=[case.pk])
    answer = client.post(payee, {"payee-name": "سعود العتيبي"})
    assert answer.status_code == 302 and "login" in answer.url
    client.force_login(officer)
    assert "سعود العتيبي" in client.get(payee).content.decode()


# How much is asked of the database ---------------------------------------------------------------


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_queue_asks_the_same_for_ten(provider_page, calendar):
    cases.registered(calendar=calendar, months=2)
    cases.accepted(calendar=calendar, programme="electricity", amount=840)
    few = {}
    cases.pay(cases.registered(calendar=calendar).award_lines.get(), amount=10)
    for table in ("due", "coming", "paused", "given"):
        url = f"{reverse('delivery:list')}?table={table}"
        provider_page.get(url)
        few[table] = queries(provider_page, url)
    for _number in range(4):
        cases.pay(cases.registered(calendar=calendar, months=2).award_lines.first(), amount=10)
        cases.accepted(calendar=calendar, programme="electricity", amount=840)
    for table, number in few.items():
        assert queries(provider_page, f"{reverse('delivery:list')}?table={table}") == number
    assert max(few.values()) <= 8


def test_the_case_asks_the_same_for_twelve_months(provider_page, calendar):
    short = cases.registered(calendar=calendar, months=2).award_lines.first()
    long = cases.registered(calendar=calendar, amount=6000, months=12).award_lines.first()
    cases.pay(short, amount=1)
    for _number in range(6):
        cases.pay(long, amount=1)
    provider_page.get(show(short))
    provider_page.get(show(long))
    assert queries(provider_page, show(short)) == queries(provider_page, show(long)) <= 32


# On other pages ----------------------------------------------------------------------------------


def test_the_case_shows_what_is_missing_and_then_what_was_given(desk_page, accepted_case):
    case = accepted_case
    url = reverse("requests:show", args=[case.pk])
    page = desk_page.get(url).content.decode()
    assert reverse("delivery:register", args=[case.pk]) in page and "شهادة الآيبان" in page
    cases.complete(case)
    register(case, by=requests.officer())
    page = desk_page.get(url).content.decode()
    assert reverse("delivery:show", args=[case.pk]) in page and "6,000" in page


def test_the_day_of_the_provider(provider_page, line):
    assert show(line) in provider_page.get(reverse("workbench:today")).content.decode()


@pytest.mark.policy("PR-7")
def test_the_same_operation_of_the_bank_is_refused_on_the_page(provider_page, line):
    paid = cases.pay(line, amount=100, reference="FT77")
    url = reverse("delivery:show", args=[line.support_request_id])
    form = give_data(line, amount="50", bank_reference=" ft77 ")
    answer = provider_page.post(url, {**form, "verb": "deliver"})
    assert answer.status_code == 409 and paid.number in answer.text
    assert "bank_reference" in answer.context["form"].errors
    assert line.deliveries.count() == 1


@pytest.mark.parametrize("typed", ["حساب", "12", "", "٣٠٠-x"])
def test_an_account_on_a_bill_is_a_number(typed):
    bill = Programme.objects.get(code="electricity").published
    form = PayeeForm({"payee-name": "الشركة", "payee-account_number": typed}, version=bill)
    assert "account_number" in form.errors and "الحقل" not in str(form.errors)


def test_an_account_on_a_bill_is_read_however_it_was_typed():
    bill = Programme.objects.get(code="electricity").published
    form = PayeeForm({"payee-name": "الشركة", "payee-account_number": "٣٠٠٤ ٥٦٧-٨٩"}, version=bill)
    assert form.is_valid() and form.cleaned_data["account_number"] == "300456789"


@pytest.mark.policy("PR-6")
def test_what_is_missing_of_the_registration_is_one_touch_away(desk_page, accepted_case):
    case = accepted_case
    page = desk_page.get(reverse("requests:show", args=[case.pk]))
    first = next(one for one in page.context["actions"] if one.is_primary)
    assert first.url == reverse("delivery:register", args=[case.pk])
    # The reply was given: its clock does not run any more.
    assert not page.context["awaits_reply"]
    cases.complete(case)
    page = desk_page.get(reverse("requests:show", args=[case.pk]))
    assert next(one.name for one in page.context["actions"] if one.is_primary) == "register"
