"""The beneficiary's own pages: theirs alone, and in words for them."""

import uuid
from datetime import date

import pytest
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from beneficiaries.models import Document
from requests_app.intake.enums import RequestStatus
from requests_app.intake.workflow import desk
from requests_app.models import SupportRequest
from sanad.audit.models import Opening
from tests.factories import committee
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    return PersonFactory(with_account=True)


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


def page(phone, case):
    return phone.get(f"/my/{case.pk}/")


OWN_PAGES = [
    ("my_request", ()),
    ("my_withdraw", ()),
    ("my_paper", ("income",)),
    ("apply_resume", ()),
    ("apply_me", ()),
    ("apply_home", ()),
    ("apply_question", ("amount",)),
    ("apply_paper", ("income",)),
    ("apply_check", ()),
    ("apply_sign", ()),
    ("apply_code", ()),
    ("apply_send_code", ()),
    ("apply_receipt", ()),
    ("apply_receipt_pdf", ()),
]


@pytest.mark.parametrize(("name", "rest"), OWN_PAGES)
def test_anothers_request_does_not_exist(phone, mother, name, rest):
    draft = cases.draft()
    sent = cases.submitted()
    sister = cases.draft(person=PersonFactory(household=mother.household))
    same_phone = cases.draft(person=PersonFactory(account=mother.account), programme="electricity")
    mother.pin = make_password("4827")
    mother.save(update_fields=["pin"])
    assert phone.post(f"/who/{mother.pk}/", {"pin": "4827"}).url == "/my/"
    for case in (draft, sent, sister, same_phone):
        address = reverse(f"portal:{name}", args=[case.pk, *rest])
        assert phone.get(address).status_code == 404
        assert phone.post(address, {}).status_code in (404, 405)


@pytest.mark.parametrize(("name", "rest"), OWN_PAGES)
def test_who_is_not_signed_in_is_asked_for_the_mobile(client, name, rest):
    address = reverse(f"portal:{name}", args=[1, *rest])
    assert client.get(address).url == f"/accounts/login/code/?next={address}"


def test_private_pages_are_not_stored(phone, mother):
    case = cases.submitted(person=mother)
    for address in ("/my/", f"/my/{case.pk}/", "/apply/"):
        assert "no-store" in phone.get(address)["Cache-Control"]


@pytest.mark.policy("PR-5")
def test_a_raised_request_shows_its_clock(phone, mother, calendar):
    case = cases.raised(person=mother, calendar=calendar, raised_on="2026-11-12")
    text = page(phone, case).content.decode()
    assert text.count('<i class="on">') == 10
    assert "2026-11-26" in text
    assert not page(phone, case).context["turns"]
    calendar.move_to("2026-11-27")
    assert page(phone, case).context["is_ripe"]


@pytest.mark.policy("PR-2")
def test_a_returned_request_says_what_is_missing_and_goes_in_again(phone, mother, calendar):
    case = cases.returned(
        person=mother, items=[("income", "expired"), ("", "answer")], note="شهر رمضان فقط"
    )
    answer = page(phone, case)
    turns = answer.context["turns"]
    assert turns[0].title == "تعريف بالدخل"
    assert "انتهت صلاحية" in turns[0].note
    assert "شهر رمضان" in turns[-1].note
    phone.post(url(case, "question", "amount") + "?change=1", {"answer": "5000"})
    upload = SimpleUploadedFile("new.png", journey.png(), "image/png")
    calendar.forward(hours=1)
    phone.post(
        url(case, "paper", "income") + "?change=1",
        {
            "upload": upload,
            "issued_on_day": "20",
            "issued_on_month": "11",
            "issued_on_year": "2026",
            "issued_on_calendar": "gregorian",
            "key": str(uuid.uuid4()),
        },
    )
    assert "income" not in [step.code for step in phone.get(url(case, "check")).context["missing"]]
    signing = phone.get(url(case, "sign"))
    assert signing.context["changes"], "the changed amount is shown before it is signed"
    assert journey.sign(phone, case).url == url(case, "receipt")
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED
    assert case.notices.count() == 1
    assert case.lines.get(type__code="income").document.original_name == "new.png"


def test_sent_again_without_a_new_signature(phone, mother, calendar):
    case = cases.returned(person=mother, items=[("income", "unreadable")])
    calendar.forward(hours=1)
    cases.give_paper(mother, "income")
    assert phone.get(url(case, "sign")).context["is_declared"]
    assert phone.post(url(case, "sign"), {}).url == url(case, "receipt")
    assert case.declarations.count() == 1


def test_a_paused_request_is_opened_again(phone, mother, calendar):
    case = cases.lapsed(person=mother, calendar=calendar)
    assert page(phone, case).context["turns"][0].is_post
    phone.post(f"/my/{case.pk}/reopen/")
    case.refresh_from_db()
    assert case.status == RequestStatus.RETURNED


def test_a_promised_paper_is_sent_later(phone, mother, calendar):
    case = cases.submitted(person=mother, papers=False, promised=PROMISED)
    titles = [turn.title for turn in page(phone, case).context["turns"]]
    assert "عقد الإيجار" in titles
    answer = phone.post(
        f"/my/{case.pk}/paper/rent-contract/",
        {
            "upload": SimpleUploadedFile("c.png", journey.png()),
            "expires_on_day": "14",
            "expires_on_month": "5",
            "expires_on_year": "2027",
            "expires_on_calendar": "gregorian",
            "key": str(uuid.uuid4()),
        },
    )
    assert answer.url == f"/my/{case.pk}/"
    assert Document.objects.filter(person=mother, type__code="rent-contract").exists()
    assert phone.get(f"/my/{case.pk}/paper/rent-contract/").status_code == 404
    assert phone.get(f"/my/{case.pk}/paper/national-id/").status_code == 404, "only seen"


