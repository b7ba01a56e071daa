"""Where family served before a witness, the first payment waits for their word; goods do not."""

import pytest
from django.urls import reverse

from requests_app import tasks
from requests_app.delivery import guards
from requests_app.delivery.workflow import release
from requests_app.intake.workflow import kin
from requests_app.models import Delivery, KinWitness, WitnessWord
from sanad.guarded import kin as relatives
from sanad.lib.actor import acting
from sanad.messaging.models import MessageDelivery
from sanad.workflow.models import Task
from sanad.workflow.refusal import NotAllowed
from tests.asking import code_of
from tests.committee.raw import refused, run
from tests.delivery.cases import pay, provider, registered
from tests.delivery.test_minutes import insert_payment
from tests.factories.accounts import BranchFactory, UserFactory, give_role, signed_in
from tests.factories.beneficiaries import identity
from tests.factories.committee import chair
from tests.factories.policy import approved
from tests.rules.without import without

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-2")]
WHY = "كنت معهم بالهاتف"


@pytest.fixture
def board(db):
    mobile = {"mobile": "+966559999991"}
    return UserFactory(board=True, branch=BranchFactory(name="المركز"), **mobile)


def witnessed(case, witness, manager, colleague=None):
    """The manager named the witness of who verified it, or of `colleague`."""
    with acting(manager.pk):
        return KinWitness.objects.create(
            support_request=case,
            colleague=colleague or case.verified_by,
            witness=witness,
            how="بالهاتف",
            named_by=manager,
        )


@pytest.fixture
def case(calendar, cast, board):
    """Registered; verified by an officer whose witness the board's member is."""
    case = registered(calendar=calendar, months=2, amount=6000)
    witnessed(case, board, cast.manager)
    return case


def first_line(case):
    return case.award_lines.order_by("due_on").first()


def say(case, who, answer="saw", note=WHY):
    with signed_in(who):
        step = kin.looked_on if answer == "saw" else kin.did_not_look_on
        return step(case, by=who, note=note)


def released(case, *, by=None, reason="سافر الشاهد"):
    by = by or chair()
    with signed_in(by):
        return release.pay_without_witness(case, by=by, reason=reason)


def silent():
    return Task.objects.open().filter(kind="request-witness-silent")


def test_the_money_waits_for_their_word_and_no_longer(case, board):
    assert code_of(pay, first_line(case)) == "witness_word"
    assert not Delivery.objects.exists()
    say(case, board)
    pay(first_line(case))
    assert case.log.filter(verb="looked_on", by=board).exists()


def test_only_the_first_payment_waits(case, board, cast):
    say(case, board)
    pay(first_line(case), amount=1000)
    with acting(cast.manager.pk):  # named afterwards, for somebody else who attested nothing
        other = UserFactory(officer=True)
    witnessed(case, board, cast.manager, colleague=other)
    assert guards.witness_looked_on(case, first_line(case), provider()) is None


def test_a_witness_of_who_did_nothing_is_not_waited_for(calendar, cast, board):
    case = registered(calendar=calendar)
    witnessed(case, board, cast.manager, colleague=UserFactory(officer=True))
    pay(first_line(case))


def test_of_who_pays_themselves_it_is(calendar, cast, board):
    case = registered(calendar=calendar)
    witnessed(case, board, cast.manager, colleague=provider())
    assert code_of(pay, first_line(case)) == "witness_word"
    calendar.forward(days=3)
    released(case)
    pay(first_line(case))


def test_goods_wait_for_nobody(calendar, cast, board):
    case = registered(calendar=calendar, amount=None, items=["2 بطانيات"])
    witnessed(case, board, cast.manager)
    line = first_line(case)
    assert guards.witness_looked_on(case, line, provider()) is None
    assert not silent().exists() and tasks.release.ask_who_leads() == 0
    calendar.forward(days=3)
    assert tasks.release.ask_who_leads() == 0 and not silent().exists()


@pytest.mark.parametrize(("days", "code"), [(2, "days"), (3, None)])
def test_after_its_days_who_leads_lets_it_go(case, calendar, days, code):
    calendar.forward(days=days)
    assert code_of(released, case) == code
    assert code_of(pay, first_line(case)) == ("witness_word" if code else None)


def test_the_days_are_the_policys_of_the_request(cast, calendar, board):
    approved(cast, in_days=0, witness_days=0)
    calendar.forward(days=20)
    case = registered(calendar=calendar)
    witnessed(case, board, cast.manager)
    pay(first_line(case))


def test_who_says_no_hands_it_to_who_leads_at_once(case, board, cast):
    say(case, board, "not", "لم يتصل بي أحد")
    assert code_of(pay, first_line(case)) == "witness_word"
    assert silent().get().role == "manager"
    with pytest.raises(NotAllowed):
        released(case, by=UserFactory(officer=True))
    released(case, by=cast.manager)
    assert not silent().exists()
    pay(first_line(case))


def test_who_said_no_may_look_afterwards(case, board):
    say(case, board, "not", "لم يتصل بي أحد")
    assert code_of(say, case, board, "not") == "heard"
    say(case, board)
    assert not silent().exists()
    assert code_of(say, case, board) == "heard"
    pay(first_line(case))


def test_no_is_said_with_a_reason(client, case, board):
    client.force_login(board)
    page = reverse("requests:witness", args=[case.pk])
    assert client.post(page, {"answer": "not", "note": "…"}).status_code == 422
    assert client.post(page, {"answer": "not", "note": "لم أكن"}).status_code == 302
    assert WitnessWord.objects.get().answer == "not"


