"""After a test that commits, the database is as it was before it."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from sanad.accounts.models import User
from sanad.lib.actor import KEYS
from tests.conftest import owners_cursor
from tests.emptied import Beginning

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def beginning():
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with owners_cursor() as cursor:
        yield Beginning(cursor, tables)


def content():
    return [
        sorted(User.objects.values_list("pk", "username", "name")),
        sorted(Group.objects.values_list("pk", "name")),
    ]


def test_what_was_written_goes_and_what_was_touched_comes_back(beginning, cast):
    with owners_cursor() as cursor:
        assert beginning.come_back(cursor)
        before = content()
        assert before[0] and before[1]
        cursor.execute("INSERT INTO accounts_branch (name, city) VALUES ('x', 'y')")
        cursor.execute("UPDATE auth_group SET name = 'x' WHERE name = %s", [before[1][0][1]])
        assert cast.officer.pk and content() != before
        assert beginning.come_back(cursor)
        assert content() == before
        cursor.execute("SELECT count(*) FROM accounts_branch")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("change", "undo"),
    [
        ("ALTER TABLE {} DISABLE TRIGGER USER", "ALTER TABLE {} ENABLE TRIGGER USER"),
        ("GRANT TRUNCATE ON {} TO PUBLIC", "REVOKE TRUNCATE ON {} FROM PUBLIC"),
        ("ALTER TABLE {} ADD COLUMN more int", "ALTER TABLE {} DROP COLUMN more"),
        (
            "CREATE FUNCTION public.more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "DROP FUNCTION public.more()",
        ),
        (
            f"INSERT INTO {KEYS} VALUES ('more', 'more')",
            f"DELETE FROM {KEYS} WHERE outer_pad = 'more'",
        ),
    ],
    ids=["trigger", "grant", "column", "function", "key"],
)
def test_where_the_rules_were_changed_the_long_way_is_taken(beginning, cast, change, undo):
    table = User._meta.db_table
    with owners_cursor() as cursor:
        assert cast.officer.pk
        cursor.execute(change.format(table))
        assert not beginning.come_back(cursor)
        assert User.objects.filter(pk=cast.officer.pk).exists()
        cursor.execute(undo.format(table))
