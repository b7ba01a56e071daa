"""What the database holds besides tables: the clock, the switch of the triggers, the grants.

`secure()` puts all of it in place, idempotently, after every migration and for every test
database, as the owner. `expected_grants()` is the same list that `sanad.verification` compares
with what it finds.
"""

from django.apps import apps
from django.conf import settings
from django.db import connection

from sanad import installation
from sanad.audit import chain, destroying
from sanad.lib import actor, clock
from sanad.lib.grants import FULL, KEEP, READ

# Tables of other authors' apps, by what the portal does with them. Cache entries go; the rest
# of what people wrote stays.
THIRD_PARTY = {
    "django_migrations": READ,
    "django_content_type": READ,
    "auth_permission": READ,
    "auth_group": READ,
    "auth_group_permissions": READ,
    "django_admin_log": frozenset({"SELECT", "INSERT"}),
    "cache_entry": FULL,
    # Nobody signs in by e-mail: the library's own two tables stay empty.
    "account_emailaddress": READ,
    "account_emailconfirmation": READ,
    # A second factor is set up, and taken off by its rules; what it was stays (`rules.py`).
    "mfa_authenticator": FULL,
    # A role is given or taken, never moved to another person.
    "accounts_user_groups": frozenset({"SELECT", "INSERT", "DELETE"}),
    "accounts_user_user_permissions": READ,
    "pghistory_context": READ,
}

# The end of what hangs: a statement, a wait for somebody's lock, a transaction that nobody goes on
# with. The owner's own sessions have none: a migration takes as long as it takes.
TIMEOUTS = {
    "statement_timeout": "2min",
    "lock_timeout": "20s",
    "idle_in_transaction_session_timeout": "5min",
}
# What an operator may set for the site's sessions besides, and what begins with "log_".
HARMLESS = {
    *TIMEOUTS,
    *("timezone", "work_mem", "temp_buffers", "jit", "random_page_cost", "effective_cache_size"),
    *("application_name", "tcp_keepalives_idle", "tcp_keepalives_interval"),
}

# The owner's own sessions say which triggers rest. In the site's they rest while the owner's
# function destroys what is due, and for no other statement: the site cannot make the marker.
IGNORE_BODY = f"""
BEGIN
    IF session_user = '{{owner}}' THEN
        RETURN trigger_name = ANY (coalesce(
            nullif(current_setting('pgtrigger.ignore', true), ''), '{{{{}}}}')::text[]);
    END IF;
    IF current_user <> '{{owner}}' THEN
        RETURN FALSE;
    END IF;
    RETURN EXISTS (SELECT FROM {destroying.MARKER} d
        WHERE d.transaction = pg_catalog.pg_current_xact_id());
END
"""


def secure():
    """Put functions, triggers and grants in place, as the owner; only what differs is touched."""
    with connection.cursor() as cursor:
        clock.create(cursor, replace=True)
        actor.create(cursor)
        chain.create(cursor)
        destroying.create(cursor)
        _tame_trigger_switch(cursor)
        installation.bring_in_step(cursor)
        _drop_functions_left(cursor)
        _grant(cursor)
        _end_what_hangs(cursor)
        installation.record(cursor)


def before_migrations():
    """Make the clock before the first table that names it in a default."""
    with connection.cursor() as cursor:
        clock.create(cursor, replace=False)


def owner(cursor):
    """The role that owns the tables."""
    cursor.execute("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'auth_group'")
    return cursor.fetchone()[0]


def expected_grants():
    """`{table: privileges}` for every table there is, READ where nothing else is said."""
    grants = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if model._meta.proxy or not model._meta.managed:
            continue
        if table in THIRD_PARTY:
            grants[table] = THIRD_PARTY[table]
        elif hasattr(model, "pgh_tracked_model"):
            grants[table] = READ
        elif model._meta.auto_created:
            grants[table] = FULL
        else:
            grants[table] = getattr(model, "site_may", KEEP)
    # Tables without a model; the first is missing where a test made the tables at once.
    there = connection.introspection.table_names()
    for table in ("django_migrations", "cache_entry"):
        if table in there:
            grants[table] = THIRD_PARTY[table]
    return grants