class TestTheCalendar:
    def test_asks_who_leads_once(self, case, calendar):
        assert tasks.release.ask_who_leads() == 0
        calendar.forward(days=3)
        assert tasks.release.ask_who_leads() == 1 and tasks.release.ask_who_leads() == 0
        assert silent().get().role == "manager"
        released(case)
        assert not silent().exists() and tasks.release.ask_who_leads() == 0

    def test_the_chair_where_the_manager_is_family(self, case, calendar, cast):
        with acting(cast.manager.pk):
            family = {"sibling": [case.person.identity_number]}
            relatives.say(cast.manager, own=identity(88_000_021), relatives=family)
        calendar.forward(days=3)
        tasks.release.ask_who_leads()
        assert silent().get().role == "chair"

    def test_asks_nobody_once_the_witness_said_so(self, case, calendar, board):
        say(case, board)
        calendar.forward(days=3)
        assert tasks.release.ask_who_leads() == 0


def test_who_served_does_not_let_it_go(case, calendar, cast):
    colleague = case.verified_by
    give_role(colleague, "manager")
    calendar.forward(days=3)
    again = type(colleague).objects.get(pk=colleague.pk)
    assert release.pay_without_witness.why_not(case, again).code == "own"


def test_a_reason_is_asked_for(case, calendar):
    calendar.forward(days=3)
    assert code_of(released, case, reason="12") == "reason"


class TestThePage:
    def test_is_the_witnesss_alone(self, client, case, board, cast):
        page = reverse("requests:witness", args=[case.pk])
        for other in (cast.officer, cast.manager, cast.auditor, cast.chair, case.verified_by):
            client.force_login(other)
            assert client.get(page).status_code == 404
        client.force_login(board)
        shown = client.get(page)
        assert shown.status_code == 200 and str(case.verified_by) in shown.text
        assert client.get(case.get_absolute_url()).status_code == 404, "the rest is not"
        client.post(page, {"answer": "saw", "note": ""})
        assert WitnessWord.objects.get().by == board
        assert "<form method" not in client.get(page).text.partition("<main")[2]

    def test_says_the_payment_may_go(self, client, case, calendar, cast):
        calendar.forward(days=3)
        client.force_login(cast.manager)
        url = f"/desk/requests/{case.pk}/pay_without_witness/"
        assert client.get(url).status_code == 200
        assert client.post(url, {"reason": "سافر الشاهد"}).status_code == 302
        assert WitnessWord.objects.get().answer == "released"


class TestTheDatabase:
    word = """INSERT INTO requests_app_witnessword (named_id, answer, note, by_id)
        VALUES (%s, %s, %s, %s)"""

    def test_holds_the_first_payment(self, case, board, owner):
        line, rule = first_line(case), "delivery_first_payment_after_witness"
        refused(rule, *insert_payment(line))
        say(case, board)
        run(*insert_payment(line))

    def test_and_it_is_this_rule(self, case, owner):
        with without(owner, "delivery_first_payment_after_witness"):
            run(*insert_payment(first_line(case)))

    def test_the_word_is_the_witnesss_own(self, case, board, owner):
        named, colleague = case.witnesses.get().pk, case.verified_by
        rule = "witnessword_by_the_witness"
        with signed_in(colleague):
            refused(rule, self.word, named, "saw", "س", colleague.pk)
            refused("witnessword_in_ones_own_name", self.word, named, "saw", "س", board.pk)
            with without(owner, rule):
                run(self.word, named, "saw", "س", colleague.pk)

    def test_no_reason_no_no(self, case, board):
        named = case.witnesses.get().pk
        with signed_in(board):
            refused("witnessword_says_why", self.word, named, "not", "", board.pk)

    def test_once_it_stands(self, case, board, owner):
        named, rule = case.witnesses.get().pk, "witnessword_after_the_work"
        say(case, board)
        with signed_in(board):
            refused(rule, self.word, named, "not", "س", board.pk)
            with without(owner, rule):
                run(self.word, named, "not", "س", board.pk)
            refused("witnessword_is_insert_only", "UPDATE requests_app_witnessword SET id = id")

    @pytest.mark.parametrize("days", [2, 3])
    def test_who_leads_after_the_days(self, case, calendar, owner, days):
        calendar.forward(days=days)
        named, rule = case.witnesses.get().pk, "witnessword_released_by_who_leads"
        officer = UserFactory(officer=True)
        with signed_in(officer):
            refused(rule, self.word, named, "released", "س", officer.pk)
        with signed_in(chair()):
            if days < 3:
                refused(rule, self.word, named, "released", "س", chair().pk)
                with without(owner, rule):
                    run(self.word, named, "released", "س", chair().pk)
            else:
                run(self.word, named, "released", "س", chair().pk)

    def test_not_by_who_served_nor_family(self, case, calendar):
        calendar.forward(days=3)
        named, rule = case.witnesses.get().pk, "witnessword_released_by_who_leads"
        served = give_role(case.verified_by, "manager") or case.verified_by
        family = UserFactory(manager=True)
        with acting(family.pk):
            kin_of = {"sibling": [case.person.identity_number]}
            relatives.say(family, own=identity(88_000_022), relatives=kin_of)
        for leader in (served, family):
            with signed_in(leader):
                refused(rule, self.word, named, "released", "س", leader.pk)


def test_they_are_asked_by_message(case, board):
    before = MessageDelivery.objects.filter(address=board.mobile).count()
    kin.ask_the_witnesses(case, None)
    assert MessageDelivery.objects.filter(address=board.mobile).count() == before + 1
    say(case, board)
    kin.ask_the_witnesses(case, None)
    assert MessageDelivery.objects.filter(address=board.mobile).count() == before + 1


def test_before_anything_is_given_nobody_is_asked_whether_it_arrived(calendar):
    """Nor told why not: the step does not show."""
    case = registered(calendar=calendar)
    refusal = guards.something_given(case, None)
    assert refusal.code == "nothing-given" and not refusal.shows
