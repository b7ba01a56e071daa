"""Database and files into one archive, as they stood at one moment."""

import time
import tomllib

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from sanad.lib import actor, storage
from sanad.recovery import archive, keys, programs


def back_up(folder, *, say=lambda line: None):
    """Write an archive into the folder and read it again; the manifest, with the archive's name.

    As the owner. The dump is taken first and files are never rewritten, so every row of the dump
    has its file in the archive. Raises `archive.Damaged`, `programs.ProgramFailed`, `OSError`;
    nothing of the archive is left then.
    """
    began = time.monotonic()
    with archive.writing(folder) as path:
        facts = _dump(path)
        say(f"database: {facts['database']['bytes']:,} bytes in {_since(began)}")
        step = time.monotonic()
        before = next(reversed(archive.archives(folder)), None)
        digests = archive.copy_files(storage.kept(), path, before)
        facts["files"] = {
            "count": len(digests),
            "bytes": sum(each.stat().st_size for each in (path / archive.FILES).iterdir()),
        }
        say(f"files: {len(digests):,}, {facts['files']['bytes']:,} bytes in {_since(step)}")
        archive.write_digests(path, digests)
        archive.write_manifest(path, facts)
        step = time.monotonic()
        programs.run("pg_restore", "--file=/dev/null", path / archive.DUMP)
        archive.check(path)
        say(f"read again: whole, in {_since(step)}")
        name = path.name.removeprefix(".")
    return {**facts, "name": name}


def _dump(path):
    """Dump the database into the folder; what the manifest says of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Rows are counted in the very picture that is dumped.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        facts = {
            "made_at": timezone.now().isoformat(),
            "release": release(),
            "migrations": _last_migrations(),
            "keys": keys.in_use() if _has_keys() else {},
            "rows": count_rows(cursor),
        }
        target = path / archive.DUMP
        programs.run(
            "pg_dump",
            "--format=custom",
            "--no-password",
            # What proves who acts is the environment's: migrate puts it back (`restoring`).
            f"--exclude-schema={actor.PRIVATE}",
            f"--snapshot={snapshot}",
            f"--file={target}",
        )
        cursor.execute("SELECT current_database(), current_setting('server_version')")
        name, server = cursor.fetchone()
    facts["database"] = {"name": name, "server": server, "bytes": target.stat().st_size}
    return facts


def count_rows(cursor):
    """`{table: rows}` of every table of ours."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
        " AND relnamespace = 'public'::regnamespace ORDER BY relname"
    )
    counts = {}
    for (table,) in cursor.fetchall():
        cursor.execute(f"SELECT count(*) FROM public.{connection.ops.quote_name(table)}")
        counts[table] = cursor.fetchone()[0]
    return counts


def release():
    """The version of the portal that wrote the archive."""
    project = settings.BASE_DIR / "pyproject.toml"
    return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def _last_migrations():
    last = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        last[app] = name
    return last


def _has_keys():
    return keys.KeyRecord._meta.db_table in connection.introspection.table_names()


def _since(moment):
    return f"{time.monotonic() - moment:.1f} s"
