"""Many rows from one, by SQL as the owner: what a year's work looks like to the planner."""

from django.db import connection

IGNORED = """SELECT set_config('pgtrigger.ignore', (SELECT '{' || string_agg(tgname, ',') || '}'
    FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%' AND tgrelid = ANY (%s::regclass[])), true)"""
OBEYED = "SELECT set_config('pgtrigger.ignore', '', true)"


def leave_out_triggers(cursor, *tables):
    """Of these alone, until the transaction of the owner's `cursor` ends or another call: each
    trigger reads through the names of all that are left out."""
    cursor.execute(IGNORED, [[f'public."{table}"' for table in tables]])


def clone(row, count, **values):
    """Write `count` copies of a saved `row`, its triggers left out (the fixture `as_owner`).

    `values`: columns that differ, as SQL in which `g` is the copy's number from 1. The key is
    given by the database, unless it is among them.
    """
    meta, quote = row._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if not field.generated]
    columns = [field.column for field in fields if not field.primary_key]
    columns += [column for column in values if column not in columns]
    read = [values.get(column, f"old.{quote(column)}") for column in columns]
    table = quote(meta.db_table)
    with connection.cursor() as cursor:
        leave_out_triggers(cursor, meta.db_table)
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(map(quote, columns))})"
            f" SELECT {', '.join(read)} FROM {table} old, generate_series(1, {count:d}) g"
            f" WHERE old.{quote(meta.pk.column)} = %s",
            [row.pk],
        )
        cursor.execute(OBEYED)


def analyze():
    """Let the planner know what there is now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows_read(sql, *tables):
    """How many rows of these tables the statement looks at, whether it keeps them or not."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        (plan,) = cursor.fetchone()[0]
    return sum(_read(node) for node in _nodes(plan["Plan"]) if node.get("Relation Name") in tables)


def _nodes(node):
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def _read(node):
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return (node["Actual Rows"] + removed) * node["Actual Loops"]
