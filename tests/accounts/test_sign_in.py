"""Signing in: staff by password, beneficiaries by mobile and code, and no hint who is known."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse

from sanad.accounts import tasks
from sanad.accounts.models import Session, User
from sanad.lib.limits import LIMITS
from sanad.messaging.models import MessageDelivery
from sanad.middleware import ProxyMiddleware
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db
ASK = "/accounts/login/code/"
ENTER = "/accounts/login/code/confirm/"
VERIFY = "/letters/verify/?code=7K4P-92MD"


def last_code():
    """The six digits of the newest message, as the phone shows them."""
    return re.search(r"[0-9]{6}", MessageDelivery.objects.latest("id").text)[0]


def sign_in(client, mobile, follow=True):
    client.post(ASK, {"phone": mobile})
    return client.post(ENTER, {"action": "verify", "code": last_code()}, follow=follow)


def test_staff_sign_in_by_password(client, cast):
    cast.officer  # noqa: B018
    answer = client.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    assert answer.url == "/home/"
    assert client.session["_auth_user_id"] == str(cast.officer.pk)
    assert client.get("/home/").url == reverse("workbench:today")


def test_wrong_password_is_one_sentence_and_five_tries(client, cast):
    cast.officer  # noqa: B018
    for _try in range(5):
        answer = client.post("/accounts/login/", {"login": "officer", "password": "wrong"})
        assert answer.context["form"].non_field_errors()
    answer = client.post("/accounts/login/", {"login": "officer", "password": PASSWORD})
    assert answer.status_code == 200, "the sixth try waits"


@pytest.mark.parametrize(
    "written", ["0550123456", "+966550123456", "٠٥٥ ٠١٢ ٣٤٥٦", "00966550123456"]
)
def test_a_beneficiary_signs_in_by_mobile_however_written(client, written):
    person = PersonFactory(mobile="+966550123456", with_account=True, phone_use="alone")
    answer = sign_in(client, written)
    assert answer.wsgi_request.user == person.account
    assert answer.redirect_chain[-1][0] == reverse("portal:my_requests")


def test_arabic_digits_in_the_code(client):
    PersonFactory(mobile="+966550123456", with_account=True)
    client.post(ASK, {"phone": "0550123456"})
    code = last_code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.post(ENTER, {"action": "verify", "code": code}).url == "/home/"


def test_known_and_unknown_numbers_look_the_same(client):
    PersonFactory(mobile="+966550123456", with_account=True)
    pages = []
    for mobile in ("0550123456", "0550999999"):
        client.cookies.clear()
        answer = client.post(ASK, {"phone": mobile})
        page = client.get(answer.url).content.decode()
        page = re.sub(r"05[0-9 ]{10,11}|csrfmiddlewaretoken\" value=\"[^\"]+", "", page)
        pages.append((answer.status_code, answer.url, page))
    assert pages[0] == pages[1]
    assert MessageDelivery.objects.count() == 2, "each of them got a code"
    assert not User.objects.filter(mobile="+966550999999").exists(), "no row for a typed number"


def test_the_first_code_makes_the_account(client):
    answer = sign_in(client, "0550999999")
    account = User.objects.get(mobile="+966550999999")
    assert account.is_mobile_verified
    assert not account.has_usable_password()
    assert answer.redirect_chain[-1][0] == reverse("portal:join", args=["identity"])


def test_a_wrong_code_three_times_begins_anew(client):
    client.post(ASK, {"phone": "0550999999"})
    wrong = "000000" if last_code() != "000000" else "111111"
    for _try in range(2):
        assert client.post(ENTER, {"action": "verify", "code": wrong}).status_code == 200
    assert client.post(ENTER, {"action": "verify", "code": wrong}).url == ASK
    assert client.post(ENTER, {"action": "verify", "code": last_code()}).url == ASK
    assert not User.objects.filter(mobile="+966550999999").exists()


def test_the_page_of_the_code_says_where_it_went_and_what_is_wrong_with_it(client, settings):
    """The number as it was written, so that a slip in it is seen; in the demo where the code is."""
    client.post(ASK, {"phone": "0550999999"})
    page = client.get(ENTER).text
    assert '<bdi class="num" dir="ltr">055 099 9999</bdi>' in page
    assert reverse("messaging:demo") in page
    short = client.post(ENTER, {"action": "verify", "code": last_code()[:5]})
    assert "وكتبتَ 5 أرقام" in short.text
    wrong = "000000" if last_code() != "000000" else "111111"
    client.cookies["language"] = "en"
    assert (
        "it is not that of the last message"
        in client.post(ENTER, {"action": "verify", "code": wrong}).text
    )
    settings.SMS_GATEWAY_URL = "https://sms.example/"
    assert reverse("messaging:demo") not in client.get(ENTER).text


def test_who_comes_back_while_a_code_waits_goes_on_where_they_wanted_to(client):
    PersonFactory(mobile="+966550999999", with_account=True)
    client.post(ASK, {"phone": "0550999999"})
    answer = client.get("/apply/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{ENTER}?next=%2Fapply%2F"
    assert "055 099 9999" in answer.text
    assert answer.context["redirect_field_value"] == "/apply/"
    client.cookies["language"] = "en"
    assert "Then you go on where you were." in client.get(answer.redirect_chain[-1][0]).text
    answer = client.post(ENTER, {"action": "verify", "code": last_code(), "next": "/apply/"})
    assert answer.url == "/apply/"


def test_a_new_code_replaces_the_old_one(client):
    client.post(ASK, {"phone": "0550999999"})
    old = last_code()
    client.post(ENTER, {"action": "resend"})
    assert MessageDelivery.objects.count() == 2
    if old != last_code():
        assert client.post(ENTER, {"action": "verify", "code": old}).status_code == 200
    assert client.post(ENTER, {"action": "verify", "code": last_code()}).url == "/home/"


def test_three_codes_a_minute_to_one_number(client):
    for _time in range(4):
        client.cookies.clear()
        client.post(ASK, {"phone": "0550999999"})
    assert MessageDelivery.objects.count() == 3


def test_a_code_never_opens_a_work_account(client):
    UserFactory(officer=True, username="hind", mobile="+966550123456")
    answer = sign_in(client, "0550123456")
    assert not answer.wsgi_request.user.is_authenticated
    assert answer.redirect_chain[-1][0] == "/accounts/login/"


@pytest.mark.parametrize(
    "wrong", ["", "05501", "0112345678", "+971501234567", "abc\x00", "😀", "\u202e0550123456x"]
)
def test_what_is_no_mobile_gets_a_sentence(client, wrong):
    answer = client.post(ASK, {"phone": wrong})
    assert answer.status_code == 200
    assert answer.context["form"].errors["phone"]
    assert not MessageDelivery.objects.exists()


def test_a_closed_account_stays_out(client):
    person = PersonFactory(mobile="+966550123456", with_account=True)
    User.objects.filter(pk=person.account_id).update(is_active=False)
    answer = sign_in(client, "0550123456")
    assert not answer.wsgi_request.user.is_authenticated
    assert answer.status_code == 200


def test_the_admin_has_no_door_of_its_own(client):
    assert client.get("/admin/login/").url.startswith("/accounts/login/")


def test_the_language_is_chosen_and_kept(client):
    answer = client.post("/language/", {"language": "en", "next": "/privacy/"})
    assert answer.url == "/privacy/"
    assert b'lang="en"' in client.get("/privacy/").content
    client.post("/language/", {"language": "xx"})
    assert b'lang="en"' in client.get("/privacy/").content
    assert client.get("/language/").status_code == 405
    assert client.post("/language/", {"next": "https://elsewhere.example/"}).url == "/"


def test_tries_of_one_number_are_counted_whoever_sends_them(client, monkeypatch):
    """Each browser mistypes once: its own session never counts to three."""
    monkeypatch.setitem(LIMITS, "ask-code", ())
    for _browser in range(15):
        client.cookies.clear()
        client.post(ASK, {"phone": "0550999999"})
        wrong = "000000" if last_code() != "000000" else "111111"
        assert client.post(ENTER, {"action": "verify", "code": wrong}).status_code == 200
    client.cookies.clear()
    client.post(ASK, {"phone": "0550999999"})
    assert client.post(ENTER, {"action": "verify", "code": last_code()}).url == ASK
    client.cookies.clear()
    client.post(ASK, {"phone": "0550888888"})
    answer = client.post(ENTER, {"action": "verify", "code": last_code()})
    assert answer.url == "/home/", "another number from the same address signs in"


def test_a_code_sent_again_counts_with_the_others(client):
    client.post(ASK, {"phone": "0550999999"})
    for _time in range(3):
        client.post(ENTER, {"action": "resend"})
        client.cookies.clear()
        client.post(ASK, {"phone": "0550999999"})
    assert MessageDelivery.objects.count() == 3


def test_a_flood_of_numbers_does_not_wipe_the_counts(client):
    """The cache keeps what it counts, however many others are counted beside it."""
    for _time in range(3):
        client.cookies.clear()
        client.post(ASK, {"phone": "0550999999"})
    for number in range(400):
        cache.set(f"another-{number}", 1, 60)
    client.cookies.clear()
    client.post(ASK, {"phone": "0550999999"})
    assert MessageDelivery.objects.count() == 3


def test_behind_our_proxy_each_visitor_has_an_address(client, settings):
    settings.PROXIES = 1
    for visitor in ("203.0.113.7", "198.51.100.9"):
        for _try in range(20):
            client.get(
                "/letters/verify/?code=7K4P-92MD", HTTP_X_FORWARDED_FOR=f"1.1.1.1, {visitor}"
            )
        answer = client.get(VERIFY, HTTP_X_FORWARDED_FOR=visitor)
        assert answer.status_code == 429, "what they write themselves is not read"
    answer = client.get(VERIFY, HTTP_X_FORWARDED_FOR="192.0.2.1")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("proxies", "address"), [(0, "127.0.0.1"), (1, "10.0.0.5"), (2, "203.0.113.7")]
)
def test_so_many_proxies_stand_before_the_portal(rf, settings, proxies, address):
    """What a visitor writes into the header himself, here the first, is read for none of them."""
    settings.PROXIES = proxies
    seen = []
    ProxyMiddleware(lambda request: seen.append(request.META["REMOTE_ADDR"]))(
        rf.get("/", HTTP_X_FORWARDED_FOR="1.1.1.1, 203.0.113.7, 10.0.0.5")
    )
    assert seen == [address]


@pytest.mark.parametrize("said", ["", "nobody", "1.1.1.1, \x00", ","])
def test_without_a_proxy_the_address_is_the_connections(rf, settings, said):
    settings.PROXIES = 1
    seen = []
    ProxyMiddleware(lambda request: seen.append(request.META["REMOTE_ADDR"]))(
        rf.get("/", HTTP_X_FORWARDED_FOR=said)
    )
    assert seen == ["127.0.0.1"]


def test_what_has_ended_is_swept_out(client, db):
    client.post(ASK, {"phone": "0550999999"})
    cache.set("over", 1, -1)
    Session.objects.update(expire_date=Now() - timedelta(seconds=1))
    Session.objects.create(
        session_key="k" * 32, session_data="", expire_date=Now() + timedelta(hours=1)
    )
    tasks.due()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["k" * 32]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache_entry WHERE cache_key LIKE '%over'")
        assert cursor.fetchone()[0] == 0
