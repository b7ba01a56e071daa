"""`manage.py migrate`: all of an upgrade in one transaction, or nothing of it.

Migrations, triggers, functions, grants and seeds are committed together: the site meets the rules
of before or those of after, never a mixture, and one that fails leaves everything as it was.

It goes in three parts. First all is prepared that needs no lock. Then every lock that the rest asks
for is taken in one go: where the site holds one of them, all are given back within a second and
tried again, so that a try costs nothing and nobody stands in a queue behind a migration. At last
the work is done, and waits for nobody.
"""

import gc
import random
import time

from django.apps import apps
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import pre_migrate

from sanad import installation
from sanad.lib.migrating import EVERY_TABLE, READ_ONLY, SHUT, locks_of, prepare, render_less

# A vacuum, another migrate or an index that is being built: waiting for those costs nobody.
OTHERS_SECONDS = 60
# A try's two statements stay, together, below the second after which PostgreSQL looks for
# deadlocks: it is the migration that gives way, and no page of the site.
FIRST_MILLISECONDS, MORE_MILLISECONDS, MOST_MILLISECONDS = 100, 50, 450
ATTEMPTS = 150
PAUSE_SECONDS = (0.5, 1.5)  # by chance, out of step with whatever the site does regularly
# What was not foreseen is waited for as shortly.
LOCK_MILLISECONDS = 800
# lock_not_available, deadlock_detected, query_canceled
GIVES_WAY = ("55P03", "40P01", "57014")


class Command(migrate.Command):
    help = migrate.Command.help + " All in one transaction; the site goes on meanwhile."

    def handle(self, *args, **options):
        connection = connections[options.get("database") or DEFAULT_DB_ALIAS]
        if connection.in_atomic_block:  # part of something larger: the restore
            return super().handle(*args, **options)
        self.held_since = None
        # What is only noted as applied is not rendered ahead.
        self.is_noted = options.get("fake") or options.get("fake_initial")
        # Rendered models are many small objects that stay: a collector finds nothing among them.
        gc.set_threshold(200_000, 20, 20)
        # Django sends it when its plan stands, to the project last: it is the last of the apps.
        sender = apps.get_app_config("sanad")
        pre_migrate.connect(self._hold_the_tables, sender=sender)
        try:
            with transaction.atomic(using=connection.alias):
                # A table whose foreign keys are still to be judged cannot be altered.
                _set(connection, "CONSTRAINTS ALL IMMEDIATE")
                _set(connection, f"LOCAL lock_timeout = {LOCK_MILLISECONDS}")
                super().handle(*args, **options)
        except OperationalError as error:
            if not _gives_way(error):
                raise
            raise CommandError(f"Nothing was changed; start it again. {error}") from None
        else:
            if self.held_since is not None:
                self._say(f"Held the locks for {time.monotonic() - self.held_since:.1f} s.")
        finally:
            pre_migrate.disconnect(self._hold_the_tables, sender=sender)

    def _hold_the_tables(self, using, plan, **kwargs):
        connection = connections[using]
        with connection.cursor() as cursor:
            there = set(connection.introspection.table_names(cursor))
            if "django_migrations" not in there or "auth_group" not in there:
                # A new database: there is nobody to keep waiting.
                if not self.is_noted:
                    render_less(*self._ahead(connection, plan))
                return
            modes = self._modes(connection, cursor, plan)
        if EVERY_TABLE in modes:
            modes = dict.fromkeys(there, READ_ONLY) | modes
        modes = {table: mode for table, mode in modes.items() if table in there}
        if modes:
            self.held_since = self._take(connection, modes)

    def _modes(self, connection, cursor, plan):
        """`{table: mode}` of all locks that this upgrade will ask for."""
        modes = installation.locks(cursor)
        if self.is_noted or any(backwards for _migration, backwards in plan):
            return {EVERY_TABLE: READ_ONLY} | modes
        if plan:
            steps = prepare(*self._ahead(connection, plan))
            for table, mode in locks_of(steps).items():
                if modes.get(table) != SHUT:
                    modes[table] = mode
        return modes

    def _ahead(self, connection, plan):
        """The plan's migrations in the order in which they will be applied; the state before."""
        executor = MigrationExecutor(connection)
        order = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
        meant = {(each.app_label, each.name): each for each, _backwards in plan}
        ahead = [meant.get((each.app_label, each.name)) for each, _backwards in order]
        state = executor._create_project_state(with_applied_migrations=True)
        return [each for each in ahead if each], state

    def _take(self, connection, modes):
        """Take the locks, all or none of them; when they were taken, by the monotonic clock.

        CommandError where the site never lets go.
        """
        every = sorted(modes)
        shut = sorted(table for table, mode in modes.items() if mode == SHUT)
        self._say("Prepared; taking the locks ...")
        with connection.cursor() as cursor:
            _set(connection, f"LOCAL lock_timeout = '{OTHERS_SECONDS}s'")
            cursor.execute(_lock(connection, every, "SHARE UPDATE EXCLUSIVE"))
            _set(connection, f"LOCAL lock_timeout = {LOCK_MILLISECONDS}")
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(random.uniform(*PAUSE_SECONDS))
            within = min(FIRST_MILLISECONDS + MORE_MILLISECONDS * attempt, MOST_MILLISECONDS)
            try:
                with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
                    _set(connection, f"LOCAL statement_timeout = {within}")
                    # Writers first: once they are out, a reader waits for nothing that we hold.
                    cursor.execute(_lock(connection, every, READ_ONLY))
                    if shut:
                        cursor.execute(_lock(connection, shut, SHUT))
                    _set(connection, "LOCAL statement_timeout TO DEFAULT")
                self._say(
                    f"Took {len(every)} tables from writers, {len(shut)} of them from readers, at "
                    f"attempt {attempt + 1} within {within} ms."
                )
                return time.monotonic()
            except OperationalError as error:
                if not _gives_way(error):
                    raise
                if attempt % 10 == 0:
                    self.stderr.write(
                        "The site holds a lock; nothing was changed "
                        f"(attempt {attempt + 1} of {ATTEMPTS})."
                    )
        raise CommandError("The locks were not free. Nothing was changed; try at a quieter hour.")

    def _say(self, sentence):
        if self.verbosity:
            self.stdout.write(sentence)
            self.stdout.flush()


def _set(connection, words):
    with connection.cursor() as cursor:
        cursor.execute(f"SET {words}")


def _lock(connection, tables, mode):
    names = ", ".join(f"public.{connection.ops.quote_name(table)}" for table in tables)
    return f"LOCK TABLE {names} IN {mode} MODE"


def _gives_way(error):
    return getattr(error.__cause__, "pgcode", None) in GIVES_WAY
