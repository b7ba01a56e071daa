"""The registry's pages: search first, doubles before saving, one tap before a file opens."""

import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries import guarded, panels, workflow
from beneficiaries.models import Category, Document, Person
from sanad.audit.models import Opening, Purpose
from sanad.guarded.models import GuardedChange
from sanad.lib import clock
from tests.beneficiaries.test_documents import photo
from tests.factories.beneficiaries import DocumentFactory, PersonFactory, identity
from tests.factories.guarded import agreed, name_guardian, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.officer)
    return client


def opened(client, person):
    client.post(reverse("people:open", args=[person.pk]), {"purpose": "service"})
    return person


def registration(**fields):
    return {
        "key": str(uuid.uuid4()),
        "identity_kind": "citizen",
        "identity_number": "1058529940",
        "first_name": "زيد",
        "father_name": "سعد",
        "family_name": "الشمري",
        "gender": "m",
        "may_text": "on",
        "relation": "head",
        "city": "الرياض",
        "size": "1",
        **fields,
    }


# Search


def test_nothing_is_browsed(desk):
    PersonFactory()
    page = desk.get(reverse("people:search"))
    assert page.status_code == 200 and page.context["page"] is None
    assert page["Cache-Control"] == "no-store, private" or "no-store" in page["Cache-Control"]


def test_ids_are_masked_in_lists(desk):
    person = PersonFactory()
    page = desk.get(reverse("people:search"), {"q": "منيرة الدوسري"}).content.decode()
    assert person.full_name in page and person.identity_number not in page
    assert person.identity_number[-3:] in page and person.mobile[4:] not in page


def test_nobody_found_leads_to_registering(desk):
    page = desk.get(reverse("people:search"), {"q": "زيد الشمري"})
    assert page.context["register_url"] in page.content.decode().replace("&amp;", "&")
    form = desk.get(page.context["register_url"]).context["form"]
    assert form.initial["first_name"] == "زيد" and form.initial["family_name"] == "الشمري"


@pytest.mark.parametrize("query", ["\x00", "\u202e", "🙂", "ا" * 101, "'", "%", "&after=x"])
def test_odd_queries_are_answered(desk, query):
    assert desk.get(reverse("people:search"), {"q": query, "after": "x"}).status_code == 200


def test_search_costs_the_same_for_any_number(desk, django_assert_num_queries):
    PersonFactory.create_batch(10)
    desk.get(reverse("people:search"), {"q": "منيرة"})
    with django_assert_num_queries(6):  # the last is the record of the search
        page = desk.get(reverse("people:search"), {"q": "منيرة"})
    assert len(page.context["page"]) == 10


def test_a_long_list_goes_on(desk):
    PersonFactory.create_batch(30)
    first = desk.get(reverse("people:search"), {"q": "منيرة"}).context["page"]
    rest = desk.get(reverse("people:search"), {"q": "منيرة", "after": first.next}).context["page"]
    assert len(first) == 25 and len(rest) == 5 and rest.next is None


@pytest.mark.parametrize(
    ("role", "status"), [("provider", 403), ("member", 403), ("researcher", 200), ("auditor", 200)]
)
def test_who_searches(client, cast, role, status):
    client.force_login(getattr(cast, role))
    assert client.get(reverse("people:search")).status_code == status


def test_a_beneficiary_never_sees_the_registry(client):
    person = PersonFactory(with_account=True)
    client.force_login(person.account)
    for name, arguments in (("search", []), ("create", []), ("show", [person.pk])):
        assert client.get(reverse(f"people:{name}", args=arguments)).status_code == 403


# Registering


def test_register(desk, cast):
    answer = desk.post(reverse("people:create"), registration())
    person = Person.objects.get()
    assert answer.url == reverse("people:show", args=[person.pk])
    assert person.created_by == cast.officer and person.household.city == "الرياض"


def test_two_clicks_register_once(desk):
    data = registration()
    first, second = (desk.post(reverse("people:create"), data) for _ in range(2))
    assert first.url == second.url
    assert Person.objects.count() == 1


def test_doubles_stand_on_the_page_before_anything_is_saved(desk):
    registered = PersonFactory(
        first_name="زيد", father_name="سعد", family_name="الشمري", gender="m"
    )
    data = registration()
    page = desk.post(reverse("people:create"), data)
    assert Person.objects.count() == 1
    assert reverse("people:show", args=[registered.pk]) in page.content.decode()
    # Without the tick it stays; with the tick it is registered, and the record says who was shown.
    page = desk.post(reverse("people:create"), data | {"shown": page.context["shown"]})
    assert Person.objects.count() == 1 and "is_none_of_these" in page.context["form"].errors
    desk.post(
        reverse("people:create"), data | {"shown": str(registered.pk), "is_none_of_these": "on"}
    )
    assert Person.objects.order_by("pk").last().not_same_as == [registered.pk]


