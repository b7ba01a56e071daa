"""The index of a large table is no part of an upgrade: it is built beside the running site."""

import io

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.state import ProjectState

from sanad.lib import migrating
from sanad.lib.migrating import AddIndexLater
from tests.conftest import owners_cursor
from tests.recovery.test_backup import owner_of

INDEX = "message_about"


def run():
    said = io.StringIO()
    with owner_of():
        call_command("build_indexes", stdout=said)
    return said.getvalue()


def is_valid(cursor, name=INDEX):
    cursor.execute("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", [name])
    return (cursor.fetchone() or (None,))[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_left_behind", [False, True])
def test_what_is_missing_or_half_built_is_built(is_left_behind):
    with owners_cursor() as cursor:
        cursor.execute("SELECT pg_get_indexdef(%s::regclass)", [INDEX])
        definition = cursor.fetchone()
        cursor.execute(f"DROP INDEX {INDEX}")
        if is_left_behind:
            break_off(cursor)
            assert is_valid(cursor) is False
        assert f"{INDEX}: " in run()
        assert is_valid(cursor)
        cursor.execute("SELECT pg_get_indexdef(%s::regclass)", [INDEX])
        assert cursor.fetchone() == definition
    assert "Every index is there" in run()


def break_off(cursor):
    """A building that fails leaves an index behind that nothing uses."""
    cursor.execute(
        "INSERT INTO messaging_message (code, body, body_en, link, about_type, about_id)"
        " SELECT 'x', '', '', '', 'x', '1' FROM generate_series(1, 2)"
    )
    with pytest.raises(Exception, match="could not create unique index"):
        cursor.execute(
            f"CREATE UNIQUE INDEX CONCURRENTLY {INDEX} ON messaging_message (about_type)"
        )


@pytest.mark.django_db
@pytest.mark.parametrize(("few_rows", "is_built"), [(0, True), (-1, False)])
def test_a_migration_leaves_the_index_of_a_large_table_out(
    as_owner, monkeypatch, few_rows, is_built
):
    monkeypatch.setattr(migrating, "FEW_ROWS", few_rows)
    state = ProjectState()
    state.add_model(state_of("drill"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.drill_row (id bigint PRIMARY KEY, day date)")
    operation = AddIndexLater("Row", models.Index(name="drill_day", fields=["day"]))
    after = state.clone()
    operation.state_forwards("drill", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("drill", editor, state, after)
    with connection.cursor() as cursor:
        assert is_valid(cursor, "drill_day") is (True if is_built else None)
    with connection.schema_editor() as editor:
        operation.database_backwards("drill", editor, after, state)
    with connection.cursor() as cursor:
        assert is_valid(cursor, "drill_day") is None


def state_of(app):
    from django.db.migrations.state import ModelState

    fields = [("id", models.BigAutoField(primary_key=True)), ("day", models.DateField(null=True))]
    return ModelState(app, "Row", fields)
