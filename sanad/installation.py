"""The triggers that the code asks for beside those that the database has.

`bring_in_step()` touches only what differs, so that an upgrade locks no table whose rules stayed.
`sanad.verification` reads the same differences before the site starts.
"""

import hashlib
import json
from typing import NamedTuple

import pgtrigger
from django.conf import settings
from django.db import connection

from sanad.lib.migrating import READ_ONLY, SHUT
from sanad.recovery.models import RuleSet


class Installed(NamedTuple):
    """A trigger as it stands in the database."""

    table: str
    enabled: str
    version: str | None
    source: str
    runs_as_owner: bool
    owned_by: str


def installed(cursor):
    """`{name: Installed}` of every trigger that pgtrigger or we put there."""
    cursor.execute(
        "SELECT t.tgname, c.relname, t.tgenabled, obj_description(t.oid), p.prosrc, p.prosecdef,"
        " pg_get_userbyid(p.proowner)"
        " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'pgtrigger%'"
    )
    return {name: Installed(*rest) for name, *rest in cursor.fetchall()}


def wanted():
    """`[(name, where, compiled, writes history)]` of every trigger of this release."""
    return [
        (
            trigger.get_pgid(model),
            f"{trigger.name} on {model._meta.db_table}",
            trigger.compile(model),
            hasattr(trigger, "event_model"),
        )
        for model, trigger in pgtrigger.registered()
    ]


def differences(there, name, compiled, writes_history):
    """Phrases for what is wrong with one trigger; none where it stands as it should."""
    if there is None:
        return ["{} is missing"]
    phrases = {
        "{} is switched off": there.enabled not in ("O", "A"),
        "{} is not the one of this release: run migrate": there.version != compiled.hash,
        "the function of {} was changed": (
            there.source.split() != body(compiled.install_sql, name).split()
        ),
        "the function of {} belongs to the site's role": there.owned_by == settings.SITE_ROLE,
        "the history function of {} does not run as the owner": (
            writes_history and not there.runs_as_owner
        ),
    }
    return [phrase for phrase, is_so in phrases.items() if is_so]


def out_of_step(cursor):
    """`(name, table, compiled, writes history, whether it stands)` of each trigger that is not as
    this release has it; `compiled` is None where this release has none of that name."""
    standing = installed(cursor)
    for name, _where, compiled, writes_history in wanted():
        there = standing.pop(name, None)
        if differences(there, name, compiled, writes_history):
            yield name, compiled.sql.table, compiled, writes_history, there is not None
    for name, left in standing.items():
        yield name, left.table, None, False, True


def locks(cursor):
    """`{table: mode}` of what bringing the triggers in step will lock. A trigger is put there
    beside the table's readers; one that is dropped first shuts them out."""
    modes = {}
    for _name, table, compiled, _writes_history, stands in out_of_step(cursor):
        drops = stands and (compiled is None or "CREATE CONSTRAINT TRIGGER" in compiled.install_sql)
        if drops or table not in modes:
            modes[table] = SHUT if drops else READ_ONLY
    return modes


def bring_in_step(cursor):
    """Install what differs, drop what this release has not, as the owner; the names of both."""
    touched = []
    for name, table, compiled, writes_history, _stands in list(out_of_step(cursor)):
        if compiled is None:
            quote = connection.ops.quote_name
            cursor.execute(f"DROP TRIGGER {quote(name)} ON public.{quote(table)}")
        else:
            cursor.execute(statements(compiled, name))
        if writes_history:
            cursor.execute(
                f"ALTER FUNCTION public.{name}() SECURITY DEFINER SET search_path = public, pg_temp"
            )
        touched.append(name)
    return touched


def statements(compiled, name):
    """The SQL that installs one trigger without shutting its readers out.

    pgtrigger's own drops the trigger first, for which nobody may even read the table, and each
    time brings its switch of all triggers (ours stands in `sanad.database`).
    """
    sql = compiled.install_sql
    sql = sql[sql.index(f"CREATE OR REPLACE FUNCTION {name}()") :]
    drop = sql.index(f"DROP TRIGGER IF EXISTS {name} ON")
    create = sql.index("CREATE", drop)
    kind = sql[create:].split()[1]
    if kind == "TRIGGER":  # a constraint trigger cannot be replaced
        trigger = sql[create:].replace("CREATE", "CREATE OR REPLACE", 1)
        sql = sql[:drop] + trigger
    return f"{sql}\nALTER TABLE {_table(compiled)} ENABLE TRIGGER {name};"


