"""Joining from a phone, and phones that several people share."""

import uuid
from datetime import timedelta

import pgtrigger
import pytest
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, connection, transaction

from beneficiaries import guarded
from beneficiaries.enums import OF_AGE_DAYS
from beneficiaries.models import Household, Person
from beneficiaries.workflow import end_guardianship, set_pin
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.policy.terms import VERSIONS
from sanad.portal import acting, workflow
from sanad.workflow.refusal import Refused
from tests.committee.raw import refused
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory, identity
from tests.factories.guarded import agreed, name_guardian, proposed
from tests.portal import journey

pytestmark = pytest.mark.django_db
MOBILE = "+966550123456"


def with_pin(person, pin="4827"):
    person.pin = make_password(pin)
    person.save(update_fields=["pin"])
    return person


# Joining ------------------------------------------------------------------------------------


@pytest.mark.policy("PM-1")
def test_somebody_new_joins(client):
    journey.sign_in(client, MOBILE)
    answer = journey.join(client)
    assert answer.url == "/apply/"
    person = Person.objects.get(identity_number="1058529940")
    account = User.objects.get(mobile=MOBILE)
    assert (person.account, person.mobile, str(person.full_name)) == (
        account,
        MOBILE,
        "منيرة سعد محمد الدوسري",
    )
    assert (person.household.size, person.household.monthly_income) == (5, 2450)
    assert person.is_birth_hijri
    assert person.accepted_terms_at
    assert person.terms_acceptances.get().version == 1
    assert account.name == "منيرة"
    assert "منيرة" in client.get("/my/").content.decode()


def test_sent_twice_joins_once(client):
    journey.sign_in(client, MOBILE)
    journey.join(client)
    answer = journey.join(client)
    assert Person.objects.count() == 1
    assert Household.objects.count() == 1
    assert answer.status_code == 302


def test_a_step_cannot_be_jumped(client):
    journey.sign_in(client, MOBILE)
    assert client.get("/join/home/").url == "/join/identity/"
    client.post("/join/identity/", journey.IDENTITY)
    assert client.get("/join/finish/").url == "/join/name/"
    assert client.get("/join/nowhere/").status_code == 404


@pytest.mark.parametrize(
    ("step", "data", "field"),
    [
        ("identity", {"identity_kind": "citizen", "identity_number": "1058529941"}, "number"),
        ("identity", {"identity_kind": "citizen", "identity_number": ""}, "number"),
        ("identity", {"identity_kind": "none", "identity_number": "1"}, "kind"),
        ("name", journey.NAME | {"first_name": "\u200e"}, "first_name"),
        ("name", journey.NAME | {"family_name": "ا" * 41}, "family_name"),
        ("name", journey.NAME | {"born_on_day": "30", "born_on_month": "1"}, None),
        ("name", journey.NAME | {"born_on_year": "1499"}, "born_on"),
    ],
)
def test_wrong_input_gets_a_sentence(client, step, data, field):
    journey.sign_in(client, MOBILE)
    client.post("/join/identity/", journey.IDENTITY)
    answer = client.post(f"/join/{step}/", data)
    if field is None:  # 30 Muharram 1405 is right
        assert answer.status_code in (200, 302)
        return
    assert any(field in name for name in journey.again(answer).context["form"].errors)


@pytest.mark.parametrize("pin", ["", "12", "1111", "1234", "abcd"])
def test_a_guessable_pin_is_refused(client, pin):
    journey.sign_in(client, MOBILE)
    answer = journey.join(client, pin=pin)
    assert journey.again(answer).context["form"].errors["pin"]
    assert not Person.objects.exists()


def test_the_registry_knows_them_on_this_phone(client):
    person = PersonFactory(mobile=MOBILE, identity_number="1058529940")
    journey.sign_in(client, MOBILE)
    answer = client.post("/join/identity/", journey.IDENTITY)
    assert answer.url == "/my/"
    person.refresh_from_db()
    assert person.account.mobile == MOBILE
    assert person.first_name in client.get("/my/").content.decode()


def elsewhere(**fields):
    return PersonFactory(mobile="+966559999999", identity_number="1058529940", **fields)


def test_known_on_another_phone_goes_to_the_desk_and_nothing_leaks(client):
    person = elsewhere()
    journey.sign_in(client, MOBILE)
    assert journey.join(client).url == "/join/at-the-desk/"
    page = client.get("/join/at-the-desk/").content.decode()
    assert person.first_name not in page
    assert "9999" not in page
    person.refresh_from_db()
    assert person.account is None and Person.objects.count() == 1


