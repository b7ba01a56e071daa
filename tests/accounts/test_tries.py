"""Wrong passwords: who tries waits longer each time, and no stranger keeps a colleague out."""

import re

import pytest
from allauth.account.adapter import get_adapter
from django.db import connection

from sanad.accounts import tries
from sanad.accounts.tries import TryLimits, seconds_to_wait
from sanad.audit.models import Door, SignIn
from sanad.lib.actor import acting
from sanad.lib.limits import LIMITS, is_within
from sanad.messaging.models import MessageDelivery
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.policy import approved

pytestmark = pytest.mark.django_db
LOGIN, ENTER = "/accounts/login/", "/accounts/login/code/confirm/"
MOBILE = "+966550123456"
FREE, LONGEST, STRANGERS, COUNTED = TryLimits()


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind", mobile=MOBILE)


@pytest.fixture(autouse=True)
def many_from_one_address(monkeypatch):
    monkeypatch.setitem(LIMITS, "password", ())


def sign_in(client, password=PASSWORD, address="192.0.2.1", name="hind"):
    return client.post(LOGIN, {"login": name, "password": password}, REMOTE_ADDR=address)


def wrong(client, times, **more):
    for _try in range(times):
        sign_in(client, "wrong", **more)


def is_in(client):
    return client.get("/accounts/password/change/").status_code == 200


def last_code():
    return re.search(r"[0-9]{6}", MessageDelivery.objects.latest("id").text)[0]


def waited(answer):
    (error,) = answer.context["form"].non_field_errors().as_data()
    return error.code == "too_many_login_attempts" and re.search("[0-9]", error.message)


def the_wait_is_over():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache_entry WHERE cache_key LIKE '%password:wait:%'")


@pytest.mark.parametrize(("times", "waits"), [(FREE, False), (FREE + 1, True)])
def test_after_so_many_wrong_passwords_one_waits(client, hind, times, waits):
    wrong(client, times)
    answer = sign_in(client)
    assert (answer.status_code == 200) is waits
    if waits:
        assert waited(answer) and not is_in(client)


def delays(request, tries):
    """The seconds to wait after each of so many tries, every one made when it may be."""
    waits = []
    for _try in range(tries):
        assert seconds_to_wait(request, "hind") == 0
        waits.append(seconds_to_wait(request, "hind") if len(waits) >= FREE else 0)
        the_wait_is_over()
    return waits


def test_the_delay_grows_to_its_longest_and_never_further(rf):
    waits = delays(rf.post(LOGIN, REMOTE_ADDR="192.0.2.1"), FREE + 9)
    assert waits == [0] * FREE + [4, 8, 16, 32, 64, 128, 256, LONGEST, LONGEST]


def test_what_waits_is_no_try(client, hind):
    wrong(client, FREE + 1)
    wrong(client, 20)
    the_wait_is_over()
    sign_in(client, "wrong")
    entry = "password:wait:"
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM cache_entry WHERE cache_key LIKE %s", [f"%{entry}%"])
        assert cursor.fetchone() == ("8",), "the sixth try, not the twenty-sixth"


def test_the_right_password_uses_nothing_up(client, hind):
    wrong(client, FREE)
    sign_in(client)
    client.post("/accounts/logout/")
    wrong(client, FREE)
    sign_in(client)
    assert is_in(client)


def test_a_stranger_elsewhere_slows_nobody(client, hind):
    wrong(client, FREE + 6, address="203.0.113.9")
    sign_in(client, address="192.0.2.1")
    assert is_in(client)


def test_at_the_same_address_a_known_browser_is_not_slowed(client, hind):
    sign_in(client)
    client.post("/accounts/logout/")
    stranger = type(client)()
    wrong(stranger, FREE + 6)
    assert sign_in(stranger).status_code == 200 and not is_in(stranger)
    sign_in(client)
    assert is_in(client)


def test_a_known_browser_is_counted_by_itself(client, hind):
    sign_in(client)
    client.post("/accounts/logout/")
    wrong(client, FREE + 1)
    sign_in(client, address="198.51.100.4")
    assert not is_in(client), "another address does not help it"


@pytest.mark.parametrize(("times", "asked"), [(STRANGERS - 1, False), (STRANGERS, True)])
def test_where_strangers_try_a_name_from_everywhere_a_code_is_asked_for(client, hind, times, asked):
    stranger = type(client)()
    for number in range(times):
        wrong(stranger, 1, address=f"203.0.113.{number}")
    answer = sign_in(client)
    assert (answer.url == ENTER) is asked and is_in(client) is not asked
    if asked:
        page = client.get(ENTER).text
        assert "456" in page and "055 012" not in page, "a stranger may have the password"
        assert client.post(ENTER, {"action": "verify", "code": last_code()}).url == "/home/"
        assert is_in(client)
        assert SignIn.objects.filter(by=hind, is_let_in=True).count() == 1


