"""The first payment of money waits for the signed minutes, then for the chair; goods do not."""

import uuid

import pytest

from requests_app import tasks
from requests_app.delivery import guards
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver
from requests_app.delivery.workflow import delivery, release
from requests_app.models import Delivery, PaymentRelease
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.asking import code_of
from tests.committee.raw import refused, run
from tests.delivery.cases import LANDLORD_IBAN, new_reference, pay, provider, registered
from tests.factories.accounts import UserFactory, signed_in
from tests.factories.beneficiaries import PersonFactory
from tests.factories.committee import chair, scanned, secretary, signed

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-7")]


@pytest.fixture
def case(calendar):
    """Registered; the minutes of its sitting are not signed. The policy's default is three days."""
    return registered(calendar=calendar, months=2, amount=6000, is_signed=False)


def first_line(case):
    return case.award_lines.order_by("due_on").first()


def sitting_of(case):
    return case.decisions.get().item.sitting


def released(case, *, by=None, reason="الرئيسة السابقة في سفر"):
    by = by or chair()
    with signed_in(by):
        return release.release_payment(case, by=by, reason=reason)


def test_it_waits_for_the_signature_and_no_longer(case):
    assert code_of(pay, first_line(case)) == "minutes"
    assert not Delivery.objects.exists()
    signed(sitting_of(case))
    pay(first_line(case))
    assert Delivery.objects.count() == 1


def test_only_the_first_one_waits(case, calendar):
    """Nobody takes a signature back, so what follows asks of nothing: a release holds for all."""
    calendar.forward(days=3)
    released(case)
    pay(first_line(case), amount=1000)
    assert guards.payment_waits(case) is None
    pay(first_line(case), amount=1000)


def test_goods_never_wait(calendar):
    case = registered(calendar=calendar, amount=None, items=["2 بطانيات"], is_signed=False)
    line = case.award_lines.get()
    delivery.give(
        line,
        by=provider(),
        key=uuid.uuid4(),
        amount=line.amount,
        kind=DeliveryKind.HAND,
        proof=Proof.DRAWN,
        drawing="M10 10L20 20",
        received_by=Receiver.SELF,
        receiver=case.person,
    )
    assert Delivery.objects.count() == 1


class TestTheChair:
    @pytest.mark.parametrize(("days", "code"), [(2, "days"), (3, None), (4, None)])
    def test_releases_it_after_the_days(self, case, calendar, days, code):
        calendar.forward(days=days)
        assert code_of(released, case) == code
        assert code_of(pay, first_line(case)) == ("minutes" if code else None)

    def test_says_why(self, case, calendar):
        calendar.forward(days=3)
        assert code_of(released, case, reason="12") == "reason"
        released(case)
        given = PaymentRelease.objects.get()
        assert (given.by, given.reason) == (chair(), "الرئيسة السابقة في سفر")
        assert case.log.filter(verb="release_payment", reason=given.reason).exists()

    def test_and_nobody_else(self, case, calendar):
        calendar.forward(days=3)
        for user in (secretary(), provider(), UserFactory(manager=True)):
            with pytest.raises(NotAllowed):
                released(case, by=user)

    def test_nor_a_relative(self, case, calendar):
        calendar.forward(days=3)
        relative = UserFactory(chair=True)
        assert release.release_payment.why_not(case, relative) is None
        PersonFactory(household=case.household, account=relative)
        assert release.release_payment.why_not(case, relative).code == "own"

    def test_is_asked_once_when_the_days_are_over(self, case, calendar):
        tasks.due()
        assert not Task.objects.filter(kind="payment-release").exists()
        calendar.forward(days=3)
        assert tasks.due() >= 1
        task = Task.objects.open().get(kind="payment-release")
        assert task.role == "chair" and task.link == case.get_absolute_url()
        tasks.due()
        assert Task.objects.filter(kind="payment-release").count() == 1
        released(case)
        task.refresh_from_db()
        assert task.is_done

    def test_is_asked_no_more_once_the_minutes_are_signed(self, case, calendar):
        calendar.forward(days=3)
        tasks.due()
        signed(sitting_of(case))
        tasks.due()
        assert not Task.objects.open().filter(kind="payment-release").exists()

    def test_finds_the_step_on_the_request(self, case, calendar, client):
        calendar.forward(days=3)
        client.force_login(chair())
        url = f"/desk/requests/{case.pk}/release_payment/"
        assert client.get(url).status_code == 200
        assert client.post(url, {"reason": "المحضر يُكتب"}).status_code == 302
        assert PaymentRelease.objects.get().by == chair()


def insert_payment(line, amount=100):
    return (
        """INSERT INTO requests_app_delivery (line_id, number, amount, kind, proof, payee_name,
        payee_account, bank_reference, received_by, delegate_name, delegate_identity,
        delegate_paper, drawing, witnesses, read_by, reason, delivered_by_id, key)
        VALUES (%s, 'X-1', %s, 'payee', 'bank', 'سعود بن فهد العتيبي', %s, %s, '', '', '', '', '',
        '', '', '', %s, %s)""",
        line.pk,
        amount,
        LANDLORD_IBAN,
        new_reference(),
        provider().pk,
        uuid.uuid4(),
    )


class TestTheDatabase:
    release = """INSERT INTO requests_app_paymentrelease (decision_id, reason, by_id)
        VALUES (%s, %s, %s)"""

    def test_holds_the_first_payment(self, case):
        line = first_line(case)
        refused("delivery_first_payment_after_minutes", *insert_payment(line))
        signed(sitting_of(case))
        run(*insert_payment(line))

    def test_a_release_is_the_chairs_own(self, case, calendar):
        calendar.forward(days=3)
        row = (case.decisions.get().pk, "س", chair().pk)
        with signed_in(secretary()):
            refused("paymentrelease_by_the_chair", self.release, *row)
            refused("paymentrelease_by_the_chair", self.release, *row[:2], secretary().pk)
        with signed_in(chair()):
            refused("paymentrelease_words_say_something", self.release, row[0], "", row[2])
            run(self.release, *row)
            refused("paymentrelease_is_insert_only", "UPDATE requests_app_paymentrelease SET id=id")

    @pytest.mark.parametrize("days", [2, 3])
    def test_after_its_days(self, case, calendar, days):
        calendar.forward(days=days)
        row = (case.decisions.get().pk, "س", chair().pk)
        with signed_in(chair()):
            if days < 3:
                refused("paymentrelease_after_its_days", self.release, *row)
            else:
                run(self.release, *row)


@pytest.mark.parametrize("days", [0, 1])
def test_the_days_are_the_policys(cast, calendar, days):
    from tests.factories.policy import approved

    approved(cast, in_days=0, minutes_days=1)
    case = registered(calendar=calendar, is_signed=False)
    calendar.forward(days=days)
    assert code_of(released, case) == ("days" if days == 0 else None)


def test_two_decisions_of_a_sitting_share_its_scan(calendar):
    """On paper the scan of the signed minutes is their signature."""
    from sanad.lib import clock
    from tests.delivery.cases import complete
    from tests.factories import committee, requests

    case = committee.ripe(calendar, days=20)
    session = committee.in_session(items=[case], held_on=clock.today(), paper_reference="7/1448")
    committee.decided(committee.item_of(session, case))
    case.refresh_from_db()
    from requests_app.delivery.workflow import registration

    case = registration.register(complete(case), by=requests.officer())
    assert code_of(pay, first_line(case)) == "minutes"
    scanned(session)
    pay(first_line(case))