def granted(cursor):
    """`{table: privileges}` that the site's role holds, by itself or as anybody."""
    site = settings.SITE_ROLE
    cursor.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
        " WHERE table_schema = 'public' AND grantee IN (%s, 'PUBLIC')"
        " UNION SELECT table_name, privilege_type || ' (' || column_name || ')'"
        " FROM information_schema.role_column_grants WHERE table_schema = 'public'"
        " AND grantee IN (%s, 'PUBLIC')",
        [site, site],
    )
    held = {}
    for table, privilege in cursor.fetchall():
        held.setdefault(table, set()).add(privilege)
    # A table-wide grant shows once more for every column.
    return {
        table: {each for each in all_ if "(" not in each or each.split(" ")[0] not in all_}
        for table, all_ in held.items()
    }


def ignore_body(cursor):
    """The body of the triggers' switch: it obeys the owner's own sessions only."""
    return IGNORE_BODY.format(owner=owner(cursor))


def _tame_trigger_switch(cursor):
    body = ignore_body(cursor)
    cursor.execute(
        "SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'"
        " AND pronamespace = 'public'::regnamespace"
    )
    if cursor.fetchone() == (body,):
        return
    cursor.execute(
        "CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) "
        f"RETURNS boolean LANGUAGE plpgsql STABLE AS $ignore${body}$ignore$"
    )


def _drop_functions_left(cursor):
    """Functions of triggers that another release had: the triggers went with the migration."""
    cursor.execute(
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
        " AND p.proname LIKE 'pgtrigger\\_%'"
        " AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgfoid = p.oid)"
    )
    for (name,) in cursor.fetchall():
        cursor.execute(f"DROP FUNCTION public.{connection.ops.quote_name(name)}()")


def _grant(cursor):
    site = settings.SITE_ROLE
    cursor.execute("SELECT current_database(), current_user")
    database, current = cursor.fetchone()
    if site == current:
        return  # a single-role database, refused by `sanad.verification` at start
    quote = connection.ops.quote_name
    cursor.execute(f"REVOKE ALL ON DATABASE {quote(database)} FROM PUBLIC, {quote(site)}")
    cursor.execute(f"GRANT CONNECT ON DATABASE {quote(database)} TO {quote(site)}")
    cursor.execute(f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {quote(site)}")
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(site)}")
    cursor.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v')"
    )
    wanted, tables = expected_grants(), cursor.fetchall()
    held = granted(cursor)
    for (table,) in tables:
        if held.get(table, set()) == wanted.get(table, set()):
            continue
        cursor.execute(f"REVOKE ALL ON public.{quote(table)} FROM PUBLIC, {quote(site)}")
        # A table-wide REVOKE leaves no column's grant behind.
        for privilege in sorted(wanted.get(table, ())):
            cursor.execute(f"GRANT {privilege} ON public.{quote(table)} TO {quote(site)}")


def _end_what_hangs(cursor):
    """Set the timeouts for the database, and none for its owner, who alone may set them."""
    cursor.execute(
        "SELECT current_database(), current_user, pg_get_userbyid(datdba) = current_user, oid"
        " FROM pg_database WHERE datname = current_database()"
    )
    name, current, is_owner, oid = cursor.fetchone()
    if not is_owner or current == settings.SITE_ROLE:
        return  # `sanad.verification` says so
    quote = connection.ops.quote_name
    own = f"ROLE {quote(current)} IN DATABASE {quote(name)}"
    for role, target in ((0, f"DATABASE {quote(name)}"), (None, own)):
        cursor.execute(
            "SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = %s AND setrole ="
            " coalesce(%s, (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user))",
            [oid, role],
        )
        there = cursor.fetchone()
        for setting, value in TIMEOUTS.items():
            value = "0" if role is None else value
            if f"{setting}={value}" not in (there[0] if there else ()):
                cursor.execute(f"ALTER {target} SET {setting} = '{value}'")
