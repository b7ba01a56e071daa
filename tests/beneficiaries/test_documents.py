"""Papers: seen by staff, or a copy on a basis, re-encoded and encrypted."""

import io
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from PIL import Image

from beneficiaries import files, openings, stock
from beneficiaries.catalogue import CATALOGUE, seed_catalogue
from beneficiaries.forms import DocumentForm, PaperDates
from beneficiaries.models import Category, Document, DocumentType
from beneficiaries.workflow import add_document
from requests_app.delivery.forms import CompletionForm
from requests_app.intake.forms.desk import PaperForm as DeskPaperForm
from sanad.lib.actor import acting
from sanad.lib.forms import DateField
from sanad.middleware import constraint_of
from sanad.portal.forms_papers import PaperForm as PhonePaperForm
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories import requests as cases
from tests.factories.beneficiaries import DocumentFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def photo(name="contract.jpg", size=(600, 400), color="teal"):
    content = io.BytesIO()
    Image.new("RGB", size, color).save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def kind(code):
    return DocumentType.objects.get(code=code)


def test_the_catalogue_is_seeded_once(owner):
    assert DocumentType.objects.count() == len(CATALOGUE["papers"])
    assert Category.objects.count() == len(CATALOGUE["categories"])
    seed_catalogue()
    assert DocumentType.objects.count() == len(CATALOGUE["papers"])


@pytest.mark.policy("PR-2")
def test_seen_by_the_desk(cast):
    person = PersonFactory()
    paper = add_document(
        person, type=kind("national-id"), by=cast.officer, evidence="seen", number="١٠٥٨٥٢٩٩٤٠"
    )
    assert paper.number == "1058529940" and not paper.file_name


@pytest.mark.policy("PR-2")
def test_a_copy_is_encrypted_and_read_back(cast, files_root):
    person = PersonFactory()
    paper = add_document(
        person, type=kind("rent-contract"), by=cast.officer, evidence="copy", upload=photo()
    )
    stored = files_root / paper.file_name
    assert set(files.names()) == {paper.file_name, f"{paper.file_name}{files.WAITING}"}
    assert b"JFIF" not in stored.read_bytes() and stored.stat().st_mode & 0o077 == 0
    assert files.read(paper).startswith(b"\xff\xd8\xff")
    assert paper.original_name == "contract.jpg" and paper.file_kind == "jpeg"


def test_from_a_phone_only_a_copy_of_ones_own(cast):
    person = PersonFactory(with_account=True)
    contract = kind("rent-contract")
    assert add_document(
        person, type=contract, by=person.account, evidence="copy", upload=photo()
    ).file_name
    with pytest.raises(Refused, match=r"\S"):
        add_document(person, type=contract, by=person.account, evidence="seen")
    with pytest.raises(NotAllowed):
        add_document(
            PersonFactory(), type=contract, by=person.account, evidence="copy", upload=photo()
        )


@pytest.mark.parametrize("role", ["provider", "member", "auditor", "manager"])
def test_others_do_not_note_papers(cast, role):
    with pytest.raises(NotAllowed):
        add_document(PersonFactory(), type=kind("income"), by=getattr(cast, role), evidence="seen")


def test_sent_twice_stored_once(cast):
    person, key = PersonFactory(), "7f9c0a56-5a7e-4a88-9fdb-0d3c8cf6b6a1"
    first = add_document(person, type=kind("income"), by=cast.officer, evidence="seen", key=key)
    again = add_document(person, type=kind("income"), by=cast.officer, evidence="seen", key=key)
    assert first == again and person.documents.count() == 1


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (lambda: SimpleUploadedFile("a.jpg", b""), "file_empty"),
        (lambda: SimpleUploadedFile("a.jpg", b"MZ not a photo"), "file_mismatch"),
        (lambda: SimpleUploadedFile("a.exe", b"MZ not a photo"), "file_kind"),
        (lambda: SimpleUploadedFile("a.jpg", photo().read()[:300]), "file_damaged"),
        (lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.7 broken"), "file_damaged"),
        (lambda: SimpleUploadedFile("a.jpg", bytes(20 * 1024 * 1024 + 1)), "file_too_large"),
    ],
)
def test_wrong_files_are_refused_and_nothing_is_stored(cast, files_root, upload, code):
    with pytest.raises(ValidationError) as refusal:
        add_document(
            PersonFactory(),
            type=kind("rent-contract"),
            by=cast.officer,
            evidence="copy",
            upload=upload(),
        )
    assert refusal.value.code == code
    assert not Document.objects.exists() and not list(files_root.glob("*"))


