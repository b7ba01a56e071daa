"""The language is the person's own: on every phone, in short messages, and at the desk."""

import pytest
from django.test import Client

from beneficiaries import workflow
from sanad.messaging.outbox import queue
from sanad.workflow.refusal import NotAllowed
from tests.factories.beneficiaries import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.policy("DG-4")]


@pytest.fixture
def her(client):
    person = PersonFactory(with_account=True, phone_use="alone")
    client.force_login(person.account)
    return person


def choose(client, language):
    return client.post("/language/", {"language": language, "next": "/my/details/"})


def test_what_she_chose_holds_on_another_phone_of_hers(client, her):
    choose(client, "en")
    her.refresh_from_db()
    assert her.language == "en"
    client.cookies.pop("language")
    page = client.get("/my/details/")
    assert 'lang="en" dir="ltr"' in page.text and "My details" in page.text
    assert page.headers["Content-Language"] == "en"


def test_her_own_choice_stands_above_the_cookie_of_the_phone(client, her):
    choose(client, "ar")
    client.cookies["language"] = "en"
    page = client.get("/my/details/")
    assert 'lang="ar" dir="rtl"' in page.text
    assert page.headers["Content-Language"] == "ar"


def test_the_next_visitor_of_the_server_reads_arabic(client, her):
    choose(client, "en")
    client.get("/my/details/")
    assert 'lang="ar"' in Client().get("/").text


def test_who_said_nothing_reads_what_the_button_of_the_phone_says(client, her):
    client.cookies["language"] = "en"
    assert "My details" in client.get("/my/details/").text
    her.refresh_from_db()
    assert her.language == ""


def test_a_language_that_we_do_not_speak_changes_nothing(client, her):
    choose(client, "fr")
    her.refresh_from_db()
    assert her.language == ""


@pytest.mark.parametrize(
    ("language", "words"), [("en", "a message for you about"), ("ar", "لك"), ("", "لك")]
)
def test_the_short_message_follows_it(language, words):
    her = PersonFactory(language=language, with_account=True)
    her.account.email = "her@example.org"
    her.account.save()
    values = {"link": "/my/", "reference": "R-26-0012"}
    message = queue("portal.identity_used", to=her, values=values)
    assert message.deliveries.count() == 2  # by SMS and by e-mail
    for delivery in message.deliveries.all():
        assert words in delivery.text
        assert ("a message" in delivery.text) is (language == "en")


def test_the_desk_changes_it_and_another_account_does_not(her, cast):
    workflow.change_person(her, by=cast.officer, language="en")
    her.refresh_from_db()
    assert her.language == "en"
    stranger = PersonFactory(with_account=True)
    with pytest.raises(NotAllowed):
        workflow.change_person(her, by=stranger.account, language="ar")
