import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.machine import INSTALLING, POSTGRES, Machine, Postgres, chapters

NEEDED = [
    pytest.mark.xdist_group("deploy"),  # one machine for all of them
    pytest.mark.skipif(
        not (POSTGRES.is_dir() and shutil.which("nginx", path="/usr/sbin:/usr/bin")),
        reason="apt-get install postgresql nginx-light",
    ),
]
STEPS = [heading for heading in chapters(INSTALLING) if heading[0].isdigit()]
PASSWORDS = ("a/b@c#d:e%f&g?h", "'Ü $(x) \"")


@contextmanager
def new_machine(**options):
    """A machine with a PostgreSQL that runs, and nothing of the portal's in it."""
    with tempfile.TemporaryDirectory(prefix="sanad-deploy-") as folder:
        Path(folder).chmod(0o755)
        machine = Machine(Path(folder), **options)
        with Postgres(machine):
            yield machine


def installation(*steps):
    """The commands of these steps ("1" to "7"), with the worst passwords that one may choose."""
    paper = chapters(INSTALLING)
    commands = "\n".join(
        block for heading in STEPS if heading[0] in steps for block in paper[heading]
    )
    for password in PASSWORDS:
        quoted = "'" + password.replace("'", "'\\''") + "'"
        commands = commands.replace("$(openssl rand -base64 24)", quoted, 1)
    return commands


@pytest.fixture(scope="session")
def machine():
    """The machine with the whole installation done as it is written."""
    with new_machine() as machine:
        machine.said = machine.run(installation(*"1234567"))
        yield machine
