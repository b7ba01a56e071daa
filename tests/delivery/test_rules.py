"""The rules of delivery, each tried from raw SQL as the site's role, by name."""

import uuid
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.delivery import guards
from requests_app.delivery.workflow import delivery
from requests_app.models import AwardLine, Delivery, Enrolment, HandoverCode
from sanad.accounts.signed import AsGranted, InOnesOwnName
from sanad.guarded import kin
from sanad.lib import clock, marks
from sanad.lib.actor import acting
from sanad.lib.triggers import Rule, rules
from sanad.lib.values import KnownChoices, SaysSomething
from sanad.middleware import constraint_of
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.delivery.raw import by_hand, insert, refused, row, update_refused
from tests.factories import requests
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory, identity
from tests.factories.guarded import name_guardian
from tests.factories.policy import approved
from tests.rules.without import without

pytestmark = pytest.mark.django_db
# Tried in tests/rules.
OF_EVERY_MODEL = KnownChoices | SaysSomething | InOnesOwnName | AsGranted


@pytest.mark.policy("PR-7")
def test_a_delivery_passes_and_stays(line):
    insert("delivery", **row(line))
    delivery = Delivery.objects.get()
    assert delivery.day == clock.today()
    update_refused(
        "delivery_is_insert_only",
        "UPDATE requests_app_delivery SET id = id WHERE id = %s",
        delivery.pk,
    )


@pytest.mark.policy("PR-7")
def test_nobody_chooses_the_moment(line):
    insert("delivery", **row(line, at="2020-01-01", day="2020-01-01"))
    assert Delivery.objects.get().day == date(2026, 11, 22)


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("payee", "payee_keeps_its_request"),
        ("completionitem", "completionitem_keeps_its_request"),
    ],
)
def test_what_completes_a_registration_is_not_moved(calendar, table, rule, whole_line):
    """Away from a registered request, to one of the same person that is completed."""
    registered = whole_line.support_request
    other = cases.accepted(
        calendar=calendar, person=registered.person, programme="electricity", amount=500
    )
    move = f"UPDATE requests_app_{table} SET support_request_id = %s WHERE support_request_id = %s"
    update_refused(rule, move, other.pk, registered.pk)


def test_an_amount_is_a_number(line):
    refused("delivery_amount_is_a_number", "delivery", **row(line, amount="NaN"))


def test_after_registration_only(line):
    delivery.end(line.support_request, by=requests.officer(), reason="moved")
    refused("delivery_after_registration", "delivery", **row(line))


@pytest.mark.policy("PR-7")
def test_never_more_than_was_decided(line):
    refused("delivery_within_decision", "delivery", **row(line, amount=3000.01))
    insert("delivery", **row(line, amount=2000))
    refused("delivery_within_decision", "delivery", **row(line, amount=1000.01))
    insert("delivery", **row(line, amount=1000))


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.django_db(transaction=True)
def test_an_old_picture_does_not_pass(calendar, level):
    values = row(cases.registered(calendar=calendar).award_lines.get())
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
        insert("delivery", **values)
    # Said by the first of the rules that read another table, before any sum is asked.
    assert constraint_of(refusal.value) == "delivery_after_registration"


@pytest.mark.policy("MC-2")
@pytest.mark.parametrize("programmes", [[], ["rent"], ["rent", "electricity"]])
def test_not_while_suspended_in_scope(line, programmes, cast):
    cases.suspended(cast, line.support_request.person, programmes=programmes)
    refused("delivery_not_while_suspended", "delivery", **row(line))


@pytest.mark.policy("MC-2")
def test_another_programme_suspended_stops_nothing_here(line, cast):
    cases.suspended(cast, line.support_request.person, programmes=["electricity"])
    insert("delivery", **row(line))


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize("missing", ["bank_reference", "payee_name"])
def test_a_payment_has_its_proof(line, missing):
    rule = {"payee_name": "delivery_to_the_registered_account"}.get(
        missing, "delivery_has_its_proof"
    )
    refused(rule, "delivery", **row(line, **{missing: ""}))


@pytest.mark.policy("PR-7")
def test_it_goes_where_the_registration_says(line):
    rule = "delivery_to_the_registered_account"
    refused(rule, "delivery", **row(line, payee_account=cases.IBAN))
    refused(rule, "delivery", **row(line, payee_name="غيره"))
    refused(rule, "delivery", **row(line, kind="transfer", payee_account=cases.IBAN))
    refused(rule, "delivery", **by_hand(line))


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(
    "lacking",
    [
        {"drawing": ""},
        {"proof": "thumbprint", "drawing": ""},
        {"proof": "thumbprint", "witnesses": "نورة، سعد"},
        {"proof": "code"},
        {"proof": "bank", "bank_reference": "1"},
        {"proof": ""},
    ],
)
def test_what_is_handed_over_has_its_proof(plain_line, lacking):
    refused("delivery_has_its_proof", "delivery", **by_hand(plain_line, **lacking))


