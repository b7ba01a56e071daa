from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate

# Modes in which others wait, by strength.
SHUTS = ["ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"]
HELD = """SELECT relname, mode FROM pg_locks JOIN pg_class c ON c.oid = relation
    WHERE pid = pg_backend_pid() AND relkind = 'r' AND c.relnamespace = 'public'::regnamespace"""


def held():
    """`{table: strength}` of the locks that this transaction holds on all tables there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, -1 FROM pg_tables WHERE schemaname = 'public'")
        strengths = dict(cursor.fetchall())
        cursor.execute(HELD)
        for table, mode in cursor.fetchall():
            strength = SHUTS.index(mode) if mode in SHUTS else -1
            strengths[table] = max(strengths[table], strength)
    return strengths


class FailingConfig(AppConfig):
    """An app behind all others, whose part of an upgrade fails when everything else is done."""

    name = "tests.upgrade.failing"

    def ready(self):
        pre_migrate.connect(self.look, sender=self)
        post_migrate.connect(self.fail, sender=self)

    def look(self, **kwargs):
        self.first = held()

    def fail(self, **kwargs):
        last = held()
        late = [table for table, before in self.first.items() if last.get(table, -1) > before]
        raise RuntimeError(f"the last thing of the upgrade failed; locked late: {late}")
