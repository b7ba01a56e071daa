"""A key as the second step, and alone; set up, named and removed by its holder."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sanad.accounts.fresh import KEY
from sanad.audit.models import Door, SignIn
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from tests.accounts.soft_key import SoftKey
from tests.factories.accounts import PASSWORD, UserFactory, signed_in
from tests.rules.without import without

pytestmark = pytest.mark.django_db
LOGIN, SECOND, ALONE = "/accounts/login/", "/accounts/login/second/", "/accounts/login/key/"
ADD, MINE, AGAIN = "/accounts/keys/add/", "/accounts/mine/", "/accounts/reauthenticate/key/"


@pytest.fixture(autouse=True)
def over_https(client):
    client.defaults |= {"wsgi.url_scheme": "https", "SERVER_PORT": "443"}


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind", mobile="+966550123456")


def asked(page):
    return json.loads(page.context["asked"])


def set_up(client, key, **fields):
    options = asked(client.get(ADD))["creation_options"]
    answer = {"credential": json.dumps(key.set_up(options)), "name": "مفتاح الحلقة", **fields}
    return client.post(ADD, answer)


@pytest.fixture
def key(client, hind):
    """Hind has a key, and is signed in nowhere."""
    client.force_login(hind)
    key = SoftKey()
    assert set_up(client, key).url == "/accounts/second/printed/"
    client.post("/accounts/logout/")
    return key


def password(client):
    return client.post(LOGIN, {"login": "hind", "password": PASSWORD})


def second(client, key):
    options = asked(client.get(SECOND))["request_options"]
    return client.post(SECOND, {"credential": json.dumps(key.use(options))})


def alone(client, key):
    options = client.get(ALONE, HTTP_ACCEPT="application/json").json()["request_options"]
    return client.post(ALONE, {"credential": json.dumps(key.use(options))})


def is_in(client):
    return client.get("/accounts/password/change/").status_code == 200


def stored():
    return Authenticator.objects.get(type="webauthn")


def test_the_password_alone_no_longer_opens_it(client, key):
    assert password(client).url == SECOND
    assert not is_in(client)
    page = client.get(SECOND)
    assert 'data-key="authenticateForm"' in page.text and "<script>" not in page.text
    assert second(client, key).url == "/home/" and is_in(client)


def test_another_key_opens_nothing(client, hind, key):
    password(client)
    other = SoftKey()
    other.id, other.holder = key.id, key.holder
    assert second(client, other).status_code == 200 and not is_in(client)
    assert SignIn.objects.get(door=Door.SECOND).by == hind


def test_an_answer_does_once(client, key):
    password(client)
    options = asked(client.get(SECOND))["request_options"]
    answer = json.dumps(key.use(options))
    assert client.post(SECOND, {"credential": answer}).url == "/home/"
    client.post("/accounts/logout/")
    password(client)
    client.get(SECOND)
    client.post(SECOND, {"credential": answer})
    assert not is_in(client)


def test_a_false_page_gets_nothing_of_use(client, hind):
    """What a key signed for another address does not pass here."""
    client.force_login(hind)
    set_up(client, SoftKey(origin="https://testserver.example.com"))
    set_up(client, SoftKey(host="testserver.example.com"))
    assert not Authenticator.objects.exists()


def test_printed_codes_do_as_well(client, hind, key):
    client.force_login(hind)
    code = client.get("/accounts/second/printed/").context["unused_codes"][0]
    client.post("/accounts/logout/")
    password(client)
    assert client.post(SECOND, {"code": code}).url == "/home/"


def test_an_app_beside_a_key(client, hind, key):
    client.force_login(hind)
    assert reverse("mfa_activate_totp") in client.get(MINE).text
    assert client.get("/accounts/second/").status_code == 200


# Alone --------------------------------------------------------------------------------------------


def test_a_key_that_asks_for_a_finger_signs_in_alone(client, hind, key):
    assert "use_key" in client.get(LOGIN).text
    assert alone(client, key).url == "/home/" and is_in(client)
    entry = SignIn.objects.latest("id")
    assert (entry.by, entry.door, entry.is_let_in) == (hind, Door.KEY, True)


def test_where_one_wanted_to_go(client, key):
    options = client.get(ALONE, HTTP_ACCEPT="application/json").json()["request_options"]
    answer = {"credential": json.dumps(key.use(options)), "next": MINE}
    assert client.post(ALONE, answer).url == MINE


def test_a_touch_alone_opens_nothing(client, hind, key):
    key.verifies = False
    assert alone(client, key).url == LOGIN and not is_in(client)
    entry = SignIn.objects.latest("id")
    assert (entry.by, entry.door, entry.is_let_in) == (None, Door.KEY, False)


def test_the_question_of_the_second_step_is_none_for_a_key_alone(client, hind, key):
    """Who knows a password of their own asks for a touch, and answers it with another's key."""
    password(client)
    options = asked(client.get(SECOND))["request_options"]
    mona = type(client)(**client.defaults)
    mona.force_login(UserFactory(officer=True, username="mona"))
    hers = SoftKey(verifies=False)
    set_up(mona, hers)
    store = client.session
    del store["account_login"]  # the sign-in that was begun has timed out, the question stands
    store.save()
    client.post(ALONE, {"credential": json.dumps(hers.use(options))})
    assert not is_in(client)


