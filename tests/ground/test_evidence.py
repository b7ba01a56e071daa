"""What is written as evidence stays as it was written: each rule of that kind, alone, by name.

Tried as the owner, whom no grant stops, on a blank row of the table: in a transaction that is
rolled back, columns may be empty and every trigger but the one on trial rests. A model that takes
such a rule is on trial by itself.
"""

import re
from contextlib import contextmanager
from datetime import date

import pghistory.models
import pgtrigger
import psycopg2
import pytest
from django.apps import apps

from sanad.lib.triggers import InsertOnly, Stamped, rules

pytestmark = pytest.mark.django_db

LONG_AGO = "2001-01-01"
STAMPS = re.compile(r"NEW\.(\w+) := public\.(policy_now|policy_today)\(\)")
SOMETHING = {"CharField": "1", "DateField": date(2001, 1, 1)}
EVENTS = [
    model
    for model in apps.get_models()
    if issubclass(model, pghistory.models.Event) and hasattr(model, "pgh_tracked_model")
]


def of_kind(kind):
    return sorted(name for name, rule in rules().items() if isinstance(rule, kind))


def triggers(model, *names):
    """The names in the database of the model's triggers called `names`."""
    return [
        trigger.get_pgid(each)
        for each, trigger in pgtrigger.registered()
        if each is model and trigger.name in names
    ]


def model_of(rule):
    return next(model for model, trigger in pgtrigger.registered() if trigger.name == rule)


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
    """Let the columns of the model's table be empty, and no trigger fire but those `on_trial`."""
    for field in model._meta.concrete_fields:
        if not field.primary_key:
            cursor.execute(f'ALTER TABLE {table(model)} ALTER "{field.column}" DROP NOT NULL')
    cursor.execute(
        "SELECT format('ALTER TABLE %%s DISABLE TRIGGER %%I', tgrelid::regclass, tgname)"
        " FROM pg_trigger WHERE tgrelid = %(table)s::regclass AND NOT tgisinternal"
        " AND tgname <> ALL (%(on_trial)s) UNION ALL"
        " SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname)"
        " FROM pg_constraint WHERE conrelid = %(table)s::regclass AND contype = 'c'",
        {"table": table(model), "on_trial": list(on_trial)},
    )
    for (statement,) in cursor.fetchall():
        cursor.execute(statement)


def blank(cursor, model, **columns):
    """A row that says nothing but `columns`."""
    key = model._meta.pk
    if key.get_internal_type() == "UUIDField":
        columns[key.column] = "00000000-0000-0000-0000-000000000001"
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    values = f"({names}) VALUES ({places})" if columns else "DEFAULT VALUES"
    cursor.execute(f"INSERT INTO {table(model)} {values}", list(columns.values()))


def refusal(cursor, statement, error=psycopg2.errors.CheckViolation):
    cursor.execute("SAVEPOINT attempt")
    with pytest.raises(error) as refused:
        cursor.execute(statement)
    cursor.execute("ROLLBACK TO SAVEPOINT attempt")
    return refused.value.diag


@pytest.mark.parametrize("rule", of_kind(InsertOnly))
def test_a_written_row_is_neither_changed_nor_deleted(rule, owner):
    model = model_of(rule)
    key = model._meta.pk.column
    with trial(owner):
        only(owner, model, triggers(model, rule))
        blank(owner, model)
        change = f'UPDATE {table(model)} SET "{key}" = "{key}"'
        assert refusal(owner, change).constraint_name == rule
        assert refusal(owner, f"DELETE FROM {table(model)}").constraint_name == rule


@pytest.mark.parametrize("rule", of_kind(Stamped))
def test_nobody_chooses_the_moment_of_a_row(rule, owner):
    model = model_of(rule)
    stamps = STAMPS.findall(rules()[rule].sets)
    assert stamps
    with trial(owner):
        only(owner, model, triggers(model, rule))
        before = {}
        for column, clock in stamps:
            owner.execute(f"SELECT public.{clock}()")
            before[column] = owner.fetchone()[0]
        blank(owner, model, **dict.fromkeys(before, LONG_AGO))
        for column, moment in before.items():
            owner.execute(f'SELECT "{column}" FROM {table(model)}')
            assert owner.fetchone()[0] >= moment, column


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event._meta.label)
def test_every_state_of_a_tracked_row_is_in_its_history(event, owner):
    model = event.pgh_tracked_model
    kept = {field.column for field in event._meta.concrete_fields}
    column, value = next(
        (field.column, SOMETHING[field.get_internal_type()])
        for field in model._meta.concrete_fields
        if field.column in kept and field.get_internal_type() in SOMETHING
    )
    with trial(owner):
        only(owner, model, triggers(model, "insert_insert", "update_update"))
        only(owner, event)
        blank(owner, model)
        owner.execute(f'UPDATE {table(model)} SET "{column}" = %s', [value])
        owner.execute(f'SELECT pgh_label, "{column}" FROM {table(event)} ORDER BY pgh_id')
        assert owner.fetchall() == [("insert", None), ("update", value)]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event._meta.label)
def test_history_is_never_rewritten(event, owner):
    with trial(owner):
        only(owner, event, triggers(event, "append_only"))
        blank(owner, event)
        for change in ("UPDATE {} SET pgh_label = ''", "DELETE FROM {}"):
            refused = refusal(owner, change.format(table(event)), psycopg2.errors.RaiseException)
            assert "Cannot update or delete rows" in refused.message_primary