@pytest.mark.policy("PR-7")
def test_into_named_hands(plain_line):
    rule = "delivery_into_named_hands"
    refused(rule, "delivery", **by_hand(plain_line, received_by="guardian", receiver_id=None))
    sent = {"received_by": "delegate", "receiver_id": None, "delegate_name": "فهد"}
    refused(rule, "delivery", **by_hand(plain_line, **sent))
    refused(rule, "delivery", **by_hand(plain_line, **sent | as_sent("1058529940")))
    stranger = PersonFactory().pk
    theirs = "delivery_receiver_is_of_the_case"
    refused(theirs, "delivery", **by_hand(plain_line, receiver_id=stranger))
    refused(theirs, "delivery", **by_hand(plain_line, receiver_id=None))
    sent |= as_sent("1058529940") | {"delegate_paper": "تفويض بخطها"}
    insert("delivery", **by_hand(plain_line, **sent))


@pytest.mark.policy("PR-7")
def test_a_code_is_told_first_and_for_this(plain_line):
    case = plain_line.support_request
    code = delivery.send_handover_code(
        plain_line, by=cases.provider(), amount=plain_line.amount, receiver=case.person
    )
    with_code = {"proof": "code", "drawing": "", "code_id": code.pk}
    refused("delivery_code_was_told", "delivery", **by_hand(plain_line, **with_code))
    confirm = "UPDATE requests_app_handovercode SET confirmed_at = '2020-01-01' WHERE id = %s"
    update_refused("handovercode_in_time", confirm, code.pk)  # by nobody
    with acting(cases.provider().pk), connection.cursor() as cursor:
        cursor.execute(confirm, [code.pk])
    code.refresh_from_db()
    assert code.confirmed_at.year == 2026
    refused("delivery_code_was_told", "delivery", **by_hand(plain_line, **with_code, amount=1))
    insert("delivery", **by_hand(plain_line, **with_code))
    update_refused(
        "handovercode_stays_as_sent",
        "UPDATE requests_app_handovercode SET mobile = '+966500000000' WHERE id = %s",
        code.pk,
    )


@pytest.mark.policy("PR-7")
def test_a_code_is_not_confirmed_late_or_after_too_many_tries(plain_line, calendar):
    case = plain_line.support_request
    sent = {"by": cases.provider(), "amount": plain_line.amount, "receiver": case.person}
    code = delivery.send_handover_code(plain_line, **sent)
    confirm = "UPDATE requests_app_handovercode SET confirmed_at = now() WHERE id = %s"
    HandoverCode.objects.filter(pk=code.pk).update(tries_left=0)
    update_refused("handovercode_in_time", confirm, code.pk)
    update_refused(
        "handovercode_in_time",
        "UPDATE requests_app_handovercode SET tries_left = 5 WHERE id = %s",
        code.pk,
    )
    code = delivery.send_handover_code(plain_line, **sent)
    calendar.forward(minutes=11)
    update_refused("handovercode_in_time", confirm, code.pk)
    refused(
        "handovercode_begins_unconfirmed",
        "handovercode",
        line_id=plain_line.pk,
        amount=1,
        receiver_id=PersonFactory().pk,
        mobile="+966500000000",
        hashed="x",
        made_by_id=cases.provider().pk,
        expires_at="2027-01-01",
        tries_left=5,
    )


@pytest.mark.policy("PR-7")
def test_by_another_than_who_verified_and_no_relative(line):
    case = line.support_request
    rule = "delivery_by_another"
    refused(rule, "delivery", **row(line, delivered_by_id=case.verified_by_id))
    refused(rule, "delivery", **row(line, delivered_by_id=case.studies.get().researcher_id))
    relative = UserFactory(provider=True)
    PersonFactory(account=relative, household=case.household)
    refused(rule, "delivery", **row(line, delivered_by_id=relative.pk))