def test_a_closed_account_is_not_opened(client, hind, key):
    from tests.factories.accounts import by_founder

    hind.is_active = False
    with by_founder():
        hind.save(update_fields=["is_active"])
    assert alone(client, key).url == LOGIN and not is_in(client)


def test_only_a_key_with_a_finger_is_set_up_to_sign_in_alone(client, hind):
    client.force_login(hind)
    page = set_up(client, SoftKey(verifies=False), passwordless="on")
    assert page.status_code == 200 and not Authenticator.objects.exists()
    assert set_up(client, SoftKey(), passwordless="on").status_code == 302
    assert stored().wrap().is_passwordless


# Set up, named, removed ---------------------------------------------------------------------------


def test_setting_it_up_ends_the_others_and_tells(client, hind, django_capture_on_commit_callbacks):
    other = type(client)()
    other.force_login(hind)
    client.force_login(hind)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client, SoftKey())
    assert is_in(client) and not is_in(other)
    assert "خطوة التحقق الثانية" in MessageDelivery.objects.get(address=hind.mobile).text


def test_it_is_listed_named_and_named_anew(client, hind, key):
    client.force_login(hind)
    assert "مفتاح الحلقة" in client.get(MINE).text
    rename = reverse("mfa_edit_webauthn", args=[stored().pk])
    assert client.post(rename, {"name": "  مفتاح الدرج "}).url == MINE
    assert stored().wrap().name == "مفتاح الدرج"
    assert client.post(rename, {"name": "ا" * 61}).status_code == 200
    assert client.post(rename, {"name": ""}).status_code == 200


def test_one_without_a_name_has_a_number(client, hind):
    client.force_login(hind)
    set_up(client, SoftKey(), name="")
    assert stored().wrap().name.endswith("1")


def test_a_removed_key_no_longer_signs_in(client, hind, key):
    client.force_login(hind)
    remove = reverse("mfa_remove_webauthn", args=[stored().pk])
    assert "مفتاح الحلقة" in client.get(remove).text
    assert client.post(remove).url == MINE
    assert not Authenticator.objects.exists(), "the printed codes go with the last one"
    client.post("/accounts/logout/")
    alone(client, key)
    assert not is_in(client)


def test_removing_asks_again(client, hind, key):
    client.force_login(hind)
    store = client.session
    del store[KEY]
    store.save()
    for address in (ADD, reverse("mfa_remove_webauthn", args=[stored().pk])):
        assert client.post(address).url.startswith("/accounts/reauthenticate/")
    assert Authenticator.objects.filter(type="webauthn").exists()


def test_the_key_is_asked_again(client, hind, key):
    client.force_login(hind)
    store = client.session
    store[KEY] = 0
    store.save()
    password_page = client.get(f"/accounts/reauthenticate/?next={MINE}")
    assert AGAIN in password_page.text
    wrong, options = SoftKey(), asked(client.get(AGAIN))["request_options"]
    wrong.id = key.id
    answer = client.post(AGAIN, {"credential": json.dumps(wrong.use(options)), "next": MINE})
    assert answer.url.startswith(AGAIN) and client.session[KEY] == 0
    options = asked(client.get(AGAIN))["request_options"]
    answer = client.post(AGAIN, {"credential": json.dumps(key.use(options)), "next": MINE})
    assert answer.url == MINE and client.session[KEY] > 0


def test_nobody_touches_anothers(client, hind, key):
    client.force_login(UserFactory(manager=True))
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[stored().pk]), {"name": "x"}).status_code == 404


