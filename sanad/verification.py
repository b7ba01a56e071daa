"""What `serve` and `worker` verify before they start: that no rule of the database is missing.

A system check sees settings only; this looks at the database itself: the role, the grants, every
trigger with its function's body, the two clocks and the triggers' switch, and whether the keys are
those that its data was written under. After a later release's migrate it asks only for what this
release needs: the old site goes on while the new one is brought in.
"""

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from sanad import database, installation
from sanad.audit import chain, destroying
from sanad.lib import actor, clock
from sanad.recovery import keys

MOST_SECONDS_APART = 60
# PostgreSQL's log holds none of the errors from these levels on.
LEVELS_WITHOUT_REFUSALS = ("log", "fatal", "panic")


class NotAsItShouldBe(Exception):
    """The database lacks something; `problems` says what, one sentence each."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("; ".join(problems))


def verify():
    """Raise `NotAsItShouldBe` unless the connected role, the database and the keys are as they
    should be. Keys that are given for the first time are taken up, and from the first start of this
    release on every table asks for the portal's signature (`sanad.lib.actor`)."""
    problems = find_problems()
    if problems:
        raise NotAsItShouldBe(problems)
    keys.take_up()
    actor.ask_for_signatures()


def find_problems():
    """Sentences (English, for the operator) about all that is not as it should be."""
    newer = installation.newer_rules()
    with connection.cursor() as cursor:
        if newer:
            rules = _newer(cursor, newer)
        else:
            rules = (
                *_functions(cursor),
                *_triggers(cursor),
                *installation.changed_parts(cursor),
                *_grants(cursor),
            )
        return [
            *_role(cursor),
            *rules,
            *_actor(cursor),
            *_settings(cursor),
            *_log(cursor),
            *_machine(cursor),
            *_pooler(cursor),
            *keys.problems(),
        ]


def _pooler(cursor):
    """Through a pooler a long list read piece by piece ends in the middle: another connection
    answers. A pooler names its own process number, not the server's."""
    cursor.execute("SELECT pg_backend_pid()")
    is_pooled = cursor.fetchone()[0] != connection.connection.info.backend_pid
    if is_pooled and not settings.DATABASE_POOLER:
        yield "a pooler stands between this machine and the database: set DATABASE_POOLER=true"


def _settings(cursor):
    """What a session begins with: ends for whatever hangs, and nothing that bends a statement."""
    cursor.execute("SELECT current_user")
    if cursor.fetchone()[0] != settings.SITE_ROLE:
        return  # the owner's have none, and are no site's
    for name in database.TIMEOUTS:
        cursor.execute("SELECT setting::bigint FROM pg_settings WHERE name = %s", [name])
        if cursor.fetchone()[0] == 0:
            yield f"{name} is not set for the site's role: run migrate as the database's owner"
    cursor.execute(
        "SELECT CASE setrole WHEN 0 THEN 'database' ELSE 'role' END,"
        " split_part(unnest(setconfig), '=', 1) FROM pg_db_role_setting"
        " WHERE setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = current_user))"
        " AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))"
    )
    for whose, name in cursor.fetchall():
        if name.lower() not in database.HARMLESS and not name.lower().startswith("log_"):
            yield f"the {whose} sets {name} for every session of the site: RESET it"


def _log(cursor):
    """Tries past the portal, by SQL, stand in PostgreSQL's own log: it writes what is refused."""
    for name in ("log_min_messages", "log_min_error_statement"):
        cursor.execute("SELECT setting FROM pg_settings WHERE name = %s", [name])
        (level,) = cursor.fetchone()
        if level in LEVELS_WITHOUT_REFUSALS:
            yield f"{name} is {level}: what is refused is not logged; set it to error"


def _machine(cursor):
    """The machine's clock decides nothing of the policy, but codes and cookies end by it."""
    cursor.execute("SELECT statement_timestamp()")
    ahead = (timezone.now() - cursor.fetchone()[0]).total_seconds()
    if abs(ahead) > MOST_SECONDS_APART:
        yield (
            f"this machine's clock is {abs(ahead):.0f} seconds"
            f" {'ahead of' if ahead > 0 else 'behind'} the database's: set both by a time server"
        )


