"""The mother's application from a phone: one thing a page, nothing lost, created once."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from beneficiaries.models import Document
from requests_app.intake.enums import RequestStatus
from requests_app.models import Programme, SupportRequest
from sanad.lib.texts import speaking_to
from sanad.messaging.models import Message
from tests.factories import programmes
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, taken, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    return PersonFactory(with_account=True)


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


@pytest.fixture
def case(phone):
    return journey.begin(phone)


def photo(name="contract.png"):
    return SimpleUploadedFile(name, journey.png(), "image/png")


@pytest.mark.policy("DG-4")
@pytest.mark.policy("PR-4")
@pytest.mark.policy("PR-5")
def test_the_whole_application(phone, case, mother, calendar):
    assert phone.get(url(case, "resume")).url == url(case, "me")
    assert mother.full_name in phone.get(url(case, "me")).content.decode()
    assert phone.post(url(case, "me")).url == url(case, "question", "amount")
    for code, answer in journey.ANSWERS.items():
        page = phone.get(url(case, "question", code))
        assert page.status_code == 200
        assert taken(phone.post(url(case, "question", code), answer))
    case.refresh_from_db()
    assert case.answers["amount"] == "6000"
    assert case.answers["contract-end"] == "2027-05-14"
    assert case.amount == 6000
    phone.post(
        url(case, "paper", "rent-contract"),
        {
            "upload": photo(),
            "expires_on_day": "14",
            "expires_on_month": "5",
            "expires_on_year": "2027",
            "expires_on_calendar": "gregorian",
            "key": str(uuid.uuid4()),
        },
    )
    for code in ("national-id", "family-register", "income"):
        phone.post(url(case, "paper", code), {"later": "1"})
    page = phone.get(url(case, "check"))
    assert not page.context["missing"]
    # Asked once, apart from the declaration; either answer goes on.
    asked = phone.post(url(case, "check")).url
    assert journey.answer_consent(phone, asked, "no").url == url(case, "sign")
    answer = journey.sign(phone, case)
    assert answer.url == url(case, "receipt")
    case.refresh_from_db()
    assert case.status == RequestStatus.SUBMITTED
    receipt = phone.get(answer.url).content.decode()
    assert case.number in receipt
    assert "<svg" in receipt
    assert "style=" not in receipt
    assert case.notices.get().given_by is None
    assert set(Message.objects.about(case).values_list("code", flat=True)) >= {"request.submitted"}
    assert Document.objects.get(person=mother).type.code == "rent-contract"


def test_leaving_and_coming_back(phone, case):
    phone.post(url(case, "question", "amount"), {"answer": "6000"})
    phone.post("/accounts/logout/")
    phone.force_login(case.person.account)
    assert phone.get(url(case, "resume")).url == url(case, "question", "yearly-rent")
    assert "6,000" in phone.get(url(case, "question", "amount")).content.decode()


def test_a_draft_of_the_same_programme_is_continued(phone, case):
    key = phone.get("/apply/").context["form"]["key"].value()
    answer = phone.post("/apply/", {"programme": case.programme_id, "key": key})
    assert answer.url == url(case, "resume")
    assert SupportRequest.objects.count() == 1


def test_what_waits_stands_above_a_new_request(phone, case, mother, calendar):
    """A draft leads to where it was left; while a code is good, to where the code is written."""
    assert [turn.url for turn in phone.get("/apply/").context["waiting"]] == [url(case, "resume")]
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    phone.post(url(case, "send_code"))
    page = phone.get("/apply/")
    assert [turn.url for turn in page.context["waiting"]] == [url(case, "code")]
    assert f'href="{url(case, "code")}"' in page.text
    calendar.forward(days=1)  # the code is over, the draft is not
    assert [turn.url for turn in phone.get("/apply/").context["waiting"]] == [url(case, "resume")]
    journey.sign(phone, case)
    assert not phone.get("/apply/").context["waiting"]


def test_nobody_reads_there_what_waits_for_others(client, case):
    client.logout()
    client.force_login(PersonFactory(with_account=True).account)
    client.post("/join/terms/", {"accepted": "on"})
    assert not client.get("/apply/").context["waiting"]


def test_two_clicks_create_one_draft(phone, mother):
    phone.post("/join/terms/", {"accepted": "on"})
    data = {"programme": Programme.objects.get(code="rent").pk, "key": str(uuid.uuid4())}
    phone.post("/apply/", data)
    phone.post("/apply/", data)
    assert SupportRequest.objects.count() == 1


def test_changing_one_answer_leads_back_to_the_check(phone, case):
    journey.answer_all(phone, case)
    answer = phone.post(url(case, "question", "landlord") + "?change=1", {"answer": "فهد"})
    assert answer.url == url(case, "check")


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("amount", {"answer": ""}),
        ("amount", {"answer": "كثير"}),
        ("amount", {"answer": "-5"}),
        ("amount", {"answer": "1e9"}),
        ("landlord", {"answer": "ا" * 201}),
        ("landlord", {"answer": "\u200f\u202e"}),
        ("months-behind", {"answer": "ثلاثة"}),
        ("months-behind", {"answer": "-1"}),
        (
            "contract-end",
            {
                "answer_day": "30",
                "answer_month": "1",
                "answer_year": "1448",
                "answer_calendar": "hijri",
            },
        ),
        ("contract-end", {"answer_day": "", "answer_month": "", "answer_year": ""}),
    ],
)
def test_a_wrong_answer_stays_on_the_page_with_a_sentence(phone, case, code, wrong):
    page = phone.post(url(case, "question", code), wrong)
    page = again(page)
    assert page.context["form"].errors["answer"]
    if wrong.get("answer") == "كثير":
        assert "كثير" in page.content.decode()
    case.refresh_from_db()
    assert code not in case.answers


@pytest.mark.parametrize("odd", ["فهد 😀", "فهد\x00", "فه\u202eد"])
def test_odd_text_is_cleaned_and_kept(phone, case, odd):
    assert taken(phone.post(url(case, "question", "landlord"), {"answer": odd}))


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("a.png", b""),
        SimpleUploadedFile("a.png", b"GIF89a not a png"),
        SimpleUploadedFile("a.exe", b"MZ nothing"),
        SimpleUploadedFile("a.jpg", b"%PDF-1.4 x %%EOF"),
        SimpleUploadedFile("a.png", journey.huge_header_png()),
        SimpleUploadedFile("a.png", journey.png(60, 40)),
        SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"0" * (20 * 1024 * 1024)),
    ],
    ids=["empty", "gif", "program", "mismatch", "bomb", "tiny", "20mb"],
)
def test_a_wrong_file_gets_a_sentence(phone, case, upload):
    upload.seek(0)
    page = phone.post(
        url(case, "paper", "rent-contract"),
        {
            "upload": upload,
            "expires_on_day": "14",
            "expires_on_month": "5",
            "expires_on_year": "2040",
            "expires_on_calendar": "gregorian",
            "key": str(uuid.uuid4()),
        },
    )
    page = again(page)
    assert page.context["form"].errors["upload"]
    assert not Document.objects.exists()


def test_a_photo_beside_a_wrong_date_is_not_asked_for_again(phone, case, calendar):
    dates = {"expires_on_month": "5", "expires_on_year": "2027", "expires_on_calendar": "gregorian"}
    key = str(uuid.uuid4())
    page = again(
        phone.post(
            url(case, "paper", "rent-contract"),
            {"upload": photo(), "expires_on_day": "40", "key": key, **dates},
        )
    )
    assert "upload" not in page.context["form"].errors
    assert "contract.png" in page.content.decode()
    answer = phone.post(
        url(case, "paper", "rent-contract"), {"expires_on_day": "14", "key": key, **dates}
    )
    assert taken(answer)
    assert Document.objects.get().original_name == "contract.png"


def test_a_paper_past_its_day_is_a_sentence(phone, case, calendar):
    page = phone.post(
        url(case, "paper", "rent-contract"),
        {
            "upload": photo(),
            "expires_on_day": "1",
            "expires_on_month": "5",
            "expires_on_year": "2026",
            "expires_on_calendar": "gregorian",
            "key": str(uuid.uuid4()),
        },
    )
    assert page.context["form"].errors["expires_on"]


def test_nothing_missing_before_the_signature(phone, case):
    page = phone.get(url(case, "check"))
    assert len(page.context["missing"]) == 6 + 4
    assert phone.get(url(case, "sign")).url == url(case, "check")


def test_back_after_submit_shows_the_receipt(phone, case):
    journey.submit_all(phone, case)
    for page in ("me", "check", "sign"):
        assert phone.get(url(case, page)).url == url(case, "receipt")
    assert phone.post(url(case, "question", "amount"), {"answer": "9"}).url == url(case, "receipt")


def test_sent_twice_it_is_submitted_once(phone, case):
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    page = phone.get(url(case, "sign"))
    data = {"digest": page.context["digest"], "agreed": "on", "drawing": journey.DRAWING}
    assert phone.post(url(case, "sign"), data).url == url(case, "receipt")
    assert phone.post(url(case, "sign"), data).url == url(case, "receipt")
    assert case.declarations.count() == 1
    assert case.log.filter(verb="submit").count() == 1


@pytest.mark.parametrize("drawing", ["", "M1 1", "<svg onload=x>", "M1 1L99999 4", "M1 1L60 1"])
def test_a_signature_is_a_drawing(phone, case, drawing):
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    page = phone.get(url(case, "sign"))
    answer = phone.post(
        url(case, "sign"),
        {"digest": page.context["digest"], "agreed": "on", "drawing": drawing},
    )
    assert again(answer).context["form"].errors["drawing"]
    assert not case.declarations.exists()


def test_what_is_wrong_stands_in_the_order_of_the_page(phone, case):
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    page = again(phone.post(url(case, "sign"), {"digest": "x"}))
    said = page.content.decode().split("s-errors")[1].split("</ul>")[0]
    errors = page.context["form"].errors
    with translation.override("ar"), speaking_to("f"):
        assert said.index(errors["agreed"][0]) < said.index(errors["drawing"][0])


@pytest.mark.policy("PR-4")
def test_signing_by_code(phone, case):
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    assert phone.post(url(case, "send_code")).url == url(case, "code")
    page = phone.get(url(case, "code"))
    data = {"digest": page.context["digest"], "agreed": "on"}
    wrong = "000000" if journey.last_code() != "000000" else "111111"
    before = case.signing_codes.get().tries_left
    for code, tries in (("12345", 0), ("1234567", 0), (wrong, 1)):
        answer = phone.post(url(case, "code"), data | {"code": code})
        assert answer.context["form"].errors["code"]
        assert case.signing_codes.get().tries_left == before - tries
    answer = phone.post(url(case, "code"), data | {"code": journey.last_code()})
    case.refresh_from_db()
    if (
        case.status != RequestStatus.SUBMITTED
    ):  # two messages went out: the code is the first of them
        raise AssertionError(answer.content.decode()[-3000:])
    assert case.declaration.method == "code"


def test_data_changed_in_another_window_are_not_signed_unread(phone, case):
    journey.answer_all(phone, case)
    journey.promise_all(phone, case)
    page = phone.get(url(case, "sign"))
    phone.post(url(case, "question", "amount"), {"answer": "7000"})
    answer = phone.post(
        url(case, "sign"),
        {"digest": page.context["digest"], "agreed": "on", "drawing": journey.DRAWING},
    )
    assert answer.context["form"].non_field_errors()
    assert not case.declarations.exists()


def test_a_good_paper_of_the_registry_is_not_asked_for(phone, mother, case):
    from tests.factories.beneficiaries import DocumentFactory

    DocumentFactory(person=mother, type_code="family-register")
    page = phone.get(url(case, "check"))
    assert "family-register" not in [step.code for step in page.context["missing"]]


def test_the_home_is_corrected_until_a_request_went_in(phone, mother, case):
    facts = journey.home_facts()
    phone.post(url(case, "home"), facts)
    mother.household.refresh_from_db()
    assert (mother.household.size, mother.household.city) == (5, "الخرج")
    journey.submit_all(phone, case)
    second = journey.begin(phone, "electricity")
    assert phone.post(url(second, "home"), facts | {"size": "9"}).url == url(second, "me")
    mother.household.refresh_from_db()
    assert mother.household.size == 5


def test_the_terms_come_before_the_first_request(client, mother):
    client.force_login(mother.account)
    assert client.get("/apply/").url == "/join/terms/?next=/apply/"
    assert again(client.post("/join/terms/?next=/apply/", {})).context["form"].errors
    client.post("/join/terms/?next=/apply/", {"accepted": "on"})
    acceptance = mother.terms_acceptances.get()
    assert (acceptance.version, acceptance.by) == (1, mother.account)
    assert client.get("/apply/").status_code == 200


def test_a_hint_is_words_and_no_markup(request, phone):
    """What a manager writes beside a question is shown as it stands."""
    evil = '<form action="//evil.example"><input name=code>'
    programmes.next_version("rent", questions={"amount": {"hint": evil}})
    case = request.getfixturevalue("case")
    page = phone.get(url(case, "question", "amount"))
    assert "&lt;form action=" in page.content.decode()
    assert '<form action="//evil.example">' not in page.content.decode()