@pytest.mark.parametrize(("hours", "told"), [(23, 1), (24, 2), (25, 2)])
def test_whose_identity_was_typed_elsewhere_reads_it_once_a_day(calendar, hours, told):
    person, other = elsewhere(), UserFactory(mobile=MOBILE, is_mobile_verified=True)
    typed = Person(identity_kind="citizen", identity_number=person.identity_number)
    for wait in (0, 0, hours):
        calendar.move_to(clock.now() + timedelta(hours=wait))
        workflow.tell_whose_identity(typed, by=other)
    assert Message.objects.filter(code="portal.identity_used", person_id=person.pk).count() == told


@pytest.mark.parametrize("step", ["identity", "name", "home"])
def test_who_types_anothers_identity_learns_nothing_by_it(client, step):
    """A husband or a neighbour: until everything is written and accepted, registered or not is
    the same answer and the same page."""
    seen = []
    for is_known in (False, True):
        if is_known:
            elsewhere()
        client.cookies.clear()
        journey.sign_in(client, MOBILE)
        answer = journey.up_to(client, step)
        seen.append((answer.status_code, answer.url))
    assert seen[0] == seen[1] and "at-the-desk" not in seen[0][1]


def test_whose_identity_it_is_reads_of_it_once_a_day(client, calendar):
    person = elsewhere(gender="f")
    journey.sign_in(client, MOBILE)
    journey.join(client)
    journey.join(client)
    message = Message.objects.get()
    assert message.person_id == person.pk and "كتب أحدهم رقم هويتكِ" in message.body
    assert MOBILE[-4:] not in message.body
    assert "كتب" not in message.deliveries.get().text  # whoever holds her phone reads no more


@pytest.mark.parametrize("is_shared", [True, False])
def test_not_where_others_read_her_messages(client, is_shared):
    elsewhere(may_text=is_shared)
    if is_shared:
        PersonFactory(mobile="+966559999999")
    journey.sign_in(client, MOBILE)
    journey.join(client)
    assert not Message.objects.exists()


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(
    ("days", "leads_to"), [(OF_AGE_DAYS - 1, "/join/at-the-desk/"), (OF_AGE_DAYS, "/my/")]
)
def test_a_childs_file_is_not_opened_by_the_code_of_a_number(client, days, leads_to):
    """The number may be the guardian's, who acts for the child at the desk."""
    born_on = clock.today() - timedelta(days=days)
    PersonFactory(mobile=MOBILE, identity_number="1058529940", born_on=born_on, relation="child")
    journey.sign_in(client, MOBILE)
    assert client.post("/join/identity/", journey.IDENTITY).url == leads_to


def test_a_passport_is_known_by_its_country(client):
    passport = {"identity_kind": "passport", "identity_number": "A1234567"}
    person = PersonFactory(mobile=MOBILE, identity_country="YE", **passport)
    journey.sign_in(client, MOBILE)
    step = client.post("/join/identity/", passport | {"identity_country": "SY"})
    assert step.url == "/join/name/"
    step = client.post("/join/identity/", passport | {"identity_country": "YE"})
    assert step.url == "/my/"
    person.refresh_from_db()
    assert person.account


def test_a_passport_that_was_kept_without_its_country_is_linked_at_the_desk(client, as_owner):
    passport = {"identity_kind": "passport", "identity_number": "A1234567"}
    with pgtrigger.ignore("beneficiaries.Person:person_identity_with_its_country"):
        PersonFactory(mobile=MOBILE, **passport)
    journey.sign_in(client, MOBILE)
    step = client.post("/join/identity/", passport | {"identity_country": "YE"})
    assert step.url == "/join/at-the-desk/"


def test_identities_cannot_be_tried_one_after_another(client):
    journey.sign_in(client, MOBILE)
    for n in range(10):
        client.post("/join/identity/", {"identity_kind": "citizen", "identity_number": identity(n)})
    answer = client.post("/join/identity/", journey.IDENTITY)
    assert answer.url == "/join/at-the-desk/"


# Shared phones ------------------------------------------------------------------------------


