"""`manage.py worker`: what the calendar brings, and the outbox. One process, started again at will.

Any number may run: a lock of the database lets only one at a time run what is due, and the
deliveries are shared out by leases. Everything here is a row that says it is due, so a worker
killed at any moment leaves nothing behind that the next one does not find.
"""

import importlib
import importlib.util
import logging
import signal
import threading
import time

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from sanad.lib.locks import only_one
from sanad.lib.texts import reading_rows_once
from sanad.messaging.workflow import send_next
from sanad.recovery import workflow as recovery
from sanad.start import be_ready

logger = logging.getLogger(__name__)

DUE_LOCK = 7_263_001  # the advisory lock's number: any, but always the same
DUE_SECONDS = 60
LEFT_TO_ANOTHER = 10  # times in a row, and it is said
IDLE_SECONDS = 1
HELD_SECONDS = 5
HELD = (
    "Restored from a backup: nothing is sent and the calendar stands still until a manager has"
    " looked, on their day's page or by `manage.py lift_hold`."
)


class Command(BaseCommand):
    help = (
        "Wait for the database, verify its rules, then run what is due and send what waits, "
        "until SIGTERM."
    )

    said_held = False

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="run what is due, empty the outbox, and end"
        )

    def handle(self, *, once, **options):
        be_ready(self.stderr.write)
        self.stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        if once:
            if recovery.standing():
                raise CommandError(HELD)
            run_due()
            self._send_until(float("inf"))
        else:
            self._run()

    def _run(self):
        due_next, left = time.monotonic(), 0
        while not self.stop.is_set():
            try:
                close_old_connections()
                if recovery.standing():
                    self._say_held()
                    self.stop.wait(HELD_SECONDS)
                    continue
                if time.monotonic() >= due_next:
                    left = 0 if run_due() else left + 1
                    if left and left % LEFT_TO_ANOTHER == 0:
                        logger.warning("another worker was at what is due %s times in a row", left)
                    due_next = time.monotonic() + DUE_SECONDS
                self._send_until(due_next)
            except (OperationalError, InterfaceError):
                # The database went away; nothing is lost, it is asked again.
                logger.exception("the database did not answer")
                connection.close()
            self.stop.wait(IDLE_SECONDS)

    def _say_held(self):
        if not self.said_held:
            logger.warning(HELD)
            self.said_held = True

    def _send_until(self, moment):
        """Empty the outbox; a full one does not keep the calendar waiting."""
        while not self.stop.is_set() and time.monotonic() < moment and send_next():
            pass


def tasks():
    """`[(app, due)]` of every app that has a module `tasks`, from the lowest layer up."""
    pairs = []
    for config in apps.get_app_configs():
        name = f"{config.name}.tasks"
        if importlib.util.find_spec(name):
            due = getattr(importlib.import_module(name), "due", None)
            if due:
                pairs.append((config.label, due))
    return pairs


def run_due() -> bool:
    """Run every app's `due()` unless another worker is at it; whether it was run."""
    with only_one(DUE_LOCK) as held:
        if not held:
            return False
        for label, due in tasks():
            try:
                with reading_rows_once():
                    due()
            except (OperationalError, InterfaceError):
                raise
            except Exception:
                # One app's trouble does not keep the others from their day.
                logger.exception("what is due in %s", label)
    return True
