"""What people type about a person, at every door: what cannot be is refused beside its field, with
all that was typed still there; what is uncommon and right is taken.

The admin is no door: it has no people. The database is the last one.
"""

import datetime
import uuid

import pgtrigger
import pytest
from django.contrib import admin
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from beneficiaries import workflow
from beneficiaries.enums import HEAD_DAYS, OF_AGE_DAYS
from beneficiaries.models import Person, TermsAcceptance
from beneficiaries.models.ages import is_minor
from requests_app.intake.workflow import desk
from requests_app.models import Programme
from sanad.lib import clock
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.factories.beneficiaries import PersonFactory
from tests.factories.requests import draft
from tests.portal import journey
from tests.rules.without import without

pytestmark = pytest.mark.django_db

GOOD = {
    "identity_kind": "citizen",
    "identity_country": "",
    "identity_number": "1058529940",
    "first_name": "زيد",
    "father_name": "سعد",
    "grandfather_name": "ناصر",
    "family_name": "الشمري",
    "gender": "m",
}
BORN = {"day": "1", "month": "7", "year": "1405", "calendar": "hijri"}


def day(name, date=None, **parts):
    """The inputs of a date as a page posts them."""
    if date is not None:
        parts = {"day": date.day, "month": date.month, "year": date.year, "calendar": "gregorian"}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


def in_days(days):
    return clock.today() + datetime.timedelta(days=days)


def passport(number, country="YE"):
    return {
        "identity_kind": "passport",
        "identity_country": country,
        "identity_number": number,
    }


# name: (what is typed, the field that is refused)
WRONG = {
    "born tomorrow": (lambda: day("born_on", in_days(1)), "born_on"),
    "born 175 years ago": (lambda: day("born_on", in_days(-175 * 365)), "born_on"),
    "born 121 years ago": (lambda: day("born_on", in_days(-121 * 366)), "born_on"),
    "a dot": (lambda: {"first_name": "."}, "first_name"),
    "a phone for a name": (lambda: {"first_name": "0551234567"}, "first_name"),
    "Arabic digits": (lambda: {"father_name": "٠٥٥"}, "father_name"),
    "a picture": (lambda: {"first_name": "😀"}, "first_name"),
    "a name with a picture": (lambda: {"first_name": "محمد😀"}, "first_name"),
    "a name with a digit": (lambda: {"family_name": "الشمري2"}, "family_name"),
    "a mark alone": (lambda: {"first_name": "\u064e"}, "first_name"),
    "41 letters": (lambda: {"grandfather_name": "ا" * 41}, "grandfather_name"),
    "no passport": (lambda: passport("لا يوجد"), "identity_number"),
    "none": (lambda: passport("NONE"), "identity_number"),
    "zeros": (lambda: passport("000000"), "identity_number"),
    "a dash": (lambda: passport("-"), "identity_number"),
    "a passport of no country": (lambda: passport("A1234567", ""), "identity_country"),
    "a border number of nine": (
        lambda: {"identity_kind": "border", "identity_number": "312345678"},
        "identity_number",
    ),
    "a Gulf identity of Yemen": (
        lambda: passport("784198712345678") | {"identity_kind": "gcc"},
        "identity_country",
    ),
    "letters in a Gulf identity": (
        lambda: passport("ABCDEFG", "AE") | {"identity_kind": "gcc"},
        "identity_number",
    ),
}
RIGHT = {
    "one name": lambda: {"father_name": "", "grandfather_name": "", "family_name": ""},
    "Latin": lambda: {
        "first_name": "Mary-Ann",
        "father_name": "O’Neil",
        "family_name": "dela Cruz",
    },
    "Bengali": lambda: {"first_name": "মোহাম্মদ", "family_name": "রহমান"},
    "Amharic": lambda: {"first_name": "ሰላም", "family_name": "ተስፋዬ"},
    "initials": lambda: {"first_name": "K. R.", "family_name": "Nair"},
    "40 letters": lambda: {"grandfather_name": "ا" * 40},
    "a passport": lambda: passport("a 1234-567"),
    "a Gulf identity": lambda: passport("784-1987-1234567-1", "AE") | {"identity_kind": "gcc"},
    "a border number": lambda: {"identity_kind": "border", "identity_number": "3123456789"},
    "born in 1340": lambda: day("born_on", day=1, month=7, year="1340", calendar="hijri"),
    "a country too many": lambda: {"identity_country": "YE"},
}


