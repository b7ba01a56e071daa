"""What is kept is destroyed when its term is over, by a function of the database's owner (PM-1+).

An app says what it keeps (`register`): which rows, by which parameter of the policy's version in
force, from when the term runs, which words of which tables go with them; and what holds a person's
data longer (`holds_back`): a hold by hand, a matter in dispute, a request under way. Of this
`destroy_due()` is made. The site's role may call it and chooses nothing: no row, no day.

The rows stay, their words go, here and in the history. Each of them leaves an `Erasure`; where it
is one of the chain (`chain.py`) its digest stays and the salt goes, so that the check still passes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.utils.translation import gettext_lazy as _

from sanad.audit.chain import chained
from sanad.audit.models import Erasure, RowDigest
from sanad.lib.actor import PRIVATE, SEARCH_PATH, signed
from sanad.lib.triggers import Rule, Sql

AT_ONCE = 200
# What stands where words were that may not be empty.
GONE = "…"
# Which transaction is destroying: the triggers' switch (`sanad.database`) obeys it, and who is not
# the owner can neither read nor write it.
MARKER = f"{PRIVATE}.destroying"
# SQL: the moment before which a term of days is over: the beginning of a day at Riyadh.
LIMIT = "((public.policy_today() - term)::timestamp AT TIME ZONE 'Asia/Riyadh')"
# When the words went: a column of what is kept for a term.
WENT = "destroyed_on"
# An advisory lock's number: one pass at a time.
ONE_AT_A_TIME = 7_263_012


@dataclass(frozen=True)
class Words:
    """Columns of a model that go, in the rows where the SQL condition `of` holds: over the row `t`
    and the array `keys` of what is due. `instead`: SQL in place of what a column would be given;
    `in_history`: whether the versions of the row that the history keeps lose them too."""

    model: str
    fields: Sequence[str]
    of: str = "t.id = ANY (keys)"
    instead: Mapping[str, str] = field(default_factory=dict)
    in_history: bool = True


@dataclass(frozen=True)
class KeptKind:
    """What is kept for a term.

    `term`: the parameter of the policy's version, 0 for ever. `over`: SQL over the row `t` and
    `term`, true from the first day on which the term is over. `person`: SQL of whose data it is.
    `holds_itself`: it is work under way itself, as a draft is, so that other work does not hold it.
    """

    name: str
    model: str
    term: str
    over: str
    person: str
    words: Sequence[Words]
    holds_itself: bool = False


class Holds:
    """Which SQL conditions over a person's key hold their data: always, or while work goes on."""

    def __init__(self) -> None:
        self.disputes: list[str] = []
        self.work: list[str] = []


KINDS: dict[str, KeptKind] = {}
MORE: dict[str, list[Words]] = {}
HOLDS = Holds()


def register(kind: KeptKind) -> None:
    """Let an app say what it keeps for a term. Called once, in `AppConfig.ready`."""
    KINDS[kind.name] = kind


def also(name: str, *words: Words) -> None:
    """Words of another app that go with what is kept under that name."""
    more = MORE.setdefault(name, [])
    more.extend(each for each in words if each not in more)


def holds_back(condition: str, *, is_work: bool = False) -> None:
    """An SQL condition over `{person}` under which nothing of theirs is destroyed; `is_work`: it
    goes on by itself and ends, as a request under way."""
    rows = HOLDS.work if is_work else HOLDS.disputes
    if condition not in rows:
        rows.append(condition)


def before(moment: str) -> str:
    """SQL: the days of `term`, counted from that moment's day at Riyadh, are over."""
    return f"{moment} < {LIMIT}"


def went_when_due(model: str) -> Rule:
    """The rule of a table whose words go: when they went is written by the function alone."""
    return Rule(
        rule=f"{model}_destroyed_when_due",
        clause="PM-1+",
        database_only=True,
        sentence=_("What is kept is destroyed when its term is over, by nobody's hand."),
        broken=f"""(TG_OP = 'INSERT' AND NEW.{WENT} IS NOT NULL)
            OR (TG_OP = 'UPDATE' AND NEW.{WENT} IS DISTINCT FROM OLD.{WENT})""",
    )


# The function ----------------------------------------------------------------------------------


def create(cursor: CursorWrapper) -> None:
    """Put the function and its marker in place, as the owner; only what differs."""
    cursor.execute("SELECT to_regclass(%s)", [MARKER])
    if cursor.fetchone() == (None,):
        cursor.execute(f"CREATE TABLE {MARKER} (transaction xid8 PRIMARY KEY)")
        cursor.execute(f"REVOKE ALL ON {MARKER} FROM PUBLIC")
    for name, (returns, options, body) in functions().items():
        cursor.execute(
            "SELECT prosrc FROM pg_proc WHERE oid = to_regprocedure(%s)", [f"public.{name}()"]
        )
        if cursor.fetchone() != (body,):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION public.{name}() RETURNS {returns} {options}"
                f" AS $destroying${body}$destroying$"
            )


