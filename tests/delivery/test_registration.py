"""Registration closes when it is complete, with the decision line by line (PR-6)."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext as _

from requests_app.committee.workflow.objection import file_objection
from requests_app.delivery import completion
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake.enums import Stage
from sanad.accounts.models import User
from sanad.messaging.models import Message
from sanad.workflow.refusal import NotAllowed, Refused
from tests.asking import code_of
from tests.delivery import cases
from tests.factories import programmes, requests
from tests.factories.accounts import UserFactory, give_role
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian

pytestmark = [pytest.mark.django_db, pytest.mark.policy("PR-6")]


def test_each_missing_item_is_named(accepted_case):
    case = accepted_case
    refusal = registration.register.why_not(case, requests.officer())
    assert refusal.code == "missing" and refusal.clause == "PR-6"
    assert "شهادة الآيبان" in refusal.sentence and _("the payee's details") in refusal.sentence
    with pytest.raises(Refused):
        registration.register(case, by=requests.officer())


def test_items_are_gathered_from_submission_on(calendar):
    case = requests.submitted()
    cases.complete(case)
    assert completion.missing(case) == []


def test_registered_with_the_schedule_and_the_message(calendar):
    case = cases.registered(calendar=calendar, amount=5000, months=3)
    lines = list(case.award_lines.all())
    assert [line.amount for line in lines] == [
        Decimal("1666.66"),
        Decimal("1666.66"),
        Decimal("1666.68"),
    ]
    assert [line.due_on for line in lines] == [
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    ]
    message = Message.objects.about(case).filter(code="request.registered").get()
    assert "5,000" in message.body and "نوفمبر 2026" in message.body
    assert "5,000 riyals in 3 monthly instalments from November 2026 on" in message.body_en


def test_goods_are_lines_of_their_own(calendar):
    case = cases.registered(calendar=calendar, items=["2 بطانية", "مدفأة"])
    assert [str(line) for line in case.award_lines.filter(measure="goods")] == [
        "2 × بطانية",
        "1 × مدفأة",
    ]


def test_not_before_acceptance(calendar):
    case = cases.complete(requests.raised())
    with pytest.raises(Refused) as refusal:
        registration.register(case, by=requests.officer())
    assert refusal.value.code == "status"


def test_the_account_is_the_beneficiarys_or_the_guardians(accepted_case):
    case = accepted_case
    stranger = PersonFactory()
    requests.give_papers(stranger, stage=Stage.COMPLETION)
    paper = stranger.documents.get(type__code="iban-certificate")
    with pytest.raises(Refused) as refusal:
        registration.complete_item(
            case, by=requests.officer(), document=paper, iban=cases.IBAN, iban_owner=stranger
        )
    assert refusal.value.code == "owner"
    name_guardian(case.person, stranger)
    registration.complete_item(
        case, by=requests.officer(), document=paper, iban=cases.IBAN, iban_owner=stranger
    )
    assert case.completion_items.get().iban_owner == stranger


def test_a_newer_paper_takes_the_place_of_the_older(accepted_case):
    case = cases.complete(accepted_case)
    paper = requests.give_paper(case.person, "iban-certificate", added_by=requests.officer())
    same = {"iban": cases.iban_of(case.person), "iban_owner": case.person}
    registration.complete_item(case, by=requests.officer(), document=paper, **same)
    assert case.completion_items.get().document == paper


def test_an_old_paper_is_not_taken(accepted_case):
    case = accepted_case
    paper = requests.give_paper(
        case.person, "iban-certificate", added_by=requests.officer(), issued_on=date(2025, 1, 1)
    )
    with pytest.raises(Refused) as refusal:
        registration.complete_item(
            case, by=requests.officer(), document=paper, iban=cases.IBAN, iban_owner=case.person
        )
    assert refusal.value.code == "old"


def test_a_certificate_comes_with_its_account_and_is_changed_by_two(accepted_case):
    case = cases.complete(accepted_case)
    paper = case.completion_items.get(type__code="iban-certificate").document
    note = {"by": requests.officer(), "document": paper}
    account = {"iban": cases.iban_of(case.person), "iban_owner": case.person}
    for changed, code in (
        ({"iban": ""}, "iban"),
        ({"iban_owner": None}, "iban"),
        ({"iban": cases.IBAN}, "by_two"),
        ({}, None),
    ):
        assert code_of(registration.complete_item, case, **note | account | changed) == code


def test_who_gives_to_the_beneficiary_pays_nobody_in_their_stead(calendar):
    programmes.next_version("rent", needs_payee=False)
    case = cases.accepted(calendar=calendar)
    payee = {"by": requests.officer(), "name": "سعود", "iban": cases.IBAN}
    assert code_of(registration.name_payee, case, **payee) == "payee"


def test_the_checklist_says_what_has_come(calendar):
    case = requests.submitted()
    done = {line.is_done for line in completion.checklist(case, day=date(2026, 11, 22))}
    assert done == {False}
    cases.complete(case)
    case = type(case).objects.get(pk=case.pk)
    assert all(line.is_done for line in completion.checklist(case, day=date(2026, 11, 22)))


def test_only_the_desk_of_the_branch(cast, accepted_case):
    case = accepted_case
    for user in (cast.provider, cast.researcher, cast.manager):
        with pytest.raises(NotAllowed):
            registration.register(case, by=user)
        with pytest.raises(NotAllowed):
            registration.name_payee(case, by=user, name="x")
    relative = UserFactory(officer=True)
    PersonFactory(account=relative, household=case.household)
    with pytest.raises(Refused) as refusal:
        registration.name_payee(case, by=relative, name="x")
    assert refusal.value.code == "own"


def test_nothing_is_registered_while_the_service_is_stopped(cast, accepted_case):
    case = cases.complete(accepted_case)
    assert registration.register.why_not(case, requests.officer()) is None
    cases.suspended(cast, case.person)
    assert registration.register.why_not(case, requests.officer()).code == "held"


@pytest.mark.policy("PM-1")
def test_an_objection_to_less_than_was_asked_is_heard_before_registration(calendar):
    case = cases.complete(cases.accepted(calendar=calendar, amount=1000))
    assert registration.register.why_not(case, requests.officer()) is None
    file_objection(case, by=requests.officer(), words="لا يكفي.", channel="desk")
    assert registration.register.why_not(case, requests.officer()).code == "objection"


@pytest.mark.policy("PR-7")
def test_who_verified_gives_goods_and_no_money(calendar):
    case = cases.registered(calendar=calendar, items=["سلة غذائية"])
    verifier = User.objects.get(pk=case.verified_by_id)
    give_role(verifier, "provider")
    money = case.award_lines.get(measure="money")
    assert delivery.deliver.why_not(case, verifier) is None
    assert code_of(cases.pay, money, by=verifier) == "verifier"


@pytest.mark.policy("PR-7")
def test_only_what_was_given_is_taken_back(calendar):
    paid = cases.pay(cases.registered(calendar=calendar, months=2).award_lines.first())
    other = cases.pay(cases.registered(calendar=calendar, months=2).award_lines.first())
    case = paid.line.support_request
    terms = {"by": cases.provider(), "reason": "عاد التحويل", "amount": 1}
    back = delivery.recall(paid, key=uuid.uuid4(), **terms)
    for wrong in (back, other):
        refused = code_of(delivery.take_back, case, key=uuid.uuid4(), delivery=wrong, **terms)
        assert refused == "delivery"


@pytest.mark.policy("PR-7")
def test_support_ends_for_a_reason_of_the_catalogue(cast, whole_line):
    case = whole_line.support_request
    ending = {"by": requests.officer(), "reason": "income"}  # of a rejection
    assert code_of(delivery.end, case, **ending) == "reason"


@pytest.mark.policy("PR-7")
def test_what_is_left_is_given_in_its_month_and_then_the_case_is_finished(calendar):
    case = cases.registered(calendar=calendar, amount=6000, months=2)
    first, second = case.award_lines.order_by("due_on")
    assert delivery.deliver.why_not(case, cases.provider()) is None
    assert delivery.finish.why_not(case, cases.provider()).code == "not-given"
    cases.pay(first)
    refusal = delivery.deliver.why_not(case, cases.provider())
    assert (refusal.code, refusal.until) == ("early", second.due_on)
    calendar.move_to("2026-12-01")
    delivery.deliver(
        case,
        by=cases.provider(),
        line=second,
        amount=second.amount,
        key=uuid.uuid4(),
        kind="payee",
        proof="bank",
        bank_reference="FT26326X7K3",
    )
    case.refresh_from_db()
    assert case.status == "delivered"
