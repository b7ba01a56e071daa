"""The database of a release as a text dump, and what a database holds, for comparing two."""

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from sanad.embedded import Cluster, binaries

CHECKOUT = Path(__file__).resolve().parent.parent.parent
FOLDER = Path(__file__).resolve().parent
# A check that was dumped and restored casts each item of a list, where a new one casts the list.
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()\s]")


@contextmanager
def cluster(folder):
    """A throwaway PostgreSQL in `folder`; yields the two addresses by the names of their
    variables."""
    with Cluster(folder) as running:
        yield running.urls()


def manage(urls, *arguments, settings="sanad.settings", check=True, site=False, **variables):
    """Run `manage.py` as the owner, or as the `site`; raises `CalledProcessError` where it fails.

    With `check` off the status and what it printed, errors and all, are returned instead.
    """
    how = {} if check else {"capture_output": True, "text": True}
    command, environment = _manage(urls, arguments, settings, site, variables)
    done = subprocess.run(command, cwd=CHECKOUT, check=check, env=environment, **how)
    return done.returncode, f"{done.stdout}{done.stderr}"


def starting(urls, *arguments):
    """`manage.py` as the owner, a running process whose `stdout` are the lines that it says."""
    command, environment = _manage(urls, arguments, "sanad.settings", False, {})
    return subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _manage(urls, arguments, settings, site, variables):
    environment = {
        **os.environ,
        **variables,
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": urls["DATABASE_URL" if site else "DATABASE_OWNER_URL"],
        "DATABASE_OWNER_URL": urls["DATABASE_OWNER_URL"],
        "DATABASE_SITE_ROLE": urlsplit(urls["DATABASE_URL"]).username,
    }
    return [sys.executable, "manage.py", *map(str, arguments)], environment


def verify(urls):
    """What `serve` asks before it starts, as the site."""
    script = "import django; django.setup(); from sanad.verification import verify; verify()"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "sanad.settings",
        "DATABASE_URL": urls["DATABASE_URL"],
        "DATABASE_SITE_ROLE": urlsplit(urls["DATABASE_URL"]).username,
    }
    subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT, check=True, env=environment)


def dump(urls):
    """The whole database as SQL text: without owners and grants, which every migrate gives anew."""
    command = [_program("pg_dump"), "--no-owner", "--no-privileges", "--no-comments"]
    done = subprocess.run([*command, urls["DATABASE_OWNER_URL"]], capture_output=True, check=True)
    return done.stdout.decode()


def restore(urls, text):
    """Fill the empty database with the text of `dump`, as the owner."""
    command = [_program("psql"), "-q", "-X", "-o", os.devnull, "-v", "ON_ERROR_STOP=1"]
    subprocess.run([*command, urls["DATABASE_OWNER_URL"]], input=text.encode(), check=True)


def _program(name):
    return str(binaries() / "bin" / name)


def rows(urls):
    """`{table: {primary key: {column: value}}}` of every table with a single primary key."""
    with _cursor(urls) as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname FROM pg_index i"
            " JOIN pg_class c ON c.oid = i.indrelid"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]"
            " WHERE i.indisprimary AND i.indnatts = 1"
            " AND c.relnamespace = 'public'::regnamespace"
        )
        tables = {}
        for table, key in cursor.fetchall():
            cursor.execute(f'SELECT "{key}"::text, to_jsonb(t) FROM public."{table}" t')
            tables[table] = dict(cursor.fetchall())
        return tables


def schema(urls):
    """Sorted lines that say what the tables look like: columns, constraints, indexes, triggers."""
    queries = (
        "SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length,"
        " is_nullable, column_default, generation_expression)"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename || ' ' || regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON')"
        " FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgrelid::regclass || ' ' || tgname || ' ' || md5(pg_get_functiondef(tgfoid))"
        " FROM pg_trigger WHERE NOT tgisinternal",
    )
    lines = []
    with _cursor(urls) as cursor:
        for query in queries:
            cursor.execute(query)
            lines += [CASTS.sub("", line) for (line,) in cursor.fetchall()]
    return sorted(lines)


# The versions of the catalogue's rows: any statement that replaces one changes its xmin.
TOUCHED = """
    SELECT 'function ' || proname, xmin::text FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger ' || tgname, xmin::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'table ' || relname || ' ' || coalesce(relacl::text, ''), '' FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
"""


def ask(urls, query):
    """The sorted rows of the owner's query."""
    with _cursor(urls) as cursor:
        cursor.execute(query)
        return sorted(cursor.fetchall())


@contextmanager
def _cursor(urls):
    connection = psycopg2.connect(urls["DATABASE_OWNER_URL"])
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
