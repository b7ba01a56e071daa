"""What whoever holds the site's database password can read."""

import re

from django.db import connection


def everything_readable():
    """All rows of all tables that the site's role may read, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        assert "django_session" in tables and "messaging_delivery" in tables
        rows = []
        for table in tables:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t")
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def holds(text, digits):
    """Whether the six digits stand there by themselves, and not within a longer number."""
    return re.search(rf"(?<![0-9a-f.]){digits}(?![0-9a-f])", text) is not None