PROMISED = ("national-id", "family-register", "rent-contract", "income")


def test_signing_again_when_signed_data_changed(phone, mother):
    case = cases.submitted(person=mother)
    mother.born_on = date(1950, 1, 1)
    mother.save()
    assert page(phone, case).context["turns"][0].url == url(case, "sign")
    assert journey.sign(phone, case).url == f"/my/{case.pk}/"
    assert SupportRequest.objects.get(pk=case.pk).is_declared
    assert case.log.filter(verb="submit").count() == 1


@pytest.mark.policy("PM-1")
def test_withdrawing(phone, mother):
    case = cases.submitted(person=mother)
    assert page(phone, case).context["may_withdraw"]
    assert phone.get(f"/my/{case.pk}/withdraw/").status_code == 200
    phone.post(f"/my/{case.pk}/withdraw/", {"reason": "تحسّن الحال"})
    case.refresh_from_db()
    assert case.status == RequestStatus.WITHDRAWN
    assert not page(phone, case).context["may_withdraw"]
    assert phone.get(f"/my/{case.pk}/withdraw/").url == f"/my/{case.pk}/"


def test_the_history_holds_no_internal_notes(phone, mother):
    case = cases.submitted(person=mother)
    desk.check_line(
        case,
        by=cases.officer(),
        findings={"income": {"is_matching": False, "finding": "سر المكتب"}},
    )
    text = page(phone, case).content.decode()
    assert "سر المكتب" not in text
    assert cases.officer().name not in text


@pytest.mark.policy("PM-1")
def test_who_opened_the_file_by_role_and_branch(phone, mother, cast):
    case = cases.submitted(person=mother)
    Opening.objects.create(by=cast.researcher, person_id=mother.pk, purpose="study")
    text = page(phone, case).content.decode()
    assert cast.researcher.branch.name in text
    assert cast.researcher.name not in text


def test_messages_are_shown_and_read(phone, mother):
    case = cases.submitted(person=mother)
    assert phone.get("/my/").context["unread"] == 1
    assert case.number in page(phone, case).content.decode()
    assert phone.get("/my/").context["unread"] == 0


def test_nobody_is_told_of_a_relatives_request(phone, mother):
    case = journey.begin(phone)
    cases.submitted(person=PersonFactory(household=mother.household))
    refusal = phone.get(url(case, "check")).context["refusal"]
    assert refusal.code == "second"
    assert "144" not in str(refusal.sentence)


def test_queries_do_not_grow_with_requests(phone, mother, django_assert_max_num_queries):
    cases.draft(person=mother)
    phone.get("/my/")
    with django_assert_max_num_queries(8) as few:
        phone.get("/my/")
    for _n in range(9):
        cases.draft(person=mother)
    with django_assert_max_num_queries(len(few)):
        answer = phone.get("/my/")
    assert len(answer.context["current"]) == 10


def test_queries_do_not_grow_with_the_case(phone, mother, cast, django_assert_max_num_queries):
    case = cases.submitted(person=mother)
    page(phone, case)
    with django_assert_max_num_queries(12) as few:
        page(phone, case)
    for _n in range(10):
        Opening.objects.create(by=cast.researcher, person_id=mother.pk, purpose="study")
        Opening.objects.create(by=cast.officer, person_id=mother.pk, purpose="verify")
        desk.check_line(case, by=cases.officer(), findings={"income": {"is_matching": True}})
    with django_assert_max_num_queries(len(few) + 2):  # branches and roles of who opened
        page(phone, case)


@pytest.mark.policy("PM-1")
def test_objecting_to_a_refusal(phone, mother, calendar):
    case = committee.ripe(calendar, person=mother)
    sitting = committee.in_session(items=[case])
    committee.decided(committee.item_of(sitting, case), "rejected")
    answer = page(phone, case)
    assert answer.context["object_until"]
    assert answer.context["letters"]
    assert answer.context["decision"].words in answer.content.decode()
    key = str(uuid.uuid4())
    for _click in range(2):
        phone.post(f"/my/{case.pk}/object/", {"words": "دخلنا أقل مما كُتب", "key": key})
    assert case.decisions.get().objection.words == "دخلنا أقل مما كُتب"
    answer = page(phone, case)
    assert not answer.context["object_until"]
    assert phone.get(f"/my/{case.pk}/object/").url == f"/my/{case.pk}/"


def test_a_letter_on_a_shared_phone_opens_for_its_person_only(client, calendar):

    from sanad.letters.issue import issue

    first = PersonFactory(with_account=True, pin=make_password("4827"))
    second = PersonFactory(account=first.account, mobile=first.mobile, pin=make_password("5938"))
    letter = issue(
        kind="decision", to=first, subject="القرار", paragraphs=["نص"], by=cases.officer()
    )
    client.force_login(first.account)
    assert client.get(f"/letters/{letter.pk}/").status_code == 404, "nobody unlocked yet"
    client.post(f"/who/{second.pk}/", {"pin": "5938"})
    assert client.get(f"/letters/{letter.pk}/").status_code == 404
    client.post(f"/who/{first.pk}/", {"pin": "4827"})
    assert client.get(f"/letters/{letter.pk}/").status_code == 200
