"""Raw SQL of conduct, as the site's role signs it, and what refuses it."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.lib import triggers
from sanad.middleware import constraint_of
from tests.in_own_name import signed_by_whom_it_names


def run(sql, parameters=()):
    with signed_by_whom_it_names(sql, parameters), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(rule, sql, parameters=()):
    """The statement is refused by the rule of this name."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        run(sql, parameters)
    assert constraint_of(error.value) == rule
    assert triggers.sentence_for(rule)[0]


def update(obj, **columns):
    names = ", ".join(f"{name} = %s" for name in columns)
    return (
        f"UPDATE {obj._meta.db_table} SET {names} WHERE id = %s",
        [*columns.values(), obj.pk],
    )


def insert(model, **columns):
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    return (
        f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})",
        list(columns.values()),
    )


def copy(obj, **changes):
    """An INSERT of the same row with other columns."""
    fields = [f for f in obj._meta.concrete_fields if not f.primary_key]
    values = {f.column: f.get_db_prep_save(getattr(obj, f.attname), connection) for f in fields}
    if "key" in values:
        values["key"] = str(uuid.uuid4())
    return insert(type(obj), **values | changes)
