"""A database goes back to a moment between two backups, as the papers say, and wakes held."""

import os
import shutil
import tempfile
import time
from pathlib import Path

import psycopg2

from sanad.embedded import Cluster
from tests.drills.backup_restore import _do
from tests.upgrade.state import manage

COUNT = "SELECT count(*) FROM audit_series"


def run():
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        cluster = Cluster(folder / "cluster")
        try:
            return figures(cluster, folder)
        finally:
            cluster.stop()
            cluster._remove()


def figures(cluster, folder):
    cluster.start()
    _do(cluster.urls(), {}, "migrate", "--verbosity=0")
    cluster.stop()
    log = cluster.home / "wal"
    log.mkdir()
    shutil.chown(log, *owner_of(cluster.data))
    set_up(
        cluster,
        {
            "wal_level": "replica",
            "archive_mode": "on",
            "archive_command": f"test ! -f {log}/%f && cp %p {log}/%f",
        },
    )
    # The server is down: a copy of its folder is a base copy.
    base = cluster.home / "base"
    copy(cluster.data, base)
    cluster.start()
    before = add_series(cluster, "before")
    time.sleep(2)
    (moment,) = ask(cluster, "SELECT to_char(now(), 'YYYY-MM-DD HH24:MI:SS.US+00')")
    time.sleep(2)
    after = add_series(cluster, "after")
    assert after == before + 1
    cluster.stop()  # the last of the log goes to the archive with it

    shutil.rmtree(cluster.data)
    copy(base, cluster.data)
    signal = cluster.data / "recovery.signal"
    signal.touch()
    shutil.chown(signal, *owner_of(cluster.data))
    set_up(
        cluster,
        {
            "restore_command": f"cp {log}/%f %p",
            "recovery_target_time": moment,
            "recovery_target_action": "promote",
        },
    )
    began = time.monotonic()
    cluster.start()
    while ask(cluster, "SELECT pg_is_in_recovery()") == (True,):
        time.sleep(0.1)
    took = time.monotonic() - began
    assert ask(cluster, COUNT) == (before,), "not the moment that was asked for"
    _do(cluster.urls(), {}, "begin_hold", moment[:16])
    status, said = manage(cluster.urls(), "worker", "--once", check=False, site=True)
    assert status != 0 and "lift_hold" in said, said
    return {
        "back to": f"{moment}, in {took:.1f} s",
        "rows": f"{before} before that moment: there; 1 after it: gone",
        "worker": "held until somebody has looked",
    }


def set_up(cluster, values):
    with (cluster.data / "postgresql.conf").open("a") as conf:
        conf.writelines(f"{name} = '{value}'\n" for name, value in values.items())


def copy(source, target):
    """With owners and permissions: the server is run by a user of its own."""
    shutil.copytree(source, target, symlinks=True)
    owner = owner_of(source)
    for path in [target, *target.rglob("*")]:
        os.chown(path, *owner)
        path.chmod((source / path.relative_to(target)).stat().st_mode)


def owner_of(path):
    status = path.stat()
    return status.st_uid, status.st_gid


def add_series(cluster, name):
    ask(cluster, f"INSERT INTO audit_series (name, last) VALUES ('{name}', 0) RETURNING id")
    return ask(cluster, COUNT)[0]


def ask(cluster, statement):
    connection = psycopg2.connect(cluster.urls()["DATABASE_OWNER_URL"])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()
    finally:
        connection.close()
