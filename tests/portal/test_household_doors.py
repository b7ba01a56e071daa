"""No adult of a household sees what is another adult's, the head included: every door of the phone
is tried with the other's keys (PM-1+)."""

import pytest
from django.urls import get_resolver, reverse

from beneficiaries.enums import Relation
from sanad.letters.issue import issue
from sanad.lib.actor import acting
from tests.factories import requests as situations
from tests.factories.beneficiaries import HouseholdFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return HouseholdFactory()


@pytest.fixture
def head(home):
    return PersonFactory(household=home, gender="m", with_account=True, mobile="+966551111111")


@pytest.fixture
def wife(home, head):
    return PersonFactory(
        household=home,
        relation=Relation.SPOUSE,
        with_account=True,
        mobile="+966552222222",
    )


def doors():
    """`(name, names of its arguments)` of every page of the phone that names a row by its key."""
    portal = get_resolver().namespace_dict["portal"][1]
    for name, entries in portal.reverse_dict.lists():
        if isinstance(name, str):
            arguments = entries[0][0][0][1]
            if "pk" in arguments:
                yield name, arguments


DOORS = sorted(doors())


KEYS = ("pk", "delivery")


def knock(client, name, arguments, key):
    values = [key if argument in KEYS else "income" for argument in arguments]
    address = reverse(f"portal:{name}", args=values)
    return [client.get(address), client.post(address, {})]


def test_the_phone_has_such_doors():
    assert {name for name, _arguments in DOORS} >= {"my_request", "apply_check", "unlock"}


@pytest.mark.parametrize(("name", "arguments"), DOORS, ids=[name for name, _more in DOORS])
def test_neither_reads_nor_does_anything_of_the_other(name, arguments, head, wife, client):
    hers = situations.submitted(person=wife)
    client.force_login(head.account)
    for answer in knock(client, name, arguments, wife.pk if name == "unlock" else hers.pk):
        assert answer.status_code in (302, 404, 405), name
        assert str(wife).encode() not in answer.content
        if answer.status_code == 302:
            assert str(hers.pk) not in answer.url
    hers.refresh_from_db()
    assert hers.status == "submitted"


def test_her_letter_is_hers_alone(head, wife, client):
    hers = situations.submitted(person=wife)
    words = {"subject": "قرار", "paragraphs": ["نص"], "kind": "decision"}
    with acting(situations.officer().pk):
        letter = issue(to=wife, about=hers, by=situations.officer(), **words)
    for pages in ("letters:show", "letters:pdf"):
        client.force_login(head.account)
        assert client.get(reverse(pages, args=[letter.pk])).status_code == 404
        client.force_login(wife.account)
        assert client.get(reverse(pages, args=[letter.pk])).status_code == 200


def test_his_lists_do_not_name_her(head, wife, client):
    hers = situations.submitted(person=wife)
    client.force_login(head.account)
    for page in ("portal:my_requests", "portal:my_messages", "portal:my_measures", "portal:apply"):
        content = client.get(reverse(page)).content.decode()
        assert hers.number not in content and str(wife) not in content
