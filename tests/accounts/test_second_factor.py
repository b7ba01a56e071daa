"""The second step of signing in: set up, asked for, taken once, taken off by two."""

import re
import time
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from django.urls import reverse

from sanad.accounts import workflow
from sanad.accounts.models import SecondFactorReset
from sanad.audit.models import Door, SignIn
from sanad.lib.actor import acting
from sanad.lib.refusal import NotAllowed, Refused
from sanad.messaging.models import MessageDelivery
from sanad.middleware import constraint_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.readable import everything_readable

pytestmark = pytest.mark.django_db
LOGIN, SECOND, SET_UP = "/accounts/login/", "/accounts/login/second/", "/accounts/second/"
PRINTED = "/accounts/second/printed/"


@pytest.fixture
def hind():
    return UserFactory(officer=True, username="hind", mobile="+966550123456")


def digits(seed, steps=0):
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30 + steps))


def set_up(client):
    """The seed that the page showed, once its digits were written back."""
    page = client.get(SET_UP)
    seed = page.context["form"].secret
    answer = client.post(SET_UP, {"code": digits(seed, -1)})
    assert answer.status_code == 302, answer.context["form"].errors
    return seed


@pytest.fixture
def with_one(client, hind, django_capture_on_commit_callbacks):
    """Hind has a second factor, and is signed in nowhere; its seed."""
    client.force_login(hind)
    with django_capture_on_commit_callbacks(execute=True):
        seed = set_up(client)
    client.post("/accounts/logout/")
    return seed


def sign_in(client):
    return client.post(LOGIN, {"login": "hind", "password": PASSWORD})


def is_in(client):
    return client.get("/accounts/password/change/").status_code == 200


def test_the_password_alone_no_longer_opens_it(client, with_one):
    assert sign_in(client).url == SECOND
    assert not is_in(client)
    assert client.get("/admin/").status_code == 302, "the admin has no door of its own"
    answer = client.post(SECOND, {"code": digits(with_one)})
    assert answer.url == "/home/" and is_in(client)


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (0, True), (1, True), (2, False)])
def test_a_phone_may_be_half_a_minute_wrong(client, with_one, steps, is_right):
    sign_in(client)
    client.post(SECOND, {"code": digits(with_one, steps)})
    assert is_in(client) is is_right


def test_digits_are_taken_once(client, with_one):
    """Also when the library has forgotten them, after half a minute."""
    code = digits(with_one)
    sign_in(client)
    client.post(SECOND, {"code": code})
    client.post("/accounts/logout/")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cache_entry WHERE cache_key LIKE '%allauth%'")
        assert cursor.rowcount
    sign_in(client)
    assert client.post(SECOND, {"code": code}).status_code == 200
    assert not is_in(client)
    assert SignIn.objects.filter(door=Door.SECOND, is_let_in=False).count() == 1


def test_arabic_digits_and_spaces_do_no_harm(client, with_one):
    sign_in(client)
    code = digits(with_one).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    client.post(SECOND, {"code": f"{code[:3]} {code[3:]}"})
    assert is_in(client)


def test_a_wrong_one_stands_on_the_record(client, hind, with_one):
    sign_in(client)
    wrong = "000000" if digits(with_one) != "000000" else "111111"
    assert client.post(SECOND, {"code": wrong}).status_code == 200
    assert SignIn.objects.get(door=Door.SECOND).by == hind


@pytest.mark.parametrize(("times", "is_let_in"), [(8, True), (9, False)])
def test_so_many_digits_may_be_tried(client, with_one, times, is_let_in):
    """Ten in a quarter of an hour; one of them set it up."""
    sign_in(client)
    for number in range(times):
        client.post(SECOND, {"code": f"{number:06}"})
    client.post(SECOND, {"code": digits(with_one)})
    assert is_in(client) is is_let_in


def printed(client):
    return re.findall(r">([0-9]{8})<", client.get(PRINTED).text)


def test_a_printed_code_does_once(client, hind, with_one):
    client.force_login(hind)
    codes = printed(client)
    assert len(codes) == 10
    client.post("/accounts/logout/")
    sign_in(client)
    assert client.post(SECOND, {"code": codes[3]}).url == "/home/"
    assert codes[3] not in printed(client) and len(printed(client)) == 9
    client.post("/accounts/logout/")
    cache.clear()
    sign_in(client)
    assert client.post(SECOND, {"code": codes[3]}).status_code == 200


def test_new_printed_codes_end_the_old(client, hind, with_one):
    client.force_login(hind)
    old = printed(client)
    client.post(f"{PRINTED}new/")
    assert not set(old) & set(printed(client))