@pytest.mark.policy("PR-7")
def test_goods_are_handed_over_by_anyone_of_the_providers(calendar):
    case = cases.registered(calendar=calendar, items=["سلة غذائية"])
    verifier = case.verified_by
    give_role(verifier, "provider")
    money, goods = case.award_lines.order_by("order")
    assert guards.not_who_judged_it(case, verifier) is None
    assert guards.money_by_another(case, goods, verifier) is None
    assert guards.money_by_another(case, money, verifier).code == "verifier"
    insert("delivery", **by_hand(goods, delivered_by_id=verifier.pk))
    assert guards.not_who_judged_it(case, verifier).code == "verifier"


@pytest.mark.policy("PR-7")
def test_a_reversal_is_of_a_delivery_and_not_below_zero(line):
    insert("delivery", **row(line))
    delivery = Delivery.objects.get()
    back = {"reverses_id": delivery.pk, "reason": "عاد التحويل", "proof": "", "amount": -3000}
    within, gives = "delivery_reversal_within_delivery", "delivery_gives_or_takes_back"
    refused(within, "delivery", **row(line, **back | {"amount": -3000.01}))
    refused(within, "delivery", **row(line, **back | {"reverses_id": delivery.pk + 1}))
    refused(within, "delivery", **row(line, **back | {"reverses_id": None}))
    refused(gives, "delivery", **row(line, **back | {"reason": ""}))
    refused("delivery_within_decision", "delivery", **row(line, **back | {"amount": 1}))
    refused(gives, "delivery", **row(line, amount=0))
    second = line.support_request.award_lines.last()
    refused(within, "delivery", **row(second, **back))
    insert("delivery", **row(line, **back))
    refused(within, "delivery", **row(line, **back | {"amount": -0.01}))
    reversal = Delivery.objects.first()
    insert("delivery", **row(line, amount=10))
    refused(within, "delivery", **row(line, **back | {"reverses_id": reversal.pk, "amount": -1}))


@pytest.mark.policy("PR-7")
def test_delivered_to_the_last(line):
    insert("delivery", **row(line))
    finish = "UPDATE requests_app_supportrequest SET status = 'delivered' WHERE id = %s"
    update_refused("supportrequest_delivered_to_the_last", finish, line.support_request_id)
    insert("delivery", **row(line.support_request.award_lines.last()))
    requests.logged(line.support_request, "delivered")
    with connection.cursor() as cursor:
        cursor.execute(finish, [line.support_request_id])
    delivery = Delivery.objects.first()
    back = {"reverses_id": delivery.pk, "reason": "عاد", "proof": "", "amount": -1}
    refused("delivery_after_registration", "delivery", **row(line, **back))


def test_every_rule_of_this_part_is_tried_here():
    """By its name, so that a new one is not forgotten."""
    own = (AwardLine, Delivery, Enrolment, HandoverCode)
    checks = {name: rule for name, rule in rules().items() if isinstance(rule, Rule)}
    triggers = {trigger for model in own for trigger in model._meta.triggers}
    names = {name for name, rule in checks.items() if rule in triggers}
    names |= {check.name for model in own for check in model._meta.constraints}
    names |= {name for name in checks if name.startswith(("completionitem_", "payee_"))}
    # Tried with every other column of choices and of words, in tests/rules.
    names -= {name for name in names if isinstance(checks.get(name), OF_EVERY_MODEL)}
    names -= {name for name in names if name.endswith("_by_the_portal")}
    on_paper = Path(__file__).parents[1] / "paper" / "test_receipts.py"
    waits = [
        Path(__file__).with_name(f"test_{what}.py") for what in ("minutes", "witness", "enrolment")
    ]
    files = (*Path(__file__).parent.glob("test_rules*.py"), on_paper, *waits)
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    untried = {
        "awardline_once",  # unique: ORDER is counted by `schedule`
        "awardline_is_something",
        "delivery_takes_back_another",
        # Tried with every other column of riyals, in tests/rules.
        "awardline_amount_is_a_number",
        "handovercode_amount_is_a_number",
    }
    assert {name for name in names if name not in text} <= untried


@pytest.mark.policy("PR-7")
def test_one_operation_of_the_bank_pays_an_instalment_once(line):
    paid = cases.pay(line, amount=1000, reference="FT26326X7K2")
    again = row(line, amount=500, bank_reference="ft26326x7k2")
    refused("delivery_reference_once", "delivery", **again)
    with pytest.raises(Refused) as refusal:
        cases.pay(line, amount=500, reference="ft26326x7k2")
    assert refusal.value.code == "reference" and paid.number in str(refusal.value)
    # Taken back whole, it may be written again as it should have been.
    delivery.recall(
        paid, by=cases.provider(), key=uuid.uuid4(), amount=1000, reason="كُتب المبلغ خطأ."
    )
    assert cases.pay(line, amount=500, reference="FT26326X7K2").amount == 500


