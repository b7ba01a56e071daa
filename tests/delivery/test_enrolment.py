"""A household registered for a time: granted as decided, services without another request, renewed
before its end and lost by nobody's delay (DG-1, PR-6, PR-7).
"""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from requests_app.committee.letters import gift_of
from requests_app.committee.workflow import committee as deciding
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver
from requests_app.delivery.workflow import delivery, enrolment, registration
from requests_app.intake import renewal
from requests_app.models import Enrolment, SupportRequest
from requests_app.tasks import due
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow.models import Task
from tests.asking import code_of
from tests.delivery import cases
from tests.delivery.raw import insert, refused, update_refused
from tests.factories import committee, programmes, requests
from tests.factories.beneficiaries import PersonFactory
from tests.prepared import prepared_databases, pytest_collection_modifyitems

__all__ = ["prepared_databases", "pytest_collection_modifyitems"]

pytestmark = pytest.mark.django_db
REGISTERS = {
    "registers_months": 12,
    "classes": "أ\nب",
    "services": "سلة غذائية\nكسوة العيد\nحقيبة مدرسية",
    "max_months": 1,
    "needs_payee": False,
}
GRANTED = {"amount": None, "items": ["حقيبة مدرسية", "سلة غذائية"], "household_class": "ب"}
UNTIL = date(2027, 11, 22)  # the tests' calendar stands at 22 November 2026


def in_session(calendar):
    programmes.next_version("rent", **REGISTERS)
    mother = PersonFactory(with_account=True, gender="f")
    committee.in_session(items=[committee.ripe(calendar, person=mother)])


def registered(calendar):
    in_session(calendar)
    granted(SupportRequest.objects.get())


def granted(case):
    item = case.agenda_items.get()
    committee.decided(item, **GRANTED)
    committee.signed(item.sitting)
    case.refresh_from_db()
    return registration.register(cases.complete(case), by=requests.officer())


@pytest.fixture
def prepared(request, prepared_databases):
    situations = {"enrolled": registered, "voting": in_session}
    with prepared_databases.for_test(request, situations):
        yield


@pytest.fixture
def voting(prepared, calendar):
    """A request of a programme that registers, before an open sitting."""
    return SupportRequest.objects.get()


@pytest.fixture
def enrolled(prepared, calendar):
    """A registered household's request."""
    return SupportRequest.objects.get()


def service(case, name="سلة غذائية", count=2):
    return enrolment.add_service(case, by=requests.officer(), service=name, count=count)


@pytest.mark.policy("DG-1", "PR-5")
class TestTheDecision:
    @pytest.mark.parametrize(
        ("changed", "code"),
        [
            ({"items": []}, "services"),
            ({"items": ["سيارة"]}, "services"),
            ({"amount": 100}, "services"),
            ({"household_class": "ج"}, "class"),
            ({"household_class": ""}, "class"),
        ],
    )
    def test_grants_services_and_a_class_of_the_programme(self, voting, changed, code):
        item = voting.agenda_items.get()
        assert code_of(committee.decided, item, **GRANTED | changed) == code

    def test_is_given_by_a_form_without_a_sum(self, client, voting):
        item = voting.agenda_items.get()
        committee.voted(item, "yes")
        client.force_login(committee.secretary())
        url = item.get_absolute_url()
        page = client.get(url).text
        assert "كسوة العيد" in page and 'name="amount"' not in page
        said = {"verb": "decide", "outcome": "accepted", "reasons_for": "need-shown"}
        answer = client.post(url, said)
        assert answer.status_code == 422
        assert {"services", "household_class"} == answer.context["decision_form"].errors.keys()
        said |= {"services": ["سلة غذائية"], "household_class": "أ"}
        client.post(url, said)
        decision = voting.decisions.get()
        assert (decision.registers_months, decision.household_class) == (12, "أ")

    def test_says_for_how_long_as_what_and_for_which_services(self, enrolled):
        decision = enrolled.decisions.get()
        words = gift_of(decision)
        assert "12" in words and "ب" in words and "سلة غذائية، حقيبة مدرسية" in words
        assert words in decision.letter.verdict

    @pytest.mark.parametrize(
        "changed", [{"registers_months": 6}, {"household_class": "ج"}, {"items": ["سيارة"]}]
    )
    def test_the_database_knows_the_programmes(self, voting, changed, monkeypatch):
        granted = {"items": ["سلة غذائية"], "registers_months": 12, "household_class": "أ"}
        monkeypatch.setattr(deciding, "_registration", lambda *said: granted | changed)
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            committee.decided(voting.agenda_items.get(), **GRANTED)
        assert constraint_of(refusal.value) == "decision_registers_for_services"


@pytest.mark.policy("PR-6")
class TestTheRegistration:
    def test_is_written_out_of_the_decision(self, enrolled):
        row = enrolled.enrolment
        assert (row.household, row.household_class) == (enrolled.household, "ب")
        assert row.services == ["سلة غذائية", "حقيبة مدرسية"]
        assert (row.begins_on, row.until) == (date(2026, 11, 22), UNTIL)
        assert not enrolled.award_lines.exists()
        message = Message.objects.filter(code="request.enrolled").get()
        assert "22 نوفمبر 2027" in message.body and "سلة غذائية" in message.body

    def test_is_never_given_in_full_and_ends_by_hand(self, enrolled):
        assert code_of(delivery.finish, enrolled, by=cases.provider()) == "enrolled"
        update_refused(
            "supportrequest_enrolled_until_it_ends",
            "UPDATE requests_app_supportrequest SET status = 'delivered' WHERE id = %s",
            enrolled.pk,
        )
        delivery.end(enrolled, by=requests.officer(), reason="moved")
        assert code_of(service, SupportRequest.objects.get()) == "status"

    def test_is_made_by_nobody_else_and_stands(self, enrolled):
        update_refused("enrolment_is_insert_only", "UPDATE requests_app_enrolment SET id = id")
        refused(
            "enrolment_of_the_decision",
            "enrolment",
            support_request_id=enrolled.pk,
            decision_id=enrolled.decisions.get().pk,
            household_class="",
            services=["ذهب"],
        )


