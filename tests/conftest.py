"""The suite's ground: a throwaway PostgreSQL, the site's role, a calendar, a standing cast.

Stricter than production: warnings are errors (pyproject), undefined template variables fail, and
no test reaches further than this machine.

`SANAD_TEST_NOW="2026-12-31 23:59"` (Riyadh) runs the whole suite as if it began at that moment.
"""

import os
import socket
from contextlib import contextmanager
from datetime import datetime

import environ
import psycopg2
import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's loop beside the ORM


def pytest_make_parametrize_id(val, argname):
    """Content has no word in a test's name: a file that is made anew has other bytes in another
    process, and the processes must agree on the names."""
    return argname if isinstance(val, bytes) else None


def credentials(variable):
    parsed = environ.Env().db_url(variable, engine="django.db.backends.postgresql")
    return {key: parsed[key] for key in ("USER", "PASSWORD")}


@pytest.fixture(scope="session")
def django_db_keepdb():
    """The whole cluster is thrown away: no database is dropped under a server's last reader."""
    return True


@pytest.fixture(scope="session")
def moved_clock():
    """With `SANAD_TEST_NOW` the database's clock begins there and runs on: what the clock's own
    functions are made of is replaced, so whoever puts them back puts this clock back. Returns the
    body of the machine's own clock."""
    from sanad.lib import clock
    from sanad.lib.dates import RIYADH

    real = clock.NOW_BODY
    if "SANAD_TEST_NOW" not in os.environ:
        return real
    wanted = datetime.fromisoformat(os.environ["SANAD_TEST_NOW"]).replace(tzinfo=RIYADH)
    ahead = wanted - datetime.now(RIYADH)
    clock.NOW_BODY += f" + interval '{ahead.total_seconds()} seconds'"
    return real


@pytest.fixture(scope="session")
def nothing_drawn():
    """No request is looked at twice by chance: who tests that, writes a version of the policy."""
    from sanad.policy.models import PolicyVersion

    field = PolicyVersion._meta.get_field("second_look_percent")
    field.default = 0
    vars(field).pop("_get_default", None)


@pytest.fixture(scope="session")
def django_db_setup(moved_clock, nothing_drawn, django_db_setup, django_db_blocker):
    """Made as the owner by pytest-django; from here on the whole suite is the site's role."""
    from django.db import connections
    from django.test import TransactionTestCase

    from tests.emptied import Beginning
    from tests.in_own_name import sign_what_tests_write

    sign_what_tests_write()
    accounts = {
        "owner": credentials("DATABASE_OWNER_URL"),
        "site": credentials("SANAD_TEST_SITE_URL"),
    }

    def become(user):
        connection = connections["default"]
        connection.close()
        connection.settings_dict.update(accounts[user])

    with django_db_blocker.unblock():
        make_founder()
        tables = connections["default"].introspection.django_table_names(
            only_existing=True, include_views=False
        )
        with owners_cursor() as cursor:
            beginning = Beginning(cursor, tables)
        become("site")
    database = connections["default"].settings_dict["NAME"]
    flush = TransactionTestCase._fixture_teardown

    def flush_as_owner(self):
        if connections["default"].settings_dict["NAME"] == database:
            with owners_cursor() as cursor:
                if beginning.come_back(cursor):
                    return
        become("owner")
        try:
            flush(self)
            make_founder()
        finally:
            become("site")

    TransactionTestCase._fixture_teardown = flush_as_owner
    yield
    TransactionTestCase._fixture_teardown = flush
    become("owner")


def make_founder():
    """The superuser of the command line, who opens the first accounts; made as the owner, unless
    the database was prepared with them."""
    from sanad.accounts.models import User
    from tests.factories.accounts import FOUNDER

    if not User.objects.filter(pk=FOUNDER).exists():
        User.objects.create_superuser("founder", name="founder", pk=FOUNDER)


OWNERS = {}  # this process's connections as the owner, by database
SPEAKING_AS_OWNER = {}  # Django's own, for `as_owner`: what the server compiled for one test stays


