"""Another number, hours, no messages: how somebody is reached whose phone others hold."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from beneficiaries import workflow
from beneficiaries.enums import RegistryTaskKind
from beneficiaries.models import Person
from beneficiaries.warning import warning_to
from sanad.guarded.enums import Told
from sanad.lib.dates import RIYADH
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue, queue_code
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.portal import journey
from tests.portal.journey import again, taken

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PM-1")]
MOBILE, SAFE = "+966550123456", "+966559876543"
CHOICE = {"where": "other", "safe_mobile": "0559876543", "safe_from": "8", "safe_until": "12"}


@pytest.fixture
def her(client):
    person = PersonFactory(mobile=MOBILE, with_account=True)
    workflow.set_pin(person, by=person.account, pin="4827")
    client.force_login(person.account)
    return person


def say(person):
    return queue("portal.identity_used", to=person, values={"link": "/my/"}).deliveries


def at(hour, minute=0):
    return datetime(2026, 11, 26, hour, minute, tzinfo=RIYADH)


class TestByHerself:
    @pytest.mark.parametrize(("pin", "is_kept"), [("4827", True), ("0000", False), ("", False)])
    def test_with_her_digits(self, client, her, pin, is_kept):
        client.post("/my/details/messages/", {**CHOICE, "pin": pin})
        her.refresh_from_db()
        assert (her.safe_mobile == SAFE, her.safe_from == 8) == (is_kept, is_kept)
        assert ("987 6543" in client.get("/my/details/").text) is is_kept

    def test_no_messages(self, client, her):
        client.post("/my/details/messages/", {"where": "none", "pin": "4827"})
        her.refresh_from_db()
        assert not her.may_text and not say(her).exists()
        assert not Task.objects.exists()  # her own word is nobody's to look at

    @pytest.mark.parametrize(
        "wrong",
        [
            {"safe_mobile": ""},
            {"safe_mobile": "123"},
            {"safe_from": ""},
            {"safe_until": "8"},
            {"where": ""},
        ],
    )
    def test_what_is_missing_is_a_sentence(self, client, her, wrong):
        answer = client.post("/my/details/messages/", {**CHOICE, **wrong, "pin": "4827"})
        answer = again(answer)
        assert answer.context["form"].errors
        her.refresh_from_db()
        assert her.safe_mobile is None

    def test_without_digits_she_chooses_them_there(self, client):
        person = PersonFactory(mobile=MOBILE, with_account=True)
        client.force_login(person.account)
        client.post("/my/details/messages/", {**CHOICE, "pin": "5938"})
        person.refresh_from_db()
        assert person.safe_mobile == SAFE and person.check_pin("5938")


class TestMessages:
    @pytest.fixture
    def reached(self):
        return PersonFactory(mobile=MOBILE, safe_mobile=SAFE, safe_from=8, safe_until=12)

    def test_they_go_to_the_safer_number_and_codes_to_her_own(self, reached):
        assert [each.address for each in say(reached).all()] == [SAFE]
        queue_code(MOBILE, "123456")
        code = MessageDelivery.objects.latest("id")
        assert code.address == MOBILE and code.due_at <= code.queued_at + timedelta(seconds=5)

    @pytest.mark.parametrize(
        ("now", "wait"),
        [
            (at(7, 59), timedelta(minutes=1)),
            (at(8), timedelta()),
            (at(11, 59), timedelta()),
            (at(12), timedelta(hours=20)),
            (at(23, 30), timedelta(hours=8, minutes=30)),
        ],
    )
    def test_they_wait_for_her_hours(self, reached, now, wait):
        assert reached.texts_wait(now) == wait

    def test_what_waits_for_her_hours_is_not_sent_before(self, reached):
        delivery = say(reached).get()
        wait = reached.texts_wait(delivery.queued_at)
        assert abs(delivery.due_at - delivery.queued_at - wait) < timedelta(minutes=1)

    @pytest.mark.parametrize(("hours", "troubles"), [(2, False), (-2, True)])
    def test_it_troubles_nobody_that_it_waits(self, reached, hours, troubles):
        say(reached)
        since, due = Now() - timedelta(hours=3), Now() + timedelta(hours=hours)
        MessageDelivery.objects.update(queued_at=since, due_at=due)
        assert MessageDelivery.objects.waiting_long().exists() is troubles

    def test_who_moved_in_with_that_number_reads_nothing(self, reached):
        PersonFactory(mobile=SAFE, household=reached.household, relation="spouse")
        assert not say(reached).exists()

    def test_a_warning_goes_there_where_the_number_is_shared(self, reached):
        PersonFactory(mobile=MOBILE)
        assert warning_to(reached) == Told.YES
        PersonFactory(mobile=SAFE)
        assert warning_to(reached) == Told.SHARED


class TestOfNobodyNear:
    def near(self, person, who):
        if who == "household":
            return PersonFactory(mobile=SAFE, household=person.household, relation="spouse")
        if who == "guardian":
            return name_guardian(person, PersonFactory(mobile=SAFE))
        if who == "ward":
            return name_guardian(PersonFactory(mobile=SAFE), person)
        return UserFactory(officer=True, mobile=SAFE)

    @pytest.mark.parametrize("who", ["household", "guardian", "ward", "colleague"])
    def test_neither_on_the_page_nor_in_the_database(self, client, her, who):
        self.near(her, who)
        answer = client.post("/my/details/messages/", {**CHOICE, "pin": "4827"})
        assert "safe_mobile" in answer.context["form"].errors
        with pytest.raises(IntegrityError) as refusal, signed_in(her.account), transaction.atomic():
            Person.objects.filter(pk=her.pk).update(safe_mobile=SAFE)
        assert constraint_of(refusal.value) == "person_safe_number_of_nobody_near"

    def test_of_a_stranger_it_is_hers_to_say(self, client, her):
        PersonFactory(mobile=SAFE)
        assert taken(client.post("/my/details/messages/", {**CHOICE, "pin": "4827"}))


class TestAtTheDesk:
    def test_a_colleague_alone_sends_messages_elsewhere_and_a_manager_looks(self, calendar, cast):
        person = PersonFactory(mobile=MOBILE)
        calendar.forward(days=9)
        workflow.change_person(person, by=cast.officer, safe_mobile=SAFE)
        assert Task.objects.open().get().kind == RegistryTaskKind.LOOK
        # Told where messages went until now.
        assert MessageDelivery.objects.get().address == MOBILE

    def test_not_past_the_rule(self, calendar, cast):
        person = PersonFactory(mobile=MOBILE)
        calendar.forward(days=9)
        with pytest.raises(IntegrityError) as refusal, signed_in(cast.officer):
            with transaction.atomic():
                Person.objects.filter(pk=person.pk).update(safe_mobile=SAFE)
        assert constraint_of(refusal.value) == "person_changed_alone_is_looked_at"

    def test_the_card_says_where_and_when(self, client, cast):
        from tests.factories.beneficiaries import open_to

        person = PersonFactory(safe_mobile=SAFE, safe_from=8, safe_until=12)
        open_to(cast.officer, person)
        client.force_login(cast.officer)
        page = client.get(f"/desk/people/{person.pk}/").text
        assert "من 8:00 ص إلى 12:00 م" in page


def test_a_journey_without_scripts_keeps_what_was_chosen(client):
    journey.sign_in(client, MOBILE)
    journey.join(client)
    client.post("/my/details/messages/", {**CHOICE, "pin": "4827"})
    page = client.get("/my/details/messages/").text
    assert 'value="other"' in page and "987" in page


def test_the_step_itself_asks_for_the_digits(her):
    for pin in ("0000", ""):
        with pytest.raises(ValidationError) as refusal:
            workflow.say_safe_contact(her, by=her.account, pin=pin, may_text=False)
        assert set(refusal.value.error_dict) == {"pin"}
    workflow.say_safe_contact(her, by=her.account, pin="٤٨٢٧", may_text=False)
    her.refresh_from_db()
    assert not her.may_text
