"""The registry's pages: search first, doubles before saving, one tap before a file opens."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from beneficiaries import guarded, workflow
from beneficiaries.models import Category, Person
from sanad.audit.models import Opening
from sanad.lib import clock
from tests.beneficiaries.pages import opened, registration
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import agreed, name_guardian, proposed

pytestmark = pytest.mark.django_db


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
    assert f"تاريخ الميلاد: التاريخ لا يتجاوز {limit}." in words


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