def test_no_copy_of_an_identity(cast):
    with pytest.raises(ValidationError) as refusal:
        add_document(
            PersonFactory(),
            type=kind("national-id"),
            by=cast.officer,
            evidence="copy",
            upload=photo(),
        )
    assert refusal.value.code == "no_copy"


def test_a_lost_copy_says_so(cast, files_root):
    paper = add_document(
        PersonFactory(), type=kind("income"), by=cast.officer, evidence="copy", upload=photo()
    )
    files.discard(paper.file_name)
    with pytest.raises(files.CopyLost):
        files.read(paper)


def test_validity_by_issue_and_expiry():
    bill = DocumentFactory.build(
        type=DocumentType(valid_days=90), issued_on=date(2026, 1, 1), person=None, added_by=None
    )
    assert bill.is_valid_on(date(2026, 4, 1)) and not bill.is_valid_on(date(2026, 4, 2))


INSERT = """INSERT INTO beneficiaries_document (person_id, type_id, number, evidence, file_name,
    file_kind, original_name, added_by_id, issued_on, expires_on)
    SELECT %(person)s, id, '', %(evidence)s, %(file)s, '', '', %(by)s, %(issued)s, %(expires)s
    FROM beneficiaries_documenttype WHERE code = %(code)s"""


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"code": "national-id", "evidence": "copy", "file": "x"}, "document_copy_only_on_a_basis"),
        ({"by": "beneficiary"}, "document_seen_by_staff"),
        ({"file": "x"}, "document_copy_has_a_file"),
        ({"issued": "2026-01-02", "expires": "2026-01-01"}, "document_expires_after_its_issue"),
    ],
)
def test_held_by_the_database(cast, change, rule):
    person = PersonFactory(with_account=True)
    values = {
        "person": person.pk,
        "code": "income",
        "evidence": "seen",
        "file": "",
        "by": cast.officer.pk,
        "issued": None,
        "expires": None,
    } | change
    if values["by"] == "beneficiary":
        values["by"] = person.account_id
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), acting(values["by"]):
        with connection.cursor() as cursor:
            cursor.execute(INSERT, values)
    assert constraint_of(refusal.value) == rule


def test_a_noted_paper_is_not_rewritten():
    paper = DocumentFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE beneficiaries_document SET added_at = now() WHERE id = %s", [paper.pk]
            )
    assert constraint_of(refusal.value) == "document_keeps_its_origin"


@pytest.mark.parametrize(
    "change", ["expires_on = '2030-01-01'", "number = '1'", "file_name = 'another'"]
)
def test_a_noted_paper_keeps_its_content(cast, change):
    document = DocumentFactory(added_by=cast.officer)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE beneficiaries_document SET {change} WHERE id = %s", [document.pk]
            )
    assert constraint_of(refusal.value) == "document_keeps_its_content"


class Dates(PaperDates, forms.Form):
    issued_on = DateField(required=False)
    expires_on = DateField(required=False)

    def errors_for(self, *, are_asked=True, **kind):
        self.full_clean()
        self.judge_dates(DocumentType(**kind), are_asked=are_asked)
        return set(self.errors)


@pytest.mark.parametrize(
    ("issued", "expires", "kind", "wrong"),
    [
        ("", "", {}, set()),
        ("", "", {"has_expiry": True}, {"expires_on"}),
        ("", "", {"valid_days": 90}, {"issued_on"}),
        ("", "", {"valid_days": 90, "has_expiry": True, "are_asked": False}, set()),
        ("2026-11-02", "2026-11-01", {}, {"expires_on"}),
        ("2026-11-02", "2026-11-01", {"are_asked": False}, {"expires_on"}),
        ("2026-11-02", "2026-11-02", {"has_expiry": True}, set()),
        ("2026-11-02", "2026-11-03", {"has_expiry": True, "valid_days": 90}, set()),
        ("nonsense", "", {"valid_days": 90}, {"issued_on"}),
    ],
)
def test_the_days_of_a_paper_are_judged_alike(issued, expires, kind, wrong):
    form = Dates({"issued_on": issued, "expires_on": expires})
    assert form.errors_for(**kind) == wrong


