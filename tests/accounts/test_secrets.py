"""Nothing that the site's role can read opens anything: no code, no session, no form in writing."""

import re
from datetime import timedelta

import pytest
from django.db.models.functions import Now

from sanad.accounts.models import Session
from sanad.accounts.sessions import SessionStore
from sanad.lib.sealed import Sealed, digest, is_digest, seal, unseal
from sanad.messaging import workflow
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.readable import everything_readable, holds

pytestmark = pytest.mark.django_db
ASK, ENTER = "/accounts/login/code/", "/accounts/login/code/confirm/"
MOBILE = "+966550123456"


def digits_of(delivery):
    return re.search(r"[0-9]{6}", delivery.text)[0]


def test_a_code_to_sign_in_is_nowhere_to_be_read(client):
    client.post(ASK, {"phone": "0550123456"})
    code = digits_of(MessageDelivery.objects.get())
    assert not holds(everything_readable(), code), "while the message still waits"
    assert client.post(ENTER, {"action": "verify", "code": code}).url == "/home/"


def test_what_a_session_holds_is_not_to_be_read(client):
    officer = UserFactory(officer=True)
    client.force_login(officer)
    store = client.session
    store["kept_form"] = {"reason": "because-of-her-illness"}
    store.save()
    read = everything_readable()
    assert "because-of-her-illness" not in read and '"_auth_user_id"' not in read
    assert client.cookies["sessionid"].value not in read, "the cookie that opens it"
    assert SessionStore(client.cookies["sessionid"].value)["kept_form"]


def test_the_key_of_a_row_is_no_cookie(client):
    client.force_login(UserFactory(officer=True))
    client.cookies["sessionid"] = Session.objects.get().session_key
    assert client.get("/accounts/password/change/").status_code == 302


def test_what_another_session_holds_cannot_be_put_under_ones_own_name(client):
    """A row copied beside one's own is a session of the other: only the key's holder opens it."""
    manager, officer = UserFactory(manager=True), UserFactory(officer=True)
    client.force_login(manager)
    held = Session.objects.get().session_data
    client.logout()
    client.force_login(officer)
    Session.objects.update(session_data=held)
    assert client.get("/accounts/password/change/").status_code == 302


@pytest.mark.parametrize("seconds", [-1, 0])
def test_the_words_of_a_code_go_when_it_is_sent_or_over(seconds):
    queue_code(MOBILE, "482913")
    MessageDelivery.objects.update(expires_at=Now() + timedelta(seconds=seconds))
    workflow.wipe_expired()
    assert MessageDelivery.objects.get().text == ""


def test_a_code_of_another_use_or_mobile_is_none():
    kept = digest("sign-in", MOBILE, "482913")
    assert is_digest(kept, "sign-in", MOBILE, "482913")
    assert not is_digest(kept, "sign-in", "+966550123457", "482913")
    assert not is_digest(kept, "signing", MOBILE, "482913")
    assert digest("x", "ab", "c") != digest("x", "a", "bc")


def test_sealed_words_are_read_again_under_this_key_and_the_one_before(settings):
    sealed = seal("text", "كلمات")
    kept = digest("sign-in", MOBILE, "482913")
    assert "كلمات" not in sealed and unseal("text", sealed) == "كلمات"
    assert unseal("session", sealed) is None, "another purpose"
    assert unseal("text", sealed[:-2]) is None and unseal("text", "") is None
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new one", [settings.SECRET_KEY]
    assert unseal("text", sealed) == "كلمات" and is_digest(kept, "sign-in", MOBILE, "482913")
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal("text", sealed) is None
    assert not is_digest(kept, "sign-in", MOBILE, "482913")


def test_a_message_whose_words_cannot_be_unsealed_fails_and_says_why(settings):
    queue_code(MOBILE, "482913")
    settings.SECRET_KEY = "a new one"
    workflow.send_next()
    delivery = MessageDelivery.objects.get()
    assert delivery.state == "failed" and "SECRET_KEY" in delivery.error


def test_sealed_words_written_again_stay_as_they_lie():
    """The database compares what was sent: another sealing of the same words would be refused."""
    delivery = queue_code(MOBILE, "482913")
    again = MessageDelivery.objects.get(pk=delivery.pk)
    assert isinstance(again.text, Sealed)
    again.save()
    assert MessageDelivery.objects.get(pk=delivery.pk).text == delivery.text


def test_four_digits_are_kept_under_our_key(cast):
    from beneficiaries.workflow import set_pin

    person = set_pin(PersonFactory(mobile=MOBILE), by=cast.officer, pin="4827")
    assert person.check_pin("4827") and not person.check_pin("4828")
    other = PersonFactory(pin=person.pin)
    assert not other.check_pin("4827"), "they are one person's"
    assert PASSWORD not in person.pin and "4827" not in person.pin