# Into whose hands ------------------------------------------------------------------------------


SENT = {
    "received_by": "delegate",
    "receiver_id": None,
    "delegate_name": "من أُرسل",
    "delegate_paper": "تفويض بخط يدها",
}


def as_sent(number):
    """The columns that the portal writes of who was sent."""
    marked = marks.mark(number)
    seal = marks.seal(number, marked)
    return {"delegate_identity": number, "delegate_mark": marked, "delegate_seal": seal}


def relative_of(user, number, relation="sibling"):
    """The provider says whose number is a relative's, as at the first sign-in."""
    with acting(user.pk):
        kin.say(user, own=identity(77_000_001), relatives={relation: [number]})


def test_nobody_hands_it_to_the_guardian_who_is_their_brother(plain_line, owner):
    ward = plain_line.support_request.person
    guardian = PersonFactory(identity_number=identity(77_000_002))
    name_guardian(ward, guardian)
    theirs = {"received_by": "guardian", "receiver_id": guardian.pk}
    relative_of(cases.provider(), guardian.identity_number)
    refused("delivery_into_anothers_hands", "delivery", **by_hand(plain_line, **theirs))
    with without(owner, "delivery_into_anothers_hands"):
        insert("delivery", **by_hand(plain_line, **theirs))


def test_nor_to_somebody_sent_who_is(plain_line):
    brother = PersonFactory(identity_number=identity(77_000_002))
    relative_of(cases.provider(), brother.identity_number)
    sent = SENT | as_sent(brother.identity_number)
    refused("delivery_into_anothers_hands", "delivery", **by_hand(plain_line, **sent))
    other = PersonFactory()
    insert("delivery", **by_hand(plain_line, **SENT | as_sent(other.identity_number)))


@pytest.mark.parametrize("whose", [77_000_001, 77_000_002])
def test_nor_to_a_number_of_theirs_that_no_file_has(plain_line, owner, whose):
    """As the verb would write it by another's hand: with the mark, and signed."""
    relative_of(cases.provider(), identity(77_000_002))
    sent = SENT | as_sent(identity(whose))
    refused("delivery_into_anothers_hands", "delivery", **by_hand(plain_line, **sent))
    with without(owner, "delivery_into_anothers_hands"):
        insert("delivery", **by_hand(plain_line, **sent))


def test_a_degree_that_the_policy_does_not_reach_keeps_nobody_off(plain_line, cast, calendar):
    relative_of(cases.provider(), identity(77_000_002))
    sent = SENT | as_sent(identity(77_000_002))
    refused("delivery_into_anothers_hands", "delivery", **by_hand(plain_line, **sent))
    approved(cast, in_days=0, kin_degree=2)
    insert("delivery", **by_hand(plain_line, **sent))


def test_who_was_sent_bears_the_mark_of_their_own_number(plain_line, owner):
    """Nobody takes the mark away, or puts a stranger's beside a relative's number."""
    rule = "delivery_mark_is_of_the_number"
    theirs, strangers = as_sent(identity(77_000_002)), as_sent(identity(77_000_003))
    for mark_and_seal in ("", ""), (strangers["delegate_mark"], strangers["delegate_seal"]):
        taken = theirs | dict(zip(("delegate_mark", "delegate_seal"), mark_and_seal, strict=True))
        refused(rule, "delivery", **by_hand(plain_line, **SENT | taken))
    refused(rule, "delivery", **by_hand(plain_line) | {"delegate_mark": theirs["delegate_mark"]})
    with without(owner, rule):
        insert("delivery", **by_hand(plain_line, **SENT | taken))


@pytest.mark.parametrize("number", [77_000_001, 77_000_002])
def test_the_verb_knows_their_number_though_no_file_has_it(plain_line, number):
    provider = cases.provider()
    relative_of(provider, identity(77_000_002))
    hand = {
        "by": provider,
        "amount": plain_line.amount,
        "kind": "hand",
        "proof": "drawn",
        "drawing": requests.DRAWING,
        "received_by": "delegate",
        "delegate_name": "من أُرسل",
        "delegate_paper": "تفويض بخط يدها",
    }
    with pytest.raises(Refused) as refusal:
        delivery.give(plain_line, key=uuid.uuid4(), delegate_identity=identity(number), **hand)
    assert refusal.value.code == "own_hands"
    delivery.give(plain_line, key=uuid.uuid4(), delegate_identity=identity(77_000_003), **hand)
