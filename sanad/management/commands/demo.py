"""`manage.py demo`: the whole portal on this machine, with made-up data."""

import contextlib
import ctypes
import errno
import functools
import hashlib
import importlib.util
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from gunicorn.app import wsgiapp as gunicorn

from sanad import disk, server
from sanad.embedded import OWN_FOLDER, SOCKET_PREFIX

FIRST_PORT = 8000
PORTS = 100
WEB_PROCESSES = 2
WEB_THREADS = 2
START_SECONDS = 60
STOP_SECONDS = 10
SIGNAL_AT_PARENTS_DEATH = 1  # PR_SET_PDEATHSIG


class Stop(Exception):
    """A signal asked the demo to end."""


class Command(BaseCommand):
    help = "Migrate, load the demo data once, and run the site and the worker until Ctrl-C."
    requires_system_checks = []  # migrate runs them

    def handle(self, **options):
        self.children = []
        # A second signal must not break off the tidying up after the first.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        try:
            self._prepare()
            listener = listen()
            port = listener.getsockname()[1]
            address = f"http://localhost:{port}"
            self._say("Starting the site ...")
            self._start_site(listener, address)
            self._wait_for(address)
            self._greet(address)
            # Last, so that the first page does not wait for it.
            self._start_worker(port, address)
            self._wait_for_the_first_to_end()
        except Stop:
            pass
        finally:
            self._stop()

    def _on_signal(self, number, frame):
        for other in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(other, signal.SIG_IGN)
        raise Stop

    # --- the data ------------------------------------------------------------------------------

    def _prepare(self):
        if settings.PRODUCTION:
            raise CommandError("The demo's data has no place in production.")
        try:
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise asks after it
            self._migrate()
        except OSError as error:
            raise CommandError(disk.in_words(error, settings.BASE_DIR)) from None
        if "load_demo" not in get_commands():
            return
        # Demo data is the first to bring people who can sign in.
        if not get_user_model()._default_manager.exists():
            self._say("Loading the demo data ...")
            self._manage("load_demo")
        connections.close_all()

    def _migrate(self):
        """Migrate, unless this very code did it to this very database the last time."""
        stamp, code = OWN_FOLDER / "migrated", digest_of_code()
        is_own = SOCKET_PREFIX in os.environ.get("DATABASE_URL", "")
        if is_own and stamp.exists() and stamp.read_text() == code:
            return
        self._say("Migrating the database ...")
        stamp.unlink(missing_ok=True)
        self._manage("migrate")
        if is_own:
            stamp.write_text(code)

    def _manage(self, *arguments):
        child = self._start([sys.executable, "manage.py", *arguments])
        if child.wait() != 0:
            raise CommandError(f"{arguments[0]} failed.")
        self.children.remove(child)

    # --- the processes -------------------------------------------------------------------------

    def _start_site(self, listener, address):
        """A fork of this process, which has loaded the code: it need not be loaded once more."""
        bind = f"fd://{listener.fileno()}"
        command = server.command_line(bind, WEB_PROCESSES, WEB_THREADS, STOP_SECONDS // 2)
        with listener:  # the site's from here on
            self.children.append(Fork([*command, "--log-level=warning"], become_site, address))

    def _start_worker(self, port, address):
        if "worker" in get_commands():
            command = [sys.executable, "manage.py", "worker"]
            self._start(command, {"PUBLIC_URL": address, "PORT": str(port)})

    def _start(self, command, surroundings=()):
        # In a session of its own: Ctrl-C reaches the demo alone, which ends its children in order.
        child = subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env={**os.environ, **dict(surroundings)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=functools.partial(end_with_parent, os.getpid()),
        )
        self.children.append(child)
        return child

    def _wait_for(self, address):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            self._notice_dead()
            try:
                urllib.request.urlopen(address, timeout=START_SECONDS)
            except urllib.error.HTTPError:
                return  # an answer; what it says is the page's business
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise CommandError(f"The site did not answer within {START_SECONDS} seconds.")

    def _wait_for_the_first_to_end(self):
        while True:
            self._notice_dead()
            time.sleep(0.5)

    def _notice_dead(self):
        for child in self.children:
            if child.poll() is not None:
                raise CommandError(f"{' '.join(child.args[1:4])} ended by itself.")

    def _stop(self):
        for child in self.children:
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            # Whatever is left of its session goes with it.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    # --- the words -----------------------------------------------------------------------------

    def _greet(self, address):
        self._say(f"\nThe portal is at {address}/\n")
        for role, name, password in sign_ins():
            self._say(f"  {role:<28} {name:<16} {password}")
        self._say("\nCtrl-C ends it.")

    def _say(self, words):
        self.stdout.write(words)
        self.stdout.flush()


class Fork(multiprocessing.get_context("fork").Process):
    """A child of this very process in a session of its own, to be asked as `Popen` is.

    `become` is called in it with the command line and `arguments`. Nothing of the parent's own end
    (its database server) is the child's to do.
    """

    def __init__(self, args, become, *arguments):
        super().__init__(target=become, args=(args, *arguments))
        self.args = args
        self.start()

    def run(self):
        os.setsid()
        end_with_parent(multiprocessing.parent_process().pid)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        super().run()

    def poll(self):
        """Its exit code, or None while it runs."""
        return self.exitcode

    def wait(self, timeout=None):
        """Its exit code, once it has ended; raises `TimeoutExpired` after `timeout` seconds."""
        self.join(timeout)
        if self.exitcode is None:
            raise subprocess.TimeoutExpired(self.args, timeout)
        return self.exitcode


def become_site(command, address):
    """Run gunicorn's command line in this process."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    settings.PUBLIC_URL = address
    sys.argv = command[2:]
    gunicorn.run()


def digest_of_code():
    """What tells this code, and what it was installed with, from any other."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    folders = {settings.BASE_DIR / config.name.split(".")[0] for config in apps.get_app_configs()}
    for folder in sorted(folders):
        for path in sorted(folder.rglob("*")):  # none where the app is an installed package
            if path.suffix in (".py", ".toml", ".json", ".txt"):
                digest.update(f"{path} {path.stat().st_size} ".encode() + path.read_bytes())
    return digest.hexdigest()


def end_with_parent(parent):
    """On Linux a child gets SIGTERM also when the demo, whose number is `parent`, is killed by
    SIGKILL; it ends at once where that came before it could ask for the signal."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def sign_ins():
    """(role, user name or phone, password or note) of each role, as the demo data offers them."""
    if importlib.util.find_spec("sanad.demo") is None:
        return []
    from sanad.demo.sign_ins import SIGN_INS

    return SIGN_INS


def listen():
    """A socket that listens on the first port from 8000 up that nobody else listens on, neither by
    IPv4 nor by IPv6. It is taken from here on: of two demos that start at once each has its own."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if is_taken(socket.AF_INET6, port):
            continue
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()
        except OSError:
            listener.close()
        else:
            return listener
    raise CommandError(f"The ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are all taken.")


def is_taken(family, port):
    """Whether this machine's port is taken in the `family` (IPv4 or IPv6), or forbidden to us."""
    address = "127.0.0.1" if family == socket.AF_INET else "::1"
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError:
            return True
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False
