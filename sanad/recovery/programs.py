"""PostgreSQL's own programs, run on the connected database."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from sanad.embedded import ServerError, binaries

DEBIAN = Path("/usr/lib/postgresql")
# What of a connection goes to the programs, each by its variable: no password on a command line.
VARIABLES = {
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "host": "PGHOST",
    "port": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


class ProgramFailed(Exception):
    """The program is not there or said no; the message is a sentence for the operator."""


def run(name, *arguments):
    """Run `pg_dump` or `pg_restore`; what it printed. Raises `ProgramFailed`."""
    done = subprocess.run(
        [find(name), *map(str, arguments)],
        env={**os.environ, **address()},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ProgramFailed(f"{name}: {done.stderr.strip()[-2000:]}")
    return done.stdout


def address():
    """The connected database as PG* variables."""
    parameters = connection.get_connection_params()
    return {
        variable: str(parameters[name])
        for name, variable in VARIABLES.items()
        if parameters.get(name)
    }


def find(name):
    """The path of the program: of the server's own major version if there is one, else the oldest
    newer one. Raises `ProgramFailed`."""
    with connection.cursor():
        server = connection.pg_version // 10_000
    versions = {version(path): path for path in reversed(_candidates(name))}
    fitting = [major for major in versions if major >= server]
    if not fitting:
        raise ProgramFailed(
            f"{name} of PostgreSQL {server} or newer is needed and there is none: install the"
            f" package postgresql-client-{server}"
        )
    return str(versions[min(fitting)])


def _candidates(name):
    paths = [Path(path) for path in [shutil.which(name)] if path]
    paths += sorted(DEBIAN.glob(f"*/bin/{name}"))
    try:
        paths.append(binaries() / "bin" / name)
    except ServerError:
        pass
    return [path for path in paths if path.is_file()]


def version(path):
    """The major version of a program of PostgreSQL."""
    said = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=True)
    return int(re.search(r"\) (\d+)", said.stdout)[1])
