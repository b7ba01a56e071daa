"""`manage.py worker`: what the calendar brings, and the outbox. One process, started again at will.

The outbox has a thread and a connection of its own: a code waits neither for the calendar nor for
another message. Any number of workers may run: a lock of the database lets only one at a time run
what is due, and the deliveries are shared out by leases. Everything here is a row that says it is
due, so a worker killed at any moment leaves nothing behind that the next one does not find.
"""

import importlib
import importlib.util
import logging
import signal
import threading
from contextlib import contextmanager

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from sanad.lib.actor import acting_unless_somebody_does
from sanad.lib.locks import only_one
from sanad.lib.texts import reading_rows_once
from sanad.messaging.sending import Sender
from sanad.operations.enums import RunKind
from sanad.operations.health import checks
from sanad.operations.workflow import note_troubles, record
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
PATIENCE = 0.2  # seconds until the outbox is looked at again while gateways are asked


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
            empty_outbox(self.stop)
        else:
            self._run()

    def _run(self):
        outbox = threading.Thread(target=keep_sending, args=[self.stop], name="outbox")
        outbox.start()
        left = 0
        while not self.stop.is_set():
            pause = DUE_SECONDS
            with outliving_the_database():
                close_old_connections()
                if recovery.standing():
                    self._say_held()
                    pause = HELD_SECONDS
                else:
                    left = 0 if run_due() else left + 1
                    if left and left % LEFT_TO_ANOTHER == 0:
                        logger.warning("another worker was at what is due %s times in a row", left)
            self.stop.wait(pause)
        outbox.join()

    def _say_held(self):
        if not self.said_held:
            logger.warning(HELD)
            self.said_held = True


def empty_outbox(stop):
    """Send all that is due now."""
    sender = Sender()
    while not stop.is_set() and sender.turn(PATIENCE):
        pass
    sender.finish()


def send_some(sender):
    """One turn of the outbox, none while it is held; whether there may be more to send now."""
    return not recovery.standing() and sender.turn(PATIENCE)


def keep_sending(stop):
    """Send what is due until `stop` is set; then what is under way is still written down."""
    sender = Sender()
    while not stop.is_set():
        is_busy = False
        with outliving_the_database():
            close_old_connections()
            is_busy = send_some(sender)
        if not is_busy:
            stop.wait(IDLE_SECONDS)
    with outliving_the_database():
        sender.finish()
    connection.close()


@contextmanager
def outliving_the_database():
    """What goes wrong inside is logged, and the caller goes on: nothing is lost by it."""
    try:
        yield
    except (OperationalError, InterfaceError):
        logger.exception("the database did not answer")
        connection.close()
    except Exception:
        logger.exception("a fault of the worker's own")
        connection.close()


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


def _is_done(label, due):
    """Whether an app did what is due, signed in nobody's name; its trouble does not keep the others
    from their day."""
    try:
        with reading_rows_once(), acting_unless_somebody_does(None):
            due()
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("what is due in %s", label)
        return False
    return True


def run_due() -> bool:
    """Run every app's `due()` unless another worker is at it; whether it was run."""
    with only_one(DUE_LOCK) as held:
        if not held:
            return False
        with record(RunKind.CALENDAR) as run:
            failed = [label for label, due in tasks() if not _is_done(label, due)]
            run.is_ok, run.note = not failed, ", ".join(failed)
        note_troubles(checks())
    return True
