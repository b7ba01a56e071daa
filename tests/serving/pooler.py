"""A pgbouncer before the tests' PostgreSQL, in transaction mode, for as long as a `with` lasts."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from sanad.postgres import SYSTEM_USER

CONFIGURATION = """
[databases]
* = host={host} port=5432

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users.txt
pool_mode = transaction
default_pool_size = {size}
logfile = {folder}/pgbouncer.log
"""


@contextlib.contextmanager
def pooled(*urls, size=3):
    """The addresses `urls` of one server, through a pooler of `size` connections for each role."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    with tempfile.TemporaryDirectory(prefix="sanad-pooler-") as name:
        folder, port = Path(name), free_port()
        parts = [urlsplit(url) for url in urls]
        host = parse_qs(parts[0].query)["host"][0]
        (folder / "pgbouncer.ini").write_text(
            CONFIGURATION.format(host=host, port=port, folder=folder, size=size)
        )
        (folder / "users.txt").write_text(
            "".join(f'"{one.username}" "{unquote(one.password)}"\n' for one in parts)
        )
        command = [program, "--quiet", str(folder / "pgbouncer.ini")]
        if os.geteuid() == 0:  # it refuses to run as root; the server's user may use its socket
            account = pwd.getpwnam(SYSTEM_USER)
            for path in (folder, *folder.iterdir()):
                os.chown(path, account.pw_uid, account.pw_gid)
            command += ["--user", SYSTEM_USER]
        process = subprocess.Popen(command)
        try:
            wait_for(port, process)
            yield [
                one._replace(
                    netloc=f"{one.netloc.rpartition('@')[0]}@127.0.0.1:{port}", query=""
                ).geturl()
                for one in parts
            ]
        finally:
            process.terminate()
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        assert process.poll() is None, "pgbouncer ended by itself"
        time.sleep(0.1)
    raise AssertionError("pgbouncer did not come up")
