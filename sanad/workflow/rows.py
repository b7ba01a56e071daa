"""The row of a step: locked and read, then saved by its changed columns and read back.

Every step does this, so it takes two statements, which name no more than they need.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.sql import UpdateQuery
from django.db.transaction import TransactionManagementError

from sanad.lib import clock

Row = TypeVar("Row", bound=models.Model)
MOMENT = "public.policy_now() AS now_, public.policy_today() AS today_"


def lock(obj: Row) -> Row:
    """The fresh row of `obj`, locked until the transaction ends.

    Rows that it names and that cannot change (`unchanging` of its model) are taken over. Raises
    `TransactionManagementError` outside of a transaction, where nothing would stay locked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A row is locked in a transaction alone.")
    fresh = _read(obj, f", {MOMENT} FROM {_table(obj)} WHERE {_key(obj)} = %s FOR UPDATE")
    clock.keep(*_moment_of(fresh))  # unless the page that the step is taken on has one already
    keep(fresh, _unchanging(obj))
    return fresh


def _read(obj: Row, rest: str) -> Row:
    """The row of `obj` as it stands now, by a SELECT of its columns and the `rest`.

    Raises `DoesNotExist` where there is none.
    """
    return _one(obj, f"SELECT {_columns(obj)}{rest}", [obj.pk])


def _one(obj: Row, statement: str, params: Any) -> Row:
    """The row that the statement gives. Raises `DoesNotExist` where it gives none."""
    model: Any = type(obj)
    for row in model._base_manager.raw(statement, params):
        return row
    raise model.DoesNotExist(f"{model._meta.object_name} {obj.pk} is not there.")


def _moment_of(row: models.Model) -> clock.Moment:
    """The `MOMENT` that was read beside the row; it is none of its values."""
    return row.__dict__.pop("now_"), row.__dict__.pop("today_")


def _columns(obj: models.Model) -> str:
    return ", ".join(_quoted(field.column) for field in obj._meta.concrete_fields)


def _table(obj: models.Model) -> str:
    return _quoted(obj._meta.db_table)


def _key(obj: models.Model) -> str:
    return _quoted(obj._meta.pk.column)


def _quoted(name: Any) -> str:
    return connection.ops.quote_name(name)


def _unchanging(obj: models.Model) -> list[models.Model]:
    """What `obj` has in hand of the rows that cannot change."""
    cached = obj._state.fields_cache
    return [cached[name] for name in getattr(obj, "unchanging", ()) if cached.get(name)]


def keep(fresh: models.Model, rows: Iterable[models.Model]) -> None:
    """Let `fresh` have the rows that it names, where they are in hand."""
    for row in rows:
        for field in fresh._meta.concrete_fields:
            if field.related_model is type(row) and getattr(fresh, field.attname) == row.pk:
                setattr(fresh, field.name, row)


def columns(obj: models.Model) -> dict[str, Any]:
    """The values that a save of `obj` would write, by attribute."""
    return {
        f.attname: getattr(obj, f.attname)
        for f in obj._meta.concrete_fields
        if not isinstance(f, models.GeneratedField)
    }


def save_changes(obj: models.Model, before: dict[str, Any]) -> None:
    """Save the columns of `obj` alone that are no longer as in `before` (see `columns`), and take
    over what the database wrote itself (see `read_back`), by one statement."""
    changed = {name for name, value in columns(obj).items() if value != before[name]}
    if not changed:
        return read_back(obj)
    fields = [field for field in obj._meta.concrete_fields if field.attname in changed]
    query = UpdateQuery(type(obj))
    query.add_q(models.Q(pk=obj.pk))
    query.add_update_fields([(field, None, field.pre_save(obj, False)) for field in fields])
    statement, params = query.get_compiler(connection=connection).as_sql()
    row = _one(obj, f"{statement} RETURNING {_columns(obj)}, {MOMENT}", params)
    clock.go_on(*_moment_of(row))
    _take_over(obj, row)


def read_back(obj: models.Model) -> None:
    """What the database wrote itself: moments, days, terms. The rows that `obj` names stay in
    hand, but for those that the database put others in the place of.
    """
    _take_over(obj, _read(obj, f" FROM {_table(obj)} WHERE {_key(obj)} = %s"))


def _take_over(obj: models.Model, row: models.Model) -> None:
    for field in obj._meta.concrete_fields:
        setattr(obj, field.attname, getattr(row, field.attname))
