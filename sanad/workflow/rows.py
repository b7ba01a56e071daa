"""The row of a step: locked, read, saved by its changed columns, read back.

Every step does this once, so the statements are short and name no more than they need.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection, models
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row", bound=models.Model)


def lock(obj: Row) -> Row:
    """The fresh row of `obj`, locked until the transaction ends.

    Rows that it names and that cannot change (`unchanging` of its model) are taken over. Raises
    `TransactionManagementError` outside of a transaction, where nothing would stay locked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("A row is locked in a transaction alone.")
    fresh = _read(obj, "FOR UPDATE")
    keep(fresh, _unchanging(obj))
    return fresh


def _read(obj: Row, mode: str = "") -> Row:
    """The row of `obj` as it stands now; every step reads it twice, so the statement is short.

    Raises `DoesNotExist` where there is none.
    """
    model: Any = type(obj)
    quoted, meta = connection.ops.quote_name, model._meta
    names = ", ".join(quoted(field.column) for field in meta.concrete_fields)
    table = f"{quoted(meta.db_table)} WHERE {quoted(meta.pk.column)} = %s {mode}"
    for row in model._base_manager.raw(f"SELECT {names} FROM {table}", [obj.pk]):
        return row
    raise model.DoesNotExist(f"{meta.object_name} {obj.pk} is not there.")


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
    """Save the columns of `obj` alone that are no longer as in `before` (see `columns`)."""
    changed = [name for name, value in columns(obj).items() if value != before[name]]
    if changed:
        obj.save(update_fields=changed)


def read_back(obj: models.Model) -> None:
    """What the database wrote itself: moments, days, terms. The rows that `obj` names stay in
    hand, but for those that the database put others in the place of.
    """
    now = _read(obj)
    for field in obj._meta.concrete_fields:
        setattr(obj, field.attname, getattr(now, field.attname))
