"""The verbs of the registry: registering, changing, households, standing."""

import threading
from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from beneficiaries import guarded, workflow
from beneficiaries.enums import Likeness, Standing
from beneficiaries.models import Category, Household, Person
from sanad.audit import history
from sanad.audit.models import Opening
from sanad.middleware import constraint_of
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory, identity
from tests.factories.guarded import agreed, name_guardian, proposed
from tests.rules.without import without

pytestmark = pytest.mark.django_db
KEY = "7f9c0a56-5a7e-4a88-9fdb-0d3c8cf6b6a1"


def somebody(**fields):
    return Person(
        **{
            "first_name": "عبد الله",
            "father_name": "ناصر",
            "family_name": "الشمري",
            "gender": "m",
            "identity_number": "1058529940",
            **fields,
        }
    )


def register(by, *, household=None, **fields):
    key = fields.pop("key", None)
    return workflow.register_person(
        somebody(**fields), by=by, household=household or Household(city="الرياض"), key=key
    )


# Registering


@pytest.mark.policy("DG-1")
def test_register_with_a_new_household(cast):
    person = register(cast.officer, mobile="٠٥٥١٢٣٤٥٦٧")
    assert person.mobile == "+966551234567" and person.household.city == "الرياض"
    assert person.branch == cast.officer.branch == person.household.branch
    assert person.folded == "عبدالله ناصر الشمري" and person.created_by == cast.officer


def test_register_into_a_household_that_is_there(cast):
    home = HouseholdFactory()
    assert register(cast.officer, household=home).household == home
    assert Household.objects.count() == 1


def test_registered_once_however_often_sent(cast):
    first = register(cast.officer, key=KEY)
    assert register(cast.officer, key=KEY) == first
    assert Person.objects.count() == Household.objects.count() == 1


@pytest.mark.parametrize("role", ["provider", "member", "auditor", "manager", "researcher"])
def test_only_the_desk_registers(cast, role):
    with pytest.raises(NotAllowed):
        register(getattr(cast, role))


def test_an_account_registers_whom_it_acts_for():
    account = UserFactory(branch=None)
    home = Household(city="الرياض", branch=PersonFactory().branch)
    person = register(account, account=account, household=home)
    assert person.account == account and person.branch == home.branch


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"identity_number": "1058529941"}, "identity_number"),
        ({"identity_number": "2058529940"}, "identity_number"),
        ({"identity_kind": "resident"}, "identity_number"),
        ({"identity_number": "105852994"}, "identity_number"),
        ({"first_name": "\u200f \u0000"}, "first_name"),
        ({"first_name": "ا" * 41}, "first_name"),
        ({"mobile": "0112345678"}, "mobile"),
        ({"identity_kind": "none"}, "__all__"),
        ({"identity_number": ""}, "__all__"),
    ],
)
def test_what_cannot_be_registered(cast, fields, where):
    with pytest.raises(ValidationError) as refusal:
        register(cast.officer, **fields)
    assert where in refusal.value.error_dict
    assert not Person.objects.exists() and not Household.objects.exists()


def test_names_are_kept_clean(cast):
    person = register(
        cast.officer, first_name="\u202bمحمـــد\u202c  علي\x00", identity_number="١٠٥٨٥٢٩٩٤٠"
    )
    assert person.first_name == "محمد علي" and person.identity_number == "1058529940"


def test_no_identity_yet(cast):
    newborns = [
        register(cast.officer, identity_kind="none", identity_number="", first_name=name)
        for name in ("سارة", "لينا")
    ]
    assert len(newborns) == 2


# Doubles


@pytest.mark.parametrize(
    ("fields", "likeness"),
    [
        ({}, Likeness.IDENTITY),
        ({"identity_kind": "passport", "identity_country": "YE"}, Likeness.IDENTITY),
        (
            {"identity_number": identity(7), "family_name": "العتيبي", "mobile": "0551234567"},
            Likeness.MOBILE,
        ),
        (
            {
                "identity_number": identity(7),
                "father_name": "سعد",
                "born_on": date(1990, 5, 1),
            },
            Likeness.BIRTH,
        ),
        ({"identity_number": identity(7), "first_name": "عبدالله بن"}, Likeness.NAME),
    ],
)
def test_possible_doubles(cast, fields, likeness):
    registered = register(cast.officer, mobile="0551234567", born_on=date(1990, 5, 1))
    person = somebody(**fields)
    person.clean_fields(exclude=["folded", "search", "branch"])
    assert [(other.pk, why) for other, why in Person.objects.possible_doubles(person)] == [
        (registered.pk, likeness)
    ]