@pytest.fixture
def two(client):
    """Two people on one account, each with digits of their own; signed in by code."""
    first = with_pin(PersonFactory(mobile=MOBILE, with_account=True, first_name="منيرة"))
    second = with_pin(
        PersonFactory(mobile=MOBILE, account=first.account, first_name="نورة"), "5938"
    )
    journey.sign_in(client, MOBILE)
    return first, second


@pytest.mark.policy("PM-1")
def test_a_code_alone_opens_no_shared_file(client, two):
    for page in ("/my/", "/apply/", "/join/terms/"):
        assert client.get(page).url == "/who/"
    page = client.get("/who/").content.decode()
    assert "منيرة" in page and "نورة" in page
    assert "الدوسري" not in page


def test_the_right_digits_open_the_right_file(client, two):
    _first, second = two
    assert journey.again(client.post(f"/who/{second.pk}/", {"pin": "4827"}))
    assert client.get("/my/").url == "/who/"
    assert client.post(f"/who/{second.pk}/", {"pin": "٥٩٣٨"}).url == "/my/"
    assert client.get("/my/").context["request"].person == second


def test_changing_over(client, two):
    first, _second = two
    client.post(f"/who/{first.pk}/", {"pin": "4827"})
    client.post("/who/other/")
    assert client.get("/my/").url == "/who/"


def test_five_tries_then_a_pause(client, two):
    first, _second = two
    for _try in range(5):
        client.post(f"/who/{first.pk}/", {"pin": "0000"})
    assert journey.again(client.post(f"/who/{first.pk}/", {"pin": "4827"}))
    assert client.get("/my/").url == "/who/"


def test_without_digits_the_desk_sets_them(client):
    first = PersonFactory(mobile=MOBILE, with_account=True)
    PersonFactory(mobile=MOBILE)  # known to the registry, with no account
    journey.sign_in(client, MOBILE)
    answer = client.get(f"/who/{first.pk}/")
    assert answer.context["why"] == "pin"
    assert client.get("/my/").url == "/who/"


def test_linking_on_a_shared_phone_asks_for_the_digits(client):
    PersonFactory(mobile=MOBILE, with_account=True)
    other = with_pin(PersonFactory(mobile=MOBILE, identity_number="1058529940"))
    journey.sign_in(client, MOBILE)
    answer = client.post("/join/identity/", journey.IDENTITY)
    assert answer.url == f"/who/{other.pk}/"
    assert client.get("/my/").url == "/who/"


def test_wards_do_not_make_a_phone_shared(client):
    mother = PersonFactory(mobile=MOBILE, with_account=True)
    child = PersonFactory(mobile=MOBILE, household=mother.household)
    name_guardian(child, mother)
    journey.sign_in(client, MOBILE)
    assert client.get("/my/").status_code == 200


@pytest.mark.parametrize("over", ["ended_on", "valid_until"])
def test_a_ward_no_more_speaks_for_themselves(client, calendar, over):
    """From then on the phone is one of two people, and the code alone opens neither file."""
    mother = PersonFactory(mobile=MOBILE, with_account=True)
    child = PersonFactory(mobile=MOBILE, household=mother.household)
    deed = {over: clock.today() - timedelta(days=1)}
    name_guardian(child, mother, **deed)
    journey.sign_in(client, MOBILE)
    assert client.get("/my/").url == "/who/"


# A session of before ------------------------------------------------------------------------


def test_other_digits_end_what_the_old_ones_opened(client, two):
    """Who knew them goes on with nothing, in whichever tab."""
    first, _second = two
    client.post(f"/who/{first.pk}/", {"pin": "4827"})
    assert client.get("/my/").status_code == 200
    agreed(proposed(guarded.propose_pin, first, pin="7391"))
    assert client.get("/my/").url == "/who/"
    assert client.get("/my/messages/").url == "/who/"
    client.post(f"/who/{first.pk}/", {"pin": "7391"})
    assert client.get("/my/").status_code == 200


def test_a_session_that_no_digits_opened_ends_once_the_phone_is_shared(client):
    person = PersonFactory(mobile=MOBILE, identity_number="1058529940")
    journey.sign_in(client, MOBILE)
    assert client.post("/join/identity/", journey.IDENTITY).url == "/my/"
    PersonFactory(mobile=MOBILE)
    assert client.get("/my/").url == "/who/"
    with_pin(person)
    assert client.get("/my/").url == "/who/"
    client.post(f"/who/{person.pk}/", {"pin": "4827"})
    assert client.get("/my/").status_code == 200


