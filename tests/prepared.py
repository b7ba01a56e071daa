"""Situations that many tests begin with, made once per process, each in a database of its own.

A test that asks for such a situation speaks to a copy of the test database in which it stands
already; what the test does there is rolled back as anywhere else. Which they are, a folder's
conftest says in a fixture of its own:

    from tests.prepared import prepared_databases, pytest_collection_modifyitems

    @pytest.fixture
    def prepared(request, prepared_databases):
        with prepared_databases.for_test(request, {"session": in_session, "case": ripe}):
            yield

by the names of the fixtures that want them, the furthest first. Each function takes the calendar,
which stands where it does at the beginning of every test.
"""

import copy
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import connections, transaction
from psycopg2 import sql

from sanad.lib import clock
from tests.conftest import Calendar, close_owners, credentials, owners_cursor


class Prepared:
    """The copies of this process: a name and the connection to where it was made."""

    def __init__(self, blocker):
        self.blocker, self.connections = blocker, {}

    @contextmanager
    def for_test(self, request, situations):
        """The test database becomes that of the first of `situations` that the test asks for."""
        wanted = next((name for name in situations if name in request.fixturenames), None)
        if wanted is None:
            yield
            return
        assert not _commits(request), "what a test commits would stay in the copy of the others"
        if wanted not in self.connections:
            with self.blocker.unblock():
                self.connections[wanted] = _made(wanted, situations[wanted])
        with _using(self.connections[wanted]):
            yield

    def close(self):
        with self.blocker.unblock():
            for connection in self.connections.values():
                connection.close()


@pytest.fixture(scope="session")
def prepared_databases(django_db_setup, django_db_blocker):
    databases = Prepared(django_db_blocker)
    yield databases
    databases.close()


def pytest_collection_modifyitems(items):
    """`prepared` comes before the transaction of the test, which begins on one connection."""
    for item in items:
        if "prepared" in getattr(item, "fixturenames", ()):
            item.fixturenames.remove("prepared")
            item.fixturenames.insert(0, "prepared")


def _commits(request):
    marker = request.node.get_closest_marker("django_db")
    is_asked = marker is not None and marker.kwargs.get("transaction")
    return is_asked or "transactional_db" in request.fixturenames


def _made(name, build):
    connection = _copy_of_the_test_database(name)
    with _using(connection), owners_cursor() as cursor:
        calendar = Calendar(cursor)
        calendar.move_to(Calendar.BEGINS)
        with transaction.atomic():
            build(calendar)
        clock.create(cursor, replace=True)
    return connection


@contextmanager
def _using(connection):
    """Everything speaks to the database of `connection`, as it does to the test database."""
    usual = connections["default"]
    connections["default"] = connection
    try:
        yield
    finally:
        connections["default"] = usual


def _copy_of_the_test_database(name):
    usual = connections["default"]
    usual.close()  # a database is copied while nobody is connected to it
    close_owners()
    parameters = usual.get_connection_params()
    source, target = parameters["dbname"], f"{parameters['dbname']}_{name}"
    account = credentials("DATABASE_OWNER_URL")
    owner = psycopg2.connect(
        dbname="postgres",
        user=account["USER"],
        password=account["PASSWORD"],
        host=parameters.get("host"),
        port=parameters.get("port"),
    )
    owner.autocommit = True
    with owner.cursor() as cursor:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        cursor.execute(statement.format(sql.Identifier(target), sql.Identifier(source)))
    owner.close()
    connection = usual.copy()
    connection.settings_dict = copy.deepcopy(usual.settings_dict) | {"NAME": target}
    return connection