# The doors: each sends what is typed and answers the form that refused it, None where it was taken.


def at_the_desk(client, cast, typed, household=None):
    client.force_login(cast.officer)
    data = {
        **GOOD,
        **day("born_on", **BORN),
        "key": str(uuid.uuid4()),
        "relation": "child" if household else "head",
        "city": "الرياض",
        "size": "1",
        **typed,
    }
    if household:
        data["household"] = household.pk
    answer = client.post(reverse("people:create"), data)
    return None if answer.status_code == 302 else answer.context["form"]


def as_a_member(client, cast, typed):
    client.force_login(cast.officer)
    head = PersonFactory()
    workflow.open_file(head, by=cast.officer, purpose="service")
    return at_the_desk(client, cast, typed, head.household)


def editing(client, cast, typed):
    client.force_login(cast.officer)
    person = PersonFactory()
    workflow.open_file(person, by=cast.officer, purpose="service")
    url = reverse("people:edit", args=[person.pk])
    data = {**GOOD, **day("born_on", **BORN), "relation": "head", **typed}
    answer = client.post(url, data)
    return None if answer.status_code == 302 else answer.context["form"]


def joining(client, cast, typed):
    journey.sign_in(client, "+966550123456")
    data = {**GOOD, **day("born_on", **BORN), **typed}
    for step in ("identity", "name"):
        answer = client.post(f"/join/{step}/", data)
        if not journey.taken(answer):
            return journey.again(answer).context["form"]
    client.post("/join/home/", journey.home_facts())
    client.post("/join/phone/", journey.ALONE)
    assert journey.finish(client).status_code == 302
    assert Person.objects.get().account
    return None


DOORS = [at_the_desk, as_a_member, editing, joining]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused_beside_its_field(client, cast, door, name):
    make, field = WRONG[name]
    typed = make()
    before = Person.objects.count() + (door in (as_a_member, editing))
    form = door(client, cast, typed)
    assert form is not None and list(form.errors) == [field], dict(form.errors)
    assert all(str(sentence) for sentence in form.errors[field])
    assert Person.objects.count() == before
    # Nothing typed is lost.
    for key, value in (GOOD | typed).items():
        if key in form.fields:
            assert str(form[key].value()).replace(" ", "") == value.replace(" ", ""), key
    born = {**day("born_on", **BORN), **typed}
    if "born_on" in form.fields:
        shown = form["born_on"].value()
        assert (shown.day, shown.month, shown.year) == tuple(
            born[f"born_on_{part}"] for part in ("day", "month", "year")
        )


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", RIGHT)
def test_what_is_uncommon_and_right_is_taken(client, cast, door, name):
    form = door(client, cast, RIGHT[name]())
    assert form is None, dict(form.errors)


def test_the_admin_has_no_people():
    assert Person not in admin.site._registry


# What only one door asks ---------------------------------------------------------------------


def born(days):
    return day("born_on", in_days(-days))


@pytest.mark.parametrize(
    ("days", "is_taken"), [(0, False), (HEAD_DAYS - 1, False), (HEAD_DAYS, True)]
)
@pytest.mark.parametrize("door", [at_the_desk, editing])
def test_a_child_heads_no_household(client, cast, door, days, is_taken):
    form = door(client, cast, born(days))
    assert (form is None) is is_taken
    if form:  # beside what was written
        assert list(form.errors) == ["relation" if door is at_the_desk else "born_on"]