def test_a_guardian_goes_on_for_nobody_once_the_deed_is_over(client):
    guardian = PersonFactory(mobile=MOBILE)
    ward = PersonFactory(mobile=MOBILE, identity_number="1058529940")
    deed = name_guardian(ward, guardian)
    journey.sign_in(client, MOBILE)
    assert client.post("/join/identity/", journey.IDENTITY).url == "/my/"
    end_guardianship(deed, by=UserFactory(officer=True))
    assert client.get("/my/").url == "/who/"


@pytest.fixture
def ward_of_before(client):
    """Both have digits; who acted for her on this phone typed hers, and the deed is over today."""
    guardian = with_pin(PersonFactory(mobile=MOBILE, with_account=True))
    ward = with_pin(PersonFactory(mobile=MOBILE, account=guardian.account), "5938")
    deed = name_guardian(ward, guardian)
    client.force_login(guardian.account)
    assert opens(client, ward, "5938")
    end_guardianship(deed, by=UserFactory(officer=True))
    return ward


def opens(client, ward, pin):
    client.post(f"/who/{ward.pk}/", {"pin": pin})
    return client.get("/my/").status_code == 200


def test_who_acted_for_her_goes_on_by_no_digits_that_he_knows(client, ward_of_before):
    ward = ward_of_before
    assert client.get("/my/").url == "/who/"
    assert not opens(client, ward, "5938")
    assert "أرقام سرية خاصة به" in client.get(f"/who/{ward.pk}/").text
    # Her own since then, by two.
    agreed(proposed(guarded.propose_pin, ward, pin="7391"))
    assert opens(client, ward, "7391")


def test_of_before_are_digits_that_were_set_before_the_deed_was_over(client, calendar):
    guardian = with_pin(PersonFactory(mobile=MOBILE, with_account=True))
    ward = PersonFactory(mobile=MOBILE, account=guardian.account)
    deed = name_guardian(ward, guardian)
    agreed(proposed(guarded.propose_pin, ward, pin="5938"))
    calendar.forward(days=1)
    end_guardianship(deed, by=UserFactory(officer=True))
    client.force_login(guardian.account)
    assert not opens(client, ward, "5938")


def test_run_out_is_over_and_named_again_is_not(client, ward_of_before, calendar):
    ward = ward_of_before
    guardian = ward.guardians.get().guardian
    name_guardian(ward, guardian, valid_until=clock.today())
    client.post("/who/other/")
    assert opens(client, ward, "5938")
    calendar.forward(days=1)
    client.force_login(guardian.account)
    assert not opens(client, ward, "5938")


def test_first_digits_after_a_guardian_on_the_phone_are_set_by_two(client, ward_of_before):
    ward, officer = ward_of_before, UserFactory(officer=True)
    elsewhere = PersonFactory(mobile="+966551112233")
    fresh = PersonFactory(mobile=MOBILE, account=ward.account)
    for of_before in (elsewhere, fresh):
        end_guardianship(name_guardian(of_before, ward), by=officer)
    assert set_pin(elsewhere, by=officer, pin="7391").has_pin, "he does not hold her phone"
    with pytest.raises(Refused) as refusal:
        set_pin(fresh, by=officer, pin="7391")
    assert refusal.value.code == "by_two"
    client.force_login(ward.account)
    agreed(proposed(guarded.propose_pin, fresh, pin="7391"))
    assert opens(client, fresh, "7391")


def test_a_ward_of_somebody_without_a_number_counts_on_this_phone():
    account = UserFactory(mobile=MOBILE, is_mobile_verified=True)
    PersonFactory(account=account, mobile=MOBILE)
    ward = PersonFactory(account=account, mobile=MOBILE)
    name_guardian(ward, PersonFactory(mobile=None))
    assert acting.is_shared(account)


@pytest.mark.parametrize(("pin", "leads_to"), [("4827", "/who/"), ("5938", "/apply/")])
def test_whoever_was_registered_while_joining_is_asked_for_their_digits(client, pin, leads_to):
    """The desk was quicker: the file is there, and its digits are not the joiner's to choose."""
    PersonFactory(mobile=MOBILE, with_account=True)
    journey.sign_in(client, MOBILE)
    journey.fill_in(client)
    registered = with_pin(PersonFactory(mobile=MOBILE, identity_number="1058529940"), "5938")
    answer = journey.finish(client, pin=pin)
    assert answer.url == leads_to
    registered.refresh_from_db()
    assert registered.account.mobile == MOBILE and registered.check_pin("5938")
    if leads_to == "/who/":
        assert client.get("/my/").url == "/who/"
    else:
        assert client.get("/my/").context["request"].person == registered


