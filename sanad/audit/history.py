"""What changed on a row, from the append-only history that the database writes itself.

Any tracked model will do; nothing here knows what it reads.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext

from sanad.lib import dates, numbers

UNSPOKEN = frozenset({"id", "folded", "search", "pin", "key", "not_same_as"})
MOST = 100


@dataclass
class Step:
    """One change: when, by whom (None: outside a page), and `[(field's name, old, new)]`."""

    at: object
    by: object
    is_birth: bool
    changes: list


def version(obj):
    """The number of the row's last change: two equal versions are the same row."""
    return _events(type(obj)).filter(pgh_obj_id=obj.pk).aggregate(last=models.Max("pk"))["last"]


def steps(obj):
    """The row's changes, newest first, at most the last hundred."""
    model = type(obj)
    events = list(_events(model).filter(pgh_obj_id=obj.pk).order_by("-pk")[: MOST + 1])
    users = _users(events)
    related = _related(model, events)
    found = []
    for index, event in enumerate(events[:MOST]):
        before = events[index + 1] if index + 1 < len(events) else None
        found.append(
            Step(
                at=event.pgh_created_at,
                by=users.get(_user_of(event)),
                is_birth=before is None,
                changes=_changes(model, event, before, related),
            )
        )
    return found


def _events(model):
    return model.pgh_event_model.objects


def _fields(model):
    tracked = {field.attname for field in model.pgh_event_model._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.attname in tracked and field.name not in UNSPOKEN
    ]


def _changes(model, event, before, related):
    changes = []
    for field in _fields(model):
        new = _spoken(field, getattr(event, field.attname), related)
        old = _spoken(field, getattr(before, field.attname), related) if before else ""
        if new != old:
            changes.append((field.verbose_name, old, new))
    return changes


def _spoken(field, value, related):
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
        return "، ".join(map(str, value))
    if isinstance(value, datetime.datetime):
        value = dates.riyadh_day(value)
    if isinstance(value, datetime.date):
        return dates.gregorian_text(value)
    return numbers.amount_text(value) if isinstance(value, Decimal) else value


def _related(model, events):
    """Every row that a key in the events points at, in one query for each model."""
    wanted = {}
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


def _user_of(event):
    return (event.pgh_context or {}).get("user")


def _users(events):
    keys = {_user_of(event) for event in events} - {None}
    return get_user_model().objects.in_bulk(keys) if keys else {}