def body(install_sql, name):
    """The body of the trigger's function as the code has it."""
    start = install_sql.index(f"FUNCTION {name}()")
    opening = install_sql.index("$$", start) + 2
    return install_sql[opening : install_sql.index("$$", opening)]


# --- which release's rules these are --------------------------------------------------------------


def digest_of_code():
    """What tells this release's triggers from those of any other."""
    return _digest(sorted((name, compiled.hash) for name, _where, compiled, _h in wanted()))


def digest_of_database(cursor):
    """What tells the triggers and functions that stand in the database from any others."""
    cursor.execute(
        "SELECT t.tgname, c.relname, t.tgenabled, pg_get_triggerdef(t.oid)"
        " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace"
    )
    triggers = sorted(map(list, cursor.fetchall()))
    cursor.execute(
        "SELECT proname, prosrc, prosecdef, pg_get_userbyid(proowner) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace"
    )
    return _digest([triggers, sorted(map(list, cursor.fetchall()))])


# What holds a rule, by its name in a sentence: whole definitions, so that a WHEN, a switch, a
# condition or an owner that somebody changed is seen, and what is not ours as well.
PARTS = (
    """SELECT 'trigger ' || t.tgname || ' on ' || c.relname,
            concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace""",
    """SELECT 'constraint ' || k.conname || ' on ' || c.relname,
            concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('c', 'u', 'p', 'f', 'x')""",
    """SELECT 'unique index ' || c.relname,
            concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace""",
    """SELECT 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
            concat_ws(' ', pg_get_functiondef(p.oid), pg_get_userbyid(p.proowner))
        FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
        AND p.proname <> 'policy_now'  -- which is compared by its body: tests move it""",
    """SELECT 'rewriting rule ' || r.rulename || ' on ' || c.relname, pg_get_ruledef(r.oid)
        FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind <> 'v'""",
    # Foreign keys are triggers of PostgreSQL's own, which a superuser may switch off.
    """SELECT 'foreign key on ' || c.relname || ' by ' || t.tgname, t.tgenabled::text
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgisinternal AND t.tgenabled <> 'O'
        AND c.relnamespace = 'public'::regnamespace""",
)
SHORT = 16  # of a digest's hex digits: enough to tell two definitions apart


def parts_of_database(cursor):
    """`{what: digest}` of all that holds a rule in the database."""
    parts = {}
    for sql in PARTS:
        cursor.execute(sql)
        for name, definition in cursor.fetchall():
            parts[name] = hashlib.sha256(definition.encode()).hexdigest()[:SHORT]
    return parts


def changed_parts(cursor):
    """Sentences for all that is not as the last migrate left it."""
    last = RuleSet.objects.last()
    left = last.parts if last else {}
    now = parts_of_database(cursor)
    for name in sorted({*left, *now}):
        if name not in now:
            yield f"the {name} is missing"
        elif name not in left:
            yield f"the {name} is none that migrate put there"
        elif now[name] != left[name]:
            yield f"the {name} is not as migrate left it"


def record(cursor):
    """Write down which rules now stand, as the owner, unless the last record says so."""
    values = {
        "code": digest_of_code(),
        "database": digest_of_database(cursor),
        "parts": parts_of_database(cursor),
    }
    last = RuleSet.objects.last()
    if last is None or any(getattr(last, name) != value for name, value in values.items()):
        RuleSet.objects.create(**values)


def newer_rules():
    """The last `RuleSet`, where it is of a release that came after this one; None otherwise."""
    if RuleSet._meta.db_table not in connection.introspection.table_names():
        return None
    last = RuleSet.objects.last()
    first = RuleSet.objects.filter(code=digest_of_code()).first()
    if last is None or first is None:
        return None
    first_of_last = RuleSet.objects.filter(code=last.code).first()
    return last if first_of_last.pk > first.pk else None


def _table(compiled):
    return f"public.{connection.ops.quote_name(compiled.sql.table)}"


def _digest(value):
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