@pytest.mark.policy("PR-7")
class TestServices:
    def test_one_is_given_with_proof_like_any_help(self, enrolled):
        service(enrolled)
        line = enrolled.award_lines.get()
        assert str(line) == "2 × سلة غذائية" and line.due_on == date(2026, 11, 1)
        assert "سلة غذائية" in Message.objects.filter(code="request.service").get().body
        delivery.give(
            line,
            by=cases.provider(),
            key=uuid.uuid4(),
            amount=line.amount,
            kind=DeliveryKind.HAND,
            proof=Proof.DRAWN,
            drawing="M10 10L20 20",
            received_by=Receiver.SELF,
            receiver=enrolled.person,
        )
        enrolled.refresh_from_db()
        assert enrolled.status == "registered" and line.deliveries.get().amount == 2
        service(enrolled, "حقيبة مدرسية", 1)
        assert [line.order for line in enrolled.award_lines.all()] == [1, 2]

    def test_only_what_was_granted(self, enrolled):
        assert code_of(service, enrolled, "كسوة العيد") == "service"
        line = {
            "support_request_id": enrolled.pk,
            "decision_id": enrolled.decisions.get().pk,
            "amount": 1,
            "due_on": "2026-11-01",
            "order": 9,
        }
        line = {f'"{name}"': value for name, value in line.items()}
        refused("awardline_of_a_service", "awardline", **line, measure="goods", unit="كسوة العيد")
        refused("awardline_of_a_service", "awardline", **line, measure="money", unit="")
        insert("awardline", **line, measure="goods", unit="سلة غذائية")

    def test_on_the_pages_of_the_desk_the_provider_and_the_household(self, client, enrolled):
        client.force_login(requests.officer())
        shown = client.get(enrolled.get_absolute_url()).text
        step = reverse("requests:step", args=[enrolled.pk, "add_service"])
        assert step in shown and "22 نوفمبر 2027" in shown
        assert "كسوة العيد" not in client.get(step).text
        answer = client.post(step, {"service": "سلة غذائية", "count": "3"}, follow=True)
        assert "3 × سلة غذائية" in answer.text
        client.force_login(cases.provider())
        shown = client.get(reverse("delivery:show", args=[enrolled.pk])).text
        assert "3 × سلة غذائية" in shown and "22 نوفمبر 2027" in shown
        client.force_login(enrolled.person.account)
        shown = client.get(reverse("portal:my_request", args=[enrolled.pk])).text
        assert "أسرتك مسجّلة" in shown and "حقيبة مدرسية" in shown and "3 × سلة غذائية" in shown

    def test_none_where_no_household_is_registered(self, calendar):
        assert code_of(service, cases.registered(calendar=calendar)) == "enrolled"


@pytest.mark.policy("DG-1")
class TestTheRenewal:
    def asked(self):
        return Task.objects.filter(kind="request-renew")

    def test_is_asked_for_a_month_before_the_end_and_once(self, enrolled, calendar):
        calendar.move_to("2027-10-21")
        due()
        assert not self.asked().exists() and not renewal.may_be_renewed(enrolled)
        calendar.move_to("2027-10-22")
        for _again in range(2):
            due()
        assert self.asked().get().due_on == UNTIL and renewal.may_be_renewed(enrolled)
        assert "جدّديه" in Message.objects.filter(code="request.renew").get().body

    def test_counts_months_as_the_calendar_does(self, voting, calendar):
        """The day that a shorter month lacks is its last one, for the task and for the button."""
        calendar.move_to("2026-11-30")
        case = granted(voting)
        assert case.enrolment.until == date(2027, 11, 30)
        calendar.move_to("2027-10-29")
        due()
        assert not self.asked().exists() and not renewal.may_be_renewed(case)
        calendar.move_to("2027-10-30")
        due()
        assert self.asked().exists() and renewal.may_be_renewed(case)

    def test_its_delay_takes_nothing(self, enrolled, calendar):
        calendar.move_to(str(UNTIL + timedelta(days=40)))
        due()
        due()
        service(enrolled)
        assert self.asked().open().exists()

    def test_the_next_registration_takes_the_place_of_the_former(self, enrolled, calendar):
        calendar.move_to("2027-11-20")
        case = committee.ripe(calendar, person=enrolled.person)
        assert case.renews == enrolled
        item = committee.item_of(committee.in_session(items=[case]), case)
        committee.decided(item, **GRANTED | {"household_class": "أ"})
        committee.signed(item.sitting)
        enrolled.refresh_from_db()
        assert enrolled.status == "registered"
        assert code_of(enrolment.give_way, enrolled, by=requests.officer()) == "renewal"
        case.refresh_from_db()
        registration.register(cases.complete(case), by=requests.officer())
        enrolled.refresh_from_db()
        assert enrolled.status == "ended" and enrolled.log.latest("id").verb == "give_way"
        assert [one.support_request for one in Enrolment.objects.running()] == [case]
        due()
        assert not self.asked().open().exists()


@pytest.mark.policy("PR-6")
def test_a_renewal_of_other_help_leaves_the_former_to_its_last_month(calendar):
    former = cases.registered(calendar=calendar, amount=6000, months=2)
    calendar.move_to("2026-12-20")
    case = cases.registered(calendar=calendar, person=former.person)
    former.refresh_from_db()
    assert case.renews == former and case.status == "registered"
    assert former.status == "registered"
