"""The rules of registration and award, each tried from raw SQL as the site's role, by name."""

import uuid
from datetime import date

import pytest
from django.db import connection

from requests_app.delivery.workflow import delivery
from requests_app.intake.enums import Stage
from requests_app.models import AwardLine
from tests.delivery import cases
from tests.delivery.raw import insert, refused, update_refused
from tests.factories import requests
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


def item(case, **changed):
    paper = case.person.documents.get(type__code="iban-certificate")
    return {
        "support_request_id": case.pk,
        "type_id": paper.type_id,
        "document_id": paper.pk,
        "iban": cases.IBAN,
        "iban_owner_id": case.person_id,
        "noted_by_id": requests.officer().pk,
        **changed,
    }


@pytest.mark.policy("PR-6")
def test_completion_items(calendar):
    case = requests.submitted()
    requests.give_papers(case.person, stage=Stage.COMPLETION)
    refused("completionitem_iban_is_theirs", "completionitem", **item(case, iban=""))
    stranger = PersonFactory()
    refused(
        "completionitem_iban_is_theirs",
        "completionitem",
        **item(case, iban_owner_id=stranger.pk),
    )
    other = case.person.documents.get(type__code="income")
    refused("completionitem_paper_fits", "completionitem", **item(case, document_id=other.pk))
    theirs = requests.give_paper(stranger, "income", added_by=requests.officer())
    no_account = {"type_id": other.type_id, "iban": "", "iban_owner_id": None}
    refused(
        "completionitem_paper_fits",
        "completionitem",
        **item(case, document_id=theirs.pk, **no_account),
    )
    refused(
        "completionitem_iban_has_an_owner",
        "completionitem",
        **item(case, type_id=other.type_id, document_id=other.pk, iban=""),
    )
    insert("completionitem", **item(case))
    refused("completionitem_once", "completionitem", **item(case))
    draft = requests.draft(person=case.person, programme="electricity")
    refused(
        "completionitem_before_registration",
        "completionitem",
        **item(case, support_request_id=draft.pk),
    )


@pytest.mark.policy("PR-6")
def test_an_old_paper_completes_nothing(calendar):
    case = requests.submitted()
    requests.give_paper(
        case.person, "iban-certificate", added_by=requests.officer(), issued_on=date(2025, 1, 1)
    )
    refused("completionitem_paper_fits", "completionitem", **item(case))


@pytest.mark.policy("PR-6")
def test_after_registration_nothing_of_it_changes(line):
    pk = line.support_request_id
    change = "UPDATE requests_app_completionitem SET {} WHERE support_request_id = %s"
    update_refused("completionitem_before_registration", change.format("iban = iban"), pk)
    update_refused(
        "completionitem_account_by_two", change.format("iban = %s"), cases.LANDLORD_IBAN, pk
    )
    update_refused(
        "payee_before_registration",
        "UPDATE requests_app_payee SET iban = %s WHERE support_request_id = %s",
        cases.IBAN,
        pk,
    )


def test_once_decided_the_payee_stands(accepted_case):
    case = cases.complete(accepted_case)
    change = "UPDATE requests_app_payee SET name = 'آخر' WHERE support_request_id = %s"
    update_refused("payee_by_two", change, case.pk)


@pytest.mark.policy("PR-6")
def test_a_payee_can_be_paid(calendar):
    case = requests.submitted()
    payee = {"support_request_id": case.pk, "kind": "bank", "name": "سعود", "iban": ""}
    rest = {"account_number": "", "reference": "10", "noted_by_id": requests.officer().pk}
    refused("payee_can_be_paid", "payee", **payee, **rest)
    refused("payee_can_be_paid", "payee", **(payee | {"kind": "bill"}), **rest)


@pytest.mark.policy("PR-6")
def test_registered_when_complete_and_as_decided(accepted_case):
    case = accepted_case
    close = "UPDATE requests_app_supportrequest SET status = 'registered' WHERE id = %s"
    update_refused("supportrequest_registered_as_decided", close, case.pk)
    line = {
        "support_request_id": case.pk,
        "decision_id": case.decisions.get().pk,
        "order": 1,
        "measure": "money",
        "unit": "",
        "amount": 5999,
        "due_on": "2026-11-01",
    }
    line = {f'"{name}"': value for name, value in line.items()}
    refused("awardline_within_decision", "awardline", **line | {'"amount"': 6001})
    insert("awardline", **line)
    update_refused("supportrequest_registered_as_decided", close, case.pk)
    refused("awardline_within_decision", "awardline", **line | {'"order"': 2, '"amount"': 2})
    insert("awardline", **line | {'"order"': 2, '"amount"': 1, '"given"': 1})
    assert set(case.award_lines.values_list("given", flat=True)) == {0}  # whatever is written
    update_refused("supportrequest_registered_when_complete", close, case.pk)
    cases.complete(case)
    requests.logged(case, "registered")
    with connection.cursor() as cursor:
        cursor.execute(close, [case.pk])
    refused("awardline_of_the_decision", "awardline", **line | {'"order"': 3, '"amount"': 1})


@pytest.mark.policy("PR-6")
def test_not_registered_unless_accepted(calendar):
    case = cases.complete(requests.raised())
    update_refused(
        "supportrequest_life",
        "UPDATE requests_app_supportrequest SET status = 'registered' WHERE id = %s",
        case.pk,
    )


@pytest.mark.policy("PR-7")
def test_a_line_is_something_and_stays(line):
    update_refused(
        "awardline_is_insert_only",
        "UPDATE requests_app_awardline SET id = id WHERE id = %s",
        line.pk,
    )
    update_refused(
        "awardline_is_insert_only",
        "UPDATE requests_app_awardline SET given = 1 WHERE id = %s",
        line.pk,
    )
    assert AwardLine.site_may == {"SELECT", "INSERT", "UPDATE (id)", "UPDATE (given)"}


@pytest.mark.policy("PR-7")
def test_what_is_given_is_added_up_by_the_database(line):
    assert (line.given, line.left) == (0, line.amount)
    first, _second = cases.pay(line, amount=1000), cases.pay(line, amount=500)
    line.refresh_from_db()
    assert (line.given, line.left) == (1500, line.amount - 1500)
    delivery.recall(
        first, by=cases.provider(), key=uuid.uuid4(), amount=400, reason="كُتب المبلغ خطأ."
    )
    line.refresh_from_db()
    assert line.given == 1100 == sum(row.amount for row in line.deliveries.all())
    assert line in AwardLine.objects.not_given()
    cases.pay(line, amount=line.left)
    assert line not in AwardLine.objects.not_given()
