"""The policy's clock: two functions that the database's owner holds, and how Python asks them.

Every trigger and every time a verb writes goes by `policy_now()`; a day is a calendar day at
Riyadh. A wrong clock on the web machine decides nothing.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import DateField, DateTimeField, Func

# statement_timestamp(), not now(): a transaction held open for days must not backdate a notice.
NOW_BODY = "SELECT statement_timestamp()"
SHIFTED_BY = "sanad.calendar_shifted_by"
TODAY_BODY = "SELECT (public.policy_now() AT TIME ZONE 'Asia/Riyadh')::date"


class PolicyNow(Func):
    """`policy_now()` in a query or as a column's default: an aware moment."""

    function = "public.policy_now"
    template = "%(function)s()"
    output_field = DateTimeField()


class PolicyToday(Func):
    """`policy_today()` in a query or as a column's default: the calendar day at Riyadh."""

    function = "public.policy_today"
    template = "%(function)s()"
    output_field = DateField()


def now() -> datetime.datetime:
    """The policy's moment, aware, from the database."""
    return _moment()[0]


def today() -> datetime.date:
    """The policy's calendar day at Riyadh, from the database."""
    return _moment()[1]


Moment = tuple[datetime.datetime, datetime.date]
_kept: ContextVar[list[Moment] | None] = ContextVar("moment", default=None)


@contextmanager
def asking_once() -> Iterator[None]:
    """Within it the database is asked for the moment and the day once at most: a page that is only
    read, or one step, is of one moment. What a step writes is stamped and judged by the database's
    own clock all the same. Inside another one it goes by that one's moment."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def keep(now: datetime.datetime, today: datetime.date) -> None:
    """What the database said of both beside something else: a page need not ask again."""
    kept = _kept.get()
    if kept is not None and not kept:
        kept.append((now, today))


def go_on(now: datetime.datetime, today: datetime.date) -> None:
    """What the database said of both beside a row that it wrote: what it stamped there is not to
    lie ahead of the moment that the rest of the page or step goes by."""
    kept = _kept.get()
    if kept is not None:
        kept[:] = [(now, today)]


def _moment() -> Moment:
    kept = _kept.get()
    if kept:
        return kept[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.policy_now(), public.policy_today()")
        moment: Moment = cursor.fetchone()
    if kept is not None:
        kept.append(moment)
    return moment


def create(cursor: CursorWrapper, *, replace: bool) -> None:
    """Make the two functions as the owner; `replace` puts the real clock back where it stood."""
    for name, returns, body in (
        ("policy_now", "timestamptz", NOW_BODY),
        ("policy_today", "date", TODAY_BODY),
    ):
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure(%s)", [f"public.{name}()"]
        )
        there = cursor.fetchone()
        if there is None or (replace and there != (body,)):
            cursor.execute(_definition(name, returns, body))


def move(cursor: CursorWrapper, to: datetime.datetime) -> None:
    """Move the policy's calendar, as the owner: from this statement on it runs from `to` (aware).

    For tests and demo data only: every rule stays on, only the calendar moves. The site's role
    cannot call this: it does not own the function.
    """
    body = "SELECT statement_timestamp() + (%s::timestamptz - '{}'::timestamptz)"
    cursor.execute("SELECT statement_timestamp()")
    started = cursor.fetchone()[0]
    cursor.execute(_definition("policy_now", "timestamptz", body.format(started.isoformat())), [to])


def follow_setting(cursor: CursorWrapper) -> None:
    """Until the transaction ends, or the clock is made or moved: the calendar runs from where
    `shift` puts it. As the owner, for demo data, whose calendar moves a hundred times: replacing
    the function each time has the database plan all its rules anew."""
    body = f"SELECT statement_timestamp() + current_setting('{SHIFTED_BY}')::interval"
    cursor.execute(_definition("policy_now", "timestamptz", body))


def shift(cursor: CursorWrapper, to: datetime.datetime) -> None:
    """Put the calendar that follows the setting to the moment `to` (aware)."""
    cursor.execute(
        "SELECT set_config(%s, extract(epoch FROM %s::timestamptz - statement_timestamp())::text"
        " || ' seconds', true)",
        [SHIFTED_BY, to],
    )


def _definition(name: str, returns: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION public.{name}() RETURNS {returns} "
        f"LANGUAGE sql STABLE AS $clock${body}$clock$"
    )