# Asked of everybody -------------------------------------------------------------------------------


def test_a_key_is_one_where_everybody_has_one(client, hind, settings):
    settings.SECOND_FACTOR = True
    client.force_login(hind)
    assert client.get(MINE).url == "/accounts/second/"
    assert ADD in client.get("/accounts/second/").text
    set_up(client, SoftKey())
    assert client.get(MINE).status_code == 200


@pytest.mark.parametrize("count", [1, 2])
def test_the_last_one_is_not_removed_there(client, hind, settings, count):
    client.force_login(hind)
    for _time in range(count):
        set_up(client, SoftKey())
    settings.SECOND_FACTOR = True
    first = Authenticator.objects.filter(type="webauthn").first()
    client.post(reverse("mfa_remove_webauthn", args=[first.pk]))
    assert Authenticator.objects.filter(pk=first.pk).exists() is (count == 1)


# What no key says ---------------------------------------------------------------------------------


CODE = "AAAA"
PARTS = {"clientDataJSON": CODE, "attestationObject": CODE, "authenticatorData": CODE}
HOSTILE = [
    "",
    "null",
    "1",
    "[]",
    '"x"',
    "{}",
    "{",
    '{"response": 1}',
    '{"id": "A", "rawId": "B", "response": {}}',
    json.dumps({"id": CODE, "rawId": "AAAB", "response": {**PARTS, "signature": CODE}}),
    json.dumps({"id": CODE, "rawId": CODE, "response": {**PARTS, "signature": CODE}}),
    json.dumps(
        {
            "id": CODE,
            "rawId": CODE,
            "response": {**PARTS, "signature": CODE, "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"},
        }
    ),
    json.dumps({"id": "\0", "rawId": "\0", "response": {**PARTS, "signature": "\0"}}),
    json.dumps({"id": CODE, "rawId": CODE, "response": dict.fromkeys([*PARTS, "signature"], 1)}),
    '{"a":' * 3000 + "1" + "}" * 3000,
]


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_answer_is_refused(client, hind, key, said):
    assert client.post(ALONE, {"credential": said}).status_code == 302
    client.get(ALONE, HTTP_ACCEPT="application/json")
    assert client.post(ALONE, {"credential": said}).url == LOGIN
    password(client)
    client.get(SECOND)
    assert client.post(SECOND, {"credential": said}).status_code == 200
    assert not is_in(client)
    client.force_login(hind)
    client.get(ADD)
    assert client.post(ADD, {"credential": said, "name": "x"}).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_nothing_else_of_an_answer_is_kept(client, hind):
    client.force_login(hind)
    key = SoftKey()
    made = key.set_up(asked(client.get(ADD))["creation_options"])
    made |= {"more": "\0", "clientExtensionResults": {"credProps": {"rk": True}, "x": "\0"}}
    client.post(ADD, {"credential": json.dumps(made), "name": ""})
    assert set(stored().data["credential"]) == {
        *("id", "rawId", "type", "response", "clientExtensionResults")
    }


def refusal(sql, *parameters, who):
    with pytest.raises(IntegrityError) as refused:
        with transaction.atomic(), signed_in(who), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    return constraint_of(refused.value)


def test_the_database_lets_nobody_put_a_key_under_another(hind, key):
    mona = UserFactory(manager=True, username="mona")
    insert = (
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
        " SELECT %s, type, data, now() FROM mfa_authenticator WHERE type = 'webauthn'"
    )
    assert refusal(insert, mona.pk, who=hind) == "authenticator_by_its_holder"
    change = "UPDATE mfa_authenticator SET data = jsonb_set(data, %s, '\"x\"') WHERE user_id = %s"
    assert refusal(change, "{credential,id}", hind.pk, who=hind) == "authenticator_stays"
    assert refusal(change, "{name}", hind.pk, who=mona) == "authenticator_stays"
    with signed_in(hind), connection.cursor() as cursor:
        cursor.execute(change + " AND type = 'webauthn'", ["{name}", hind.pk])
        assert cursor.rowcount == 1


def test_without_the_rule_a_key_is_renamed_by_another(hind, key, owner):
    mona = UserFactory(manager=True, username="mona")
    with without(owner, "authenticator_stays"), signed_in(mona), connection.cursor() as cursor:
        cursor.execute("UPDATE mfa_authenticator SET data = jsonb_set(data, '{name}', '\"x\"')")
    assert stored().wrap().name == "x"
