"""Days and limits of the registry at their edges."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from beneficiaries import openings, workflow
from beneficiaries.models import Document, DocumentType, Person
from sanad.audit.history import MOST, steps
from sanad.lib import clock
from tests.factories.beneficiaries import DocumentFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def paper(*, issued=None, expires=None, valid_days=None):
    """An unsaved paper; days counted from `DAY`."""

    def day(offset):
        return None if offset is None else DAY + timedelta(days=offset)

    kind = DocumentType(code="x", name="ورقة", valid_days=valid_days)
    return Document(type=kind, issued_on=day(issued), expires_on=day(expires))


@pytest.mark.policy("PR-2")
@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({}, None),
        ({"expires": 0}, 0),
        ({"expires": 10}, 10),
        ({"issued": -90, "valid_days": 90}, 0),
        ({"issued": -90, "valid_days": 91}, 1),
        ({"issued": -1000}, None),  # nothing says how long
        ({"valid_days": 90}, None),  # nothing says since when
        ({"issued": -90, "valid_days": 90, "expires": 5}, 0),  # whichever comes first
        ({"issued": -90, "valid_days": 100, "expires": 5}, 5),
    ],
)
def test_a_paper_is_good_to_its_last_day(fields, until):
    document = paper(**fields)
    if until is None:
        assert document.good_until() is None
        assert document.is_valid_on(DAY + timedelta(days=10_000))
        return
    last = DAY + timedelta(days=until)
    assert document.good_until() == last
    for offset, is_good in ((-1, True), (0, True), (1, False)):
        assert document.is_valid_on(last + timedelta(days=offset)) is is_good


@pytest.mark.parametrize(("expires", "is_right"), [(-1, False), (0, True), (1, True)])
def test_a_paper_ends_on_the_day_of_its_issue_at_the_earliest(expires, is_right):
    document = DocumentFactory(issued_on=DAY, expires_on=None)
    document.expires_on = DAY + timedelta(days=expires)
    if is_right:
        document.validate_constraints()
    else:
        with pytest.raises(ValidationError):
            document.validate_constraints()


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(
    ("moment", "is_open"), [("2026-11-22 23:59", True), ("2026-11-23 00:01", False)]
)
def test_a_file_stays_open_to_the_end_of_the_day(cast, calendar, moment, is_open):
    person = PersonFactory()
    workflow.open_file(person, by=cast.officer, purpose="study")
    calendar.move_to(moment)
    assert openings.is_open(cast.officer, person) is is_open
    assert openings.is_home_open(cast.officer, person.household) is is_open
    assert openings.last_purpose(cast.officer, person, "verify") == (
        "study" if is_open else "verify"
    )
    assert not openings.is_open(cast.delegate, person)
    assert not openings.is_open(cast.officer, PersonFactory())


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("", "pin_length"),
        ("482", "pin_length"),
        ("48271", "pin_length"),
        ("48a7", "pin_length"),
        ("4827", None),
        ("٤٨٢٧", None),
        (" 4827 ", None),
        ("0000", "pin_weak"),
        ("0001", None),
        ("0123", "pin_weak"),
        ("6789", "pin_weak"),
        ("3210", "pin_weak"),
        ("9876", "pin_weak"),
        ("7890", None),
    ],
)
def test_four_digits_that_are_not_guessed(cast, pin, code):
    person = PersonFactory()
    if code is None:
        assert workflow.set_pin(person, by=cast.officer, pin=pin).has_pin
        return
    with pytest.raises(ValidationError) as refused:
        workflow.set_pin(person, by=cast.officer, pin=pin)
    assert refused.value.code == code
    assert not Person.objects.get(pk=person.pk).has_pin


@pytest.mark.parametrize(("digits", "is_found"), [(3, False), (4, True), (10, True)])
def test_a_number_is_looked_for_from_four_digits_on(digits, is_found):
    person = PersonFactory()
    assert Person.objects.matching(person.identity_number[:digits]).exists() is is_found
    mobile = "0" + person.mobile.removeprefix("+966")
    assert Person.objects.matching(mobile[:digits]).exists() is is_found


@pytest.mark.parametrize("number", ["identity_number", "mobile", "passport"])
def test_a_number_finds_nobody_else(number):
    PersonFactory()
    fields = {
        "identity_kind": "passport",
        "identity_country": "YE",
        "identity_number": "A1234567",
    }
    person = PersonFactory(**(fields if number == "passport" else {}))
    text = person.identity_number if number == "passport" else getattr(person, number)
    assert set(Person.objects.matching(text)) == {person}


@pytest.mark.parametrize(("others", "shown"), [(7, 7), (8, 8), (9, 8)])
def test_no_more_than_eight_possible_doubles_are_shown(others, shown):
    for _ in range(others):
        PersonFactory()
    assert len(Person.objects.possible_doubles(PersonFactory())) == shown


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_category_ends_on_the_day_it_began_at_the_earliest(cast, days):
    from beneficiaries.models import Category

    category, since = Category.objects.first(), clock.today()
    until = since + timedelta(days=days)
    arguments = {"by": cast.officer, "category": category, "since": since, "until": until}
    if days < 0:
        with pytest.raises(ValidationError):
            workflow.add_category(PersonFactory(), **arguments)
    else:
        assert workflow.add_category(PersonFactory(), **arguments).until == until


@pytest.mark.parametrize(("changes", "shown"), [(MOST - 1, MOST), (MOST, MOST)])
def test_a_hundred_changes_are_shown_and_the_oldest_says_what_it_changed(changes, shown):
    person = PersonFactory()
    for number in range(changes):
        Person.objects.filter(pk=person.pk).update(safe_contact=f"بعد {number}")
    history = steps(person)
    assert len(history) == shown
    assert history[-1].is_birth is (changes < MOST)
