"""A session that expired in the middle of a form: what was written is kept and offered again."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from beneficiaries.models import Person
from sanad.accounts import kept, tasks
from sanad.accounts.models import Session
from tests.beneficiaries.pages import registration
from tests.factories.accounts import PASSWORD
from tests.factories.beneficiaries import PersonFactory
from tests.factories.contact import ContactFactory
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


def test_who_joined_a_moment_ago_is_offered_it_too(client):
    """Joining says for whom the session acts, signing in again does not: she is the same."""
    journey.sign_in(client, "0550123456")
    journey.join(client)
    page = url(journey.begin(client), "question", "story")
    client.get(page)
    expire(client)
    client.post(page, {"answer": "توقف عمل زوجي منذ شعبان"})
    journey.sign_in(client, "0550123456")
    assert "توقف عمل زوجي منذ شعبان" in client.get(page).content.decode()


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


# The staff's forms


REGISTER = "/desk/people/new/"
FORM = f"{REGISTER}?q=زيد الشمري"


def sign_in_again(client, user, to):
    """Through the staff's door, as somebody who was turned away."""
    return client.post(
        "/accounts/login/", {"login": user.username, "password": PASSWORD, "next": to}
    )


def send_again(client, offer):
    """What the offer's own button sends."""
    data = {}
    for name, value in offer.context["kept"]["fields"]:
        data.setdefault(name, []).append(value)
    return client.post(offer.context["target"], data)


def test_a_registration_typed_in_full_is_not_typed_again(client, cast):
    client.force_login(cast.officer)
    client.get(FORM)
    expire(client)
    typed = registration(first_name="زيد", identity_number="1058529941")
    answer = client.post(FORM, typed)
    assert answer.url.startswith("/accounts/login/?next=/desk/people/new/")
    answer = sign_in_again(client, cast.officer, FORM)
    offer = client.get(answer.url)
    assert "زيد" in offer.content.decode() and cast.officer.name in offer.content.decode()
    page = send_again(client, offer)
    # A wrong number is found now: the form stands there with every word.
    assert page.context["form"]["first_name"].value() == "زيد" and not Person.objects.exists()
    assert client.post(FORM, typed | {"identity_number": "1058529940"}).status_code == 302
    assert Person.objects.get().first_name == "زيد"


def test_a_colleague_at_the_same_desk_is_offered_nothing(client, cast):
    client.force_login(cast.officer)
    client.get(REGISTER)
    expire(client)
    client.post(REGISTER, registration(first_name="سرّاء"))
    sign_in_again(client, cast.delegate, REGISTER)
    assert "سرّاء" not in client.get(REGISTER, follow=True).content.decode()
    assert kept.KEY not in client.session


def test_a_form_whose_address_is_no_page_leads_back_to_its_page(client, cast):
    """The outcome of a visit is sent to an address that cannot be read."""
    page = f"/desk/contact/{ContactFactory(by=cast.officer).pk}/"
    step, typed = f"{page}close/", {"result": "وعدناه بالاتصال غدًا"}
    client.force_login(cast.officer)
    client.get(page)
    expire(client)
    client.post(step, typed, headers={"referer": f"http://testserver{page}"})
    sign_in_again(client, cast.officer, step)
    offer = client.get(step)
    assert offer.context["target"] == step and typed["result"] in offer.content.decode()
    assert client.get(offer.context["drop"]).url == page
    # Too late to be offered, it leads to the page just so.
    expire(client)
    client.post(step, typed, headers={"referer": f"http://testserver{page}"})
    sign_in_again(client, cast.officer, step)
    session = client.session
    session[kept.KEY] |= {"at": time.time() - kept.LIVES - 1}
    session.save()
    assert client.get(step).url == page
    assert kept.KEY not in client.session


def test_what_nobody_came_back_for_is_gone(client, cast):
    client.force_login(cast.officer)
    client.get(REGISTER)
    expire(client)
    client.post(REGISTER, registration())
    waiting = Session.objects.get()
    assert waiting.expire_date < timezone.now() + timedelta(seconds=kept.LIVES + 1)
    tasks.due()
    assert Session.objects.exists()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    tasks.due()
    assert not Session.objects.exists()


def test_signed_in_again_beside_the_form(cast):
    """In another tab: the token of the form is of before, and what was typed is not lost."""
    client = Client(enforce_csrf_checks=True)
    token = client.get("/accounts/login/").cookies["csrftoken"].value
    typed = registration(first_name="زيد", csrfmiddlewaretoken=token)
    client.post(
        "/accounts/login/",
        {"login": cast.officer.username, "password": PASSWORD, "csrfmiddlewaretoken": token},
    )
    ours = {"origin": "http://testserver", "referer": "http://testserver/desk/people/new/"}
    refused = client.post(REGISTER, typed, headers=ours)
    assert refused.status_code == 403 and not Person.objects.exists()
    assert "no-store" in refused["Cache-Control"]
    fresh = re.search(r'csrfmiddlewaretoken" value="(\w+)', refused.content.decode())[1]
    fields = dict(refused.context["kept"]["fields"])
    assert "csrfmiddlewaretoken" not in fields
    client.post(REGISTER, fields | {"csrfmiddlewaretoken": fresh}, headers=ours)
    assert Person.objects.get().first_name == "زيد"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_no_other_site_puts_words_in_a_mouth(cast, origin):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer)
    headers = {"origin": origin} if origin else {}
    refused = client.post(REGISTER, registration(first_name="زيد"), headers=headers)
    assert refused.status_code == 403 and "زيد" not in refused.content.decode()


def test_the_sign_in_says_that_the_session_ended_and_what_was_written_waits(client, case):
    page = url(case, "question", "story")
    sentence = "انتهت الجلسة"
    assert sentence not in Client().get("/accounts/login/code/").text
    expire(client)
    answer = client.post(page, {"answer": "توقف عمل زوجي"}, follow=True)
    assert sentence in answer.text and "توقف" not in answer.text
    assert sentence in client.get("/accounts/login/").text
