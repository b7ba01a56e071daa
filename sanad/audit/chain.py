"""The daily chain over evidence: an edit, a deletion, an insertion afterwards is found and named.

Every row that is written once (openings, sign-ins, refusals, logs, votes, letters, the history) has
a salted digest kept beside it; one link a day stands for the digests of its rows and for the link
before. `chain_next()` makes it, with the database's own rights: the site's role may call it and
choose nothing. `manage.py verify_history` compares. Who could rewrite rows, digests and links alike
is found out by a link that was printed or sent outside before.

What is lawfully erased leaves its digest, without the salt, and an `Erasure` that says why.
"""

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

import pgtrigger
from django.apps import apps
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models.functions import Now

from sanad.audit.models import ChainLink, ChainTable, Erasure, RowDigest
from sanad.lib.actor import SEARCH_PATH
from sanad.lib.triggers import InsertOnly, Stamped
from sanad.lib.values import is_history, is_ours

LINK, TABLE, ROW = (
    f"public.{model._meta.db_table}" for model in (ChainLink, ChainTable, RowDigest)
)
ONE_AT_A_TIME = 7_263_011  # an advisory lock's number
# A transaction that began before midnight has ended by then.
HOURS_AFTER_MIDNIGHT = 1
# Rows are found by their key: what was numbered so long before a day was written before it.
KEYS_BEFORE = 10_000
# What a value looks like as text must not hang on the session that asks.
TEXT_AS_EVER = {
    "TimeZone": "UTC",
    "bytea_output": "hex",
    "IntervalStyle": "postgres",
    "extra_float_digits": "1",
}


class Chained(NamedTuple):
    """A table of the chain, its key and the column of the moment at which a row was written."""

    name: str
    key: str
    moment: str


def chained() -> list[Chained]:
    """The history, and every table whose rows are written once at a moment that is stamped."""
    tables = []
    for model in apps.get_models():
        moment = _moment(model) if is_ours(model) else ""
        if moment:
            tables.append(Chained(model._meta.db_table, str(model._meta.pk.column), moment))
    return sorted(tables)


def _moment(model: type[models.Model]) -> str:
    if is_history(model):
        return "pgh_created_at"
    triggers = getattr(model._meta, "triggers", ())
    if not any(isinstance(each, InsertOnly) for each in triggers):
        return ""
    stamps = [each.moment for each in triggers if isinstance(each, Stamped)]
    return stamps[0] if stamps else ""


# Made by the database -------------------------------------------------------------------------


def _day(moment: str) -> str:
    return f"({moment} AT TIME ZONE 'Asia/Riyadh')::date"


# SQL: the last day that is over.
LAST_DAY = _day(f"(public.policy_now() - interval '{HOURS_AFTER_MIDNIGHT} hours')") + " - 1"


def _body() -> str:
    tables = ", ".join(f"('{name}', '{key}', '{moment}')" for name, key, moment in chained())
    return f"""
DECLARE
    last record;
    next_day date;
    one record;
    shown text[];
    chosen text;
    after_key bigint;
BEGIN
    PERFORM pg_advisory_xact_lock({ONE_AT_A_TIME});
    SELECT day, digest INTO last FROM {LINK} ORDER BY day DESC LIMIT 1;
    next_day := {LAST_DAY};
    IF last.day >= next_day THEN
        RETURN NULL;
    END IF;
    next_day := coalesce(last.day + 1, next_day);
    FOR one IN SELECT * FROM (VALUES {tables}) AS of_chain (name, key, moment) LOOP
        SELECT array_agg(a.attname::text ORDER BY a.attnum),
            string_agg(format('t.%I', a.attname), ', ' ORDER BY a.attnum)
        INTO shown, chosen FROM pg_attribute a
        WHERE a.attrelid = to_regclass('public.' || one.name)
            AND a.attnum > 0 AND NOT a.attisdropped;
        CONTINUE WHEN shown IS NULL;  -- a table of a release that is not there yet
        -- A key that somebody chose far ahead of its sequence leaves no later row out.
        SELECT least(max(d.key::bigint), pg_sequence_last_value(
            pg_get_serial_sequence('public.' || one.name, one.key)::regclass)) - {KEYS_BEFORE}
        INTO after_key FROM {ROW} d
        WHERE d.name = one.name AND d.day = (SELECT max(e.day) FROM {ROW} e
            WHERE e.name = one.name);
        EXECUTE format(
            'INSERT INTO {ROW} (name, key, day, salt, digest)'
            ' SELECT $1, r.key, $2, r.salt,'
            ' encode(sha256(r.salt || convert_to(r.said::text, ''UTF8'')), ''hex'')'
            ' FROM (SELECT t.%1$I::text AS key, uuid_send(gen_random_uuid()) AS salt,'
            ' (SELECT to_jsonb(s) FROM (SELECT %3$s) s) AS said FROM public.%4$I t'
            ' WHERE {_day("t.%2$I").replace("'", "''")} <= $2'
            ' AND ($3 IS NULL OR {_day("t.%2$I").replace("'", "''")} > $3)'
            ' AND ($4 IS NULL OR t.%1$I > $4) OFFSET 0) r',
            one.key, one.moment, chosen, one.name
        ) USING one.name, next_day, last.day, after_key;
        INSERT INTO {TABLE} (day, name, columns, rows, digest)
        SELECT next_day, one.name, shown, count(*), {_of_rows("d")}
        FROM {ROW} d WHERE d.name = one.name AND d.day = next_day;
    END LOOP;
    INSERT INTO {LINK} (day, previous, digest)
    SELECT next_day, coalesce(last.digest, ''),
        {_of_tables("next_day", "coalesce(last.digest, '')")}
    FROM {TABLE} t WHERE t.day = next_day;
    RETURN next_day;
END
"""


