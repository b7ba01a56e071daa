"""Who acts, by raw SQL as the site's role: its password alone signs in nobody's name."""

import base64
import json
import re
import time

import pgtrigger
import psycopg2
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, connections, transaction
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from sanad import verification
from sanad.accounts.models import Branch, User, UserRoleEvent
from sanad.embedded import CHECKOUT
from sanad.lib import actor
from sanad.lib.actor import LIFE_SECONDS, SETTING, acting, sign
from sanad.middleware import ActorMiddleware, constraint_of
from tests.accounts.test_rules import GIVE, born
from tests.factories.accounts import UserFactory
from tests.in_own_name import unsigned
from tests.rules.without import without

pytestmark = pytest.mark.django_db
RULE = "user_by_the_portal"
UserEvent = User.pgh_event_model
UNSIGNED = {"unsigned": True}
RENAME = "UPDATE accounts_user SET name = 'x' WHERE id = %s"


def ask(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]


def in_this_transaction():
    return ask("SELECT public.actor_transaction()")


def until(seconds=LIFE_SECONDS):
    return int(time.time()) + seconds


def good_token(user):
    """What the web process itself would write now."""
    return sign({"user": user.pk, "until": until()}, in_this_transaction())


def run(token, sql, *parameters):
    """The statement, in a transaction in which the setting is `token`."""
    with unsigned(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, token])
        cursor.execute(sql, parameters)


def payload_of(said):
    return base64.b64encode(json.dumps(said).encode()).decode()


# What a stranger with the site's password writes into the setting, by what it is.
def plain_json(user):
    return json.dumps({"user": user.pk})


def without_a_mac(user):
    return payload_of({"user": user.pk, "until": until()})


def with_a_mac_of_zeros(user):
    return f"{without_a_mac(user)}.{'0' * 64}"


def by_another_key(user):
    said = {"user": user.pk, "until": until()}
    return sign(said, in_this_transaction(), key="a key of one's own")


def expired(user):
    return sign({"user": user.pk, "until": until(-60)}, in_this_transaction())


def truncated(user):
    return good_token(user)[:-1]


def of_another_account(user):
    """The officer's own good token with the manager's number put in."""
    token = good_token(UserFactory(officer=True))
    return f"{payload_of({'user': user.pk, 'until': until()})}.{token.partition('.')[2]}"


def replayed_from_another_transaction(user):
    pid, _slash, moment = in_this_transaction().partition("/")
    return sign({"user": user.pk, "until": until()}, f"{pid}/{int(moment) - 1}")


def replayed_from_another_session(user):
    pid, _slash, moment = in_this_transaction().partition("/")
    return sign({"user": user.pk, "until": until()}, f"{int(pid) + 1}/{moment}")


def with_a_line_behind(user):
    return good_token(user) + "\n"


FORGED = [
    plain_json,
    without_a_mac,
    with_a_mac_of_zeros,
    by_another_key,
    expired,
    truncated,
    of_another_account,
    replayed_from_another_transaction,
    replayed_from_another_session,
    with_a_line_behind,
]


@pytest.fixture(params=FORGED, ids=lambda make: make.__name__)
def forged(request, cast):
    return request.param(cast.manager)


def test_a_forged_token_writes_nothing_and_no_history_as_the_manager(cast, forged, owner):
    with pytest.raises(IntegrityError) as refused:
        run(forged, RENAME, cast.officer.pk)
    assert constraint_of(refused.value) == RULE
    with without(owner, RULE):
        run(forged, RENAME, cast.officer.pk)
    assert UserEvent.objects.latest("pk").pgh_context == UNSIGNED


def test_a_forged_token_gives_no_role(cast, forged):
    with pytest.raises(IntegrityError) as refused:
        run(forged, GIVE, cast.officer.pk, "researcher")
    assert constraint_of(refused.value) == "userrole_by_another_manager"


def test_a_forged_token_makes_no_colleague(cast, forged):
    sql, values, _who = born(is_staff=True)
    with pytest.raises(IntegrityError) as refused:
        run(forged, sql, *values)
    assert constraint_of(refused.value) == "user_colleague_by_a_manager"


