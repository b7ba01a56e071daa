"""A phone that never opened the file, and a long silence: one thing more that only they know."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from beneficiaries import familiar, workflow
from beneficiaries.enums import OwnFact, RegistryTaskKind
from beneficiaries.models import FamiliarPhone, OwnProof
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from sanad.portal.familiar import COOKIE
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory, identity, open_to
from tests.portal import journey
from tests.portal.journey import again

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
MOBILE = "+966550123456"
BORN = {"said_day": "4", "said_month": "3", "said_year": "1990", "said_calendar": "gregorian"}


@pytest.fixture
def her(client):
    """Her file, and her own phone, on which it was opened today."""
    person = PersonFactory(
        mobile=MOBILE, with_account=True, phone_use="alone", identity_number=identity(4821)
    )
    client.force_login(person.account)
    assert client.get("/my/").status_code == 200
    return person


def another_phone(person):
    phone = Client()
    phone.force_login(person.account)
    return phone


def sure(person):
    return f"/who/{person.pk}/sure/"


def end_of(person):
    return {"said": person.identity_number[-4:]}


class TestHerOwnPhone:
    def test_it_never_meets_the_question(self, client, her):
        for _day in range(3):
            client.post("/accounts/logout/")
            client.force_login(her.account)
            assert client.get("/my/").status_code == 200

    def test_its_cookie_holds_nothing_but_chance(self, client, her):
        value = client.cookies[COOKIE].value
        assert MOBILE[-4:] not in value and her.first_name not in value
        assert client.cookies[COOKIE]["httponly"]

    def test_on_which_it_was_joined(self, client):
        journey.sign_in(client, MOBILE)
        journey.join(client)
        client.post("/accounts/logout/")
        journey.sign_in(client, MOBILE)
        assert client.get("/my/").status_code == 200

    def test_a_cookie_that_was_made_up_is_none(self, client, her):
        phone = another_phone(her)
        phone.cookies[COOKIE] = client.cookies[COOKIE].value[:-2] + "xx"
        assert phone.get("/my/").url == "/who/"


class TestAnotherPhone:
    def test_nothing_is_shown_before(self, her):
        phone = another_phone(her)
        for page in ("/my/", "/my/details/", "/apply/", "/my/file/", "/home/"):
            answer = phone.get(page, follow=True)
            assert answer.redirect_chain[-1][0].startswith(sure(her))
            assert her.first_name not in answer.text
            assert her.identity_number[-4:] not in answer.text
        assert phone.get("/who/").wsgi_request.acting_for() is None

    def test_the_right_answer_opens_it_and_knows_the_phone(self, her):
        phone = another_phone(her)
        assert phone.post(sure(her), end_of(her)).url == "/who/"
        assert phone.get("/my/").status_code == 200
        phone.post("/accounts/logout/")
        phone.force_login(her.account)
        assert phone.get("/my/").status_code == 200

    def test_the_way_on_is_kept(self, her):
        phone = another_phone(her)
        answer = phone.post(f"{sure(her)}?next=/my/file/", end_of(her))
        assert "next=%2Fmy%2Ffile%2F" in answer.url

    @pytest.mark.parametrize(("wrong", "opens"), [(2, True), (3, False)])
    def test_as_many_tries_as_the_policy_says(self, her, wrong, opens):
        phone = another_phone(her)
        for _try in range(wrong):
            phone.post(sure(her), {"said": "0000"})
        phone.post(sure(her), end_of(her))
        assert (phone.get("/my/").status_code == 200) is opens
        if not opens:
            assert phone.get(sure(her)).context["form"] is None

    @pytest.mark.parametrize(("hours", "opens"), [(23, False), (24, True), (25, True)])
    def test_the_tries_are_those_of_a_day(self, her, calendar, hours, opens):
        phone = another_phone(her)
        for _try in range(3):
            phone.post(sure(her), {"said": "0000"})
        calendar.move_to(clock.now() + timedelta(hours=hours))
        # The fact of another day may be another one.
        assert (familiar.tries_left(her) > 0) is opens

    def test_a_slip_is_no_try(self, her):
        phone = another_phone(her)
        for said in ("", "12", "abcd"):
            assert again(phone.post(sure(her), {"said": said}))
        assert familiar.tries_left(her) == 3

    def test_what_was_said_is_kept_nowhere(self, her):
        another_phone(her).post(sure(her), {"said": "0907"})
        proof = OwnProof.objects.get()
        assert not proof.is_right and "0907" not in str(vars(proof))

    def test_one_fact_a_day_however_often_the_page_is_asked(self, her):
        her.born_on = date(1990, 3, 4)
        assert len({familiar.fact_to_ask(her) for _each in range(9)}) == 1

    def test_a_birth_date(self, her):
        her.born_on, her.identity_kind, her.identity_number = date(1990, 3, 4), "none", ""
        her.save()
        phone = another_phone(her)
        assert again(phone.post(sure(her), {**BORN, "said_day": "5"}))
        assert phone.post(sure(her), BORN).url == "/who/"

    def test_no_message_ever_says_it(self, her):
        another_phone(her).post(sure(her), {"call": "1"})
        assert not MessageDelivery.objects.filter(text__contains=her.identity_number[-4:]).exists()

    def test_another_accounts_file_is_not_there(self, her):
        other = PersonFactory(with_account=True)
        assert another_phone(other).get(sure(her)).status_code == 404

    def test_on_a_number_of_several_stands_no_name(self, client, her):
        workflow.set_pin(her, by=her.account, pin="4827")
        PersonFactory(mobile=MOBILE, account=her.account, first_name="نورة")
        client.get("/who/")  # her phone knows both by now
        page = another_phone(her).get("/who/").text
        assert her.first_name not in page and "نورة" not in page
        assert another_phone(her).get(f"/who/{her.pk}/").url.startswith(sure(her))


class TestSilence:
    """Six months, by the policy."""

    def silent(self, client, her, calendar, today):
        calendar.move_to(clock.now().replace(year=2027, month=1, day=15, hour=12))
        client.post("/accounts/logout/")
        client.force_login(her.account)
        client.get("/my/")
        calendar.move_to(clock.now().replace(month=today.month, day=today.day))
        client.post("/accounts/logout/")
        client.force_login(her.account)

    @pytest.mark.parametrize(
        ("today", "opens"),
        [
            (date(2027, 7, 14), True),
            (date(2027, 7, 15), True),
            (date(2027, 7, 16), False),
        ],
    )
    def test_the_day_before_at_and_after(self, client, her, calendar, today, opens):
        self.silent(client, her, calendar, today)
        assert (client.get("/my/").status_code == 200) is opens
        client.post(sure(her), end_of(her))
        assert client.get("/my/").status_code == 200

    @pytest.mark.parametrize(
        ("last", "today", "is_silent"),
        [
            (date(2026, 8, 31), date(2027, 2, 28), False),
            (date(2026, 8, 31), date(2027, 3, 1), True),
            (date(2026, 12, 31), date(2027, 6, 30), False),
            (date(2026, 12, 31), date(2027, 7, 1), True),
        ],
    )
    def test_months_of_other_lengths(self, calendar, last, today, is_silent):
        calendar.move_to(clock.now().replace(year=today.year, month=today.month, day=today.day))
        assert familiar.is_silent_since(last) is is_silent

    @pytest.mark.parametrize(("months", "opens"), [(1, True), (8, False)])
    def test_of_before_the_phones_were_written_down(self, client, months, opens):
        person = PersonFactory(mobile=MOBILE, with_account=True, phone_use="alone")
        last = timezone.now() - timedelta(days=30 * months)
        User.objects.filter(pk=person.account_id).update(last_login=last)
        client.force_login(User.objects.get(pk=person.account_id))
        assert (client.get("/my/").status_code == 200) is opens


class TestACallInItsPlace:
    def asked(self, her):
        phone = another_phone(her)
        for _twice in range(2):
            assert "نتصل" in phone.post(sure(her), {"call": "1"}, follow=True).text
        return phone, Task.objects.open().get(kind=RegistryTaskKind.KNOW)

    def test_the_desk_says_that_it_is_they(self, client, her, cast):
        phone, task = self.asked(her)
        open_to(cast.officer, her)
        desk = Client()
        desk.force_login(cast.officer)
        assert her.mobile[-4:] in desk.get(task.link).text
        assert desk.post(task.link, {"is_them": "yes"}).status_code == 302
        assert not Task.objects.open().filter(kind=RegistryTaskKind.KNOW).exists()
        assert phone.get("/my/").status_code == 200
        assert another_phone(her).get("/my/").url == "/who/"  # one phone, not whoever comes next

    def test_a_no_opens_nothing(self, her, cast):
        phone, _task = self.asked(her)
        familiar.known_by_call(her, by=cast.officer, is_them=False)
        assert phone.get("/my/").url == "/who/"
        assert not Task.objects.open().filter(kind=RegistryTaskKind.KNOW).exists()

    @pytest.mark.parametrize(("hours", "opens"), [(23, True), (25, False)])
    def test_the_word_of_a_call_holds_for_a_day(self, calendar, her, cast, hours, opens):
        phone, _task = self.asked(her)
        familiar.known_by_call(her, by=cast.officer, is_them=True)
        calendar.move_to(clock.now() + timedelta(hours=hours))
        assert (phone.get("/my/").status_code == 200) is opens

    @pytest.mark.parametrize("role", ["researcher", "manager", "auditor"])
    def test_by_the_desk_alone(self, her, role):
        with pytest.raises(NotAllowed):
            familiar.known_by_call(her, by=UserFactory(**{role: True}), is_them=True)


class TestTheRules:
    def refused(self, rule, by, make):
        with pytest.raises(IntegrityError) as refusal, signed_in(by), transaction.atomic():
            make()
        assert constraint_of(refusal.value) == rule

    def phone(self, her, **more):
        return lambda: FamiliarPhone.objects.create(
            person=her, account=her.account, mark="x", **more
        )

    def proof(self, her, by, **more):
        values = {"fact": OwnFact.IDENTITY, "is_right": False} | more
        return lambda: OwnProof.objects.create(person=her, by=by, **values)

    def test_no_second_phone_without_an_answer(self, her):
        self.refused("familiarphone_after_one_thing_more", her.account, self.phone(her))
        familiar.answer(her, by=her.account, said=her.identity_number[-4:])
        with signed_in(her.account):
            self.phone(her)()

    def test_an_answer_holds_for_an_hour(self, her, calendar):
        familiar.answer(her, by=her.account, said=her.identity_number[-4:])
        calendar.move_to(clock.now() + timedelta(minutes=61))
        self.refused("familiarphone_after_one_thing_more", her.account, self.phone(her))

    def test_no_silence_ends_without_one(self, her, calendar):
        calendar.forward(days=400)
        row = FamiliarPhone.objects.get()
        for values in ({"seen_on": clock.today()}, {"seen_on": row.seen_on}):
            update = FamiliarPhone.objects.filter(pk=row.pk).update
            self.refused(
                "familiarphone_after_one_thing_more", her.account, lambda v=values, u=update: u(**v)
            )

    def test_of_its_own_number(self, her):
        other = PersonFactory(with_account=True)
        self.refused(
            "familiarphone_of_its_account",
            other.account,
            lambda: FamiliarPhone.objects.create(person=her, account=other.account, mark="x"),
        )

    def test_no_more_tries_than_the_policy_says(self, her):
        for _try in range(3):
            with signed_in(her.account):
                self.proof(her, her.account)()
        self.refused("ownproof_within_the_tries", her.account, self.proof(her, her.account))

    def test_each_answers_for_themselves_and_the_desk_for_a_call(self, her, cast):
        rule = "ownproof_by_whom_it_may"
        call = {"fact": OwnFact.CALL, "is_right": True}
        self.refused(rule, her.account, self.proof(her, her.account, **call))
        self.refused(rule, cast.officer, self.proof(her, cast.officer))
        self.refused(rule, cast.manager, self.proof(her, cast.manager, **call))
        kin = UserFactory(officer=True, mobile="+966551112223")
        PersonFactory(mobile=kin.mobile, household=her.household, relation="spouse")
        self.refused(rule, kin, self.proof(her, kin, **call))
        with signed_in(cast.officer):
            self.proof(her, cast.officer, **call)()
