"""The test database as it was at the beginning, after a test that committed what it wrote.

Django's own way is to empty every table and to have the reference rows, the rules and the grants
made anew, which takes longer than most of the tests. Here only what the test wrote goes, and only
the reference rows that it touched come back; both by the owner, with the triggers left out. Where
a test changed the rules, the functions, the tables or the grants themselves, Django's way is taken.
"""

import io

from sanad.lib.actor import KEYS, PRIVATE
from tests.cloned import leave_out_triggers

OURS = f"('public'::regnamespace, '{PRIVATE}'::regnamespace)"
# Everything that a test could have left otherwise beside the rows, and the keys that are believed.
SCHEMA = f"""
SELECT md5(concat_ws('|',
  (SELECT string_agg(md5(concat(p.proname, p.prosrc, p.proacl, p.prosecdef, p.proowner,
   p.proconfig)), '' ORDER BY p.oid) FROM pg_proc p WHERE pronamespace IN {OURS}),
  (SELECT string_agg(concat(t.tgname, t.tgrelid, t.tgenabled, t.tgfoid), '' ORDER BY t.oid)
   FROM pg_trigger t),
  (SELECT string_agg(md5(concat(c.relname, c.relkind, c.relacl, c.relowner, c.reloptions)), ''
   ORDER BY c.oid) FROM pg_class c WHERE relnamespace IN {OURS}),
  (SELECT string_agg(md5(concat(a.attrelid, a.attname, a.atttypid, a.attnotnull, a.attisdropped,
   a.attacl)), '' ORDER BY a.attrelid, a.attnum) FROM pg_attribute a
   JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace IN {OURS}),
  (SELECT string_agg(concat(c.oid, c.conname, c.convalidated), '' ORDER BY c.oid)
   FROM pg_constraint c WHERE connamespace IN {OURS}),
  (SELECT string_agg(nspacl::text, '' ORDER BY oid) FROM pg_namespace WHERE oid IN {OURS}),
  (SELECT datacl::text FROM pg_database WHERE datname = current_database()),
  (SELECT string_agg(k::text, '' ORDER BY k::text) FROM {KEYS} k)
))
"""


class Beginning:
    """What the database of `cursor` (the owner's, autocommitted) holds now.

    `tables`: those that Django would empty.
    """

    def __init__(self, cursor, tables):
        self.tables = sorted(tables)
        self.schema = _schema(cursor)
        self.rows, self.digests = {}, {}
        for table in self._filled(cursor):
            content = io.StringIO()
            cursor.copy_expert(f'COPY public."{table}" TO STDOUT', content)
            self.rows[table] = content.getvalue()
            self.digests[table] = _digest(cursor, table)

    def come_back(self, cursor):
        """Leave in the tables what stood there at the beginning. False where only Django's own way
        helps: nothing was touched then."""
        if _schema(cursor) != self.schema:
            return False
        cursor.execute("BEGIN")
        filled = set(self._filled(cursor))
        kept = {
            table
            for table in filled & self.rows.keys()
            if _digest(cursor, table) == self.digests[table]
        }
        for table in filled - kept:
            leave_out_triggers(cursor, table)
            cursor.execute(f'DELETE FROM public."{table}"')
        for table in self.rows.keys() - kept:
            leave_out_triggers(cursor, table)
            cursor.copy_expert(f'COPY public."{table}" FROM STDIN', io.StringIO(self.rows[table]))
        leave_out_triggers(cursor, *(filled | self.rows.keys()) - kept)  # those that wait till now
        cursor.execute("COMMIT")
        return True

    def _filled(self, cursor):
        """The tables that hold rows."""
        each = (
            f"SELECT '{table}' WHERE EXISTS (TABLE public.\"{table}\")" for table in self.tables
        )
        cursor.execute(" UNION ALL ".join(each))
        return [table for (table,) in cursor.fetchall()]


def _schema(cursor):
    cursor.execute(SCHEMA)
    return cursor.fetchone()[0]


def _digest(cursor, table):
    cursor.execute(
        f"SELECT md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM public.\"{table}\" t"
    )
    return cursor.fetchone()[0]