def test_the_librarys_own_setting_names_nobody(cast, owner):
    """What a session wrote there was believed once."""
    officer, manager = cast.officer, cast.manager
    with without(owner, RULE), unsigned(), transaction.atomic(), connection.cursor() as cursor:
        context = json.dumps({"user": manager.pk})
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [context])
        cursor.execute(RENAME, [officer.pk])
        assert UserEvent.objects.latest("pk").pgh_context is None
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(GIVE, [officer.pk, "researcher"])


def test_a_good_token_does_all_three(cast):
    """The control: what is refused above is refused for the token alone."""
    token = good_token(cast.manager)
    run(token, RENAME, cast.officer.pk)
    assert UserEvent.objects.latest("pk").pgh_context == {"user": cast.manager.pk}
    run(token, GIVE, cast.officer.pk, "researcher")
    assert UserRoleEvent.objects.latest("pk").pgh_context == {"user": cast.manager.pk}
    sql, values, _who = born(is_staff=True)
    run(token, sql, *values)


def test_without_the_function_that_verifies_a_forged_one_passes(cast, owner):
    """The other control: it is this function that holds the rules and the history."""
    trusting = f"SELECT nullif(current_setting('{SETTING}', true), '')::jsonb"
    definition = (
        "CREATE OR REPLACE FUNCTION public.actor_context() RETURNS jsonb {} AS $body${}$body$"
    )
    officer, manager = cast.officer, cast.manager
    owner.execute(definition.format("LANGUAGE sql STABLE", trusting))
    try:
        ask("SELECT to_regclass('public.unknown_1')")  # it notices the other function
        run(plain_json(manager), GIVE, officer.pk, "researcher")
        assert UserRoleEvent.objects.latest("pk").pgh_context == {"user": manager.pk}
        assert any("actor_context" in each for each in verification.find_problems())
    finally:
        _returns, options, body = actor.FUNCTIONS["actor_context"]
        owner.execute(definition.format(options, body))
    ask("SELECT to_regclass('public.unknown_2')")
    with pytest.raises(IntegrityError):
        run(plain_json(manager), GIVE, UserFactory(officer=True).pk, "researcher")
    assert verification.find_problems() == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM sanad_private.actor_key",
        "INSERT INTO sanad_private.actor_key VALUES ('x', 'y')",
        "DELETE FROM sanad_private.actor_key",
        "DROP SCHEMA sanad_private CASCADE",
        "CREATE TABLE sanad_private.mine ()",
        "CREATE OR REPLACE FUNCTION public.actor() RETURNS bigint LANGUAGE sql AS 'SELECT 1'",
        "ALTER FUNCTION public.actor_context() RESET ALL",
        "ALTER FUNCTION public.actor_context() SECURITY INVOKER",
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    ],
)
def test_key_and_functions_are_not_the_sites(sql):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), transaction.atomic():
        try:
            ask(sql)
        except Exception as error:
            raise error.__cause__ from None


def test_what_a_session_may_print_of_its_plans_shows_no_key(cast, owner):
    owner.execute(
        "SELECT encode(inner_pad, 'hex'), encode(outer_pad, 'hex') FROM sanad_private.actor_key"
    )
    pads = owner.fetchone()
    notices = connection.connection.notices
    notices.clear()
    with transaction.atomic(), connection.cursor() as cursor:
        for setting in ("debug_print_plan", "debug_print_parse", "debug_print_rewritten"):
            cursor.execute(f"SET LOCAL {setting} = on")
        cursor.execute("SET LOCAL client_min_messages = debug5")
        cursor.execute("SET LOCAL plan_cache_mode = force_custom_plan")
        run(good_token(cast.manager), "SELECT public.actor_context()")
    said = "".join(notices)
    assert "outer_pad" in said or "PLANNEDSTMT" in said
    # A constant is printed as its bytes, in decimal.
    printed = [" ".join(str(each) for each in bytes.fromhex(pad)) for pad in pads]
    for pad in (*pads, *printed):
        assert pad not in said