def _of_rows(row: str) -> str:
    """SQL: the digest of a table's rows of one day."""
    digests = f"string_agg({row}.digest, '' ORDER BY {row}.key COLLATE \"C\")"
    return f"encode(sha256(convert_to(coalesce({digests}, ''), 'UTF8')), 'hex')"


def _of_tables(day: str, previous: str) -> str:
    """SQL: the link of a day, over its tables `t`."""
    said = "concat_ws(':', t.name, t.columns::text, t.rows, t.digest)"
    tables = f"string_agg({said}, ' ' ORDER BY t.name COLLATE \"C\")"
    return f"""encode(sha256(convert_to(
        concat_ws(' ', {previous}, {day}::text, {tables}), 'UTF8')), 'hex')"""


def functions() -> dict[str, tuple[str, str, str]]:
    """The functions of the chain: what each returns, its language and options, its body."""
    options = " ".join(f"SET {name} = '{value}'" for name, value in TEXT_AS_EVER.items())
    path = SEARCH_PATH.replace("=", " = ")
    language = f"LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET {path} {options}"
    return {"chain_next": ("date", language, _body())}


def settings_of_functions() -> list[str]:
    """What `pg_proc` says of their settings."""
    return [SEARCH_PATH, *(f"{name}={value}" for name, value in TEXT_AS_EVER.items())]


def create(cursor: CursorWrapper) -> None:
    """Put them in place, as the owner; only what differs."""
    for name, (returns, options, body) in functions().items():
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure(%s)", [f"public.{name}()"]
        )
        if cursor.fetchone() != (body,):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION public.{name}() RETURNS {returns} {options}"
                f" AS $chain${body}$chain$"
            )


def go_on() -> int:
    """Make the links of the days that are over; how many."""
    made = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")  # the first has everything to read
            cursor.execute("SELECT public.chain_next()")
            if cursor.fetchone() == (None,):
                return made
            made += 1


def is_behind() -> bool:
    """Whether a day is over that has no link yet; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(day) < {LAST_DAY}, TRUE) FROM {LINK}")
        return bool(cursor.fetchone()[0])


def newest() -> ChainLink | None:
    """The link that is printed and sent outside."""
    return ChainLink.objects.order_by("-day").first()


# Compared -------------------------------------------------------------------------------------


class Found(NamedTuple):
    """What is not as it was: the kind, and which row of which day ("" where the chain's own)."""

    what: str
    day: datetime.date | None
    table: str = ""
    key: str = ""

    def __str__(self) -> str:
        row = f" {self.table} {self.key}".rstrip()
        return f"{self.what}:{row}{f' of {self.day}' if self.day else ''}"


def verify(
    *, everything: bool = False, known: dict[datetime.date, str] | None = None
) -> list[Found]:
    """All that is not as it was written, the database's superuser's doing included.

    Rows are compared for the days that no check has found in order yet, or `everything`; the links
    always. `known`: links kept outside, by their day.
    """
    with connection.cursor() as cursor:
        for name, value in TEXT_AS_EVER.items():
            cursor.execute("SELECT set_config(%s, %s, false)", [name, value])
        try:
            return [*_links(known or {}), *_rows(cursor, everything)]
        finally:
            for name in TEXT_AS_EVER:
                cursor.execute(f"RESET {name}")


def _links(known: dict[datetime.date, str]) -> Iterator[Found]:
    rest, previous, day = dict(known), "", None
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT l.day, l.previous, l.digest, {_of_tables('l.day', 'l.previous')}"
            f" FROM {LINK} l LEFT JOIN {TABLE} t ON t.day = l.day GROUP BY l.id ORDER BY l.day"
        )
        links = cursor.fetchall()
    for at, before, digest, computed in links:
        if before != previous or (day and at != day + datetime.timedelta(days=1)):
            yield Found("the link before is another", at)
        if digest != computed:
            yield Found("the link was changed", at)
        if rest.pop(at, digest) != digest:
            yield Found("the link is not the one kept outside", at)
        previous, day = digest, at
    yield from (Found("the link kept outside is not in the chain", at) for at in rest)


