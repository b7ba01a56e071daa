"""What changed on a row, from the append-only history that the database writes itself.

Any tracked model will do; nothing here knows what it reads.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext

from sanad.lib import dates, numbers
from sanad.lib.arabic import listed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNSPOKEN = frozenset({"id", "folded", "search", "pin", "key", "not_same_as"})
MOST = 100


Change = tuple["StrOrPromise", Any, Any]
# The values of every row that keys point at, by model and key.
Related = dict[tuple[Any, Any], models.Model]


@dataclass
class Step:
    """One change: when, by whom (None: outside a page), and `[(field's name, old, new)]`.

    `is_end`: the row was taken out.
    """

    at: datetime.datetime
    by: Any
    is_birth: bool
    changes: list[Change]
    is_end: bool = False


def version(obj: models.Model) -> int | None:
    """The number of the row's last change: two equal versions are the same row."""
    return _events(type(obj)).filter(pgh_obj_id=obj.pk).aggregate(last=models.Max("pk"))["last"]


def steps(obj: models.Model) -> list[Step]:
    """The row's changes, newest first, at most the last hundred."""
    model = type(obj)
    events = list(_events(model).filter(pgh_obj_id=obj.pk).order_by("-pk")[: MOST + 1])
    users = _users(events)
    related = _related(model, events)
    changes = []
    for index, event in enumerate(events[:MOST]):
        before = events[index + 1] if index + 1 < len(events) else None
        changes.append(
            Step(
                at=event.pgh_created_at,
                by=users.get(_user_of(event)),
                is_birth=before is None,
                changes=_changes(model, event, before, related),
                is_end=event.pgh_label == "delete",
            )
        )
    return changes


def _events(model: type[models.Model]) -> Any:
    return _event_model(model).objects


def _event_model(model: Any) -> Any:
    """The library's model of the history, which it hangs on every tracked model."""
    return model.pgh_event_model


def _fields(model: type[models.Model]) -> list[models.Field]:
    tracked = {field.attname for field in _event_model(model)._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname in tracked and field.name not in UNSPOKEN
    ]


def _changes(model: type[models.Model], event: Any, before: Any, related: Related) -> list[Change]:
    changes = []
    for field in _fields(model):
        new = _spoken(field, getattr(event, field.attname), related)
        old = _spoken(field, getattr(before, field.attname), related) if before else ""
        if new != old:
            changes.append((field.verbose_name, old, new))
    return changes


def _spoken(field: models.Field, value: Any, related: Related) -> Any:
    """A value as people read it: the words of a choice, the name behind a key."""
    if value in (None, "", []) and value is not False:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if field.is_relation:
        return str(related.get((field.related_model, value), value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return listed(value)
    if isinstance(value, datetime.datetime):
        value = dates.riyadh_day(value)
    if isinstance(value, datetime.date):
        return dates.gregorian_text(value)
    return numbers.amount_text(value) if isinstance(value, Decimal) else value


def _related(model: type[models.Model], events: list[Any]) -> Related:
    """Every row that a key in the events points at, in one query for each model."""
    wanted: dict[Any, set[Any]] = {}
    for field in _fields(model):
        if field.is_relation:
            keys = {getattr(event, field.attname) for event in events} - {None}
            wanted.setdefault(field.related_model, set()).update(keys)
    return {
        (other, row.pk): row
        for other, keys in wanted.items()
        if keys
        for row in other._base_manager.filter(pk__in=keys)
    }


def _user_of(event: Any) -> int | None:
    return (event.pgh_context or {}).get("user")


def _users(events: Iterable[Any]) -> dict[Any, Any]:
    keys = {_user_of(event) for event in events} - {None}
    return get_user_model().objects.in_bulk(keys) if keys else {}