# The keys -------------------------------------------------------------------------------------


def test_two_keys_are_believed_while_one_takes_over(cast, owner, settings):
    old, new = settings.ACTOR_KEYS[0], "the next one"
    try:
        settings.ACTOR_KEYS = [new]
        assert not actor.is_believed()
        assert any("ACTOR_KEY" in each for each in verification.find_problems())
        settings.ACTOR_KEYS = [new, old]
        actor.write_keys(owner)
        for keys in ([new], [old], [old, new]):
            settings.ACTOR_KEYS = keys
            assert actor.is_believed()
        settings.ACTOR_KEYS = [new]
        actor.write_keys(owner)
        assert actor.is_believed()
        settings.ACTOR_KEYS = [old]
        assert not actor.is_believed()
    finally:
        settings.ACTOR_KEYS = [old]
        actor.write_keys(owner)
    assert actor.is_believed()


# What the process signs -----------------------------------------------------------------------


def last_context():
    return UserEvent.objects.latest("pk").pgh_context


def test_one_inside_another_acts_until_it_ends(cast, owner):
    officer = cast.officer
    with acting(1):
        with acting(officer.pk, url="/here/"):
            User.objects.filter(pk=officer.pk).update(name="a")
            assert last_context() == {"user": officer.pk, "url": "/here/"}
        User.objects.filter(pk=officer.pk).update(name="b")
        assert last_context() == {"user": 1}
    with without(owner, RULE), unsigned():
        User.objects.filter(pk=officer.pk).update(name="c")
    assert last_context() is None


def test_who_acts_within_another_goes_on_in_its_transaction(cast):
    """Asked for once, not again by each verb."""
    with acting(1):
        User.objects.filter(pk=cast.officer.pk).update(name="a")
        begun = actor._acting.get().transaction
        assert begun
        with acting(cast.officer.pk):
            assert actor._acting.get().transaction == begun
        assert actor._acting.get().transaction == begun


@pytest.mark.django_db(transaction=True)
def test_who_acts_within_another_leaves_no_transaction_that_is_over():
    officer = UserFactory(officer=True)
    with acting(1):
        for name in ("a", "b"):
            User.objects.filter(pk=officer.pk).update(name=name)
            with acting(officer.pk), transaction.atomic():
                User.objects.filter(pk=officer.pk).update(name=name * 2)
                assert last_context() == {"user": officer.pk}
            User.objects.filter(pk=officer.pk).update(name=name * 3)
            assert last_context() == {"user": 1}


def test_a_savepoint_that_is_rolled_back_takes_no_name_with_it(cast):
    with acting(cast.officer.pk):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            User.objects.filter(pk=cast.officer.pk).update(name="a")
            1 / 0  # noqa: B018
        User.objects.filter(pk=cast.officer.pk).update(name="b")
    assert last_context() == {"user": cast.officer.pk}


def test_a_transaction_longer_than_a_token_is_signed_anew(cast, monkeypatch, owner):
    officer = cast.officer
    monkeypatch.setattr(actor, "LIFE_SECONDS", -10)
    with acting(officer.pk):
        with without(owner, RULE):
            User.objects.filter(pk=officer.pk).update(name="a")
        assert last_context() == UNSIGNED
        monkeypatch.undo()
        User.objects.filter(pk=cast.officer.pk).update(name="b")
    assert last_context() == {"user": cast.officer.pk}


def test_many_rows_at_once_are_signed_too(cast):
    with acting(cast.officer.pk), connection.cursor() as cursor:
        cursor.executemany(RENAME, [[cast.officer.pk], [cast.manager.pk]])
    events = UserEvent.objects.order_by("-pk")[:2]
    assert [event.pgh_context for event in events] == [{"user": cast.officer.pk}] * 2


