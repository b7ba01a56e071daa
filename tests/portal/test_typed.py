"""A refused form is a page that was asked for, with what was typed: Back asks nothing."""

import pytest
from django.urls import reverse

from sanad.accounts.models import Session
from sanad.portal import typed
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import again, taken, url
from tests.portal.test_people import with_pin

pytestmark = pytest.mark.django_db

WRONG = {"answer": "كثير"}


@pytest.fixture
def mother():
    return PersonFactory(with_account=True, gender="f")


@pytest.fixture
def case(client, mother):
    client.force_login(mother.account)
    return journey.begin(client)


@pytest.fixture
def amount(case):
    return url(case, "question", "amount")


def shown(client, address):
    """What stands in the form of a page, and what is said of it."""
    form = client.get(address).context["form"]
    return form["answer"].value(), list(form.errors)


def test_it_waits_with_its_errors_until_it_is_taken(client, amount):
    waits = again(client.post(amount, WRONG)).request
    address = f"{waits['PATH_INFO']}?{waits['QUERY_STRING']}"
    for _refreshed in range(2):
        assert shown(client, address) == ("كثير", ["answer"])
    assert shown(client, amount)[1] == []  # who comes anew finds nothing wrong
    answer = client.get(address).text
    assert answer.split("<title>")[1].strip().startswith("للتصحيح:")
    assert "autofocus" in answer.split("s-errors")[1].split(">")[0]
    assert taken(client.post(amount, {"answer": "6000"}))
    assert shown(client, address) == ("6,000", []) and "للتصحيح" not in client.get(address).text
    assert client.session[typed.KEY] == {}


def test_it_waits_on_its_page_in_its_session(client, case, amount, mother):
    address = client.post(amount, WRONG).url
    assert shown(client, address)[1] == ["answer"]
    assert shown(client, address.replace("/amount/", "/yearly-rent/"))[1] == []
    other = journey.on_the_phone_of(client)
    other.force_login(mother.account)
    assert shown(other, address)[1] == []
    assert "كثير" not in str(Session.objects.values_list("session_data"))


def test_nobody_else_on_the_phone_reads_it(client):
    account = PersonFactory(with_account=True).account
    of_it = {"account": account, "mobile": account.mobile}
    people = [with_pin(PersonFactory(**of_it)) for _each in range(2)]
    journey.sign_in(client, account.mobile)
    names = []
    for person in people:
        client.post(f"/who/{person.pk}/sure/", {})
        assert client.post(f"/who/{person.pk}/", {"pin": "4827"}).url == "/my/"
        names.append(client.get("/my/file/change/").context["form"].is_bound)
        again(client.post("/my/file/change/", {"words": "اسمي"}))
    assert names == [False, False]


@pytest.mark.parametrize(("seconds", "waits"), [(-1, True), (1, False)])
def test_it_waits_for_so_long(client, amount, monkeypatch, seconds, waits):
    address = client.post(amount, WRONG).url
    later = typed.time.time() + typed.LIVES + seconds
    monkeypatch.setattr(typed.time, "time", lambda: later)
    assert (shown(client, address)[1] == ["answer"]) is waits
    assert bool(client.session[typed.KEY]) is waits


def test_the_last_few_pages_wait_and_a_long_text_is_answered_at_once(client, case):
    pages = [url(case, "question", code) for code in ("amount", "yearly-rent", "months-behind")]
    pages += [f"{page}?change" for page in pages]
    waiting = [client.post(page, WRONG).url for page in pages]
    assert [bool(shown(client, page)[1]) for page in waiting] == [False] * 2 + [True] * 4
    long = client.post(pages[0], {"answer": "ك" * (typed.LONGEST + 1)})
    assert long.status_code == 422 and long.context["form"].errors


def test_digits_and_what_proves_somebody_never_wait(client, mother):
    client.force_login(mother.account)
    page = "/my/details/messages/"
    pin = again(client.post(page, {"pin": "9371", "where": "other"})).context["form"]
    assert pin["where"].value() == "other" and not pin["pin"].value()
    assert "9371" not in str(client.session[typed.KEY])


def test_a_refused_step_keeps_its_way_on(client, case):
    case.refresh_from_db()
    journey.submit_all(client, case)
    begun = client.get("/apply/").context["form"]["key"].value()
    sent = {"programme": case.programme_id, "key": begun}
    page = again(client.post("/apply/", sent))
    assert reverse("portal:my_request", args=[case.pk]) in page.text