@pytest.mark.parametrize("form", [DocumentForm, DeskPaperForm, CompletionForm, PhonePaperForm])
def test_every_form_of_a_paper_has_this_judge(form):
    assert issubclass(form, PaperDates)


def test_a_paper_is_good_until_the_earlier_of_its_two_ends():
    kind = DocumentType(valid_days=10)
    issued = date(2026, 11, 1)
    assert kind.good_until(issued, None) == date(2026, 11, 11)
    assert kind.good_until(issued, date(2026, 11, 10)) == date(2026, 11, 10)
    assert kind.good_until(issued, date(2026, 11, 12)) == date(2026, 11, 11)
    assert kind.good_until(None, None) is None
    assert DocumentType(valid_days=None).good_until(issued, None) is None


# Papers of several pages ----------------------------------------------------------------------


def of_pages(cast, count=3):
    """A rent contract of so many pages, each of another colour."""
    shades = [f"#{number}{number}{number}" for number in range(1, count + 1)]
    copies = [files.make_copy(photo(color=shade), kind("rent-contract")) for shade in shades]
    return add_document(
        PersonFactory(with_account=True),
        type=kind("rent-contract"),
        by=cast.officer,
        evidence="copy",
        upload=copies[0],
        further=copies[1:],
        expires_on=date(2040, 1, 1),
    )


def test_each_page_is_kept_in_its_order(cast):
    paper = of_pages(cast)
    assert paper.page_count == 3 and list(paper.page_numbers) == [1, 2, 3]
    kept = [files.read(row) for row in (paper, *paper.further_pages.all())]
    shades = [Image.open(io.BytesIO(content)).getpixel((9, 9))[0] // 17 for content in kept]
    assert shades == [1, 2, 3]
    assert stock.compare().whole == 3 and stock.compare().is_clean


def test_each_page_is_read_at_the_desk_and_from_the_checklist(client, cast):
    paper = of_pages(cast, 2)
    openings.note(paper.person, by=cast.officer, purpose="service", page="")
    client.force_login(cast.officer)
    page = client.get(reverse("people:show", args=[paper.person_id])).content.decode()
    for name, arguments in (("document_copy", [paper.pk]), ("document_page", [paper.pk, 2])):
        address = reverse(f"people:{name}", args=arguments)
        assert f'href="{address}"' in page
        assert client.get(address).content.startswith(b"\xff\xd8\xff")
    assert client.get(reverse("people:document_page", args=[paper.pk, 3])).status_code == 404


def test_the_checklist_shows_all_pages(client, cast):
    paper = of_pages(cast, 2)
    promised = ("national-id", "family-register", "income")
    case = cases.submitted(person=paper.person, papers=False, promised=promised)
    openings.note(paper.person, by=cast.officer, purpose="service", page="")
    client.force_login(cast.officer)
    second = reverse("people:document_page", args=[paper.pk, 2])
    for page in (
        reverse("requests:show", args=[case.pk]),
        reverse("requests:paper", args=[case.pk, "rent-contract"]),
    ):
        assert f'href="{second}"' in client.get(page).content.decode()


def test_a_page_that_cannot_be_kept_leaves_none(cast, files_root, monkeypatch):
    stored, keep = [], files.keep

    def second_fails(copy):
        if stored:
            raise ValidationError("full", code="not_stored")
        stored.append(keep(copy))
        return stored[0]

    monkeypatch.setattr(files, "keep", second_fails)
    with pytest.raises(ValidationError):
        of_pages(cast)
    assert not Document.objects.exists() and files.names() == []


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        ("UPDATE beneficiaries_document SET page_count = 3", "document_keeps_its_origin"),
        ("UPDATE beneficiaries_documentpage SET id = id", "documentpage_is_insert_only"),
        *[
            (
                "INSERT INTO beneficiaries_documentpage (document_id, number, file_name, file_kind)"
                f" SELECT id, {number}, 'x', 'jpeg' FROM beneficiaries_document",
                rule,
            )
            for number, rule in (
                (1, "documentpage_of_its_document"),
                (2, "documentpage_number_once"),
                (3, "documentpage_of_its_document"),
            )
        ],
    ],
)
def test_pages_stay_as_they_were_sent(cast, owner, sql, rule):
    of_pages(cast, 2)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_a_paper_has_twelve_pages_at_most(cast):
    assert of_pages(cast, 12).page_count == 12
    with pytest.raises(ValidationError):
        of_pages(cast, 13)
