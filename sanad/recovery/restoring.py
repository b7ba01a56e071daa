"""An archive into an empty database: it wakes with outbox and calendar held."""

import datetime
import time
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from sanad.lib import storage
from sanad.recovery import archive, keys, programs, workflow
from sanad.recovery.backup import count_rows
from sanad.recovery.enums import Key

LOST_WITH = {
    Key.FILES: "its files",
    Key.SURVEY_TOKEN: "its open invitations",
    Key.SURVEY_HASH: "its answers that are not released yet",
}


class Refusal(Exception):
    """The archive is not restored here, and nothing was changed; the message says what to do."""


def restore(path, *, replace=False, without_keys=False, say=lambda line: None):
    """Restore the archive at `path`, as the owner; its manifest.

    `replace`: drop what the database holds. `without_keys`: also where the environment's keys are
    others; what was written under them stays unreadable. Raises `Refusal`, `archive.Damaged`,
    `programs.ProgramFailed`.
    """
    path, began = Path(path).resolve(), time.monotonic()
    manifest = archive.check(path)
    say(f"archive of {manifest['made_at']}: whole, read in {_since(began)}")
    if not without_keys:
        _check_keys(manifest)
    with connection.cursor() as cursor:
        _check_place(cursor, replace)
    step = time.monotonic()
    copied = archive.put_files(path, storage.kept())
    say(f"files: {copied:,} of {manifest['files']['count']:,} copied in {_since(step)}")
    step = time.monotonic()
    if replace:
        with connection.cursor() as cursor:
            cursor.execute("DROP OWNED BY CURRENT_USER")
    _load(path, manifest)
    say(f"database: {sum(manifest['rows'].values()):,} rows in {_since(step)}")
    step = time.monotonic()
    # The grants come with the same commit as the hold: no worker sees the one without the other.
    with transaction.atomic():
        call_command("migrate", verbosity=0)
        made_at = datetime.datetime.fromisoformat(manifest["made_at"])
        workflow.begin(backup_at=made_at, archive=path.name)
    say(f"migrated in {_since(step)}; outbox and calendar are held")
    return manifest


def _check_keys(manifest):
    given = keys.given()
    for name, marks in manifest["keys"].items():
        missing = [mark[:8] for mark in marks if mark not in given[name]]
        if missing:
            lost = LOST_WITH[name]
            raise Refusal(
                f"the archive was written under another {name} (fingerprint {', '.join(missing)}):"
                f" give that key. If it is lost for good, so are {lost}; --without-keys goes on."
            )


def _check_place(cursor, replace):
    cursor.execute(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        " AND backend_type = 'client backend'"
    )
    (others,) = cursor.fetchone()
    if others:
        raise Refusal(
            f"{others} other connections are open to this database: stop the site and the worker."
        )
    if replace:
        return
    if connection.introspection.table_names(cursor):
        raise Refusal(
            "this database is not empty: restore into a new one, or say --replace, which drops"
            " everything that it holds."
        )
    if next(archive.kept_names(storage.kept()), None):
        raise Refusal(
            "the place of the kept files (FILES_ROOT) is not empty: choose another one, or say"
            " --replace, which writes the archive's files into it."
        )


def _load(path, manifest):
    programs.run(
        "pg_restore",
        "--no-owner",
        "--no-privileges",
        "--single-transaction",
        "--exit-on-error",
        "--no-password",
        f"--dbname={programs.address()['PGDATABASE']}",
        path / archive.DUMP,
    )
    with connection.cursor() as cursor:
        rows = count_rows(cursor)
    differing = [table for table, count in manifest["rows"].items() if rows.get(table) != count]
    if differing:
        raise archive.Damaged(f"these tables have other rows than the archive: {differing}")


def _since(moment):
    return f"{time.monotonic() - moment:.1f} s"
