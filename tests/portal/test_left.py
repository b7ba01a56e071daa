"""Leaving for good: what was typed is kept, the session ends, the phone forgets; joining holds."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from beneficiaries import guarded
from sanad.accounts import unfinished
from sanad.accounts.models import Unfinished, User
from sanad.policy import parameters
from tests.factories.accounts import signed_in
from tests.factories.beneficiaries import PersonFactory, identity
from tests.factories.guarded import agreed, proposed
from tests.portal import journey
from tests.portal.journey import url

pytestmark = pytest.mark.django_db
MOBILE = "+966550123456"


@pytest.fixture
def mother():
    return PersonFactory(mobile=MOBILE, with_account=True)


@pytest.fixture
def case(client, mother):
    client.force_login(mother.account)
    return journey.begin(client)


def back(client, mother):
    """The same person, signed in anew."""
    other = journey.on_the_phone_of(client)
    other.force_login(mother.account)
    return other


class TestSaveAndLeave:
    def test_an_answer_that_is_right_is_kept_in_the_request(self, client, case):
        answer = client.post(url(case, "question", "amount"), {"answer": "6000", "leave": "1"})
        assert answer.url == "/left/"
        case.refresh_from_db()
        assert case.answers["amount"] == "6000"
        assert not Unfinished.objects.exists()

    def test_half_a_day_waits_where_it_was_written(self, client, case, mother):
        page = url(case, "question", "contract-end")
        half = {"answer_day": "14", "answer_month": "5", "answer_year": "", "leave": "1"}
        assert client.post(page, half).url == "/left/"
        case.refresh_from_db()
        assert "contract-end" not in case.answers
        other = back(client, mother)
        form = other.get(page).context["form"]
        assert form["answer"].value()[0] == "14" and not form.errors
        other.post(page, journey.ANSWERS["contract-end"])
        assert not Unfinished.objects.exists()

    def test_nothing_of_it_is_read_in_the_database(self, client, case):
        client.post(url(case, "question", "amount"), {"answer": "كثير", "leave": "1"})
        assert "كثير" not in str(Unfinished.objects.values_list("content", flat=True).get())

    def test_the_session_ends_and_the_browser_forgets(self, client, case):
        answer = client.post(url(case, "question", "amount"), {"answer": "1", "leave": "1"})
        assert answer["Clear-Site-Data"] == '"cache", "storage"'
        assert "no-store" in answer["Cache-Control"]
        assert client.get("/my/").url.startswith("/accounts/login/code/")
        page = client.get("/left/")
        assert "منيرة" not in page.text and MOBILE[-4:] not in page.text

    def test_back_shows_nothing(self, client, case):
        page = url(case, "question", "amount")
        assert "no-store" in client.get(page)["Cache-Control"]
        client.post(page, {"answer": "1", "leave": "1"})
        assert client.get(page).url.startswith("/accounts/login/code/")

    def test_pressed_twice_it_asks_for_the_sign_in(self, client, case):
        for leads_to in ("/left/", "/accounts/login/code/"):
            answer = client.post(url(case, "question", "amount"), {"answer": "1", "leave": "1"})
            assert answer.url.startswith(leads_to)

    @pytest.mark.parametrize("page", ["me", "check", "sign"])
    def test_every_page_has_it_and_nothing_is_signed_by_it(self, client, case, page):
        journey.answer_all(client, case)
        journey.promise_all(client, case)
        shown = client.get(url(case, page))
        assert 'name="leave"' in shown.text
        data = {"leave": "1", "agreed": "on", "drawing": journey.DRAWING}
        if page == "sign":
            data["digest"] = shown.context["digest"]
        assert client.post(url(case, page), data).url == "/left/"
        case.refresh_from_db()
        assert case.status == "draft" and not case.is_declared

    @pytest.mark.parametrize("page", [("question", "amount"), ("paper", "rent-contract")])
    def test_enter_goes_on_and_leaves_nothing(self, client, case, page):
        """The first button of a form is the one that Enter presses."""
        text = client.get(url(case, *page)).text
        first = text.index('<button form="task"')
        assert text.index('name="leave"') > text.index(">", first)
        assert 'name="leave"' not in text[first : text.index(">", first)]

    def test_another_on_the_phone_finds_nothing_of_it(self, client, case, mother):
        client.post(url(case, "question", "amount"), {"answer": "كثير", "leave": "1"})
        other = PersonFactory(with_account=True)
        assert unfinished.read(other.account, Unfinished.objects.get().what) is None


class TestUnfinished:
    @pytest.mark.parametrize(("days", "is_left"), [(29, True), (30, True), (31, False)])
    def test_it_is_wiped_after_the_days_of_the_policy(self, mother, days, is_left):
        unfinished.keep(by=mother.account, what="x", content={"a": "b"})
        before = timedelta(days=days) - timedelta(hours=1)
        with signed_in(mother.account):
            Unfinished.objects.update(written_at=Now() - before)
        unfinished.sweep(parameters.looked_up("unfinished_days"))
        assert Unfinished.objects.exists() is is_left

    def test_what_lies_in_anothers_row_opens_nowhere(self, mother):
        other = PersonFactory(with_account=True).account
        unfinished.keep(by=mother.account, what="x", content={"a": "b"})
        unfinished.keep(by=other, what="x", content={"a": "c"})
        row = Unfinished.objects.get(account=mother.account)
        with signed_in(other):
            Unfinished.objects.filter(account=other).update(content=row.content)
        assert unfinished.read(other, "x") is None
        assert unfinished.read(mother.account, "x") == {"a": "b"}


class TestJoiningHolds:
    def begun(self, client):
        journey.sign_in(client, MOBILE)
        journey.up_to(client, "name")

    def test_it_goes_on_from_another_phone(self, client):
        self.begun(client)
        other = Client()
        journey.sign_in(other, MOBILE)
        assert other.get("/join/identity/").context["form"]["identity_number"].value() is None
        assert other.post("/join/identity/", journey.IDENTITY).url == "/join/home/"
        other.post("/join/home/", journey.home_facts())
        other.post("/join/phone/", journey.ALONE)
        assert journey.finish(other).url == "/apply/"
        assert not Unfinished.objects.exists()

    def test_who_does_not_know_the_identity_sees_nothing_of_it(self, client):
        self.begun(client)
        other = Client()
        journey.sign_in(other, MOBILE)
        mine = {"identity_kind": "citizen", "identity_number": identity(77)}
        assert other.post("/join/identity/", mine).url == "/join/name/"
        assert "منيرة" not in other.get("/join/name/").text

    def test_another_number_is_another_joining(self, client):
        self.begun(client)
        other = Client()
        journey.sign_in(other, "+966551112223")
        assert other.post("/join/identity/", journey.IDENTITY).url == "/join/name/"

    def test_the_digits_are_kept_nowhere(self, client):
        self.begun(client)
        client.post("/join/finish/", {"pin": "4827"})
        account = User.objects.get(mobile=MOBILE)
        what = Unfinished.objects.get().what
        assert "4827" not in str(unfinished.read(account, what))


class TestTheSignInSaysWhy:
    def test_a_session_that_ended(self, client, mother):
        client.force_login(mother.account)
        client.get("/my/")
        client.cookies.pop("sessionid", None)
        for name in [name for name in client.cookies if "session" in name]:
            client.cookies.pop(name)
        page = client.get(client.get("/my/").url).text
        assert "انتهت الجلسة" in page

    def test_a_page_that_is_somebodys_alone(self, client):
        page = client.get(client.get("/my/").url).text
        assert "هذه الصفحة" in page and "انتهت الجلسة" not in page

    def test_after_leaving_no_session_ended(self, client, mother):
        client.force_login(mother.account)
        client.get("/my/")
        client.post("/accounts/logout/")
        assert "انتهت الجلسة" not in client.get(client.get("/my/").url).text

    def test_a_code_whose_time_is_over(self, client):
        answer = client.get("/accounts/login/code/confirm/", follow=True)
        assert "انتهت صلاحية الرمز" in answer.text

    def test_of_ones_own_accord_it_says_nothing(self, client):
        assert not client.get("/accounts/login/code/").context["why"]


def test_a_lost_number_is_changed_at_the_desk_and_opens_the_same_file(client, mother):
    """The way that the sign-in page names, walked to its end."""
    assert "/number/" in client.get("/accounts/login/code/").text
    assert "رقم الهوية" in client.get("/number/").text
    agreed(proposed(guarded.propose_mobile, mother, mobile="+966551112223"))
    journey.sign_in(client, "+966551112223")
    data = {"identity_kind": "citizen", "identity_number": mother.identity_number}
    assert client.post("/join/identity/", data).url == "/my/"
    assert client.get("/my/").context["request"].person == mother
    old = Client()
    journey.sign_in(old, MOBILE)
    assert old.get("/my/").url == "/who/" and old.get("/who/").url == "/join/identity/"
