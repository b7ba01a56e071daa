"""Where money goes after the decision: fixed, changed by two, looked into where it is another's."""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.delivery import guarded, guards
from requests_app.delivery.models import Payee
from requests_app.delivery.workflow import delivery, registration
from requests_app.intake.enums import ReasonKind
from requests_app.models import Reason
from sanad.guarded import tasks
from sanad.guarded.enums import ChangeStatus, GuardedTaskKind
from sanad.messaging.models import Message
from sanad.middleware import constraint_of
from sanad.workflow import workflow as work
from sanad.workflow.models import Task
from sanad.workflow.refusal import Refused
from tests.delivery import cases
from tests.factories import committee, requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import agreed, proposed

pytestmark = pytest.mark.django_db
OTHER = {"name": "سعود بن فهد العتيبي", "iban": "SA0380000000608010167519", "reference": "عقد 7"}


def another_payee(case, **more):
    return proposed(guarded.propose_payee, case, by_user=requests.officer(), **OTHER | more)


def refused(rule, sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    assert constraint_of(refusal.value) == rule


@pytest.fixture
def registered(calendar):
    return cases.registered(calendar=calendar, months=2)


def test_the_first_payee_is_ordinary_completion_and_she_is_told(calendar):
    case = cases.complete(cases.accepted(calendar=calendar))
    told = Message.objects.filter(code="request.account", person_id=case.person_id)
    assert [message.body for message in told if cases.LANDLORD_IBAN[-4:] in message.body]


@pytest.mark.parametrize("is_registered", [False, True])
def test_after_the_decision_nobody_changes_the_payee_alone(calendar, is_registered):
    case = cases.complete(cases.accepted(calendar=calendar))
    if is_registered:
        case = registration.register(case, by=requests.officer())
    else:
        with pytest.raises(Refused) as refusal:
            registration.name_payee(case, by=requests.officer(), **OTHER)
        assert refusal.value.code == "by_two"
    rule = "payee_before_registration" if is_registered else "payee_by_two"
    change = "UPDATE requests_app_payee SET iban = %s WHERE support_request_id = %s"
    refused(rule, change, OTHER["iban"], case.pk)


def test_before_the_decision_it_is_the_desks_own_work(calendar):
    case = committee.ripe(calendar)
    registration.name_payee(case, by=requests.officer(), **OTHER | {"reference": "عقد 1"})
    registration.name_payee(case, by=requests.officer(), **OTHER)
    assert Payee.objects.get(support_request=case).reference == "عقد 7"


def test_money_waits_while_it_changes_and_goods_do_not(calendar):
    case = cases.registered(calendar=calendar, items=["سلة غذائية"])
    money, goods = case.award_lines.order_by("order")
    change = another_payee(case)
    with pytest.raises(Refused) as refusal:
        cases.pay(money)
    assert refusal.value.code == "changing"
    assert guards.account_is_settled(case, goods) is None
    change = agreed(change, is_present=False)
    with pytest.raises(Refused):
        cases.pay(money)
    calendar.move_to(change.effective_from)
    tasks.due()
    change.refresh_from_db()
    assert change.status == ChangeStatus.APPLIED
    assert cases.pay(money).payee_account == OTHER["iban"]


def test_what_is_no_longer_possible_is_let_go_and_says_why(registered, calendar):
    change = agreed(another_payee(registered), is_present=False)
    over = Reason.objects.offered(ReasonKind.END).first().code
    delivery.end(registered, by=requests.officer(), reason=over)
    calendar.move_to(change.effective_from)
    assert tasks.due() == 1
    change.refresh_from_db()
    assert change.status == ChangeStatus.WITHDRAWN
    assert Payee.objects.get(support_request=registered).iban == cases.LANDLORD_IBAN
    assert "لم يعد يُصرف شيء" in change.log.get(verb="give_up").reason


def test_what_was_paid_stays_where_it_was_paid(registered):
    first = registered.award_lines.order_by("due_on").first()
    paid = cases.pay(first)
    agreed(another_payee(registered))
    paid.refresh_from_db()
    assert paid.payee_account == cases.LANDLORD_IBAN
    assert Payee.objects.get(support_request=registered).iban == OTHER["iban"]
    assert Message.objects.filter(code="request.account").latest("pk").body.count("7519") == 1


def test_an_account_that_is_another_files_too_is_looked_into_before_anything_is_paid(calendar):
    cases.registered(calendar=calendar)
    case = cases.accepted(calendar=calendar)
    requests.give_papers(case.person, case.programme.code, stage="completion")
    registration.name_payee(
        case,
        by=requests.officer(),
        name="اسم آخر",
        iban=cases.LANDLORD_IBAN,
        reference="عقد 9",
    )
    task = Task.objects.about(case).open().get(kind=GuardedTaskKind.LIKENESS)
    manager = UserFactory(manager=True)
    work.finish(task, by=manager, outcome="اتصلتُ بالمؤجر: العقد صحيح")
    assert not Task.objects.about(case).open().exists()


@pytest.mark.parametrize(("changed", "is_looked_into"), [({}, 0), ({"name": "اسم ثالث"}, 1)])
def test_a_payee_noted_again_is_looked_into_where_it_is_another(calendar, changed, is_looked_into):
    cases.registered(calendar=calendar)
    case = requests.submitted()
    terms = {"name": "اسم آخر", "iban": cases.LANDLORD_IBAN, "reference": "عقد 9"}
    registration.name_payee(case, by=requests.officer(), **terms)
    looked_into = Task.objects.about(case).filter(kind=GuardedTaskKind.LIKENESS)
    work.finish(looked_into.open().get(), by=UserFactory(manager=True), outcome="العقد صحيح")
    registration.name_payee(case, by=requests.officer(), **terms | changed)
    assert looked_into.open().count() == is_looked_into


def test_the_number_of_a_colleague_is_looked_into(calendar):
    case = cases.accepted(calendar=calendar)
    UserFactory(provider=True, mobile=case.person.mobile)
    cases.complete(case)
    assert Task.objects.about(case).open().filter(kind=GuardedTaskKind.LIKENESS).exists()
    case = registration.register(case, by=requests.officer())
    with pytest.raises(Refused) as refusal:
        cases.pay(case.award_lines.first())
    assert refusal.value.code == "likeness"


@pytest.mark.parametrize(
    ("paid", "is_looked_into"),
    [
        ({}, False),  # whom the person named
        ({"name": "سعود العتيبي"}, False),  # with less of his name
        ({"name": "هند المطيري"}, True),
        ({"name": "نورة الشهري 99"}, True),  # a colleague, with a word more
    ],
)
def test_who_is_paid_is_whom_the_person_named(calendar, paid, is_looked_into):
    UserFactory(provider=True, name="نورة الشهري")
    case = requests.submitted()
    terms = {"name": "سعود بن فهد العتيبي", "iban": cases.LANDLORD_IBAN, "reference": "عقد 9"}
    registration.name_payee(case, by=requests.officer(), **terms | paid)
    assert Task.objects.about(case).filter(kind=GuardedTaskKind.LIKENESS).exists() is is_looked_into


@pytest.mark.parametrize(
    ("number", "is_looked_into"), [("٣٠٠٤٥٦٧٨٩١٢", False), ("30045678913", True)]
)
def test_a_bill_is_the_one_that_was_signed(calendar, number, is_looked_into):
    case = requests.submitted(programme="electricity")
    terms = {"name": "الشركة السعودية للكهرباء", "account_number": number}
    registration.name_payee(case, by=requests.officer(), **terms)
    assert Task.objects.about(case).filter(kind=GuardedTaskKind.LIKENESS).exists() is is_looked_into


def test_one_landlord_of_two_families_is_nothing_to_look_into(calendar):
    for person in (PersonFactory(), PersonFactory()):
        case = cases.registered(calendar=calendar, person=person)
    assert not Task.objects.filter(kind=GuardedTaskKind.LIKENESS).exists()
    assert case.award_lines.exists()


def test_money_by_raw_sql_to_an_account_that_is_being_changed(registered):
    line = registered.award_lines.order_by("due_on").first()
    cases.pay(line, amount=100)
    another_payee(registered)
    refused(
        "delivery_of_money_to_a_settled_account",
        """INSERT INTO requests_app_delivery
            SELECT (jsonb_populate_record(NULL::requests_app_delivery, to_jsonb(d)
                || '{"id": null, "key": null, "number": "x", "bank_reference": "FT9"}')).*
            FROM requests_app_delivery d LIMIT 1""",
    )