def test_another_person_is_no_double(cast):
    register(cast.officer)
    other = somebody(first_name="فهد", identity_number=identity(7))
    assert Person.objects.possible_doubles(other) == []


# Search


@pytest.mark.parametrize(
    "query",
    ["عبدالله الشمري", "عَبدُ اللهِ", "1058529940", "١٠٥٨", "0551234567", "055 123", "+966551234567"],
)
def test_found_by(cast, query):
    person = register(cast.officer, mobile="0551234567")
    assert list(Person.objects.matching(query)) == [person]


@pytest.mark.parametrize("query", ["", " ", "٪", "105", "\x00", "بن", "' OR 1=1 --", "ناصر & فهد"])
def test_not_found_by(cast, query):
    register(cast.officer)
    assert list(Person.objects.matching(query)) == []


# Changing


def test_a_change_is_in_the_history(cast):
    person = register(cast.officer)
    workflow.change_person(person, by=cast.delegate, may_text=False, safe_contact="بعد العصر")
    newest, birth = history.steps(person)
    assert newest.by == cast.delegate and birth.by == cast.officer and birth.is_birth
    assert len(newest.changes) == 2


def test_another_mobile_takes_the_file_off_the_old_numbers_account(cast):
    """Whoever is given the old number later must not open the file with a code."""
    person = PersonFactory(with_account=True)
    same = workflow.change_person(person, by=cast.officer, mobile=person.mobile)
    assert same.account_id == person.account_id
    with pytest.raises(Refused) as refused:
        workflow.change_person(person, by=cast.officer, mobile="+966551234567")
    assert refused.value.code == "by_two" and refused.value.way.url
    agreed(proposed(guarded.propose_mobile, person, mobile="+966551234567"))
    person.refresh_from_db()
    assert (person.mobile, person.account_id) == ("+966551234567", None)


def test_whoever_was_slower_reads_what_happened(cast):
    person = register(cast.officer)
    seen = history.version(person)
    workflow.change_person(person, by=cast.officer, seen=seen, first_name="فهد")
    with pytest.raises(Refused) as refusal:
        workflow.change_person(person, by=cast.delegate, seen=seen, first_name="سعد")
    assert refusal.value.code == "changed_meanwhile"
    person.refresh_from_db()
    assert person.first_name == "فهد" and person.folded.startswith("فهد")


def test_an_account_changes_only_how_it_is_reached():
    person = PersonFactory(with_account=True)
    workflow.change_person(person, by=person.account, may_text=False)
    with pytest.raises(NotAllowed):
        workflow.change_person(person, by=person.account, first_name="سعاد")
    with pytest.raises(NotAllowed):
        workflow.change_person(PersonFactory(), by=person.account, may_text=False)


def test_join_another_household(cast):
    person, home = PersonFactory(), HouseholdFactory()
    assert workflow.join_household(person, by=cast.officer, household=home).household == home
    with pytest.raises(Refused):
        workflow.join_household(person, by=cast.officer, household=home)


OF_THE_DESK = {
    "change_person": lambda person, by: workflow.change_person(person, by=by, first_name="سعاد"),
    "change_household": lambda person, by: workflow.change_household(
        person.household, by=by, city="جدة"
    ),
    "join_household": lambda person, by: workflow.join_household(
        person, by=by, household=HouseholdFactory()
    ),
    "accept_terms": lambda person, by: workflow.accept_terms(person, by=by),
    "set_pin": lambda person, by: workflow.set_pin(person, by=by, pin="4827"),
    "end_guardianship": lambda person, by: workflow.end_guardianship(person.guardians.get(), by=by),
    "add_category": lambda person, by: workflow.add_category(
        person, by=by, category=Category.objects.get(code="widow")
    ),
    "end_category": lambda person, by: workflow.end_category(person.categories.get(), by=by),
}
OF_THE_RESEARCHER_TOO = {"add_category", "end_category"}
OF_THE_PERSON_TOO = {"accept_terms", "set_pin"}


