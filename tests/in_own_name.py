"""What a test writes by itself, by no page and no step, is signed as they would sign it: by whoever
the row names, by SQL in nobody's name. What the portal's own code writes is signed by the portal or
refused, here as there. Who tests what a thief of the site's password may do says `unsigned`.
"""

import functools
import re
import sys
from contextlib import contextmanager
from contextvars import ContextVar

import pgtrigger
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet

from sanad.accounts.signed import InOnesOwnName, Signed
from sanad.lib.actor import WRITES, acting_unless_somebody_does

_is_unsigned = ContextVar("unsigned", default=False)


@contextmanager
def unsigned():
    """Nobody signs what the test writes: it has the site's password and no `ACTOR_KEY`."""
    token = _is_unsigned.set(True)
    try:
        yield
    finally:
        _is_unsigned.reset(token)


def sign_what_tests_write():
    """From here on; once for all tests."""
    names = {}  # of the fields that name an account, by model
    for model, trigger in pgtrigger.registered():
        if isinstance(trigger, InOnesOwnName):
            names.setdefault(model, []).extend(trigger.fields)
        elif isinstance(trigger, Signed):
            names.setdefault(model, [])

    def signing(owner, method, model_of, values_of):
        plain = getattr(owner, method)

        @functools.wraps(plain)
        def run(self, *args, **kwargs):
            model = model_of(self)
            if model not in names or _is_unsigned.get() or not _is_by_a_test():
                return plain(self, *args, **kwargs)
            values = values_of(self, args, kwargs, names[model])
            user = next((getattr(each, "pk", each) for each in values if each is not None), None)
            with acting_unless_somebody_does(user):
                return plain(self, *args, **kwargs)

        setattr(owner, method, run)

    signing(Model, "save_base", type, lambda row, _a, _k, fields: _of([row], fields))
    signing(QuerySet, "update", _model, lambda _s, _a, values, fields: map(values.get, fields))
    signing(QuerySet, "bulk_create", _model, lambda _s, args, _k, fields: _of(args[0], fields))
    plain = CursorWrapper.execute

    @functools.wraps(plain)
    def execute(self, sql, params=None):
        is_written = isinstance(sql, str) and WRITES.match(sql) and not _is_unsigned.get()
        if not (is_written and _is_by_a_test()):
            return plain(self, sql, params)
        with acting_unless_somebody_does(None):
            return plain(self, sql, params)

    CursorWrapper.execute = execute


def signed_by_whom_it_names(sql, values):
    """For a test of other rules: its INSERT or UPDATE by SQL is signed by the first account that it
    writes down as a parameter; where somebody acts already, they go on."""
    table = re.match(r"\s*(?:INSERT INTO|UPDATE)\s+(\w+)", sql, re.IGNORECASE)
    columns = _columns().get(table[1], ()) if table else ()
    written = _written(sql, values or ())
    user = next((written[each] for each in columns if written.get(each) is not None), None)
    return acting_unless_somebody_does(user)


@functools.cache
def _columns():
    """The columns that name who acts, by table."""
    return {
        model._meta.db_table: [model._meta.get_field(name).column for name in trigger.fields]
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, InOnesOwnName)
    }


def _written(sql, values):
    """`{column: value}` of the parameters that an INSERT or UPDATE writes."""
    insert = re.match(r"\s*INSERT INTO \w+\s*\(([^)]*)\)\s*VALUES\s*\((.*)\)", sql, re.S)
    if insert:
        names = [each.strip(' "\n') for each in insert[1].split(",")]
        places = re.split(r",(?![^(]*\))", insert[2])
        pairs = zip(names, places, strict=False)
    else:
        pairs = re.findall(r"(\w+)\s*=\s*([^\s,]+)", sql)
    left = iter(values)
    return {name: _value(place.strip(), values, left) for name, place in pairs}


def _value(place, values, left):
    if place == "%s":
        return next(left, None)
    named = re.fullmatch(r"%\((\w+)\)s", place)
    return values[named[1]] if named else int(place) if place.isdigit() else None


def _model(queryset):
    return queryset.model


def _of(rows, fields):
    rows = rows if isinstance(rows, list) else []
    return [getattr(row, f"{field}_id") for row in rows for field in fields]


def _is_by_a_test():
    """Whether the nearest code that is no library's stands in a test."""
    frame = sys._getframe(2)
    while frame is not None:
        path = frame.f_code.co_filename
        if "site-packages" not in path and path != __file__:
            return "/tests/" in path
        frame = frame.f_back
    return False