@pytest.mark.django_db(transaction=True)
def test_each_transaction_has_a_token_of_its_own():
    officer = UserFactory(officer=True)
    with acting(officer.pk):
        for name in ("a", "b"):
            User.objects.filter(pk=officer.pk).update(name=name)  # on its own
            assert last_context() == {"user": officer.pk}
            with transaction.atomic():
                Branch.objects.exists()
                User.objects.filter(pk=officer.pk).update(name=name * 2)
            assert last_context() == {"user": officer.pk}
        connections["default"].close()
        User.objects.filter(pk=officer.pk).update(name="c")
    assert last_context() == {"user": officer.pk}


@pytest.mark.django_db(transaction=True)
def test_what_others_see_of_a_session_is_worth_nothing_to_them():
    """The site's role reads the statements of all its sessions, tokens included."""
    manager, officer = UserFactory(manager=True), UserFactory(officer=True)
    thief = connections["default"].copy()
    try:
        with acting(manager.pk), transaction.atomic():
            User.objects.filter(pk=officer.pk).update(name="a")
            with thief.cursor() as cursor:
                cursor.execute(
                    "SELECT substring(query FROM 'sanad.actor'', ''([^'']+)') FROM pg_stat_activity"
                    " WHERE query LIKE '%set_config%' AND pid <> pg_backend_pid()"
                )
                (token,) = cursor.fetchone()
                assert len(token) > 64
                cursor.execute("BEGIN")
                cursor.execute("SELECT set_config('sanad.actor', %s, true)", [token])
                cursor.execute("SELECT public.actor(), public.actor_context()")
                assert cursor.fetchone() == (None, json.dumps(UNSIGNED))
                cursor.execute("ROLLBACK")
    finally:
        thief.close()


def test_a_page_acts_as_who_is_signed_in_when_it_writes(cast, rf, owner):
    """The page of the sign-in begins with nobody and ends with somebody."""
    seen = []

    def page(request):
        for user in (AnonymousUser(), cast.officer):
            request.user = user
            User.objects.filter(pk=cast.manager.pk).update(name=f"name {len(seen)}")
            seen.append(last_context())
        return HttpResponse()

    cast.manager, cast.officer  # noqa: B018  # made before the page
    ActorMiddleware(page)(rf.post("/there/"))
    assert seen == [
        {"user": None, "url": "/there/"},
        {"user": cast.officer.pk, "url": "/there/"},
    ]
    with without(owner, RULE), unsigned():
        User.objects.filter(pk=cast.manager.pk).update(name="later")
    assert last_context() is None


def test_who_it_is_may_be_read_while_something_is_written(cast, rf, owner):
    """The account of a session is read when it is asked for, which notes that it was seen."""
    seen, manager, officer = [], cast.manager, cast.officer

    def read():
        User.objects.filter(pk=manager.pk).update(name="noted")
        seen.append(last_context())
        return officer

    def page(request):
        request.user = SimpleLazyObject(read)
        User.objects.filter(pk=officer.pk).update(name="written")
        seen.append(last_context())
        return HttpResponse()

    with without(owner, RULE):  # sessions are what is written so
        ActorMiddleware(page)(rf.get("/there/"))
    assert seen == [None, {"user": officer.pk, "url": "/there/"}]


def test_rules_and_history_read_no_setting_that_a_session_may_write():
    for model, trigger in pgtrigger.registered():
        sql = trigger.compile(model).install_sql.lower()
        read = set(re.findall(r"current_setting\(\s*'([^']+)'", sql))
        assert read <= {"transaction_isolation", "pgtrigger.ignore"}, trigger.name
        if hasattr(trigger, "event_model"):
            assert "public.actor_context()" in sql, trigger.name


def test_nobody_is_named_without_a_signature():
    """The library's own way names whomever it is told, and the database does not believe it."""
    packages = ("sanad", "beneficiaries", "requests_app", "conduct", "surveys", "tests")
    named = [
        str(file.relative_to(CHECKOUT))
        for package in packages
        for file in (CHECKOUT / package).rglob("*.py")
        if "pghistory" + ".context(" in file.read_text(encoding="utf-8")
    ]
    assert named == []