@contextmanager
def owners_cursor():
    """A cursor of the owner's own connection, autocommitted; as new, but connected once only."""
    from django.db import connection

    account = credentials("DATABASE_OWNER_URL")
    parameters = connection.get_connection_params()
    place = {name: parameters.get(name) for name in ("dbname", "host", "port")}
    key = tuple(place.values())
    if key not in OWNERS or OWNERS[key].closed:
        OWNERS[key] = psycopg2.connect(user=account["USER"], password=account["PASSWORD"], **place)
        OWNERS[key].autocommit = True
    with OWNERS[key].cursor() as cursor:
        try:
            yield cursor
        finally:
            cursor.execute("DISCARD ALL")


def close_owners():
    """Where nobody may be connected to the database."""
    for connection in (*OWNERS.values(), *SPEAKING_AS_OWNER.values()):
        connection.close()


@pytest.fixture
def owner(db):
    """The owner's cursor; for the calendar and for forbidden things that only an owner may even
    try."""
    with owners_cursor() as cursor:
        yield cursor


@pytest.fixture
def as_owner(db):
    """The test speaks to the database as its owner, in a transaction that is rolled back at the
    end: the calendar may be moved in it, and everything made in it is gone."""
    from django.db import connections, transaction

    site = connections["default"]
    name = site.settings_dict["NAME"]
    if name not in SPEAKING_AS_OWNER:
        SPEAKING_AS_OWNER[name] = site.copy()
        SPEAKING_AS_OWNER[name].settings_dict |= credentials("DATABASE_OWNER_URL")
    connections["default"] = SPEAKING_AS_OWNER[name]
    try:
        with transaction.atomic():
            with connections["default"].cursor() as cursor:
                cursor.execute("DISCARD PLANS")  # made for what an earlier test had in the tables
            yield
            transaction.set_rollback(True)
    finally:
        connections["default"] = site


class Calendar:
    """The policy's calendar in a test's hands; every rule stays on while it moves."""

    BEGINS = "2026-11-22"  # a Sunday

    def __init__(self, cursor):
        self.cursor = cursor

    def move_to(self, moment):
        """`moment`: a datetime, or text like "2026-11-22" or "2026-11-22 09:30" at Riyadh."""
        from sanad.lib import clock
        from sanad.lib.dates import RIYADH

        if isinstance(moment, str):
            moment = datetime.fromisoformat(moment if " " in moment else f"{moment} 09:00")
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=RIYADH)
        clock.move(self.cursor, moment)
        self._notice()

    def forward(self, **delta):
        """Move on by `timedelta(**delta)` from where the calendar stands."""
        from datetime import timedelta

        from sanad.lib import clock

        self.cursor.execute("SELECT public.policy_now()")
        clock.move(self.cursor, self.cursor.fetchone()[0] + timedelta(**delta))
        self._notice()

    def _notice(self):
        """A connection inside a transaction learns of a replaced function only when it reads the
        catalogue: here it looks up a name that it cannot know yet."""
        from uuid import uuid4

        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass(%s)", [f"unknown_{uuid4().hex}"])


@pytest.fixture
def calendar(owner):
    """Starts on Sunday 22 November 2026, nine in the morning at Riyadh."""
    from sanad.lib import clock

    calendar = Calendar(owner)
    calendar.move_to(Calendar.BEGINS)
    yield calendar
    clock.create(owner, replace=True)


@pytest.fixture
def real_clock(owner, moved_clock):
    """The machine's own clock, for what runs as a process of its own and verifies the clock."""
    from sanad.lib import clock

    moved, clock.NOW_BODY = clock.NOW_BODY, moved_clock
    clock.create(owner, replace=True)
    yield
    clock.NOW_BODY = moved
    clock.create(owner, replace=True)


@pytest.fixture(autouse=True, scope="session")
def quick_passwords():
    """A million rounds for each of the cast's passwords would be half of the suite's time."""
    from django.conf import settings
    from django.contrib.auth import hashers

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    hashers.get_hashers.cache_clear()
    hashers.get_hashers_by_algorithm.cache_clear()


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing leaves this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test reached for {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


class Cast:
    """The standing cast: one person of each role in the main branch, made when first named."""

    def __getattr__(self, role):
        from tests.factories.accounts import UserFactory

        user = UserFactory(username=role, **{role: True})
        setattr(self, role, user)
        return user


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def founder(db):
    from sanad.accounts.models import User
    from tests.factories.accounts import FOUNDER

    return User.objects.get(pk=FOUNDER)
