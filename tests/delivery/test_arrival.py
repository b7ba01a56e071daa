"""Did it arrive? The person says so, and what did not is looked for (PR-7)."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from requests_app.delivery.workflow import arrival, delivery
from requests_app.intake.enums import RequestTaskKind
from requests_app.models import Arrival, Delivery
from sanad.lib import clock
from sanad.messaging.models import Message
from sanad.portal import story
from sanad.workflow.models import Task
from tests.asking import code_of
from tests.committee.raw import refused, run
from tests.delivery.cases import delivered, pay, provider, registered
from tests.factories import requests
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-7")]


@pytest.fixture
def case(calendar):
    return delivered(calendar=calendar, person=PersonFactory(with_account=True))


@pytest.fixture
def given(case):
    return Delivery.objects.of_request(case).get()


@pytest.fixture
def phone(client, case):
    client.force_login(case.person.account)
    return client


def say(case, given, has_arrived, *, by=None, words=""):
    by = by or case.person.account
    with signed_in(by):
        return arrival.say_arrived(
            case, by=by, delivery=given, has_arrived=has_arrived, words=words
        )


def taken_back(given):
    return delivery.recall(
        given, by=provider(), key=uuid.uuid4(), amount=given.amount, reason="رجع التحويل"
    )


def waiting():
    return Task.objects.open().filter(kind=RequestTaskKind.NOT_ARRIVED)


def address(case, given):
    return reverse("portal:my_arrival", args=[case.pk, given.pk])


def my_page(phone, case):
    return phone.get(reverse("portal:my_request", args=[case.pk]))


class TestOnHerPage:
    def test_yes_is_one_tap_and_asks_no_more(self, phone, case, given):
        page = my_page(phone, case)
        assert page.context["to_confirm"] == [given]
        assert address(case, given) in page.content.decode()
        assert phone.post(address(case, given), {"yes": "1"}).status_code == 302
        assert Arrival.objects.get().has_arrived and not waiting().exists()
        assert my_page(phone, case).context["to_confirm"] == []

    def test_no_waits_on_the_manager_and_she_hears_of_it(self, phone, case, given):
        assert phone.get(address(case, given)).status_code == 200
        phone.post(address(case, given), {"words": "لم أجد شيئًا في حسابي"})
        task = waiting().get()
        assert (task.role, task.due_on) == ("manager", clock.today() + timedelta(days=2))
        assert str(given) in task.name
        message = Message.objects.about(case).latest("id")
        assert message.code == "request.looked_for" and given.number in message.body
        assert case.log.filter(verb="say_arrived").get().reason == "لم أجد شيئًا في حسابي"
        assert my_page(phone, case).context["to_confirm"] == []

    def test_what_arrives_after_all_is_looked_for_no_more(self, phone, case, given):
        phone.post(address(case, given), {})
        phone.post(address(case, given), {"yes": "1"})
        assert not waiting().exists() and Arrival.objects.count() == 2

    def test_pressed_twice_is_said_once(self, phone, case, given):
        for _again in range(2):
            answer = phone.post(address(case, given), {}, follow=True)
            assert answer.status_code == 200
        assert Arrival.objects.count() == 1 and waiting().count() == 1

    def test_nobody_else_says_it(self, client, case, given):
        sister = PersonFactory(with_account=True, household=case.person.household)
        client.force_login(sister.account)
        assert client.post(address(case, given), {"yes": "1"}).status_code == 404
        assert not Arrival.objects.exists()

    @pytest.mark.parametrize(("days", "asked"), [(60, True), (61, False)])
    def test_it_is_asked_for_sixty_days(self, case, given, calendar, days, asked):
        calendar.forward(days=days)
        assert (story.to_confirm(case) == [given]) is asked

    def test_nothing_is_asked_of_what_was_taken_back(self, case, given):
        taken_back(given)
        case.refresh_from_db()
        assert story.to_confirm(case) == []


class TestAtTheDesk:
    def test_an_officer_writes_it_down(self, case, given):
        say(case, given, False, by=requests.officer(), words="قالت بالهاتف")
        assert Arrival.objects.get().by == requests.officer() and waiting().exists()

    def test_who_gave_it_does_not(self, case, given):
        assert code_of(say, case, given, True, by=provider()) == "role"

    def test_before_anything_is_given_nothing_is_asked(self, calendar):
        case = registered(calendar=calendar)
        assert arrival.say_arrived.why_not(case, requests.officer()).code == "nothing-given"
        pay(case.award_lines.get(), amount=1)
        case.refresh_from_db()
        assert arrival.say_arrived.why_not(case, requests.officer()) is None


class TestTheDatabase:
    word = """INSERT INTO requests_app_arrival (delivery_id, has_arrived, words, by_id)
        VALUES (%s, %s, '', %s)"""

    def test_said_by_the_person_or_to_the_desk(self, case, given):
        stranger, theirs = UserFactory(), case.person.account
        for user in (stranger, provider()):
            with signed_in(user):
                refused("arrival_by_who_can_know", self.word, given.pk, True, user.pk)
        with signed_in(theirs):
            run(self.word, given.pk, False, theirs.pk)
            refused("arrival_said_once", self.word, given.pk, False, theirs.pk)
            run(self.word, given.pk, True, theirs.pk)
            refused("arrival_is_insert_only", "UPDATE requests_app_arrival SET id = id")
        with signed_in(requests.officer()):
            refused("arrival_said_once", self.word, given.pk, True, requests.officer().pk)

    def test_of_what_was_given(self, case, given):
        taken_back(given)
        back = Delivery.objects.get(reverses=given)
        with signed_in(case.person.account):
            row = (back.pk, True, case.person.account.pk)
            refused("arrival_of_what_was_given", self.word, *row)
