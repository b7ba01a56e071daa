"""The pages of one file: opening it, what stands there, and what is changed."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries import panels, workflow
from beneficiaries.models import Category, Document
from sanad.audit.models import Opening, Purpose
from sanad.guarded.models import GuardedChange
from tests.beneficiaries.pages import opened
from tests.beneficiaries.test_documents import photo
from tests.factories.beneficiaries import DocumentFactory, PersonFactory, identity
from tests.factories.guarded import agreed, name_guardian

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


# The file


@pytest.mark.policy("PM-1")
def test_a_file_opens_after_one_tap(desk, cast):
    person = PersonFactory(safe_contact="بعد العصر")
    gate = desk.get(reverse("people:show", args=[person.pk])).content.decode()
    assert "بعد العصر" not in gate and person.mobile[4:] not in gate
    answer = desk.post(reverse("people:open", args=[person.pk]), {"purpose": "verify"})
    assert answer.url == reverse("people:show", args=[person.pk])
    assert "بعد العصر" in desk.get(answer.url).content.decode()
    assert Opening.objects.get().purpose == "verify"


def test_the_tap_holds_for_the_day(desk, calendar):
    person = opened(desk, PersonFactory())
    calendar.move_to("2026-11-23")
    page = desk.get(reverse("people:show", args=[person.pk]))
    assert page.templates[0].name == "people/gate.html"


def test_the_purpose_that_was_said_is_confirmed(desk):
    person = PersonFactory()
    answer = desk.post(reverse("people:open", args=[person.pk]), {"purpose": "verify"}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert len(said) == 1 and str(Purpose.VERIFY.label) in said[0]
    note = answer.text[answer.text.index("s-messages") :]
    assert note.index('tabindex="-1"') < note.index(str(Purpose.VERIFY.label)), "takes the focus"


def test_no_purpose_no_file(desk):
    person = PersonFactory()
    desk.post(reverse("people:open", args=[person.pk]), {"purpose": "curiosity"})
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    "name", ["edit", "household", "join", "pin", "history", "document_create", "category_create"]
)
def test_every_page_of_a_file_asks_for_the_purpose_first(desk, name):
    url = reverse(f"people:{name}", args=[PersonFactory().pk])
    assert desk.get(url).url.endswith(f"?next={url}")


def test_the_file_costs_the_same_for_any_number(desk):
    person = opened(desk, PersonFactory())
    url = reverse("people:show", args=[person.pk])
    desk.get(url)  # what was said of the purpose is said once

    def cost():

        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(url).status_code == 200
        return len(queries)

    for rows in (1, 10):
        DocumentFactory.create_batch(rows, person=person)
        PersonFactory.create_batch(rows, household=person.household)
        for category in Category.objects.all()[:rows]:
            person.categories.get_or_create(category=category)
        for guardian in PersonFactory.create_batch(rows):
            name_guardian(person, guardian)
        if rows == 1:
            few = cost()
    assert cost() == few <= 12


def test_upper_floors_bring_their_part(desk, monkeypatch):
    monkeypatch.setattr(panels, "_makers", [])
    panels.register(lambda person, user: panels.Panel("الطلبات", "sanad/_sign.html"))
    panels.register(lambda person, user: None)
    person = opened(desk, PersonFactory())
    page = desk.get(reverse("people:show", args=[person.pk]))
    assert "الطلبات" in page.content.decode()


def test_edit(desk):
    person = opened(desk, PersonFactory())
    url = reverse("people:edit", args=[person.pk])
    form = desk.get(url).context["form"]
    data = {
        "seen": form["seen"].value(),
        "identity_kind": "citizen",
        "identity_number": person.identity_number,
        "first_name": "مها",
        "family_name": "الدوسري",
        "gender": "f",
        "relation": "head",
    }
    assert desk.post(url, data).url == reverse("people:show", args=[person.pk])
    late = desk.post(url, data | {"first_name": "ريم"})
    assert late.context["form"].non_field_errors()
    person.refresh_from_db()
    # The mobile that stands there is changed on its own page, by two.
    assert person.first_name == "مها" and person.mobile
    history = desk.get(reverse("people:history", args=[person.pk]))
    assert "مها" in history.content.decode()


def test_the_identity_of_another_is_refused_in_words(desk):
    other, person = PersonFactory(), PersonFactory()
    opened(desk, person)
    url = reverse("people:edit", args=[person.pk])
    page = desk.post(
        url,
        {
            "identity_kind": "citizen",
            "identity_number": other.identity_number,
            "first_name": "مها",
            "family_name": "الدوسري",
            "gender": "f",
            "relation": "head",
        },
    )
    assert page.status_code == 200 and page.context["form"].errors


def test_a_number_of_two_passports_names_no_guardian(desk):
    """Neither of the two is taken for the other."""
    number = {"identity_kind": "passport", "identity_number": "A1234567"}
    for country in ("YE", "SY"):
        PersonFactory(identity_country=country, **number)
    child = opened(desk, PersonFactory())
    for page, data in (
        ("guardian_create", {"basis": "صك 12", "reason": "قاصرة"}),
        ("join", {"relation": "other"}),
    ):
        url = reverse(f"people:{page}", args=[child.pk])
        answer = desk.post(url, data | {"identity_number": "A1234567"})
        assert list(answer.context["form"].errors) == ["identity_number"]


# Papers


def paper(**fields):
    code = fields.pop("code", "rent-contract")
    from beneficiaries.models import DocumentType

    return {
        "key": str(uuid.uuid4()),
        "type": DocumentType.objects.get(code=code).pk,
        "number": "٧٧",
        "expires_on_day": "1",
        "expires_on_month": "1",
        "expires_on_year": "1449",
        "expires_on_calendar": "hijri",
        **fields,
    }


def test_note_a_paper_seen_and_one_kept(desk):
    person = opened(desk, PersonFactory())
    url = reverse("people:document_create", args=[person.pk])
    data = paper()
    for _click in range(2):
        assert desk.post(url, data).status_code == 302
    assert desk.post(url, paper(upload=photo())).status_code == 302
    kept, seen = Document.objects.all()
    assert (seen.evidence, seen.number) == ("seen", "77") and kept.evidence == "copy"
    copy = desk.get(reverse("people:document_copy", args=[kept.pk]))
    assert copy["Content-Type"] == "image/jpeg" and "no-store" in copy["Cache-Control"]
    assert Opening.objects.filter(page__contains="document_copy").count() == 1
    assert desk.get(reverse("people:document_copy", args=[seen.pk])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"type": ""}, "type"),
        ({"expires_on_year": ""}, "expires_on"),
        ({"expires_on_day": "31"}, "expires_on"),
        ({"number": "1" * 41}, "number"),
        ({"upload": SimpleUploadedFile("a.jpg", b"MZ")}, "upload"),
        ({"upload": SimpleUploadedFile("a.jpg", b"")}, "upload"),
        ({"upload": SimpleUploadedFile("a.jpg", bytes(20 * 1024 * 1024 + 1))}, "upload"),
        ({"upload": SimpleUploadedFile("a.jpg", b"\xff\xd8\xff broken")}, "upload"),
        ({"code": "national-id", "upload": photo()}, "upload"),
        ({"code": "utility-bill"}, "issued_on"),
    ],
)
def test_wrong_papers(desk, fields, wrong):
    person = opened(desk, PersonFactory())
    page = desk.post(reverse("people:document_create", args=[person.pk]), paper(**fields))
    assert page.status_code == 200 and wrong in page.context["form"].errors
    assert not Document.objects.exists()


def test_the_desk_keeps_several_pages_of_a_paper(desk):
    person = opened(desk, PersonFactory())
    url = reverse("people:document_create", args=[person.pk])
    fields = paper(upload=photo(), further=[photo(), photo()])
    assert desk.post(url, fields).status_code == 302
    assert Document.objects.get().page_count == 3
    assert Document.objects.get().further_pages.count() == 2


@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        (lambda: {"further": [photo()]}, "upload"),
        (lambda: {"upload": photo(), "further": [photo()] * 12}, "further"),
        (
            lambda: {
                "upload": photo(),
                "further": [SimpleUploadedFile("b.jpg", b"\xff\xd8\xff" + bytes(99))],
            },
            "further",
        ),
    ],
)
def test_a_further_page_that_cannot_be_kept_is_a_sentence(desk, files, wrong):
    person = opened(desk, PersonFactory())
    page = desk.post(reverse("people:document_create", args=[person.pk]), paper(**files()))
    assert page.status_code == 200 and list(page.context["form"].errors) == [wrong]
    assert not Document.objects.exists()


def test_a_copy_is_read_by_few(client, cast):
    mother = PersonFactory(with_account=True)
    kept = workflow.add_document(
        mother,
        type=DocumentFactory.build(person=mother, type_code="income", added_by=None).type,
        by=mother.account,
        evidence="copy",
        upload=photo(),
    )
    url = reverse("people:document_copy", args=[kept.pk])
    for user, status in (
        (mother.account, 200),
        (PersonFactory(with_account=True).account, 404),
        (cast.officer, 302),  # what for, first
        (cast.secretary, 404),  # not by its number: in a case before the committee
    ):
        client.force_login(user)
        assert client.get(url).status_code == status
    assert not Opening.objects.exists()
    for user, purpose in ((cast.officer, Purpose.SERVICE), (cast.secretary, Purpose.STUDY)):
        Opening.objects.create(by=user, person_id=mother.pk, purpose=purpose, page="a case")
        client.force_login(user)
        assert client.get(url).status_code == 200
    assert Opening.objects.filter(page__contains="document_copy").count() == 2


# What surrounds the person


def test_code_category_guardian_terms(desk):
    person, guardian = opened(desk, PersonFactory()), PersonFactory()
    url = reverse("people:pin", args=[person.pk])
    assert desk.post(url, {"pin": "1111"}).context["form"].errors["pin"]
    assert desk.post(url, {"pin": "4827"}).status_code == 302
    category = Category.objects.get(code="widow")
    desk.post(reverse("people:category_create", args=[person.pk]), {"category": category.pk})
    desk.post(reverse("people:category_end", args=[person.categories.get().pk]))
    url = reverse("people:guardian_create", args=[person.pk])
    assert desk.post(url, {"identity_number": identity(99), "basis": "صك"}).context["form"].errors
    deed = {"identity_number": guardian.identity_number, "basis": "صك 9", "reason": "كفالة"}
    change = desk.post(url, deed)
    assert not person.guardians.exists()
    agreed(GuardedChange.objects.get())
    assert change.url == GuardedChange.objects.get().get_absolute_url()
    desk.post(reverse("people:guardian_end", args=[person.guardians.get().pk]))
    terms = reverse("people:terms", args=[person.pk])
    shown = desk.get(terms).context["form"]["digest"].value()
    assert desk.post(terms, {"digest": shown}).context["form"].errors
    assert desk.post(terms, {"channel": "aloud", "digest": "0" * 64}).context["form"].errors
    assert not person.terms_acceptances.exists()
    desk.post(terms, {"channel": "aloud", "digest": shown})
    accepted = person.terms_acceptances.get()
    assert (accepted.version, accepted.digest, accepted.channel) == (1, shown, "aloud")
    person.refresh_from_db()
    assert person.has_pin and person.accepted_terms_at and person.categories.get().until
    assert person.guardians.get().ended_on


def test_household_and_joining(desk):
    person, neighbour = opened(desk, PersonFactory()), PersonFactory()
    url = reverse("people:household", args=[person.pk])
    assert desk.post(url, {"city": "أبها", "size": "3", "short_address": "raaa 2919"}).url
    person.household.refresh_from_db()
    assert person.household.short_address == "RAAA2919"
    late = desk.post(url, {"city": "جدة", "size": "3", "seen": "1"})
    assert late.context["form"].non_field_errors()
    url = reverse("people:join", args=[person.pk])
    page = desk.post(url, {"identity_number": "1", "relation": "child"})
    assert page.context["form"].errors
    desk.post(url, {"identity_number": neighbour.identity_number, "relation": "child"})
    person.refresh_from_db()
    assert person.household == neighbour.household


# Who looked


def test_the_record_of_openings(client, cast, django_assert_num_queries):
    person = PersonFactory()
    for _opening in range(10):
        workflow.open_file(person, by=cast.officer, purpose="service")
    client.force_login(cast.auditor)
    url = reverse("audit:openings")
    client.get(url)
    with django_assert_num_queries(6):  # one of them the newest link of the chain
        assert len(client.get(url, {"purpose": "service"}).context["page"]) == 10
    assert len(client.get(url, {"purpose": "study", "name": "\x00"}).context["page"]) == 0
    client.force_login(cast.officer)
    assert client.get(url).status_code == 403


# The household's head, and one summary of what is wrong