def _role(cursor):
    cursor.execute(
        "SELECT current_user, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,"
        " (SELECT count(*) FROM pg_class WHERE relowner = r.oid),"
        " (SELECT count(*) FROM pg_auth_members WHERE member = r.oid),"
        " has_database_privilege(current_database(), 'TEMP'),"
        " has_schema_privilege('public', 'CREATE')"
        " FROM pg_roles r WHERE rolname = current_user"
    )
    name, *powers = cursor.fetchone()
    labels = (
        "is a superuser",
        "may create roles",
        "may create databases",
        "passes row security",
        "may replicate",
        "owns tables",
        "is a member of another role",
        "may create temporary tables",
        "may create tables",
    )
    if name != settings.SITE_ROLE:
        yield f"connected as {name}, not as the site's role {settings.SITE_ROLE}"
    yield from (
        f"the role {name} {label}" for label, power in zip(labels, powers, strict=True) if power
    )


def _functions(cursor):
    """Each of the owner's, with its body, and with his rights only where that is meant."""
    expected = {
        "policy_now": (clock.NOW_BODY, None),
        "policy_today": (clock.TODAY_BODY, None),
        "_pgtrigger_should_ignore": (database.ignore_body(cursor), None),
    }
    for name, (_returns, options, body) in actor.FUNCTIONS.items():
        as_owner = "SECURITY DEFINER" in options
        expected[name] = (body, [actor.SEARCH_PATH] if as_owner else None)
    for name, (_returns, _options, body) in chain.functions().items():
        expected[name] = (body, chain.settings_of_functions())
    for name, (_returns, _options, body) in destroying.functions().items():
        expected[name] = (body, [actor.SEARCH_PATH])
    cursor.execute(
        "SELECT proname, prosrc, prosecdef, proconfig, pg_get_userbyid(proowner) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND proname = ANY(%s)",
        [list(expected)],
    )
    standing = {name: rest for name, *rest in cursor.fetchall()}
    owner = database.owner(cursor)
    for name, (body, options) in expected.items():
        # Those that run as the owner, and they alone, have settings of their own.
        if standing.get(name) != [body, options is not None, options, owner]:
            yield f"the function {name} is not as it should be"


def _actor(cursor):
    """Who acts is signed by a key that the database has and the site's role cannot read."""
    cursor.execute("SELECT to_regnamespace(%s), to_regproc('public.actor')", [actor.PRIVATE])
    if None in cursor.fetchone():
        yield "the database cannot verify who acts: run migrate"
        return
    site = [settings.SITE_ROLE, actor.PRIVATE]
    cursor.execute("SELECT has_schema_privilege(%s, %s, 'USAGE')", site)
    if cursor.fetchone()[0]:
        yield f"the site's role may enter {actor.PRIVATE}, where the key of the actor lies"
    if not actor.is_believed():
        yield "ACTOR_KEY is not one that the database believes: run migrate with this key"


def _triggers(cursor):
    there = installation.installed(cursor)
    for name, where, compiled, writes_history in installation.wanted():
        standing = there.pop(name, None)
        for phrase in installation.differences(standing, name, compiled, writes_history):
            yield phrase.format(f"the trigger {where}")
    yield from (f"the trigger {name} is not of this release: run migrate" for name in there)


def _grants(cursor, *, more=False):
    """`more`: a later release may have given the site's role more than this one needs."""
    held_by_table = database.granted(cursor)
    for table, wanted in database.expected_grants().items():
        held = held_by_table.pop(table, set())
        if held != wanted and not (more and held > wanted):
            yield (
                f"the site's role may {', '.join(sorted(held)) or 'nothing'} on {table},"
                f" it should be {', '.join(sorted(wanted))}"
            )
    if more:
        return
    for table, held in held_by_table.items():
        yield f"the site's role may {', '.join(sorted(held))} on {table}, which no model owns"


# --- under the rules of a later release -----------------------------------------------------------


def _newer(cursor, rules):
    """An older site goes on under a later release's rules, where these stand as that release's
    migrate left them and hold every column that this one reads."""
    if installation.digest_of_database(cursor) != rules.database:
        yield "triggers or functions are not as the later release's migrate left them"
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public'"
    )
    there = set(cursor.fetchall())
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_concrete_fields:
            if (model._meta.db_table, field.column) not in there:
                yield f"the later release has no {model._meta.db_table}.{field.column} any more"
    yield from _grants(cursor, more=True)