@pytest.mark.parametrize("verb", OF_THE_DESK)
def test_the_desk_keeps_the_file_and_others_little_of_it(cast, verb):
    person = PersonFactory(with_account=True, pin="")
    name_guardian(person, PersonFactory())
    orphan = Category.objects.get(code="orphan")
    workflow.add_category(person, by=cast.officer, category=orphan)
    others = [cast.provider, cast.member, cast.auditor, cast.manager, UserFactory()]
    if verb not in OF_THE_PERSON_TOO:
        others.append(person.account)
    if verb not in OF_THE_RESEARCHER_TOO:
        others.append(cast.researcher)
    for user in others:
        with pytest.raises(NotAllowed):
            OF_THE_DESK[verb](person, user)
    OF_THE_DESK[verb](person, cast.researcher if verb in OF_THE_RESEARCHER_TOO else cast.officer)


@pytest.mark.parametrize("verb", sorted(OF_THE_PERSON_TOO))
def test_the_person_does_these_themself(verb):
    person = PersonFactory(with_account=True, pin="")
    with pytest.raises(NotAllowed):
        OF_THE_DESK[verb](person, PersonFactory(with_account=True).account)
    OF_THE_DESK[verb](person, person.account)


def test_digits_that_are_set_are_changed_by_two(cast):
    person = workflow.set_pin(PersonFactory(), by=cast.officer, pin="4827")
    with pytest.raises(Refused) as refusal:
        workflow.set_pin(person, by=cast.officer, pin="5938")
    assert refusal.value.code == "by_two" and Person.objects.get().check_pin("4827")


def test_who_heads_a_home_of_others_is_said_by_two(cast):
    alone, head = PersonFactory(), PersonFactory()
    child = PersonFactory(household=head.household, relation="child")
    assert workflow.change_person(alone, by=cast.officer, relation="other").relation == "other"
    assert workflow.change_person(alone, by=cast.officer, relation="head").relation == "head"
    with pytest.raises(Refused) as refusal:
        workflow.change_person(head, by=cast.officer, relation="other")
    assert refusal.value.code == "by_two"
    assert workflow.change_person(child, by=cast.officer, relation="parent").relation == "parent"
    assert workflow.change_person(head, by=cast.officer, relation="head").relation == "head"


def test_who_has_an_account_moves_into_a_home_of_others_by_two(cast):
    person, home = PersonFactory(with_account=True), PersonFactory().household
    with pytest.raises(Refused) as refusal:
        workflow.join_household(person, by=cast.officer, household=home)
    assert refusal.value.code == "by_two"
    empty = HouseholdFactory()
    assert workflow.join_household(person, by=cast.officer, household=empty).household == empty


@pytest.mark.parametrize("name", ["pin", "account", "key", "created_by"])
def test_what_has_a_step_of_its_own_is_not_changed_beside_it(cast, name):
    with pytest.raises(ValueError, match=name):
        workflow.change_person(PersonFactory(), by=cast.officer, **{name: None})


@pytest.mark.parametrize("pin", ["1234", "0000", "123", "12a4", "98765", ""])
def test_a_guessable_code_is_refused(cast, pin):
    with pytest.raises(ValidationError):
        workflow.set_pin(PersonFactory(), by=cast.officer, pin=pin)


def test_a_code_of_ones_own(cast):
    person = workflow.set_pin(PersonFactory(), by=cast.officer, pin="٤٨٢٧")
    assert person.check_pin("4827") and not person.check_pin("4828")
    assert not PersonFactory().check_pin("")


def test_categories_speak_the_persons_gender(cast):
    woman, man = PersonFactory(), PersonFactory(gender="m")
    orphan = Category.objects.get(code="orphan")
    rows = [workflow.add_category(p, by=cast.researcher, category=orphan) for p in (woman, man)]
    assert [str(row) for row in rows] == ["يتيمة", "يتيم"]
    assert workflow.add_category(woman, by=cast.officer, category=orphan) == rows[0]
    with pytest.raises(ValidationError):
        workflow.add_category(
            woman,
            by=cast.officer,
            category=orphan,
            since=date(2026, 2, 1),
            until=date(2026, 1, 1),
        )


def test_guardians(cast):
    child, mother = PersonFactory(), PersonFactory()
    row = name_guardian(child, mother, basis="صك 12")
    with pytest.raises(ValidationError):
        name_guardian(child, mother, basis="صك 13")
    with pytest.raises(ValidationError):
        name_guardian(child, child, basis="صك 14")
    assert workflow.end_guardianship(row, by=cast.officer).ended_on


