"""A rule of the database tried alone: on a blank row, as the owner, in a transaction undone."""

import uuid
from contextlib import contextmanager

import psycopg2
import pytest


def table(model):
    return f'public."{model._meta.db_table}"'


@contextmanager
def trial(cursor):
    """A transaction that leaves nothing behind."""
    cursor.execute("BEGIN")
    cursor.execute("SET LOCAL lock_timeout = '20s'")
    try:
        yield
    finally:
        cursor.execute("ROLLBACK")


def only(cursor, model, on_trial=()):
    """Let the columns of the model's table be empty, and nothing judge a row but the triggers and
    checks `on_trial` (names in the database) and what is unique."""
    cursor.execute(
        "SELECT format('DISABLE TRIGGER %%I', tgname)"
        " FROM pg_trigger WHERE tgrelid = %(table)s::regclass AND NOT tgisinternal"
        " AND tgname <> ALL (%(on_trial)s) UNION ALL"
        " SELECT format('DROP CONSTRAINT %%I', conname)"
        " FROM pg_constraint WHERE conrelid = %(table)s::regclass AND contype = 'c'"
        " AND conname <> ALL (%(on_trial)s)",
        {"table": table(model), "on_trial": list(on_trial)},
    )
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    changes = [f'ALTER "{column}" DROP NOT NULL' for column in columns]
    changes += [change for (change,) in cursor.fetchall()]
    cursor.execute(f"ALTER TABLE {table(model)} {', '.join(changes)}")


def blank(model, **columns):
    """The INSERT of a row that says nothing but `columns`."""
    key = model._meta.pk
    if key.get_internal_type() == "UUIDField":
        columns[key.column] = str(uuid.uuid4())
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    values = f"({names}) VALUES ({places})" if columns else "DEFAULT VALUES"
    return f"INSERT INTO {table(model)} {values}", list(columns.values())


def passes(cursor, sql, parameters=None):
    """The statement is let pass; what it did is undone."""
    cursor.execute("SAVEPOINT attempt")
    cursor.execute(sql, parameters)
    cursor.execute("ROLLBACK TO SAVEPOINT attempt")


def refusal(cursor, sql, parameters=None, error=psycopg2.errors.CheckViolation):
    """What the database says to refuse the statement."""
    cursor.execute("SAVEPOINT attempt")
    with pytest.raises(error) as refused:
        cursor.execute(sql, parameters)
    cursor.execute("ROLLBACK TO SAVEPOINT attempt")
    return refused.value.diag