def test_a_newborn_is_a_member(client, cast):
    typed = born(0) | {"identity_kind": "none", "identity_number": "", "first_name": "مولود"}
    assert as_a_member(client, cast, typed) is None


@pytest.mark.parametrize(("days", "is_taken"), [(-1, False), (0, True), (1, True)])
def test_nobody_dies_before_their_birth(client, cast, days, is_taken):
    typed = day("born_on", in_days(-9000)) | day("died_on", in_days(-9000 + days))
    form = editing(client, cast, typed)
    assert (form is None) is is_taken
    if form:
        assert list(form.errors) == ["died_on"]


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(
    ("days", "is_taken"), [(5 * 365, False), (OF_AGE_DAYS - 1, False), (OF_AGE_DAYS, True)]
)
def test_who_is_not_of_age_does_not_join_alone(client, cast, days, is_taken):
    form = joining(client, cast, born(days))
    assert (form is None) is is_taken
    if form:
        assert list(form.errors) == ["born_on"]
        assert "وليّه" in form.errors["born_on"][0]


def test_eighteen_hijri_years_are_counted_in_days():
    birth = datetime.date(2008, 6, 1)
    birthday = birth + datetime.timedelta(days=OF_AGE_DAYS)
    assert is_minor(birth, birthday - datetime.timedelta(days=1))
    assert not is_minor(birth, birthday)
    assert not is_minor(None, birthday)


# Files of before -----------------------------------------------------------------------------


@pytest.fixture
def of_before(as_owner):
    """A file as the portal took it before it judged what is typed."""
    with pgtrigger.ignore(*(f"beneficiaries.Person:{rule}" for rule in BROKEN)):
        return PersonFactory(
            first_name=".",
            identity_kind="passport",
            identity_number="لايوجد",
            born_on=datetime.date(1850, 1, 1),
            with_account=True,
        )


def test_a_file_of_before_is_changed_elsewhere(of_before):
    """By the verb, from the person's own phone: what does not fit was not written now."""
    changed = workflow.change_person(of_before, by=of_before.account, safe_contact="بعد العصر")
    assert changed.safe_contact and changed.first_name == "."


def test_a_file_of_before_is_edited_at_the_desk(client, cast, of_before):
    client.force_login(cast.officer)
    workflow.open_file(of_before, by=cast.officer, purpose="service")
    url = reverse("people:edit", args=[of_before.pk])
    form = client.get(url).context["form"]
    typed = {name: form[name].value() or "" for name in GOOD} | {"relation": "head"}
    typed |= day("born_on", of_before.born_on)
    answer = client.post(url, typed | {"safe_contact": "بعد العصر", "family_name": "العتيبي"})
    assert answer.status_code == 302, dict(answer.context["form"].errors)
    answer = client.post(url, typed | {"first_name": ".."})
    assert list(answer.context["form"].errors) == ["first_name"]
    answer = client.post(url, typed | {"identity_country": "YE"})
    assert list(answer.context["form"].errors) == ["identity_number"]


@pytest.mark.policy("PM-1")
def test_a_childs_own_account_of_before_binds_nobody(client, as_owner):
    with pgtrigger.ignore("beneficiaries.Person:person_minor_without_account"):
        child = PersonFactory(with_account=True, relation="child", born_on=in_days(-9 * 365))
    client.force_login(child.account)
    page = journey.again(client.post("/join/terms/", {"accepted": "on"}))
    assert "وليّه" in page.content.decode() and not child.terms_acceptances.exists()
    programme = Programme.objects.get(code="rent")
    with pytest.raises(Refused) as refusal:
        desk.create_draft(person=child, programme=programme, by=child.account, channel="portal")
    assert refusal.value.code == "minor"


@pytest.mark.policy("PM-1")
def test_the_desk_does_it_for_a_child(cast):
    child = PersonFactory(relation="child", born_on=in_days(-9 * 365))
    assert workflow.accept_terms(child, by=cast.officer).accepted_terms_at
    programme = Programme.objects.get(code="rent")
    assert desk.create_draft(person=child, programme=programme, by=cast.officer, channel="desk")