@pytest.mark.policy("PM-1")
def test_terms_are_accepted_once(cast):
    person = workflow.accept_terms(PersonFactory(), by=cast.officer)
    assert workflow.accept_terms(person, by=cast.officer).accepted_terms_at == (
        person.accepted_terms_at
    )


@pytest.mark.policy("MC-0")
def test_standing_is_good_without_a_restriction(django_assert_num_queries):
    PersonFactory()
    with django_assert_num_queries(1):
        person = Person.objects.with_standing().get()
        assert person.standing == Standing.GOOD and person.chip[1] == "status-standing-good"


def test_opening_a_file_is_for_readers(cast):
    person = PersonFactory()
    workflow.open_file(person, by=cast.officer, purpose="service")
    with pytest.raises(NotAllowed):
        workflow.open_file(person, by=cast.provider, purpose="delivery")
    assert Opening.objects.for_person(person.pk).get().by == cast.officer


# Held by the database


@pytest.mark.parametrize(
    ("sql", "rule"),
    [
        (
            "UPDATE beneficiaries_person SET identity_number = '', identity_kind = 'border'",
            "person_identity_or_none",
        ),
        (
            "UPDATE beneficiaries_person SET identity_number = '2058529940'",
            "person_identity_of_its_kind",
        ),
        (
            "UPDATE beneficiaries_person SET identity_number = '١٠٥٨٥٢٩٩٤٠'",
            "person_identity_of_its_kind",
        ),
        (
            "UPDATE beneficiaries_household SET monthly_income = -1",
            "household_income_not_negative",
        ),
        ("UPDATE beneficiaries_household SET size = 0", "household_has_somebody"),
        (
            "UPDATE beneficiaries_household SET short_address = 'R2919'",
            "household_short_address_shape",
        ),
        (
            "INSERT INTO beneficiaries_personcategory (person_id, category_id, since, until)"
            " SELECT p.id, c.id, '2026-02-01', '2026-01-01' FROM beneficiaries_person p,"
            " beneficiaries_category c",
            "personcategory_ends_after_it_began",
        ),
    ],
)
def test_held_by_the_database(sql, rule, owner):
    PersonFactory()
    # A number changed without its mark has a rule of its own (tests/guarded/test_kin.py).
    with without(owner, "person_mark_is_of_the_number"):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql)
    assert constraint_of(refusal.value) == rule


def test_one_identity_one_person():
    first, second = PersonFactory(), PersonFactory()
    same = ("identity_number", "identity_mark", "identity_seal")
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Person.objects.filter(pk=second.pk).update(**{name: getattr(first, name) for name in same})
    assert constraint_of(refusal.value) == "person_one_identity"


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_register_one_person(cast):
    officer, keys, gate = cast.officer, [], threading.Barrier(2)
    branch = officer.branch

    def click():
        gate.wait(10)
        keys.append(register(officer, household=home_in(branch), key=KEY).pk)

    run_all([click, click])
    assert len(keys) == 2 and len(set(keys)) == 1
    assert Person.objects.count() == 1 and Household.objects.count() == 1


def same_person_is_checked(person):
    person.full_clean(exclude=workflow.UNCHECKED)


def same_person_is_written(person):
    person.save()


def same_person_is_refused(person):
    raise Refused("only one")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("stumble", "trouble"),
    [
        (same_person_is_checked, ValidationError),
        (same_person_is_written, IntegrityError),
        (same_person_is_refused, Refused),
    ],
)
@pytest.mark.parametrize("is_of_the_same_form", [True, False])
def test_the_second_click_stumbles_over_the_first(cast, stumble, trouble, is_of_the_same_form):
    """The first one's row comes after the second has asked for its key."""
    officer, registered = cast.officer, []
    home = HouseholdFactory(branch=officer.branch)
    key = KEY if is_of_the_same_form else None

    def click():
        registered.append(register(officer, household=home, key=key))

    def make():
        run_all([click])
        stumble(somebody(household=home, branch=officer.branch, created_by=officer, key=KEY))

    again = partial(workflow.PEOPLE.once, KEY, make, by=officer)
    if is_of_the_same_form:
        assert again() == registered[0]
    else:
        with pytest.raises(trouble):
            again()


def home_in(branch):
    return Household(city="الرياض", branch=branch)


def run_all(bodies):
    def run(body):
        try:
            body()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[body]) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