def test_it_is_nowhere_to_be_read(client, hind):
    client.force_login(hind)
    seed = client.get(SET_UP).context["form"].secret
    assert seed not in everything_readable(), "not while it is set up either"
    client.post(SET_UP, {"code": digits(seed)})
    assert Authenticator.objects.filter(user=hind).count() == 2
    assert seed not in everything_readable()


def test_set_up_shows_a_square_that_the_policy_of_content_lets_pass(client, hind):
    client.force_login(hind)
    page = client.get(SET_UP)
    assert 'src="data:image/svg+xml;base64,' in page.text and "style=" not in page.text
    assert "data:" in page.headers["Content-Security-Policy"]


def test_setting_it_up_ends_the_others_and_tells(client, hind, django_capture_on_commit_callbacks):
    other = type(client)()
    other.force_login(hind)
    client.force_login(hind)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    assert is_in(client) and not is_in(other)
    assert "خطوة التحقق الثانية" in MessageDelivery.objects.get(address=hind.mobile).text


# Asked of everybody -------------------------------------------------------------------------------


@pytest.fixture
def asked(settings):
    settings.SECOND_FACTOR = True


@pytest.mark.parametrize("path", ["/desk/", "/admin/", "/accounts/mine/", "/home/"])
def test_nobody_who_works_here_goes_on_without(client, hind, asked, path):
    client.force_login(hind)
    assert client.get(path).url == SET_UP
    assert client.get(SET_UP).status_code == 200
    assert client.get("/privacy/").status_code == 200, "what is public stays so"


def test_who_has_one_goes_on(client, hind, with_one, asked):
    sign_in(client)
    client.post(SECOND, {"code": digits(with_one)})
    assert client.get("/accounts/mine/").status_code == 200
    assert client.post("/accounts/second/give-up/").status_code == 200
    assert Authenticator.objects.filter(user=hind, type="totp").exists()


def test_beneficiaries_are_not_asked(client, asked):
    client.force_login(UserFactory(mobile="+966550123457"))
    assert client.get("/accounts/mine/").status_code == 200


def test_production_says_where_it_is_off(settings):
    from sanad import checks

    settings.SECOND_FACTOR = False
    assert [problem.id for problem in checks.second_factor(None)] == ["sanad.W002"]
    settings.SECOND_FACTOR = True
    assert not list(checks.second_factor(None))


# Taken off by two ---------------------------------------------------------------------------------


@pytest.fixture
def managers():
    return UserFactory(manager=True, username="first"), UserFactory(manager=True, username="second")


def by(user):
    return acting(user.pk)


def test_two_managers_take_it_off(client, hind, with_one, managers):
    one, two = managers
    page = reverse("account_colleague", args=[hind.pk])
    elsewhere = type(client)()
    elsewhere.force_login(hind)
    client.force_login(one)
    client.post(page, {"action": "ask_reset"})
    assert Authenticator.objects.filter(user=hind).exists()
    assert "confirm_reset" not in client.get(page).text
    client.post(page, {"action": "confirm_reset"})
    assert Authenticator.objects.filter(user=hind).exists(), "who asked does not confirm"
    client.force_login(two)
    assert "confirm_reset" in client.get(page).text
    client.post(page, {"action": "confirm_reset"})
    assert not Authenticator.objects.filter(user=hind).exists()
    assert not is_in(elsewhere)
    said = [one.text for one in MessageDelivery.objects.filter(address=hind.mobile).order_by("id")]
    assert "طلب مدير" in said[-2] and "بتأكيد مديرين" in said[-1]
    client.post("/accounts/logout/")
    assert sign_in(client).url == "/home/"


def test_who_may_ask_and_confirm(hind, with_one, managers):
    one, two = managers
    for user, colleague in ((hind, hind), (one, one), (hind, two)):
        with pytest.raises(NotAllowed), by(user):
            workflow.ask_reset(colleague, by=user)
    with by(one):
        reset = workflow.ask_reset(hind, by=one)
        assert workflow.ask_reset(hind, by=one) == reset, "asked twice it stands once"
        with pytest.raises(Refused):
            workflow.confirm_reset(reset, by=one)
    with by(two), pytest.raises(Refused) as refused:
        workflow.ask_reset(one, by=two)
    assert refused.value.code == "no_second_factor"


def refusal(sql, *parameters, who):
    with pytest.raises(IntegrityError) as refused:
        with transaction.atomic(), by(who), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
    return constraint_of(refused.value)


