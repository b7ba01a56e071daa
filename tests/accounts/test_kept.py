"""A session that expired in the middle of a form: what was written is kept and offered again."""

import pytest

from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey
from tests.portal.journey import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(with_account=True)


@pytest.fixture
def case(client, person):
    client.force_login(person.account)
    return journey.begin(client)


def expire(client):
    """The session is gone; the browser's cookies are still there."""
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()


def test_what_was_written_is_offered_again(client, case, person):
    page = url(case, "question", "story")
    expire(client)
    answer = client.post(page, {"answer": "توقف عمل زوجي\nمنذ شعبان", "password": "x"})
    assert answer.url.startswith("/accounts/login/code/?next=")
    client.post("/accounts/login/code/", {"phone": person.mobile, "next": page})
    answer = client.post(
        "/accounts/login/code/confirm/",
        {"action": "verify", "code": journey.last_code(), "next": page},
    )
    assert answer.url == page
    offer = client.get(page)
    assert "توقف عمل زوجي\nمنذ شعبان" in offer.content.decode()
    assert ["password", "x"] not in [list(pair) for pair in offer.context["kept"]["fields"]]
    client.post(page, {"answer": "توقف عمل زوجي\nمنذ شعبان"})
    case.refresh_from_db()
    assert case.answers["story"] == "توقف عمل زوجي\nمنذ شعبان"
    assert "kept" not in client.get(page).context, "offered once"


def test_it_may_be_left(client, case, person):
    page = url(case, "question", "story")
    expire(client)
    client.post(page, {"answer": "سر"})
    client.force_login(person.account)
    assert "سر" in client.get(page).content.decode()
    assert "سر" not in client.get(f"{page}?kept-form-drop").content.decode()
    assert "سر" not in client.get(page).content.decode()


def test_nobody_else_is_offered_it(client, case):
    page = url(case, "question", "story")
    expire(client)
    client.post(page, {"answer": "سر"})
    other = PersonFactory(with_account=True)
    client.force_login(other.account)
    assert "سر" not in client.get(page).content.decode()
    assert client.get(page).status_code == 404


def test_on_a_shared_phone_it_waits_for_the_same_person(client, case, person):
    from django.contrib.auth.hashers import make_password

    other = PersonFactory(account=person.account, mobile=person.mobile, pin=make_password("5938"))
    person.pin = make_password("4827")
    person.save()
    client.post(f"/who/{person.pk}/", {"pin": "4827"})
    page = url(case, "question", "story")
    client.get(page)
    expire(client)
    client.post(page, {"answer": "سر"})
    client.force_login(person.account)
    assert client.get(page).url == "/who/", "a code alone does not bring it back"
    client.post(f"/who/{other.pk}/", {"pin": "5938"})
    assert client.get(page).status_code == 404
    client.post(f"/who/{person.pk}/", {"pin": "4827"})
    assert "سر" in client.get(page).content.decode()
