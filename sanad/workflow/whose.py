"""Whose case a row is: the way from it to the person, for what is asked of any row.

A row about somebody names them in its `person`, or its model says the way: `whose = "pk"` of the
person's own row, `whose = ""` where it is work on many at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.functions import Cast

# A row of a phase hangs on one of these, which hangs on the person.
_HANGS_ON = (
    *("support_request", "incident", "measure", "decision", "contact", "line", "item"),
    *("kept_off", "delivery"),
)


def path(model: type[models.Model]) -> str:
    """The lookup from a row of the model to the key of its person; "" where it is nobody's case."""
    said: str | None = getattr(model, "whose", None)
    if said is not None:
        return said
    for name in ("person", "person_id"):
        if _field(model, name) is not None:
            return "person_id"
    for name in _HANGS_ON:
        field = _field(model, name)
        if field is not None and field.is_relation and (rest := path(field.related_model)):
            return f"{name}__{rest}"
    return ""


def person_of(row: Any) -> int | None:
    """The key of the person whose case the row is; None where it is nobody's, or no row."""
    if not isinstance(row, models.Model):
        return None
    value: Any = row
    for name in path(type(row)).split("__"):
        value = getattr(value, name, None) if name else None
    return value


def person_about(label: str, key: str) -> int | None:
    """The key of the person whom work about the row with this label and key is about, if one."""
    try:
        model: Any = apps.get_model(label)
    except (LookupError, ValueError):
        return None  # a kind of row of before
    way = path(model)
    return model._base_manager.filter(pk=key).values_list(way, flat=True).first() if way else None


def rows_of(people: Collection[int], labels: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """`(label, keys as text)` of the rows of these models that are these people's."""
    for label in labels:
        model: Any = apps.get_model(label)
        if way := path(model):
            rows = model._base_manager.filter(**{f"{way}__in": people})
            yield label, rows.values_list(Cast("pk", models.CharField()), flat=True)


def _field(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