def _rows(cursor: Any, everything: bool) -> Iterator[Found]:
    """Table by table, in two statements each: what was kept, and what nobody kept."""
    first = _first_unchecked(everything)
    last = newest()
    if first is None or last is None:
        return
    for table in chained():
        cursor.execute(
            f"SELECT t.columns, min(t.day), max(t.day) FROM {TABLE} t"
            f" WHERE t.name = %s AND t.day >= %s GROUP BY t.columns",
            [table.name, first],
        )
        for columns, begins, ends in cursor.fetchall():
            yield from _kept(cursor, table, columns, begins, ends)
        yield from _sums(cursor, table, first)
        yield from _inserted(cursor, table, first, last.day)


def _first_unchecked(everything: bool) -> datetime.date | None:
    links = ChainLink.objects.order_by("day")
    links = links if everything else links.filter(checked_at=None)
    return links.values_list("day", flat=True).first()


def _sums(cursor: Any, table: Chained, first: datetime.date) -> Iterator[Found]:
    cursor.execute(
        f"SELECT t.day FROM {TABLE} t LEFT JOIN {ROW} d ON d.name = t.name AND d.day = t.day"
        f" WHERE t.name = %s AND t.day >= %s GROUP BY t.id"
        f" HAVING t.rows <> count(d.id) OR t.digest <> {_of_rows('d')} ORDER BY t.day",
        [table.name, first],
    )
    yield from (Found("the digests were changed", day, table.name) for (day,) in cursor.fetchall())


def _kept(
    cursor: Any, table: Chained, columns: list[str], begins: datetime.date, ends: datetime.date
) -> Iterator[Found]:
    quote = connection.ops.quote_name
    cursor.execute(
        "SELECT array_agg(a.attname::text) FROM pg_attribute a"
        " WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped",
        [f"public.{table.name}"],
    )
    gone = set(columns) - set(cursor.fetchone()[0] or ())
    if gone:
        yield Found(
            f"no longer to be compared, {', '.join(sorted(gone))} is gone", begins, table.name
        )
        return
    said = (
        f"(SELECT to_jsonb(s) FROM (SELECT {', '.join(f't.{quote(each)}' for each in columns)}) s)"
    )
    cursor.execute(
        f"""SELECT CASE WHEN t.{quote(table.key)} IS NULL THEN 'deleted' ELSE 'edited' END,
            d.day, d.key
        FROM {ROW} d JOIN {TABLE} c ON c.name = d.name AND c.day = d.day AND c.columns::text[] = %s
        LEFT JOIN public.{quote(table.name)} t ON t.{quote(table.key)}::text = d.key
        WHERE d.name = %s AND d.day BETWEEN %s AND %s
        AND d.digest IS DISTINCT FROM encode(
            sha256(d.salt || convert_to({said}::text, 'UTF8')), 'hex')
        AND NOT EXISTS (SELECT FROM public.{Erasure._meta.db_table} e
            WHERE e.name = d.name AND e.key = d.key AND d.salt IS NULL)
        ORDER BY d.day, d.id""",
        [columns, table.name, begins, ends],
    )
    yield from (Found(what, day, table.name, key) for what, day, key in cursor.fetchall())


def _inserted(
    cursor: Any, table: Chained, first: datetime.date, last: datetime.date
) -> Iterator[Found]:
    """Rows that say they are of a day whose link stands without them."""
    quote = connection.ops.quote_name
    day = _day(f"t.{quote(table.moment)}")
    since = "TRUE" if ChainLink.objects.filter(day__lt=first).first() is None else f"{day} >= %s"
    cursor.execute(
        f"""SELECT {day}, t.{quote(table.key)}::text FROM public.{quote(table.name)} t
        WHERE {day} <= %s AND {since} AND NOT EXISTS (SELECT FROM {ROW} d
            WHERE d.name = %s AND d.key = t.{quote(table.key)}::text)
        ORDER BY 1, t.{quote(table.key)}""",
        [last, *([] if since == "TRUE" else [first]), table.name],
    )
    yield from (Found("inserted", at, table.name, key) for at, key in cursor.fetchall())


def found_in_order() -> int:
    """Say of the links not checked yet that they were, as the owner; how many."""
    return ChainLink.objects.filter(checked_at=None).update(
        checked_at=Now()  # machinery: not the policy's
    )


def erase(table: str, key: str, reason: str) -> bool:
    """Erase a row of evidence lawfully, as the owner: its digest and this record stay. False where
    there is no such row.

    Raises KeyError where the table is none of the chain.
    """
    one = {each.name: each for each in chained()}[table]
    quote = connection.ops.quote_name
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM public.{quote(table)} WHERE {quote(one.key)}::text = %s", [key]
        )
        if not cursor.rowcount:
            return False
    Erasure.objects.create(name=table, key=key, reason=reason)
    RowDigest.objects.filter(name=table, key=key).update(salt=None)
    return True
