"""Somebody else uses the phone: from a yes on, a code alone opens nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from beneficiaries import guarded, workflow
from beneficiaries.enums import PhoneUse
from beneficiaries.models import Person
from sanad.accounts.models import Session, User
from sanad.middleware import constraint_of
from sanad.policy.models import PolicyVersion
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import agreed, proposed
from tests.portal import journey
from tests.portal.journey import taken

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
MOBILE = "+966550123456"
IN_OTHER_HANDS = [PhoneUse.SHARED, PhoneUse.BORROWED]


def person_who(use, **more):
    person = PersonFactory(mobile=MOBILE, with_account=True, **more)
    workflow.set_pin(person, by=person.account, pin="4827")
    return workflow.say_phone_use(person, by=person.account, use=use, pin="4827")


def put_down(minutes):
    """The phone lay unused for so long."""
    with signed_in(User.objects.get(mobile=MOBILE)):
        Session.objects.update(last_seen_at=Now() - timedelta(minutes=minutes))


class TestJoining:
    @pytest.mark.parametrize(("use", "opens"), [("alone", "/my/"), ("shared", "/who/")])
    def test_what_was_said_holds_from_the_next_sign_in_on(self, client, use, opens):
        journey.sign_in(client, MOBILE)
        assert journey.join(client, phone_use=use).url == "/apply/"
        assert Person.objects.get().phone_use == use
        assert client.get("/my/").status_code == 200
        client.post("/accounts/logout/")
        journey.sign_in(client, MOBILE)
        answer = client.get("/my/")
        assert (answer.url if answer.status_code == 302 else "/my/") == opens

    def test_the_page_before_the_terms_asks_and_wants_an_answer(self, client):
        journey.sign_in(client, MOBILE)
        assert journey.up_to(client, "home").url == "/join/phone/"
        assert client.get("/join/finish/").url == "/join/phone/"
        page = journey.again(client.post("/join/phone/", {"phone_use": ""}))
        assert "اختاري واحدًا من الثلاثة" in page.text

    def test_what_the_digits_are_for_follows_the_answer(self, client):
        journey.sign_in(client, MOBILE)
        journey.fill_in(client, phone_use="shared")
        assert "نطلبها في كل مرة" in client.get("/join/finish/").text


class TestAloneOnANumber:
    def test_the_son_with_the_code_opens_nothing(self, client):
        person = person_who("shared")
        journey.sign_in(client, MOBILE)
        for page in ("/my/", "/my/details/", "/apply/", "/my/messages/"):
            assert client.get(page).url.startswith("/who/")
        client.post(f"/who/{person.pk}/", {"pin": "0000"})
        assert client.get("/my/").url == "/who/"
        assert client.post(f"/who/{person.pk}/", {"pin": "4827"}).url == "/my/"
        assert client.get("/my/").status_code == 200

    def test_changing_over_closes_it(self, client):
        person = person_who("shared")
        journey.sign_in(client, MOBILE)
        client.post(f"/who/{person.pk}/", {"pin": "4827"})
        assert "/who/other/" in client.get("/my/").text
        client.post("/who/other/")
        assert client.get("/my/").url == "/who/"

    @pytest.mark.parametrize(("use", "is_named"), [("shared", True), ("borrowed", False)])
    def test_on_a_phone_that_is_not_theirs_stands_no_name(self, client, use, is_named):
        person = person_who(use, first_name="منيرة")
        journey.sign_in(client, MOBILE)
        for page in ("/who/", f"/who/{person.pk}/"):
            assert ("منيرة" in client.get(page).text) is is_named

    def test_a_letter_stays_shut_as_well(self, client):
        person = person_who("shared")
        client.force_login(person.account)
        request = client.get("/who/").wsgi_request
        assert request.acting_for() is None


class TestPutDown:
    """The policy says ten minutes; what was seen last is noted each minute."""

    def opened(self, client, use="shared"):
        person = person_who(use)
        journey.sign_in(client, MOBILE)
        client.post(f"/who/{person.pk}/", {"pin": "4827"})
        return person

    @pytest.mark.parametrize(("minutes", "is_open"), [(10, True), (12, False)])
    def test_it_closes_after_the_minutes_of_the_policy(self, client, minutes, is_open):
        self.opened(client)
        put_down(minutes)
        assert (client.get("/my/").status_code == 200) is is_open
        assert (client.get("/my/").status_code == 200) is is_open  # nor does it open by itself

    def test_ones_own_phone_closes_nothing(self, client):
        self.opened(client, "alone")
        put_down(60)
        assert client.get("/my/").status_code == 200

    def test_what_was_written_waits_for_whose_it_is(self, client):
        person = self.opened(client)
        page = client.get("/report/")
        put_down(12)
        words = {"subject": "طلب مالًا", "branch": person.branch_id, "with_file": "yes"}
        key = page.context["form"]["key"].value()
        case = "/my/details/phone/"
        answer = client.post(case, {"phone_use": "alone", "key": key, **words})
        assert answer.url.startswith("/who/?next=")
        way = answer.url.removeprefix("/who/")
        assert way in client.get(answer.url).text
        opened = client.post(f"/who/{person.pk}/{way}", {"pin": "4827"})
        assert opened.url == case
        assert "طلب مالًا" in client.get(case).text

    def test_nobody_is_led_off_the_portal(self, client):
        person = self.opened(client)
        client.post("/who/other/")
        answer = client.post(f"/who/{person.pk}/?next=https://evil.example/", {"pin": "4827"})
        assert answer.url == "/my/"


class TestAskedLater:
    def test_who_was_never_asked_is_asked_after_the_sign_in_and_may_wait(self, client):
        person = PersonFactory(mobile=MOBILE, with_account=True)
        journey.sign_in(client, MOBILE)
        assert client.get("/home/").url == "/my/details/phone/?next=%2Fmy%2F"
        page = client.get("/my/details/phone/?next=/my/").text
        assert "أجيب لاحقًا" in page
        assert client.get("/my/").status_code == 200
        workflow.say_phone_use(person, by=person.account, use="alone")
        assert client.get("/home/").url == "/my/"

    def test_a_yes_chooses_the_first_digits(self, client):
        person = PersonFactory(mobile=MOBILE, with_account=True)
        journey.sign_in(client, MOBILE)
        for pin, is_taken in (("", False), ("1111", False), ("4827", True)):
            answer = client.post("/my/details/phone/", {"phone_use": "shared", "pin": pin})
            assert taken(answer) is is_taken
        person.refresh_from_db()
        assert person.check_pin("4827") and person.asks_for_digits
        assert client.get("/my/").status_code == 200  # she goes on

    @pytest.mark.parametrize("use", IN_OTHER_HANDS)
    @pytest.mark.parametrize(("pin", "is_off"), [("", False), ("0000", False), ("4827", True)])
    def test_turning_it_off_needs_the_digits(self, client, use, pin, is_off):
        person = person_who(use)
        journey.sign_in(client, MOBILE)
        client.post(f"/who/{person.pk}/", {"pin": "4827"})
        client.post("/my/details/phone/", {"phone_use": "alone", "pin": pin})
        person.refresh_from_db()
        assert (person.phone_use == "alone") is is_off

    def test_the_tries_are_those_of_the_digits(self, client):
        person = person_who("shared")
        journey.sign_in(client, MOBILE)
        client.post(f"/who/{person.pk}/", {"pin": "4827"})
        for pin in ["0000"] * 4 + ["4827"]:
            client.post("/my/details/phone/", {"phone_use": "alone", "pin": pin})
        person.refresh_from_db()
        assert person.phone_use == "shared"  # the first of the five opened the file

    def test_turning_it_on_wants_digits_that_they_remember(self, client):
        person = person_who("alone")
        journey.sign_in(client, MOBILE)
        client.post("/my/details/phone/", {"phone_use": "shared", "pin": "9999"})
        person.refresh_from_db()
        assert person.phone_use == "alone"

    def test_of_another_number_it_is_asked_anew(self):
        person = person_who("shared")
        agreed(proposed(guarded.propose_mobile, person, mobile="+966559876543"))
        person.refresh_from_db()
        assert person.phone_use == ""


class TestTheRules:
    def change(self, by, person, **values):
        with signed_in(by), transaction.atomic():
            Person.objects.filter(pk=person.pk).update(**values)

    @pytest.mark.parametrize("to", ["alone", ""])
    def test_a_colleague_never_takes_the_question_away(self, to):
        person = person_who("shared")
        with pytest.raises(IntegrityError) as refusal:
            self.change(UserFactory(officer=True), person, phone_use=to)
        assert constraint_of(refusal.value) == "person_digits_asked_until_they_say"
        self.change(person.account, person, phone_use=to)

    def test_the_desk_adds_it(self):
        person = person_who("alone")
        workflow.say_phone_use(person, by=UserFactory(officer=True), use="shared")

    def test_no_shared_phone_without_digits(self):
        person = PersonFactory(with_account=True)
        with pytest.raises(IntegrityError) as refusal:
            self.change(person.account, person, phone_use="shared")
        assert constraint_of(refusal.value) == "person_shared_phone_has_digits"

    def test_the_minutes_are_the_policys(self):
        assert PolicyVersion.objects.in_force().shared_phone_minutes == 10
        with connection.cursor() as cursor:
            cursor.execute("SELECT shared_phone_minutes FROM policy_policyversion LIMIT 1")
            assert cursor.fetchone() == (10,)
