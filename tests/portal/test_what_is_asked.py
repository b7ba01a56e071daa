"""What is asked of the beneficiary stands where they look, with its last day."""

import pytest

from requests_app.committee.guards import last_day
from sanad.lib.dates import gregorian_month_name, gregorian_text
from tests.delivery import cases as delivery
from tests.factories import committee
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother():
    return PersonFactory(with_account=True)


@pytest.fixture
def phone(client, mother):
    client.force_login(mother.account)
    return client


def listed(phone):
    """The lines of «what is asked of you» on the list, as words."""
    return [f"{turn.title} {turn.note}" for turn in phone.get("/my/").context["turns"]]


@pytest.mark.policy("PR-2")
def test_a_returned_request_says_until_when(phone, mother, calendar):
    case = cases.returned(person=mother)
    day = gregorian_text(case.completion_due_on)
    assert day in listed(phone)[0]
    page = phone.get(f"/my/{case.pk}/")
    assert page.context["complete_by"] == case.completion_due_on
    assert day in page.content.decode()


def test_the_list_names_a_paper_that_was_promised(phone, mother):
    promised = ["national-id", "family-register", "rent-contract", "income"]
    cases.submitted(person=mother, papers=False, promised=promised)
    [line] = listed(phone)
    assert "عقد الإيجار" in line


@pytest.mark.policy("PR-6")
def test_the_list_names_what_the_registration_waits_for(phone, mother, calendar):
    case = delivery.accepted(calendar=calendar, person=mother)
    asked = phone.get(f"/my/{case.pk}/").context["turns"]
    assert asked
    line = " ".join(listed(phone))
    for turn in asked:
        assert turn.title in line


def test_a_draft_is_not_under_way(phone, mother):
    cases.draft(person=mother)
    answer = phone.get("/my/")
    assert answer.context["under_way"] == 0
    assert len(answer.context["current"]) == 1


@pytest.mark.policy("PM-1")
def test_the_way_to_object_stands_with_the_decision_and_its_last_day(phone, mother, calendar):
    case = committee.ripe(calendar, person=mother)
    sitting = committee.in_session(items=[case])
    committee.decided(committee.item_of(sitting, case), "rejected")
    decision = case.decisions.get()
    day = gregorian_text(last_day(decision))
    page = phone.get(f"/my/{case.pk}/").content.decode()
    card = page.split('id="decision"')[1].split("</section>")[0]
    assert day in card
    assert f"/my/{case.pk}/object/" in card
    page = phone.get(f"/my/{case.pk}/object/").content.decode()
    assert day in page
    assert decision.words in page


@pytest.mark.policy("PR-7")
def test_the_award_is_shown_line_by_line(phone, mother, calendar):
    case = delivery.registered(calendar=calendar, person=mother, amount=6000, months=3)
    lines = list(case.award_lines.all())
    delivery.pay(lines[0])
    shown = phone.get(f"/my/{case.pk}/").context["award"]
    assert [line["is_given"] for line in shown] == [True, False, False]
    assert [line["month"] for line in shown] == [
        f"{gregorian_month_name(line.due_on.month)} {line.due_on.year}" for line in lines
    ]


def test_queries_do_not_grow_with_what_is_asked(phone, mother, django_assert_max_num_queries):
    cases.returned(person=mother)
    phone.get("/my/")
    with django_assert_max_num_queries(30) as few:
        phone.get("/my/")
    for _n in range(9):
        cases.draft(person=mother, programme="electricity")
    with django_assert_max_num_queries(len(few)):
        phone.get("/my/")
