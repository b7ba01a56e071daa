"""The pages of numbered sheets: printed before, entered afterwards, counted at any time."""

import io
import re
import uuid

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from requests_app.models import Programme
from sanad.audit.models import Opening
from sanad.contact.models import Contact
from sanad.paper import kinds, numbers, sheets, workflow
from sanad.paper.enums import Kind
from sanad.paper.models import Book, Sheet
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.paper import book
from tests.letters.paper import text_of
from tests.portal.journey import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, cast, calendar):
    client.force_login(cast.officer)
    return client


def day(year, month, on):
    return {
        "written_on_day": on,
        "written_on_month": month,
        "written_on_year": year,
        "written_on_calendar": "gregorian",
    }


def filled(number, **fields):
    return {
        "number": numbers.written(number),
        **day("2026", "11", "22"),
        "channel": "phone",
        "direction": "in",
        "caller_name": "أبو فهد",
        "subject_kind": "inquiry",
        "subject": "يسأل متى يصل الرد",
        "outcome": "answered",
        "result": "شُرح له",
        "key": str(uuid.uuid4()),
        **fields,
    }


def photo():
    return SimpleUploadedFile("sheet.png", png(), content_type="image/png")


def test_a_book_is_made_and_printed(desk, cast):
    form = {"kind": "visit", "size": "3", "about": "", "key": str(uuid.uuid4())}
    answer = desk.post(reverse("paper:make"), form)
    made = Book.objects.get()
    assert answer.url == made.get_absolute_url() and made.branch == cast.officer.branch
    printed = desk.get(reverse("paper:print", args=[made.pk]))
    assert printed["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(printed.content)) as document:
        assert len(document.pages) == 3
    text = text_of(io.BytesIO(printed.content))
    assert all(numbers.written(number) in text for number in range(made.first, made.last + 1))


@pytest.mark.parametrize("kind", sorted(kinds.FORMS))
def test_every_kind_fits_on_one_page(cast, kind):
    about = {"about": "rent"} if kind == Kind.REQUEST else {}
    made = book(kind, by=cast.officer, size=2, **about)
    with pikepdf.open(io.BytesIO(sheets.pdf(made))) as document:
        assert len(document.pages) == 2


def test_a_sheet_is_entered_from_its_number(desk, cast, calendar):
    made, person = book(by=cast.officer), PersonFactory()
    calendar.move_to("2026-11-24")
    found = desk.get(reverse("paper:list"), {"number": numbers.written(made.first)})
    assert found.url.startswith(reverse("contact:paper"))
    assert numbers.written(made.first) in desk.get(found.url).content.decode()
    form = filled(made.first, known=person.identity_number, caller_name="", scan=photo())
    answer = desk.post(reverse("contact:paper"), form)
    contact = Contact.objects.get()
    assert answer.url == contact.get_absolute_url() and contact.person == person
    page = desk.get(answer.url).content.decode()
    assert "22 نوفمبر" in page and "24 نوفمبر" in page and numbers.written(made.first) in page
    scan = desk.get(reverse("paper:scan", args=[contact.sheet_id]))
    assert scan["Content-Type"] == "image/jpeg"
    assert Opening.objects.filter(person_id=person.pk, page__startswith="paper:scan").count() == 1
    listed = desk.get(made.get_absolute_url())
    assert answer.url in listed.content.decode()


def test_what_is_wrong_stands_at_its_field(desk, cast, calendar):
    made = book(by=cast.officer)
    calendar.move_to("2026-12-01")
    answer = desk.post(reverse("contact:paper"), filled(made.first, subject=""))
    assert answer.status_code == 422
    assert answer.context["sheet_form"].errors.keys() == {"written_on"}
    assert "subject" in answer.context["form"].errors
    assert not Sheet.objects.exists()


def test_a_wrong_digit_is_said(desk, cast):
    made = book(by=cast.officer)
    wrong = str(int(numbers.written(made.first).replace("-", "")) + 1).zfill(7)
    answer = desk.get(reverse("paper:list"), {"number": wrong})
    assert answer.status_code == 422 and answer.context["form"].errors.keys() == {"number"}


@pytest.mark.parametrize("typed", ["217", "000217", "٠٠٠٢١٧", "000217-"])
def test_the_digit_behind_the_dash_is_asked_for(desk, typed):
    answer = desk.get(reverse("paper:list"), {"number": typed})
    (sentence,) = answer.context["form"].errors["number"]
    example = re.search(r"\d{6}-\d", sentence)[0]
    assert "الشرطة" in sentence and numbers.read(example)
    hint = answer.context["form"].fields["number"].help_text
    assert numbers.read(re.search(r"\d{6}-\d", str(hint))[0])


@pytest.mark.parametrize(
    ("kind", "channels"), [("contact", ["phone", "delegate"]), ("visit", ["visit"])]
)
def test_the_sheet_asks_for_what_its_page_asks(desk, cast, calendar, kind, channels):
    """The same things in the same order; of two channels each asks for a part of it."""
    made = book(kind, by=cast.officer)
    printed = [
        part["label"]
        for part in kinds.FORMS[kind].parts("")
        if part["kind"] not in ("sign", "words")
    ]
    assert "بكلماتهم" in printed and "يوم الموعد" in printed
    seen = set()
    for channel in channels:
        asked = {"number": numbers.written(made.first), "channel": channel}
        form = desk.get(reverse("contact:paper"), asked).context["form"]
        labels = [str(field.label) for field in form.visible_fields()]
        assert labels == [label for label in printed if label in labels]
        seen |= set(labels)
    # The channel is chosen above the form.
    assert seen == {*printed} - {"القناة"}


def test_the_page_says_until_when_a_sheet_is_entered(desk, cast, calendar):
    made = book(by=cast.officer)
    page = desk.get(reverse("contact:paper"), {"number": numbers.written(made.first)})
    hint = page.context["sheet_form"].fields["written_on"].help_text
    assert "7 أيام" in hint and "15 نوفمبر 2026" in hint and hint in page.content.decode()


def test_an_appointment_on_paper_has_its_day(desk, cast, calendar):
    made = book(by=cast.officer)
    calendar.move_to("2026-11-24")
    form = filled(made.first, outcome="appointment")
    page = desk.post(reverse("contact:paper"), form)
    assert page.context["form"].errors.keys() == {"appointment_on"}
    parts = (("day", "23"), ("month", "11"), ("year", "2026"), ("calendar", "gregorian"))
    when = {f"appointment_on_{part}": value for part, value in parts}
    desk.post(reverse("contact:paper"), form | when | {"appointment_at": "10:30"})
    contact = Contact.objects.get()  # after the day on the paper, before that of the entry
    assert str(contact.appointment_on) == "2026-11-23" and contact.appointment_at.hour == 10
    assert "10:30" in desk.get(contact.get_absolute_url()).content.decode()


def test_a_spoiled_sheet_is_void_with_its_reason(desk, cast):
    made = book(by=cast.officer)
    form = {"number": numbers.written(made.first + 2), "reason": "انسكبت عليها القهوة"}
    for reason in ("", "."):
        assert desk.post(reverse("paper:void"), {**form, "reason": reason}).status_code == 422
    assert desk.post(reverse("paper:void"), form).url == made.get_absolute_url()
    page = desk.get(made.get_absolute_url())
    assert "انسكبت عليها القهوة" in page.content.decode()
    assert [row.is_missing for row in page.context["rows"]] == [False]
    assert desk.post(reverse("paper:void"), form).status_code == 422


def test_several_sheets_are_asked_about_once_more(desk, cast):
    made, void = book(by=cast.officer), reverse("paper:void")
    first, last = numbers.written(made.first + 1), numbers.written(made.last)
    form = {"number": first, "until": last, "reason": "ابتلّت"}
    page = desk.post(void, form)
    assert page.status_code == 200 and page.context["asks_again"] and not Sheet.objects.exists()
    text = page.content.decode()
    assert "تُلغى 4 ورقات" in text and first in text and last in text
    sure = page.context["form"]["sure"].value()
    # Another run than the one that was asked about is asked about anew.
    other = desk.post(void, form | {"sure": sure, "number": numbers.written(made.first)})
    assert other.context["asks_again"] and not Sheet.objects.exists()
    assert desk.post(void, form | {"sure": sure}).url == made.get_absolute_url()
    assert Sheet.objects.count() == 4
    assert "أُلغيت 4 ورقات" in desk.get(made.get_absolute_url()).content.decode()


@pytest.mark.parametrize("until", ["before", "elsewhere", "back", "000217-1"])
def test_a_run_that_is_none_is_said_at_its_field(desk, cast, until):
    other, made = book(by=cast.officer), book(by=cast.officer)
    workflow.void(made.last, by=cast.officer, reason="تالفة")
    runs = {"before": made.first, "elsewhere": other.last, "back": made.last}
    typed = numbers.written(runs[until]) if until in runs else until
    form = {"number": numbers.written(made.first + 1), "until": typed, "reason": "ابتلّت"}
    page = desk.post(reverse("paper:void"), form)
    assert page.status_code == 422 and page.context["form"].errors.keys() == {"until"}
    assert Sheet.objects.count() == 1


def test_the_number_says_whether_it_came_back(desk, cast):
    made = book(by=cast.officer)
    desk.post(reverse("contact:paper"), filled(made.first))
    again = desk.get(reverse("paper:list"), {"number": numbers.written(made.first)})
    assert again.status_code == 422
    assert made.get_absolute_url() in again.content.decode()


def test_books_of_the_own_branch(client, cast, calendar):
    mine = book(by=cast.officer)
    book(by=UserFactory(officer=True, branch=BranchFactory(name="فرع آخر")))
    client.force_login(cast.delegate)
    assert [row.pk for row in client.get(reverse("paper:list")).context["page"]] == [mine.pk]
    client.force_login(cast.auditor)
    page = client.get(reverse("paper:list")).context
    assert len(page["page"]) == 2 and not page["can_enter"]


def test_a_provider_has_receipts_alone(client, cast, calendar):
    book(by=cast.officer)
    receipts = book("delivery", by=cast.officer)
    client.force_login(cast.provider)
    assert [row.pk for row in client.get(reverse("paper:list")).context["page"]] == [receipts.pk]
    offered = client.get(reverse("paper:make")).context["form"].fields["kind"].choices
    assert [value for value, _label in offered] == ["delivery"]
    form = {"kind": "visit", "size": "3", "about": "", "key": str(uuid.uuid4())}
    assert client.post(reverse("paper:make"), form).status_code == 422


def test_a_book_of_a_closed_programme_is_a_sentence(desk, cast):
    made = book("request", by=cast.officer, about="rent", size=1)
    Programme.objects.get(code="rent").versions.update(status="retired")
    answer = desk.get(reverse("paper:print", args=[made.pk]))
    assert answer.status_code == 302


def test_ten_books_ask_no_more_than_one(desk, cast, django_assert_max_num_queries):
    for _book in range(10):
        book(by=cast.officer)
    with django_assert_max_num_queries(8):
        desk.get(reverse("paper:list"))