def test_a_tick_does_not_pass_over_people_who_were_not_shown(desk):
    PersonFactory(first_name="زيد", father_name="سعد", family_name="الشمري", gender="m")
    desk.post(reverse("people:create"), registration(is_none_of_these="on", shown="0"))
    assert Person.objects.count() == 1


def test_an_identity_that_is_taken_is_never_passed_over(desk):
    registered = PersonFactory(identity_number="1058529940")
    page = desk.post(
        reverse("people:create"),
        registration(shown=str(registered.pk), is_none_of_these="on", first_name="خالد"),
    )
    assert Person.objects.count() == 1 and page.context["is_certain"]


def test_a_member_joins_the_household(desk):
    mother = PersonFactory()
    opened(desk, mother)
    desk.post(
        reverse("people:create"), registration(household=mother.household_id, relation="child")
    )
    assert mother.household.members.count() == 2


def test_who_lives_together_is_part_of_a_file(desk):
    mother = PersonFactory(first_name="وضحى")
    data = registration(household=mother.household_id, relation="child")
    for answer in (
        desk.get(reverse("people:create"), {"household": mother.household_id}),
        desk.post(reverse("people:create"), data),
    ):
        assert answer.url.startswith(reverse("people:show", args=[mother.pk]))
    assert mother.household.members.count() == 1


def test_what_surrounds_a_closed_file_is_not_ended(desk, cast):
    ward, guardian = PersonFactory(), PersonFactory()
    deed = name_guardian(ward, guardian)
    need = workflow.add_category(ward, by=cast.officer, category=Category.objects.first())
    for name, row in (("guardian_end", deed), ("category_end", need)):
        answer = desk.post(reverse(f"people:{name}", args=[row.pk]))
        assert answer.url.startswith(reverse("people:show", args=[ward.pk]))
    deed.refresh_from_db()
    need.refresh_from_db()
    assert (deed.ended_on, need.until) == (None, None)


def test_a_known_family_register_asks_which_household(desk):
    mother = PersonFactory(household__register_number="4455667")
    page = desk.post(reverse("people:create"), registration(register_number="٤٤٥٥٦٦٧"))
    assert "join" in page.context["form"].errors and Person.objects.count() == 1
    desk.post(
        reverse("people:create"),
        registration(register_number="4455667", join=str(mother.household_id), relation="child"),
    )
    assert mother.household.members.count() == 2


def test_who_joins_loses_nothing_to_a_mistake_elsewhere(desk):
    mother = PersonFactory(household__register_number="4455667")
    typed = registration(
        register_number="4455667", join=str(mother.household_id), relation="child",
        monthly_income="1,500 ريال", first_name=".",
    )  # fmt: skip
    page = desk.post(reverse("people:create"), typed)
    assert page.context["form"].errors.keys() == {"first_name"}
    assert 'value="1,500 ريال"' in page.text and 'value="4455667"' in page.text
    assert not page.context["home_form"].errors
    mended = {name: page.context["home_form"][name].value() for name in ("city", "register_number")}
    desk.post(reverse("people:create"), typed | mended | {"first_name": "زيد"})
    assert mother.household.members.count() == 2


def test_an_income_stays_as_it_was_typed(desk):
    page = desk.post(
        reverse("people:create"), registration(monthly_income="1,500 ريال", first_name=".")
    )
    assert page.context["form"].errors and 'value="1,500 ريال"' in page.text
    # Read from the side from which it was typed.
    assert 'dir="auto"' in str(page.context["home_form"]["monthly_income"])