def test_the_database_binds_no_child_by_its_own_account(as_owner, monkeypatch):
    monkeypatch.setattr(workflow, "refuse_minor", lambda person, by: None)
    with pgtrigger.ignore("beneficiaries.Person:person_minor_without_account"):
        child = PersonFactory(with_account=True, relation="child", born_on=in_days(-9 * 365))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        TermsAcceptance.objects.create(person=child, version=1, by=child.account, digest="0" * 64)
    assert constraint_of(refusal.value) == "termsacceptance_of_one_of_age"
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        draft(person=child, by=child.account, channel="portal")
    assert constraint_of(refusal.value) == "supportrequest_begun_by_one_of_age"


# In the database -----------------------------------------------------------------------------

BROKEN = {
    "person_named_in_letters": [
        "first_name = '.'",
        "first_name = '0551234567'",
        "first_name = '😀'",
        "family_name = 'الشمري2'",
        "father_name = '٠٥٥'",
        "grandfather_name = 'a@b'",
    ],
    "person_identity_shape": [
        "identity_kind = 'passport', identity_country = 'YE', identity_number = 'لا يوجد'",
        "identity_kind = 'passport', identity_country = 'YE', identity_number = '00000'",
        "identity_kind = 'gcc', identity_country = 'AE', identity_number = '123456'",
        "identity_kind = 'border', identity_number = '1123456789'",
    ],
    "person_identity_with_its_country": [
        "identity_kind = 'passport', identity_number = 'A1234567'",
        "identity_kind = 'passport', identity_country = 'ye', identity_number = 'A1234567'",
        "identity_kind = 'gcc', identity_country = 'YE', identity_number = '1234567'",
        "identity_country = 'YE'",
    ],
    "person_born_in_a_lifetime": [
        "born_on = policy_today() + 1",
        "born_on = policy_today() - interval '120 years 1 day'",
    ],
    "person_died_after_birth": [
        "born_on = '1990-05-02', died_on = '1990-05-01'",
        "died_on = policy_today() + 1",
    ],
    "person_head_old_enough": [f"born_on = policy_today() - {HEAD_DAYS - 1}"],
    "person_minor_without_account": [
        f"relation = 'child', born_on = policy_today() - {OF_AGE_DAYS - 1},"
        " account_id = (SELECT id FROM accounts_user ORDER BY id LIMIT 1)"
    ],
}
KEPT = [
    "first_name = 'মোহাম্মদ', father_name = '', grandfather_name = '', family_name = ''",
    "first_name = 'O’Neil', family_name = 'ሰላም'",
    "identity_kind = 'passport', identity_country = 'YE', identity_number = 'A1234567'",
    "identity_kind = 'gcc', identity_country = 'OM', identity_number = '1234567'",
    "identity_kind = 'border', identity_number = '3123456789'",
    "born_on = policy_today() - interval '120 years'",
    "born_on = policy_today(), relation = 'child'",
    "born_on = '1990-05-01', died_on = '1990-05-01'",
    f"born_on = policy_today() - {HEAD_DAYS}",
    f"relation = 'child', born_on = policy_today() - {OF_AGE_DAYS},"
    " account_id = (SELECT id FROM accounts_user ORDER BY id LIMIT 1)",
]


@pytest.mark.parametrize(
    ("rule", "change"), [(rule, change) for rule, changes in BROKEN.items() for change in changes]
)
def test_the_database_refuses_it_by_name(rule, change):
    PersonFactory()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE beneficiaries_person SET {change}")
    assert constraint_of(refusal.value) == rule


@pytest.mark.parametrize("change", KEPT)
def test_the_database_takes_it(change, owner):
    PersonFactory()
    # A number changed without its mark has a rule of its own (tests/guarded/test_kin.py).
    with without(owner, "person_mark_is_of_the_number"), connection.cursor() as cursor:
        cursor.execute(f"UPDATE beneficiaries_person SET {change}")
