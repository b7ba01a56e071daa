"""Letters: numbered, written once, verifiable by code, read by the right people."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries.kept_off import keep_off
from beneficiaries.models import Person
from sanad.letters import codes
from sanad.letters.issue import issue
from sanad.letters.models import Letter
from sanad.letters.templatetags.letters import figures
from sanad.lib.actor import acting
from sanad.middleware import constraint_of
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.conduct import IncidentFactory
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(calendar, cast):
    return issue(
        kind="decision",
        to=PersonFactory(with_account=True),
        subject="قبول طلبك سداد الإيجار",
        paragraphs=["إشارةً إلى طلبك رقم 1448-00017:", "**أسباب القرار:** ثبتت الحاجة."],
        verdict="قبول الطلب، وصرف 860 ريالًا.",
        by=cast.chair,
    )


@pytest.mark.policy("DG-2")
def test_a_letter_is_numbered_by_the_hijri_year_and_dated_by_the_database(letter, cast):
    assert letter.number == "1448-L-00001"
    letter.refresh_from_db()
    assert letter.issued_on.isoformat() == "2026-11-22"
    second = issue(kind="other", to="شركة الكهرباء", subject="س", paragraphs=["ص"], by=None)
    assert second.number == "1448-L-00002"
    assert second.code != letter.code
    assert second.gender == "" and second.person_id is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE letters_letter SET id = id",
        "UPDATE letters_letter SET id = id + 1",
    ],
)
def test_letter_is_insert_only(letter, sql):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == "letter_is_insert_only"


BY_SQL = (
    "INSERT INTO letters_letter (number, code, kind, recipient, gender, about_kind,"
    " subject, paragraphs, verdict, signer_title, signer_name, issued_at, issued_on)"
    " VALUES ('1', '2', 'other', 'x', '', '', 'x', '{x}', '', '', '',"
    " '2020-01-01', '2020-01-01') RETURNING number, issued_on, issued_at::date"
)


def test_nobody_chooses_the_day_of_a_letter_nor_its_number(letter):
    with acting(None), connection.cursor() as cursor:
        cursor.execute(BY_SQL)
        number, *days = cursor.fetchone()
    assert {str(day) for day in days} == {"2026-11-22"}
    year, mark, last = letter.number.split("-")
    assert number == f"{year}-{mark}-{int(last) + 1:05}"


def test_a_letter_is_issued_by_the_portal(letter, owner):
    rule = "letter_by_the_portal"
    with unsigned(), pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(BY_SQL)
    assert constraint_of(refusal.value) == rule
    # Its number is taken from a series that asks the same.
    with without(owner, rule), without(owner, "series_by_the_portal"):
        with unsigned(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(BY_SQL)
            transaction.set_rollback(True)


def test_letter_says_something(cast, calendar):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        issue(kind="other", to="جهة", subject="س", paragraphs=[], by=cast.manager)
    assert constraint_of(refusal.value) == "letter_says_something"


def test_an_unknown_kind_is_a_mistake(calendar):
    with pytest.raises(ValueError):
        issue(kind="postcard", to="جهة", subject="س", paragraphs=["ص"], by=None)


def test_the_pdf_is_one_accessible_page_and_always_the_same(letter):
    pdf = letter.pdf()
    assert pdf.startswith(b"%PDF-")
    assert b"pdfuaid" in pdf
    assert b"<xmpTPg:NPages>1</" in pdf
    assert Letter.objects.get(pk=letter.pk).pdf() == pdf


def test_codes_are_read_as_people_type_them():
    code = codes.make()
    assert codes.read(code) == code
    assert codes.read(f"  {code.lower().replace('-', ' ')}\u200f") == code
    assert codes.read(code.translate(str.maketrans("23456789", "٢٣٤٥٦٧٨٩"))) == code
    for wrong in ("", "7K4P", "7K4P-92MO", "7K4P-92MD-1", "😀" * 8, "\x00" * 8):
        assert codes.read(wrong) == ""


def test_figures_keep_their_direction_and_people_write_no_markup():
    shown = figures("رقم 1448-00017 <b> والحساب 3004 118 225.")
    assert '<bdi class="num" dir="ltr">1448-00017</bdi>' in shown
    assert '<bdi class="num" dir="ltr">3004 118 225</bdi>.' in shown
    assert "<b>" not in shown


class TestReaders:
    def test_the_person_it_is_addressed_to(self, letter, client):
        client.force_login(Person.objects.get(pk=letter.person_id).account)
        page = client.get(reverse("letters:show", args=[letter.pk]))
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert letter.number in page.content.decode()
        pdf = client.get(reverse("letters:pdf", args=[letter.pk]))
        assert pdf["Content-Type"] == "application/pdf"
        assert "no-store" in pdf["Cache-Control"]

    def test_nobody_else(self, letter, client, cast):
        other = PersonFactory(with_account=True).account
        for user in (other, cast.provider, cast.officer, UserFactory()):
            client.force_login(user)
            for name in ("show", "pdf"):
                assert client.get(reverse(f"letters:{name}", args=[letter.pk])).status_code == 404

    def test_who_issued_it_and_who_oversees(self, letter, client, cast):
        for user in (cast.chair, cast.manager, cast.auditor):
            client.force_login(user)
            assert client.get(reverse("letters:show", args=[letter.pk])).status_code == 200

    def test_nobody_who_is_kept_off_the_person(self, letter, client, cast):
        person = Person.objects.get(pk=letter.person_id)
        for user in (cast.chair, cast.manager):  # who issued it, and who oversees
            incident = IncidentFactory(direction="by_staff", about_staff=user, person=person)
            keep_off(person, user, cause="incident", of=incident)
            client.force_login(user)
            for name in ("show", "pdf"):
                assert client.get(reverse(f"letters:{name}", args=[letter.pk])).status_code == 404

    def test_signing_in_comes_first(self, letter, client):
        assert client.get(reverse("letters:pdf", args=[letter.pk])).status_code == 302


class TestVerification:
    url = "/letters/verify/"

    def test_a_genuine_letter_shows_initials_only(self, letter, client):
        page = client.get(self.url, {"code": letter.code.lower()}).content.decode()
        assert letter.number in page
        assert "م. س. م. د." in page
        assert "الدوسري" not in page and letter.verdict not in page

    @pytest.mark.parametrize("code", ["", "xx", "22222222", "\x00", "😀", "7" * 500])
    def test_a_wrong_code_gets_a_sentence(self, letter, client, code):
        response = client.get(self.url, {"code": code})
        assert response.status_code == 200
        assert letter.number not in response.content.decode()

    def test_guessing_is_stopped(self, letter, client):
        codes_tried = [client.get(self.url, {"code": "22222222"}).status_code for _ in range(21)]
        assert codes_tried == [200] * 20 + [429]