def test_the_database_asks_for_two(hind, with_one, managers):
    one, two = managers
    rule = "authenticator_taken_off_by_two"
    take_off = "DELETE FROM mfa_authenticator WHERE user_id = %s"
    assert refusal(take_off, hind.pk, who=one) == rule
    ask = (
        "INSERT INTO accounts_secondfactorreset (user_id, asked_by_id, expires_at, confirmed_by_id,"
        " confirmed_at) VALUES (%s, %s, now() + interval '1 day', %s, %s)"
    )
    two_rule = "secondfactorreset_by_two"
    assert refusal(ask, hind.pk, two.pk, None, None, who=one) == two_rule, "in another's name"
    assert refusal(ask, hind.pk, one.pk, two.pk, None, who=one) == two_rule
    assert refusal(ask, one.pk, one.pk, None, None, who=one) == two_rule, "for oneself"
    assert refusal(ask, hind.pk, hind.pk, None, None, who=hind) == two_rule, "no manager"
    with by(one):
        reset = workflow.ask_reset(hind, by=one)
    confirm = (
        "UPDATE accounts_secondfactorreset SET confirmed_by_id = %s, confirmed_at = {}"
        " WHERE id = %s"
    )
    now, later = confirm.format("now()"), confirm.format("now() + interval '1 hour'")
    assert refusal(now, one.pk, reset.pk, who=one) == two_rule
    assert refusal(now, two.pk, reset.pk, who=one) == two_rule, "in another's name"
    assert refusal(now, hind.pk, reset.pk, who=hind) == two_rule
    assert refusal(later, two.pk, reset.pk, who=two) == two_rule
    assert refusal(take_off, hind.pk, who=two) == rule, "not before it is confirmed"
    move = (
        "UPDATE accounts_secondfactorreset SET user_id = %s, confirmed_by_id = %s,"
        " confirmed_at = now() WHERE id = %s"
    )
    other = UserFactory(officer=True)
    assert refusal(move, other.pk, two.pk, reset.pk, who=two) == "secondfactorreset_stands"


@pytest.mark.parametrize(("ahead", "stands"), [(-1, False), (60, True)])
def test_the_second_manager_has_three_days(hind, with_one, managers, ahead, stands):
    one, two = managers
    with by(one):
        reset = SecondFactorReset.objects.create(
            user=hind, asked_by=one, expires_at=Now() + timedelta(seconds=ahead)
        )
    with by(two):
        if stands:
            workflow.confirm_reset(reset, by=two)
        else:
            with pytest.raises(Refused):
                workflow.confirm_reset(reset, by=two)
            sql = (
                "UPDATE accounts_secondfactorreset SET confirmed_by_id = %s, confirmed_at = now()"
                " WHERE id = %s"
            )
            assert refusal(sql, two.pk, reset.pk, who=two) == "secondfactorreset_by_two"


def test_the_database_lets_nobody_give_one_to_another(hind, with_one, managers):
    one, _two = managers
    insert = (
        "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
        " VALUES (%s, 'totp', '{}', now())"
    )
    assert refusal(insert, one.pk, who=hind) == "authenticator_by_its_holder"
    for change in ("data = '{}'", "type = 'webauthn'", f"user_id = {one.pk}"):
        sql = f"UPDATE mfa_authenticator SET {change} WHERE user_id = %s AND type = 'totp'"
        assert refusal(sql, hind.pk, who=hind) == "authenticator_stays"


def test_a_used_printed_code_stays_used(hind, with_one):
    sql = (
        "UPDATE mfa_authenticator SET data = jsonb_set(data, '{used_mask}', %s::jsonb)"
        " WHERE user_id = %s AND type = 'recovery_codes'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, ["5", hind.pk])
        cursor.execute(sql, ["7", hind.pk])
    assert refusal(sql, "3", hind.pk, who=hind) == "authenticator_stays"


def test_one_copied_under_another_account_opens_nothing(client, hind, with_one):
    """Who writes rows gives the manager her own seed: the digits are right and do not count."""
    manager = UserFactory(manager=True, username="mona")
    data = Authenticator.objects.get(user=hind, type="totp").data
    with by(manager):
        Authenticator.objects.create(user=manager, type="totp", data=data)
    client.post(LOGIN, {"login": "mona", "password": PASSWORD})
    assert client.post(SECOND, {"code": digits(with_one)}).status_code == 200
    assert not is_in(client)


def test_the_owner_takes_it_off_where_no_two_managers_are_left(as_owner, client):
    hind = UserFactory(officer=True, username="hind")
    client.force_login(hind)
    set_up(client)
    said = StringIO()
    call_command("forget_second_factor", "HIND", stdout=said)
    assert "taken off" in said.getvalue()
    assert not Authenticator.objects.exists() and not is_in(client)
    with pytest.raises(CommandError):
        call_command("forget_second_factor", "nobody")
