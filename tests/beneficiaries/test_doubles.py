"""Who may be registered twice: pairs of people, and why they are shown beside each other."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.enums import Likeness
from beneficiaries.models import Person
from beneficiaries.models.doubles import MOST_COMPARED
from sanad.lib import clock
from sanad.workflow.models import Task
from tests.factories.beneficiaries import PersonFactory, identity
from tests.portal import journey

pytestmark = pytest.mark.django_db

MOBILE, OTHER = "+966551234567", "+966557654321"
BIRTH, LATER = date(1990, 5, 1), date(1993, 2, 9)
NAMES = ("first_name", "father_name", "grandfather_name", "family_name")


def man(*names, mobile=None, born=None, **fields):
    """«first father grandfather family», or as many of them as are given, the last the family."""
    parts = names[0].split("/") if len(names) == 1 else list(names)
    first, *between, family = parts if len(parts) > 1 else [*parts, ""]
    named = dict(zip(NAMES, [first, *between, *[""] * (2 - len(between)), family], strict=True))
    return {**named, "gender": "m", "mobile": mobile, "born_on": born, **fields}


def woman(*names, **fields):
    return man(*names, **fields) | {"gender": "f"}


FULL = "محمد/ناصر/سعد/الشمري"
# why: (who is registered, who comes, what is said)
PAIRS = {
    # The name alone
    "the same name": (man(FULL), man(FULL), Likeness.NAME),
    "a short record, then the full name": (man("محمد/الشمري"), man(FULL), Likeness.NAME),
    "the full name, then a short one": (man(FULL), man("محمد/الشمري"), Likeness.NAME),
    "without the grandfather": (man("محمد/ناصر/الشمري"), man(FULL), Likeness.NAME),
    "without the father": (man("محمد/سعد/الشمري"), man(FULL), Likeness.NAME),
    "written another way": (
        man("احمد/بن عبد الله/الشمرى"),
        man("أحمد/عبدالله/الشمري"),
        Likeness.NAME,
    ),
    "father and son": (man("محمد/أحمد/الشمري"), man("أحمد/محمد/الشمري"), None),
    "father and grandfather in the other order": (
        man("محمد/سعد/ناصر/الشمري"),
        man(FULL),
        None,
    ),
    "another grandfather": (man("محمد/ناصر/فهد/الشمري"), man(FULL), None),
    "another father": (man("محمد/فهد/الشمري"), man("محمد/ناصر/الشمري"), None),
    "another family": (man("محمد/ناصر/سعد/العتيبي"), man(FULL), None),
    "a sister of the same name": (woman("نور/ناصر/الشمري"), man("نور/ناصر/الشمري"), None),
    "one name only": (man("محمد"), man(FULL), None),
    # With the mobile
    "mobile and first name": (
        man("محمد/ناصر/الشمري", mobile=MOBILE),
        man("محمد/فهد/العتيبي", mobile=MOBILE),
        Likeness.MOBILE,
    ),
    "one name, and the mobile": (
        man("محمد", mobile=MOBILE),
        man(FULL, mobile=MOBILE),
        Likeness.MOBILE,
    ),
    "brothers on one mobile": (
        man("سعد/ناصر/الشمري", mobile=MOBILE),
        man("فهد/ناصر/الشمري", mobile=MOBILE),
        None,
    ),
    "a letter apart on one mobile": (
        man("سعد/ناصر/الشمري", mobile=MOBILE),
        man("سعود/ناصر/الشمري", mobile=MOBILE),
        None,
    ),
    "a kunya on the mobile": (
        man("أبو خالد/الشمري", mobile=MOBILE),
        man(FULL, mobile=MOBILE),
        Likeness.CLOSE,
    ),
    "her kunya, without a family": (
        woman("أم خالد", mobile=MOBILE),
        woman("منيرة/سعد/الدوسري", mobile=MOBILE),
        Likeness.CLOSE,
    ),
    "his kunya, her mobile": (
        man("أبو خالد/الشمري", mobile=MOBILE),
        woman("منيرة/سعد/الدوسري", mobile=MOBILE),
        None,
    ),
    "a kunya of another family": (
        man("أبو خالد/العتيبي", mobile=MOBILE),
        man(FULL, mobile=MOBILE),
        None,
    ),
    "a kunya and nothing else": (man("أبو خالد/الشمري"), man(FULL), None),
    "a name that begins like a kunya": (
        woman("أمل/الدوسري", mobile=MOBILE),
        woman("منيرة/الدوسري", mobile=MOBILE),
        None,
    ),
    "Latin on the mobile": (
        man("Mohammed/Nasser/Al Shammari", mobile=MOBILE),
        man(FULL, mobile=MOBILE),
        Likeness.MOBILE,
    ),
    # With the birth date
    "birth, first name and family": (
        man("محمد/فهد/الشمري", born=BIRTH),
        man("محمد/ناصر/الشمري", born=BIRTH),
        Likeness.BIRTH,
    ),
    "birth and one name": (man("محمد", born=BIRTH), man(FULL, born=BIRTH), Likeness.BIRTH),
    "birth and another family": (
        man("محمد/ناصر/العتيبي", born=BIRTH),
        man(FULL, born=BIRTH),
        None,
    ),
    "another birth": (
        man("محمد/فهد/الشمري", born=BIRTH),
        man("محمد/ناصر/الشمري", born=LATER),
        None,
    ),
    "Latin and the birth": (
        man("Abdul Rahman/Alqahtani", born=BIRTH),
        man("عبدالرحمن/سعد/القحطاني", born=BIRTH),
        Likeness.BIRTH,
    ),
    "two who sound nearly alike in Latin": (
        man("Ahmed/Alshammari", born=BIRTH),
        man("محمد/الشمري", born=BIRTH),
        None,
    ),
    "a kunya and the birth": (
        man("أبو خالد/الشمري", born=BIRTH),
        man(FULL, born=BIRTH),
        Likeness.CLOSE,
    ),
    "a newborn without a name": (
        woman("مولودة/سعد/الدوسري", born=BIRTH),
        woman("سارة/سعد/الدوسري", born=BIRTH),
        Likeness.CLOSE,
    ),
    "the daughter of, then her name": (
        woman("بنت منيرة", mobile=MOBILE, born=BIRTH),
        woman("سارة/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        Likeness.CLOSE,
    ),
    "a name, then without one": (
        woman("سارة/سعد/الدوسري", born=BIRTH),
        man("المولود/الدوسري", born=BIRTH),
        Likeness.CLOSE,
    ),
    "a newborn of another family": (
        woman("مولودة/العتيبي", born=BIRTH),
        woman("سارة/سعد/الدوسري", born=BIRTH),
        None,
    ),
    "a newborn of another day": (
        woman("مولودة/سعد/الدوسري", born=BIRTH),
        woman("سارة/سعد/الدوسري", born=LATER),
        None,
    ),
    # With both
    "a letter apart": (
        woman("منيره/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        woman("منيرا/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        Likeness.CLOSE,
    ),
    "a letter more": (
        man("سعد/ناصر/الشمري", mobile=MOBILE, born=BIRTH),
        man("سعود/ناصر/الشمري", mobile=MOBILE, born=BIRTH),
        Likeness.CLOSE,
    ),
    "two letters apart": (
        man("سعد/ناصر/الشمري", mobile=MOBILE, born=BIRTH),
        man("سعدون/ناصر/الشمري", mobile=MOBILE, born=BIRTH),
        None,
    ),
    "twins": (
        woman("سارة/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        woman("لينا/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        None,
    ),
    "a letter apart, another mobile": (
        woman("منيره/سعد/الدوسري", mobile=MOBILE, born=BIRTH),
        woman("منيرا/سعد/الدوسري", mobile=OTHER, born=BIRTH),
        None,
    ),
}
NUMBERS = {
    "the same identity": ({}, {}, True),
    "of another kind": ({}, {"identity_kind": "passport", "identity_country": "YE"}, True),
    "a passport without its country": (
        {"identity_kind": "passport", "identity_country": "YE"},
        {"identity_kind": "passport"},
        True,
    ),
    "passports of two countries": (
        {"identity_kind": "passport", "identity_country": "YE"},
        {"identity_kind": "passport", "identity_country": "SY"},
        False,
    ),
}


def alike(registered, comes):
    """What is said of an unsaved person who comes after another was registered."""
    other = PersonFactory(**registered)
    doubles = Person.objects.possible_doubles(Person(**comes))
    assert [person for person, _why in doubles] in ([], [other])
    return doubles[0][1] if doubles else None


@pytest.mark.policy("DG-1")
@pytest.mark.parametrize("name", PAIRS)
def test_who_may_be_one_person(name):
    registered, comes, why = PAIRS[name]
    assert alike(registered, comes | {"identity_number": identity(7)}) == why


@pytest.mark.parametrize("name", NUMBERS)
def test_one_number_is_one_person_unless_two_countries_gave_it(name):
    registered, comes, is_one = NUMBERS[name]
    number = {"identity_number": "1058529940"}
    one, other = man("فهد/العتيبي") | registered | number, man(FULL) | comes | number
    assert (alike(one, other) == Likeness.IDENTITY) is is_one


def test_the_likest_comes_first():
    name = PersonFactory(**man(FULL))
    birth = PersonFactory(**man("محمد/الشمري", born=BIRTH))
    mobile = PersonFactory(**man("محمد/العتيبي", mobile=MOBILE))
    comes = Person(**man(FULL, mobile=MOBILE, born=BIRTH))
    assert Person.objects.possible_doubles(comes) == [
        (mobile, Likeness.MOBILE),
        (birth, Likeness.BIRTH),
        (name, Likeness.NAME),
    ]


def test_who_was_said_to_be_another_is_not_shown_again():
    first = PersonFactory(**man(FULL))
    second = PersonFactory(**man(FULL), not_same_as=[first.pk])
    assert Person.objects.possible_doubles(second) == []
    assert Person.objects.possible_doubles(first) == []


def test_no_lookup_walks_the_table():
    """With walking forbidden where an index can do, none of the plans still walks."""
    PersonFactory(**man(FULL, mobile=MOBILE, born=BIRTH))
    comes = Person(
        **man(FULL, mobile=MOBILE, born=BIRTH),
        identity_kind="passport",
        identity_country="YE",
        identity_number="A1234567",
    )
    with CaptureQueriesContext(connection) as asked:
        assert Person.objects.possible_doubles(comes)
    lookups = [query["sql"] for query in asked if f"LIMIT {MOST_COMPARED}" in query["sql"]]
    assert len(lookups) == 4 and len(asked) == 5
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in lookups:
            cursor.execute(f"EXPLAIN {sql}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Seq Scan" not in plan, plan


# Joining from a phone -----------------------------------------------------------------------


@pytest.mark.policy("DG-1")
def test_who_joins_and_looks_like_another_is_compared_at_the_desk(client, cast):
    known = PersonFactory(first_name="منيرة", father_name="سعد", family_name="الدوسري")
    journey.sign_in(client, "+966550123456")
    answer = journey.join(client)
    assert answer.url == "/apply/"
    page = client.get(answer.url, follow=True).content.decode()
    assert known.identity_number not in page
    made = Person.objects.exclude(pk=known.pk).get()
    task = Task.objects.about(made).open().get()
    assert (task.kind, task.role, task.branch) == ("compare", "officer", made.branch)
    assert task.due_on == clock.today() + timedelta(days=3)
    cast.officer.branch = made.branch
    cast.officer.save()
    client.force_login(cast.officer)
    assert task.name in client.get(reverse("workbench:tasks")).content.decode()
    gate = client.get(task.link)
    assert gate.status_code == 302  # each file has its purpose
    client.post(reverse("people:open", args=[made.pk]), {"purpose": "service"})
    page = client.get(task.link)
    assert page.context["doubles"] == [(known, Likeness.NAME)]
    assert known.identity_number not in page.content.decode()


def test_who_looks_like_nobody_is_not_compared(client):
    PersonFactory(first_name="سارة", family_name="العتيبي")
    journey.sign_in(client, "+966550123456")
    journey.join(client)
    assert not Task.objects.exists()