def test_the_same_form_again_chooses_no_other_digits(client):
    account, key = UserFactory(mobile=MOBILE, is_mobile_verified=True), uuid.uuid4()

    def send(pin):
        person = PersonFactory.build(household=None, branch=BranchFactory())  # a number corrected
        return workflow.join(
            by=account, person=person, household=Household(city="الخرج"), pin=pin, key=key
        )

    first = send("4827")
    assert send("5938") == first
    first.refresh_from_db()
    assert first.check_pin("4827")


def test_another_accounts_person_is_not_there(client, two):
    stranger = PersonFactory(with_account=True)
    assert client.get(f"/who/{stranger.pk}/").status_code == 404


def test_staff_have_their_own_pages(client, cast):
    client.force_login(cast.officer)
    for page in ("/my/", "/apply/", "/who/", "/join/identity/"):
        assert client.get(page).url == "/home/"


# The rule -----------------------------------------------------------------------------------


@pytest.mark.policy("PM-1")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE portal_termsacceptance SET version = 9",
        "UPDATE portal_termsacceptance SET id = id",
    ],
)
def test_an_acceptance_is_never_changed(client, sql):
    journey.sign_in(client, MOBILE)
    journey.join(client)
    with pytest.raises(Exception) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql)
    if isinstance(refusal.value, IntegrityError):
        assert constraint_of(refusal.value) == "termsacceptance_is_insert_only"
    else:
        assert "permission denied" in str(refusal.value)


@pytest.mark.policy("DG-6")
def test_the_desk_does_not_write_down_an_acceptance_as_if_from_the_phone(cast):
    person = PersonFactory(with_account=True)
    for by, channel in ((cast.officer, "portal"), (person.account, "desk")):
        refused(
            "termsacceptance_channel_of_who_writes",
            "INSERT INTO portal_termsacceptance (person_id, by_id, version, digest, channel)"
            " VALUES (%s, %s, 1, 'x', %s)",
            person.pk,
            by.pk,
            channel,
        )


@pytest.mark.policy("PM-1")
def test_nobody_accepts_terms_that_cannot_be_read_yet(cast):
    person, newest = PersonFactory(with_account=True), VERSIONS[-1].version
    insert = (
        "INSERT INTO portal_termsacceptance (person_id, by_id, version, digest, channel)"
        " VALUES (%s, %s, %s, 'x', 'portal')"
    )
    for version in (0, newest + 1):
        name = "termsacceptance_of_a_version_that_is_there"
        refused(name, insert, person.pk, person.account.pk, version)
    workflow.accept_terms(person, by=person.account)
    assert person.terms_acceptances.get().version == newest


def test_who_lends_the_phone_reads_first_that_their_own_file_shuts(client):
    account = UserFactory(mobile=MOBILE, is_mobile_verified=True)
    person = PersonFactory(mobile=MOBILE, account=account)
    client.force_login(account)
    sentence = "حتى يضعها الفرع مع صاحبه"
    assert sentence in client.get("/join/identity/").text
    with_pin(person)
    assert sentence not in client.get("/join/identity/").text


@pytest.mark.parametrize(
    ("typed", "kind"), [("citizen", "resident"), ("resident", "citizen"), ("passport", None)]
)
def test_the_kind_of_a_number_is_asked_about_on_its_own_page(client, typed, kind):
    """A 2… number under "national" is no mistake to be found three pages later."""
    number = identity(55, "2" if typed == "citizen" else "1")
    journey.sign_in(client, MOBILE)
    data = {"identity_kind": typed, "identity_number": number, "identity_country": ""}
    page = journey.again(client.post("/join/identity/", data))
    assert page.context["form"].asked_kind == kind
    if kind:
        assert client.post("/join/identity/", {**data, "kind_is": kind}).url == "/join/name/"
        assert client.session["joining"]["identity"]["identity_kind"] == kind


def test_a_number_of_neither_kind_is_only_wrong(client):
    journey.sign_in(client, MOBILE)
    data = {"identity_kind": "citizen", "identity_number": "2000000000"}
    assert client.post("/join/identity/", data).context["form"].asked_kind is None
