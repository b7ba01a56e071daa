"""`manage.py migrate`: all of an upgrade in one transaction, or nothing of it.

Migrations, triggers, functions, grants and seeds are committed together: the site meets the rules
of before or those of after, never a mixture, and one that fails leaves everything as it was.
A lock that the site holds is waited for shortly; then all is given up and tried again, so that
nobody stands in a queue behind a migration that waits.
"""

import time

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction

# Below the second after which PostgreSQL looks for deadlocks: it is the migration that gives way.
LOCK_MILLISECONDS = 800
ATTEMPTS = 20
PAUSE_SECONDS = 3
# lock_not_available, deadlock_detected
GIVES_WAY = ("55P03", "40P01")


class Command(migrate.Command):
    help = migrate.Command.help + " All in one transaction; locks are waited for shortly."

    def handle(self, *args, **options):
        connection = connections[options.get("database") or DEFAULT_DB_ALIAS]
        if connection.in_atomic_block:  # part of something larger: the restore
            return super().handle(*args, **options)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with transaction.atomic(using=connection.alias):
                    self._set_bounds(connection)
                    return super().handle(*args, **options)
            except OperationalError as error:
                if getattr(error.__cause__, "pgcode", None) not in GIVES_WAY:
                    raise
                self.stderr.write(
                    f"The site holds a lock; nothing was changed (attempt {attempt} of {ATTEMPTS})."
                )
                time.sleep(PAUSE_SECONDS)
        raise CommandError("The locks were not free. Nothing was changed; try at a quieter hour.")

    def _set_bounds(self, connection):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {LOCK_MILLISECONDS}")
            # A table whose foreign keys are still to be judged cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