@pytest.mark.parametrize(
    ("written", "year", "limit"),
    [("hijri", "1449", "12 جمادى الآخرة 1448هـ"), ("gregorian", "2027", "22 نوفمبر 2026")],
)
def test_a_wrong_date_is_told_with_its_name_in_its_calendar(
    desk, cast, calendar, written, year, limit
):
    calendar.move_to("2026-11-22")
    born = {"day": "1", "month": "11", "year": year, "calendar": written}
    typed = registration(**{f"born_on_{part}": value for part, value in born.items()})
    page = desk.post(reverse("people:create"), typed)
    words = re.sub("<[^>]*>", "", page.text)
    assert re.search(f"تاريخ الميلاد: اكتبي? تاريخًا لا يتجاوز {limit}[.]", words)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"identity_number": "1058529941"}, "identity_number"),
        ({"identity_number": ""}, "identity_number"),
        ({"identity_number": "abc"}, "identity_number"),
        ({"first_name": ""}, "first_name"),
        ({"first_name": "\u202e\u200f"}, "first_name"),
        ({"family_name": "ا" * 90}, "family_name"),
        ({"gender": ""}, "gender"),
        ({"gender": "x"}, "gender"),
        ({"mobile": "0112345678"}, "mobile"),
        (
            {
                "born_on_day": "30",
                "born_on_month": "1",
                "born_on_year": "1448",
                "born_on_calendar": "hijri",
            },
            "born_on",
        ),
        (
            {
                "born_on_day": "١",
                "born_on_month": "1",
                "born_on_year": "2090",
                "born_on_calendar": "gregorian",
            },
            "born_on",
        ),
        ({"born_on_day": "31"}, "born_on"),
        ({"key": "not-a-key"}, "key"),
    ],
)
def test_bad_input_is_a_sentence_and_loses_nothing(desk, fields, wrong):
    page = desk.post(reverse("people:create"), registration(**fields))
    assert page.status_code == 200 and wrong in page.context["form"].errors
    assert not Person.objects.exists()
    assert 'value="الرياض"' in page.content.decode()


@pytest.mark.parametrize(
    "fields", [{"size": "0"}, {"size": "سبعة"}, {"monthly_income": "-5"}, {"city": ""}]
)
def test_a_wrong_household_registers_nobody(desk, fields):
    page = desk.post(reverse("people:create"), registration(**fields))
    assert page.status_code == 200 and page.context["home_form"].errors
    assert not Person.objects.exists()


def test_digits_of_either_kind(desk):
    desk.post(
        reverse("people:create"),
        registration(
            identity_number="١٠٥٨ ٥٢٩ ٩٤٠",
            mobile="٠٥٥١٢٣٤٥٦٧",
            monthly_income="٣٬١٠٠٫٥٠",
            born_on_day="١",
            born_on_month="7",
            born_on_year="١٣٩٠",
            born_on_calendar="hijri",
        ),
    )
    person = Person.objects.get()
    assert person.is_birth_hijri and str(person.born_on) == "1970-09-02"
    assert str(person.household.monthly_income) == "3100.50"


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
    desk.post(reverse("people:terms", args=[person.pk]))
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


@pytest.mark.policy("DG-1")
def test_a_household_has_one_head(desk, cast):
    mother = opened(desk, PersonFactory())
    url = reverse("people:create")
    relation = desk.get(url, {"household": mother.household_id}).context["form"]["relation"]
    offered = [value for value, _label in relation.field.choices]
    assert "" in offered and "head" not in offered
    answer = desk.post(url, registration(household=mother.household_id, relation="head"))
    assert answer.status_code == 200 and mother.household.members.count() == 1
    for name in ("register_person", "join_household", "change_person"):
        child = PersonFactory(household=mother.household, relation="child")
        with pytest.raises(ValidationError) as refused:
            if name == "register_person":
                born = PersonFactory.build(household=None, branch=mother.branch)
                workflow.register_person(born, by=cast.officer, household=mother.household)
            elif name == "join_household":
                stranger = PersonFactory()
                workflow.join_household(
                    stranger, by=cast.officer, household=mother.household, relation="head"
                )
            else:
                workflow.change_person(child, by=cast.officer, relation="head")
        assert str(mother) in refused.value.message_dict["relation"][0]
    # When the head is gone, another takes the place.
    Person.objects.filter(pk=mother.pk).update(died_on=clock.today())
    agreed(proposed(guarded.propose_head, child))
    child.refresh_from_db()
    assert child.relation == "head"


def test_what_is_wrong_is_said_once_and_at_its_field(desk):
    wrong = registration(gender="", short_address="123", size="0", register_number="x" * 50)
    page = desk.post(reverse("people:create"), wrong)
    assert page.status_code == 200
    assert page.text.count("s-errors") == 1
    assert {"short_address", "size", "register_number"} == set(page.context["home_form"].errors)
    for name in ("short_address", "size", "register_number"):
        assert f'href="#id_{name}"' in page.text
    assert (
        desk.post(reverse("people:create"), registration(short_address="raaa٢٩١٩")).status_code
        == 302
    )
    assert Person.objects.get().household.short_address == "RAAA2919"


def test_who_was_just_registered_has_an_open_file(desk):
    answer = desk.post(reverse("people:create"), registration())
    person = Person.objects.get()
    assert answer.url == reverse("people:show", args=[person.pk])
    assert Opening.objects.get(person_id=person.pk).purpose == "service"
    assert "purposes" not in desk.get(answer.url).context