def attacked(client):
    stranger = type(client)()
    for number in range(STRANGERS):
        wrong(stranger, 1, address=f"203.0.113.{number}")


def test_a_known_browser_is_not_asked_for_it(client, hind):
    sign_in(client)
    client.post("/accounts/logout/")
    attacked(client)
    sign_in(client)
    assert is_in(client)


def test_with_another_password_no_browser_is_known(client, hind):
    sign_in(client)
    client.post("/accounts/logout/")
    attacked(client)
    hind.set_password("another-long-password")
    with acting(hind.pk):
        hind.save(update_fields=["password"])
    assert sign_in(client, "another-long-password").url == ENTER


def test_a_cookie_that_somebody_wrote_knows_nobody(client, hind):
    sign_in(client)
    client.post("/accounts/logout/")
    attacked(client)
    client.cookies["device"] = client.cookies["device"].value[:-3] + "xxx"
    assert sign_in(client).url == ENTER


def test_who_has_no_mobile_is_not_kept_out(client):
    UserFactory(officer=True, username="hind")
    attacked(client)
    sign_in(client)
    assert is_in(client)


def test_a_wrong_code_three_times_begins_at_the_password(client, hind):
    attacked(client)
    sign_in(client)
    bad = "000000" if last_code() != "000000" else "111111"
    for _try in range(3):
        answer = client.post(ENTER, {"action": "verify", "code": bad})
    assert answer.url == LOGIN and not is_in(client)
    assert SignIn.objects.filter(by=hind, door=Door.CODE, is_let_in=False).count() == 3


def test_who_tries_a_name_that_nobody_has_waits_alike(client):
    wrong(client, FREE + 1, name="nobody")
    assert waited(sign_in(client, name="nobody"))


def test_the_codes_to_one_mobile_are_counted(client, hind):
    attacked(client)
    for _time in range(3):
        client.cookies.clear()
        assert sign_in(client).url == ENTER
    client.cookies.clear()
    assert sign_in(client).url == LOGIN
    assert MessageDelivery.objects.count() == 3


def test_the_policy_says_how_many(client, hind, cast, calendar):
    assert get_adapter().try_limits() == TryLimits(), "the first version keeps what stood in code"
    calendar.move_to("2026-10-02")
    limits = {"free_tries": 1, "longest_wait_minutes": 1, "strangers_tries": 2}
    approved(cast, in_days=0, **limits, tries_minutes=10)
    assert get_adapter().try_limits() == TryLimits(1, 60, 2, 600)
    wrong(client, 2)
    assert waited(sign_in(client))
    the_wait_is_over()
    other = type(client)()
    assert sign_in(other, address="203.0.113.9").url == ENTER


def test_how_long_a_wrong_password_counts_is_the_policys(rf, cast, calendar, monkeypatch):
    calendar.move_to("2026-10-02")
    request = rf.post(LOGIN, REMOTE_ADDR="192.0.2.1")
    counted = []
    monkeypatch.setattr(tries.cache, "add", lambda key, value, seconds: counted.append(seconds))
    monkeypatch.setattr(tries.cache, "incr", lambda key: 1)
    for seconds in (COUNTED, 600):
        counted.clear()
        assert seconds_to_wait(request, "hind") == 0
        # Beside it the address alone is counted, by the table.
        of_the_table = {limit.seconds for limit in LIMITS["password"]}
        assert set(counted) - of_the_table == {seconds}
        if seconds == COUNTED:
            approved(cast, in_days=0, tries_minutes=10)


@pytest.mark.parametrize(("percent", "most"), [(100, 20), (300, 60), (50, 10)])
def test_what_one_address_may_try_is_the_policys(rf, cast, calendar, percent, most):
    calendar.move_to("2026-10-02")
    approved(cast, in_days=0, address_percent=percent)
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    assert [is_within(request, "verify-letter") for _try in range(most + 1)] == [
        *[True] * most,
        False,
    ]


def test_what_is_counted_by_a_number_is_not_stretched(rf, cast, calendar):
    calendar.move_to("2026-10-02")
    approved(cast, in_days=0, address_percent=1000)
    request = rf.get("/", REMOTE_ADDR="192.0.2.8")
    assert [is_within(request, "pin", "1") for _try in range(6)] == [*[True] * 5, False]


def test_the_longest_wait_is_the_policys(rf, cast, calendar):
    calendar.move_to("2026-10-02")
    approved(cast, in_days=0, longest_wait_minutes=1)
    waits = delays(rf.post(LOGIN, REMOTE_ADDR="192.0.2.1"), FREE + 8)
    assert waits == [0] * FREE + [4, 8, 16, 32, 60, 60, 60, 60]
