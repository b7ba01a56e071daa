"""Days, codes and amounts of registration and delivery at their edges (PR-6, PR-7)."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from requests_app.delivery import completion
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake.enums import LIFE, Stage
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from tests.asking import code_of, why
from tests.delivery import cases
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian

pytestmark = pytest.mark.django_db


# Who acts for the beneficiary ---------------------------------------------------------------


@pytest.mark.policy("PR-6")
@pytest.mark.parametrize(
    ("until", "ended", "is_offered"),
    [
        (None, None, True),
        (1, None, True),
        (0, None, True),
        (-1, None, False),
        (None, 0, False),
        (30, -1, False),
    ],
)
def test_a_guardian_is_offered_to_the_last_day_of_the_deed(calendar, until, ended, is_offered):
    def day(offset):
        return None if offset is None else clock.today() + timedelta(days=offset)

    case = requests.submitted()
    guardian = PersonFactory()
    name_guardian(case.person, guardian, valid_until=day(until), ended_on=day(ended))
    name_guardian(PersonFactory(), PersonFactory())
    people = [case.person, guardian] if is_offered else [case.person]
    assert completion.owners(case) == people
    if not is_offered:
        paper = certificate_of(guardian)
        assert note(case, paper, guardian) == "owner"


def certificate_of(person):
    return requests.give_paper(
        person, "iban-certificate", issued_on=clock.today(), added_by=requests.officer()
    )


def note(case, paper, owner):
    return code_of(
        registration.complete_item,
        case,
        by=requests.officer(),
        document=paper,
        iban=cases.IBAN,
        iban_owner=owner,
    )


@pytest.mark.policy("PR-6")
@pytest.mark.parametrize(("ends", "code"), [(-1, "old"), (0, None), (1, None)])
def test_a_paper_completes_to_its_last_day(ends, code, accepted_case):
    case = accepted_case
    rule = case.papers_for(Stage.COMPLETION)[0]
    paper = requests.give_paper(
        case.person,
        rule.type.code,
        issued_on=None,
        expires_on=clock.today() + timedelta(days=ends),
        added_by=requests.officer(),
    )
    lines = completion.checklist(case, day=clock.today())
    offered = next(line.papers for line in lines if line.type == rule.type)
    assert (paper in offered) is (code is None)
    assert note(case, paper, case.person) == code


# The month of an instalment -----------------------------------------------------------------


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(
    ("moment", "code"),
    [("2026-11-30 23:59", "early"), ("2026-12-01 00:01", None), ("2026-12-02", None)],
)
def test_an_instalment_is_given_from_the_first_of_its_month(calendar, moment, code):
    case = cases.registered(calendar=calendar, amount=6000, months=2)
    first, second = case.award_lines.order_by("order")
    assert (str(first.due_on), str(second.due_on)) == ("2026-11-01", "2026-12-01")
    cases.pay(first)
    calendar.move_to(moment)
    assert why(LIFE, "deliver", case, cases.provider()) == code
    is_due = type(second).objects.due().filter(pk=second.pk).exists()
    is_coming = type(second).objects.coming().filter(pk=second.pk).exists()
    assert (is_due, is_coming) == (code is None, code is not None)


@pytest.mark.policy("PR-7")
@pytest.mark.parametrize(
    ("months", "days"),
    [
        (1, ["2026-11-01"]),
        (2, ["2026-11-01", "2026-12-01"]),
        (3, ["2026-11-01", "2026-12-01", "2027-01-01"]),
    ],
)
def test_instalments_go_over_the_turn_of_the_year(calendar, months, days):
    case = cases.registered(calendar=calendar, amount=6000, months=months)
    assert [str(line.due_on) for line in case.award_lines.order_by("order")] == days


# Amounts ------------------------------------------------------------------------------------

HALALA = Decimal("0.01")


def pay(line, amount):
    with transaction.atomic():
        return code_of(cases.pay, line, amount=amount)


@pytest.mark.policy("PR-7")
def test_no_halala_more_than_is_left(whole_line):
    line = whole_line
    assert pay(line, Decimal("6000") + HALALA) == "much"
    assert pay(line, Decimal("0")) == "much"
    assert pay(line, -HALALA) == "much"
    assert pay(line, Decimal("6000") - HALALA) is None
    assert pay(line, 2 * HALALA) == "much"
    assert pay(line, HALALA) is None
    line.support_request.refresh_from_db()
    assert line.support_request.status == "delivered"


@pytest.mark.policy("PR-7")
def test_no_halala_more_is_taken_back_than_stands(whole_line):
    line = whole_line
    paid = cases.pay(line)

    def recall(amount):
        return code_of(
            delivery.recall,
            paid,
            by=cases.provider(),
            key=uuid.uuid4(),
            amount=Decimal(amount),
            reason="رد المصرف الحوالة",
        )

    assert recall("6000.01") == "much"
    assert recall("5999.99") is None
    assert recall("0.02") == "much"
    assert recall("0.01") is None
    assert recall("0.01") == "much"


# Codes of a handover ------------------------------------------------------------------------


@pytest.fixture
def line(plain_line):
    return plain_line


def send(line):
    delivery.send_handover_code(
        line, by=cases.provider(), amount=line.amount, receiver=line.support_request.person
    )
    return "".join(filter(str.isdigit, MessageDelivery.objects.latest("id").text))


def confirm(line, digits, amount=None):
    return code_of(
        delivery.confirm_handover_code,
        line,
        by=cases.provider(),
        amount=line.amount if amount is None else amount,
        digits=digits,
    )


@pytest.mark.policy("PR-7")
def test_a_code_is_for_its_amount(line):
    digits = send(line)
    assert confirm(line, digits, line.amount - HALALA) == "code-amount"
    assert confirm(line, digits) is None


def test_a_code_goes_to_who_receives(line):
    assert send_to(line, PersonFactory()) == "receiver"
    guardian = PersonFactory()
    name_guardian(line.support_request.person, guardian)
    assert send_to(line, guardian) is None


def send_to(line, receiver):
    terms = {"by": cases.provider(), "amount": line.amount, "receiver": receiver}
    return code_of(delivery.send_handover_code, line, **terms)
