"""What `serve` and `worker` verify before they start: that no rule of the database is missing.

A system check sees settings only; this looks at the database itself: the role, the grants, every
trigger with its function's body, the two clocks and the triggers' switch.
"""

import pgtrigger
from django.conf import settings
from django.db import connection
from django.utils import timezone

from sanad import database
from sanad.lib import clock

MOST_SECONDS_APART = 60


class NotAsItShouldBe(Exception):
    """The database lacks something; `problems` says what, one sentence each."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("; ".join(problems))


def verify():
    """Raise `NotAsItShouldBe` unless the connected role and the database are as they should be."""
    problems = find_problems()
    if problems:
        raise NotAsItShouldBe(problems)


def find_problems():
    """Sentences (English, for the operator) about all that is not as it should be."""
    with connection.cursor() as cursor:
        return [
            *_role(cursor),
            *_functions(cursor),
            *_triggers(cursor),
            *_grants(cursor),
            *_machine(cursor),
        ]


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
    expected = {
        "policy_now": clock.NOW_BODY,
        "policy_today": clock.TODAY_BODY,
        "_pgtrigger_should_ignore": database.ignore_body(cursor),
    }
    cursor.execute(
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND proname = ANY(%s)",
        [list(expected)],
    )
    bodies = dict(cursor.fetchall())
    for name, body in expected.items():
        if bodies.get(name) != body:
            yield f"the function {name} is not as it should be"


def _triggers(cursor):
    cursor.execute(
        "SELECT t.tgname, t.tgenabled, obj_description(t.oid), p.prosrc, p.prosecdef,"
        " pg_get_userbyid(p.proowner)"
        " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname LIKE 'pgtrigger%'"
    )
    installed = {name: rest for name, *rest in cursor.fetchall()}
    history = set(database.history_functions(cursor))
    for model, trigger in pgtrigger.registered():
        name, where = trigger.get_pgid(model), f"{trigger.name} on {model._meta.db_table}"
        if name not in installed:
            yield f"the trigger {where} is missing"
            continue
        enabled, version, source, runs_as_owner, owned_by = installed.pop(name)
        expected = trigger.compile(model)
        if enabled not in ("O", "A"):
            yield f"the trigger {where} is switched off"
        if version != expected.hash:
            yield f"the trigger {where} is not the one of this release: run migrate"
        if source.split() != _body(expected.install_sql, name).split():
            yield f"the function of the trigger {where} was changed"
        if owned_by == settings.SITE_ROLE:
            yield f"the function of the trigger {where} belongs to the site's role"
        if name in history and not runs_as_owner:
            yield f"the history function {name} does not run as the owner"
    yield from (f"the trigger {name} is not of this release: run migrate" for name in installed)


def _body(install_sql, name):
    start = install_sql.index(f"FUNCTION {name}()")
    opening = install_sql.index("$$", start) + 2
    return install_sql[opening : install_sql.index("$$", opening)]


def _grants(cursor):
    site = settings.SITE_ROLE
    cursor.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE table_schema = 'public' AND grantee IN (%s, 'PUBLIC')"
        " UNION SELECT table_name, privilege_type || ' (' || column_name || ')'"
        " FROM information_schema.role_column_grants WHERE table_schema = 'public'"
        " AND grantee IN (%s, 'PUBLIC')",
        [site, site],
    )
    granted = {}
    for table, privilege in cursor.fetchall():
        granted.setdefault(table, set()).add(privilege)
    for table, wanted in database.expected_grants().items():
        held = granted.pop(table, set())
        # A table-wide grant shows once more for every column.
        held = {p for p in held if "(" not in p or p.split(" ")[0] not in held}
        if held != wanted:
            yield (
                f"the site's role may {', '.join(sorted(held)) or 'nothing'} on {table},"
                f" it should be {', '.join(sorted(wanted))}"
            )
    for table, held in granted.items():
        yield f"the site's role may {', '.join(sorted(held))} on {table}, which no model owns"
