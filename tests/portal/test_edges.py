"""Whose home, whose phone, until which day: what a phone may do, at each edge."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password

from requests_app.intake.workflow import aside
from sanad.lib import clock
from sanad.policy import terms
from sanad.portal import acting, workflow
from sanad.workflow.refusal import NotAllowed
from tests.factories import requests
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.guarded import name_guardian
from tests.rules.without import without

pytestmark = pytest.mark.django_db
MOBILE = "+966550123456"


def day(offset):
    return None if offset is None else clock.today() + timedelta(days=offset)


# The home -----------------------------------------------------------------------------------


def alone(mother):
    pass


def husband_without_an_account(mother):
    PersonFactory(household=mother.household)


def child_on_the_same_account(mother):
    PersonFactory(household=mother.household, account=mother.account)


def husband_with_an_account(mother):
    PersonFactory(household=mother.household, with_account=True)


def neighbour_with_an_account(mother):
    PersonFactory(with_account=True)


@pytest.mark.parametrize(
    ("others", "may"),
    [
        (alone, True),
        (husband_without_an_account, True),
        (child_on_the_same_account, True),
        (neighbour_with_an_account, True),
        (husband_with_an_account, False),
    ],
)
def test_a_home_that_other_accounts_share_is_changed_at_the_desk(others, may):
    mother = PersonFactory(with_account=True)
    others(mother)
    account = mother.account
    assert workflow.may_correct_home(mother, by=account) is may
    if may:
        assert workflow.correct_home(mother, by=account, size=3).size == 3
        return
    with pytest.raises(NotAllowed):
        workflow.correct_home(mother, by=account, size=3)
    mother.household.refresh_from_db()
    assert mother.household.size == 7


def withdrawn(**begun):
    return aside.withdraw(requests.submitted(**begun), by=requests.officer(), reason="لا تريده")


def cancelled(**begun):
    case = requests.submitted(**begun)
    return aside.cancel(case, by=requests.officer(), reason="duplicate")


@pytest.mark.parametrize(
    ("situation", "may"),
    [
        (requests.draft, True),
        (withdrawn, True),
        (cancelled, True),
        (requests.submitted, False),
        (requests.returned, False),
        (requests.raised, False),
    ],
)
def test_a_home_is_corrected_until_a_request_went_in_with_it(situation, may):
    mother = PersonFactory(with_account=True)
    situation(person=mother)
    assert workflow.may_correct_home(mother, by=mother.account) is may


def test_nobody_corrects_anothers_home():
    mother = PersonFactory(with_account=True)
    assert not workflow.may_correct_home(mother, by=UserFactory())
    assert not workflow.may_correct_home(
        PersonFactory(account=mother.account, household=None, branch=mother.branch),
        by=mother.account,
    )


# The phone ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("until", "ended", "is_shared"),
    [
        (None, None, False),
        (1, None, False),
        (0, None, False),
        (-1, None, True),
        (None, 0, True),
        (30, -1, True),
    ],
)
def test_a_ward_counts_as_cared_for_to_the_last_day_of_the_deed(until, ended, is_shared):
    mother = PersonFactory(mobile=MOBILE, with_account=True)
    child = PersonFactory(mobile=MOBILE, household=mother.household)
    name_guardian(child, mother, valid_until=day(until), ended_on=day(ended))
    assert acting.is_shared(mother.account) is is_shared


@pytest.mark.parametrize("people", [0, 1, 2, 3])
def test_a_phone_is_shared_from_two_people_on(people):
    account = UserFactory(mobile=MOBILE, is_mobile_verified=True)
    for _ in range(people):
        PersonFactory(mobile=MOBILE)
    assert acting.is_shared(account) is (people > 1)


def test_the_dead_share_no_phone():
    account = UserFactory(mobile=MOBILE, is_mobile_verified=True)
    PersonFactory(mobile=MOBILE, account=account)
    PersonFactory(mobile=MOBILE, account=account, died_on=clock.today())
    assert not acting.is_shared(account)
    assert acting.people_of(account).count() == 1


# Linking a registered file to the phone that the registry knows ------------------------------


def find(account, person):
    return workflow.find_own(by=account, kind=person.identity_kind, number=person.identity_number)


@pytest.mark.parametrize(
    "fields",
    [
        {"mobile": "+966550000001"},
        {"mobile": None},
        {"mobile": MOBILE, "with_account": True},
        {"mobile": MOBILE, "died_on": "2026-01-01"},
    ],
)
def test_a_file_that_is_not_this_phones_is_linked_at_the_desk(fields):
    account = (
        UserFactory(mobile=MOBILE, is_mobile_verified=True)
        if not fields.get("with_account")
        else UserFactory(mobile="+966550000002", is_mobile_verified=True)
    )
    person = PersonFactory(**fields)
    with pytest.raises(workflow.DeskMustLink):
        find(account, person)
    with pytest.raises(workflow.DeskMustLink):
        workflow.link(PersonFactory(mobile="+966550000003"), by=account)


def test_a_number_that_was_never_confirmed_links_nothing():
    account = UserFactory(mobile=MOBILE, is_mobile_verified=False)
    person = PersonFactory(mobile=MOBILE)
    with pytest.raises(workflow.DeskMustLink):
        workflow.link(person, by=account)
    account.is_mobile_verified = True
    account.save()
    assert workflow.link(person, by=account).account == account
    assert workflow.link(person, by=account).account == account  # safe to repeat


def test_an_account_accepts_terms_for_its_own_people_only():
    mother = PersonFactory(with_account=True)
    with pytest.raises(NotAllowed):
        workflow.accept_terms(mother, by=UserFactory())
    workflow.accept_terms(mother, by=mother.account)
    assert workflow.has_accepted(mother)
    assert [one.version for one in workflow.accepted(mother)] == [terms.in_force().version]
    assert not workflow.has_accepted(PersonFactory())
    assert workflow.accepted(PersonFactory(accepted_terms_at=None)) == []


def test_newer_terms_are_accepted_anew(monkeypatch, owner):
    mother = PersonFactory(with_account=True)
    workflow.accept_terms(mother, by=mother.account)
    newer = replace(terms.VERSIONS[-1], version=terms.VERSIONS[-1].version + 1)
    monkeypatch.setattr(terms, "VERSIONS", [*terms.VERSIONS, newer])
    assert not workflow.has_accepted(mother)
    # As the release that brings them does.
    with without(owner, "termsacceptance_of_a_version_that_is_there"):
        workflow.accept_terms(mother, by=mother.account)
    assert workflow.has_accepted(mother)


def test_a_shared_phone_shows_the_requests_of_who_unlocked_it(client):
    mother = PersonFactory(mobile=MOBILE, with_account=True, pin=make_password("4827"))
    daughter = PersonFactory(account=mother.account, mobile=MOBILE, pin=make_password("5938"))
    hers, theirs = (requests.submitted(person=person) for person in (mother, daughter))
    client.force_login(mother.account)
    for person, pin, own, other in (
        (mother, "4827", hers, theirs),
        (daughter, "5938", theirs, hers),
    ):
        client.post(f"/who/{person.pk}/", {"pin": pin})
        home = client.get("/my/").content.decode()
        assert own.number in home and other.number not in home
        assert client.get(f"/my/{own.pk}/").status_code == 200
        assert client.get(f"/my/{other.pk}/").status_code == 404
        assert client.get(f"/apply/{other.pk}/").status_code == 404
        client.post("/who/other/")