def functions() -> dict[str, tuple[str, str, str]]:
    """The function: what it returns, its language and options, its body."""
    path = SEARCH_PATH.replace("=", " = ")
    return {
        "destroy_due": ("bigint", f"LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET {path}", _body())
    }


def _body() -> str:
    kinds = " ".join(_of_kind(KINDS[name]) for name in sorted(KINDS))
    sql = f"""
DECLARE
    keys bigint[];
    term int;
    done bigint := 0;
BEGIN
    PERFORM pg_advisory_xact_lock({ONE_AT_A_TIME});
    {kinds}
    RETURN done;
END
"""
    return Sql(sql).written("audit")


def _of_kind(kind: KeptKind) -> str:
    held = [*HOLDS.disputes, *([] if kind.holds_itself else HOLDS.work)]
    free = " ".join(f"AND NOT ({each.format(person=kind.person)})" for each in held)
    words = (*kind.words, *MORE.get(kind.name, ()), Words(kind.model, [WENT], in_history=False))
    wiped = " ".join(sql for each in words for sql in _wiped(each, kind.name))
    return f"""
    term := (SELECT v.{kind.term} FROM $policy.PolicyVersion v
        WHERE v.status = $policy.VersionStatus.APPROVED
        AND v.effective_on <= public.policy_today()
        ORDER BY v.effective_on DESC, v.id DESC LIMIT 1);
    IF term > 0 THEN
        keys := ARRAY(SELECT t.id FROM ${kind.model} t WHERE t.{WENT} IS NULL
            AND {kind.over} {free} LIMIT {AT_ONCE} FOR NO KEY UPDATE OF t);
        IF cardinality(keys) > 0 THEN
            INSERT INTO {MARKER} VALUES (pg_current_xact_id());
            {wiped}
            DELETE FROM {MARKER};
            done := done + cardinality(keys);
        END IF;
    END IF;"""


def _wiped(words: Words, kind: str) -> Iterator[str]:
    """SQL: the words of one table go, those of its history first."""
    model = apps.get_model(words.model)
    event = _event_of(model) if words.in_history else None
    if event is not None:
        kept = {each.name for each in event._meta.concrete_fields} - {WENT}
        of = f"t.pgh_obj_id IN (SELECT t.id FROM public.{model._meta.db_table} t WHERE {words.of})"
        if fields := [each for each in words.fields if each in kept]:
            yield _erased(event, fields, of, words, kind)
    yield _erased(model, words.fields, words.of, words, kind)


def _erased(
    model: type[models.Model], fields: Sequence[str], of: str, words: Words, kind: str
) -> str:
    columns: list[Any] = [model._meta.get_field(name) for name in fields]
    values = {each.column: words.instead.get(each.name) or _nothing(each) for each in columns}
    sets = ", ".join(f'"{name}" = {value}' for name, value in values.items())
    differs = " OR ".join(f't."{name}" IS DISTINCT FROM {value}' for name, value in values.items())
    table, key = model._meta.db_table, model._meta.pk.column
    left = f't."{WENT}" IS NULL' if WENT in fields else f"({differs})"
    update = f"UPDATE public.{table} t SET {sets} WHERE ({of}) AND {left}"
    if WENT not in fields and table not in {each.name for each in chained()}:
        return f"{update};"
    return f"""WITH gone AS ({update} RETURNING t."{key}"::text AS key),
        said AS (INSERT INTO public.{Erasure._meta.db_table} (name, key, reason)
            SELECT '{table}', key, 'term over: {kind}' FROM gone)
        UPDATE public.{RowDigest._meta.db_table} d SET salt = NULL FROM gone
            WHERE d.name = '{table}' AND d.key = gone.key;"""


def _nothing(column: Any) -> str:
    """SQL: what a column is given whose words go."""
    if column.name == WENT:
        return "public.policy_today()"
    if column.null:
        return "NULL"
    if isinstance(column, ArrayField):
        return "'{}'" if column.blank else f"ARRAY['{GONE}']"
    if isinstance(column, models.JSONField):
        return "'[]'::jsonb" if column.default is list else "'{}'::jsonb"
    if isinstance(column, models.BooleanField):
        return "FALSE"
    return "''" if column.blank or not column.empty_strings_allowed else f"'{GONE}'"


def _event_of(model: type[models.Model]) -> type[models.Model] | None:
    """The model of the history of a tracked one."""
    events = (each for each in apps.get_models() if hasattr(each, "pgh_tracked_model"))
    return next((each for each in events if each.pgh_tracked_model is model), None)


# The worker's ----------------------------------------------------------------------------------


def destroy_due() -> int:
    """Destroy what is due, by the database's own function; how many."""
    count = 0
    while destroyed := _a_pass():
        count += destroyed
    return count


@transaction.atomic
@signed
def _a_pass() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.destroy_due()")
        return int(cursor.fetchone()[0])
