"""Whether the installation does its work: one check for each thing that can be wrong.

What is read here are a few newest rows, however many others there are: the pages and figures made
of it are asked for every few seconds.
"""

import functools
import math
import platform
import re
import shutil
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sanad import verification
from sanad.lib import storage
from sanad.lib.arabic import listed
from sanad.lib.isolates import isolated
from sanad.messaging.models import Gateway, MessageDelivery
from sanad.messaging.outbox import database_now
from sanad.operations.enums import RunKind
from sanad.operations.models import Run

# The calendar runs each minute; a backup each night.
CALENDAR_WITHIN = timedelta(minutes=5)
BACKUP_WITHIN = timedelta(hours=26)
COMPARED_WITHIN = timedelta(hours=50)
WAITS_AT_MOST = timedelta(minutes=30)
LEAST_FREE, LEAST_SHARE = 1_000_000_000, 0.05  # bytes, and of the whole disk
VERIFIED_FOR = 300  # seconds that a process trusts what it has verified

LABELS = {
    "calendar": gettext_lazy("What is due"),
    "outbox": gettext_lazy("Outbox"),
    "sms": gettext_lazy("Gateway of text messages"),
    "email": gettext_lazy("Mail server"),
    "disk": gettext_lazy("Disk of the kept files"),
    "files": gettext_lazy("Kept files"),
    "backup": gettext_lazy("Backup"),
    "database": gettext_lazy("Rules of the database"),
}
# Whose work of the calendar stopped, by the app that the run's note names.
AREAS = {
    "accounts": gettext_lazy("People who work here"),
    "audit": gettext_lazy("Records"),
    "messaging": gettext_lazy("Messages"),
    "operations": gettext_lazy("Operations"),
    "guarded": gettext_lazy("Changes by two"),
    "beneficiaries": gettext_lazy("Beneficiaries"),
    "contact": gettext_lazy("Contacts"),
    "requests_app": gettext_lazy("Requests"),
    "conduct": gettext_lazy("Conduct"),
    "surveys": gettext_lazy("Satisfaction"),
    "portal": gettext_lazy("The beneficiaries' pages"),
}
# What the note of a comparison counts, in its order: its English word, and what the page says.
COUNTED = {
    "whole": gettext_lazy("whole: %(count)s"),
    "missing": gettext_lazy("missing: %(count)s"),
    "damaged": gettext_lazy("damaged: %(count)s"),
    "without a row": gettext_lazy("without a record: %(count)s"),
}
_COUNT = re.compile(rf"(\d+) ({'|'.join(COUNTED)})(?: \(([^)]*)\))?")


@dataclass(frozen=True)
class Check:
    """One thing that is looked at. `found`: what was found, in words; `at`: since or when.

    `is_never`: it never happened yet. What never happened is not in order, whatever the reason.
    """

    code: str
    is_ok: bool
    found: str = ""
    at: Any = None
    is_never: bool = False

    @property
    def label(self):
        """What was looked at, in the language of the page."""
        return label_of(self.code)

    @property
    def chip(self):
        """(words, icon, tone), for `status_chip`."""
        if self.is_ok:
            return _("In order"), "check2-circle", "green"
        return (
            _("Never happened") if self.is_never else _("Look at it"),
            "exclamation-triangle",
            "brick",
        )


def _never(code, found):
    return Check(code, False, found, is_never=True)


def label_of(code: str) -> str:
    """What a check looks at, in words."""
    return str(LABELS.get(code, code))


def checks() -> list[Check]:
    """All checks, in the order of the page."""
    now = database_now()
    return [
        calendar(now),
        outbox(now),
        *gateways(),
        disk(),
        files(now),
        backup(now),
        rules(),
    ]


def calendar(now) -> Check:
    """The worker ran what is due lately, and all of it."""
    run = Run.objects.last_ended(RunKind.CALENDAR)
    if run is None:
        return _never("calendar", _("No worker has run yet."))
    if not run.is_ok:
        stopped = (AREAS.get(app) or _own(app) for app in run.note.split(", "))
        words = _("It stopped at: %(what)s") % {"what": listed(stopped)}
        return Check("calendar", False, words, run.ended_at)
    is_fresh = now - run.ended_at < CALENDAR_WITHIN
    return Check("calendar", is_fresh, "" if is_fresh else _("No worker runs."), run.ended_at)


def outbox(now) -> Check:
    """Nothing waits for long that could be sent."""
    waiting = MessageDelivery.objects.waiting().aggregate(
        count=Count("pk"), oldest=Min("queued_at")
    )
    is_ok = waiting["oldest"] is None or now - waiting["oldest"] < WAITS_AT_MOST
    found = _("Messages waiting: %(count)s") % {"count": isolated(str(waiting["count"]))}
    return Check("outbox", is_ok, found, waiting["oldest"])


def gateways() -> Iterator[Check]:
    """None refuses our key; what it said last is shown, whatever it was."""
    for gateway in Gateway.objects.order_by("-channel"):
        answer = _("It answered: %(words)s") % {"words": _own(gateway.answer)}
        said = answer if gateway.answer else _("Took the last message")
        yield Check(gateway.channel, gateway.held_at is None, said, gateway.answered_at)


def disk() -> Check:
    """There is room for the files that people send; how much another storage has nobody asks."""
    try:
        usage = _usage()
    except OSError as error:
        return Check(
            "disk", False, _("It cannot be read: %(what)s") % {"what": _own(type(error).__name__)}
        )
    if usage is None:
        return Check("disk", True, _("Not measured: the files lie in another storage."))
    is_ok = usage.free >= LEAST_FREE and usage.free >= usage.total * LEAST_SHARE
    free = isolated(f"{usage.free / 1e9:.1f}")
    share = isolated(f"{usage.free / usage.total:.0%}")
    return Check("disk", is_ok, _("%(free)s GB free (%(share)s)") % {"free": free, "share": share})


def _usage():
    """The room of the disk that kept files lie on; None where they lie on none of this machine."""
    folder = storage.folder()
    if folder is None:
        return None
    return shutil.disk_usage(folder if folder.exists() else folder.parent)


def files(now) -> Check:
    """Each paper's copy is there, and each file has its paper: compared every night."""
    run = Run.objects.last_ended(RunKind.FILES)
    if run is None:
        return _never("files", _("Rows and files were never compared."))
    is_fresh = now - run.ended_at < COMPARED_WITHIN
    return Check("files", bool(run.is_ok and is_fresh), _compared(run.note), run.ended_at)


def _compared(note: str) -> str:
    """What a comparison counted, in words; another note (of one that was broken off) as it is."""
    counts = _COUNT.findall(note)
    if not counts:
        return _own(note)
    said = []
    for count, word, names in counts:
        words = COUNTED[word] % {"count": _own(count)}
        said.append(f"{words} ({_own(names)})" if names else words)
    return listed(said)


def _own(words: str) -> str:
    """Words of a machine, kept from turning around in an Arabic line."""
    return isolated(words) if words else ""


def backup(now) -> Check:
    """The newest good backup is of last night."""
    run = Run.objects.last_good(RunKind.BACKUP)
    if run is None:
        return _never("backup", _("No backup was ever made."))
    made = _("The newest one: %(name)s") % {"name": _own(run.note)} if run.note else ""
    return Check("backup", now - run.ended_at < BACKUP_WITHIN, made, run.ended_at)


def rules() -> Check:
    """What `serve` and `worker` verify before they start still holds."""
    problems = verified(int(time.monotonic() // VERIFIED_FOR))
    found = _("For whoever runs it: %(what)s") % {"what": _own(problems[0])} if problems else ""
    return Check("database", not problems, found)


@functools.lru_cache(maxsize=1)
def verified(_period) -> list[str]:
    """What the verification of the start finds, asked once in `VERIFIED_FOR` seconds: it reads
    every trigger."""
    return verification.find_problems()


def versions() -> dict[str, str]:
    """What runs here."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    return {
        "Sanad": release(),
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "PostgreSQL": server.split()[0],
    }


@functools.cache
def release() -> str:
    """The release as `pyproject.toml` names it."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]


def figures() -> Iterator[tuple[str, str, float, str]]:
    """`(name, labels, value, help)` of every figure for Prometheus."""
    now = database_now()
    for check in checks():
        yield "sanad_ok", f'{{check="{check.code}"}}', float(check.is_ok), "1 where it is in order"
    waiting = MessageDelivery.objects.waiting().aggregate(
        codes=Count("pk", filter=Q(is_urgent=True)),
        others=Count("pk", filter=Q(is_urgent=False)),
        oldest=Min("queued_at"),
    )
    for kind in ("codes", "others"):
        yield "sanad_outbox_waiting", f'{{kind="{kind}"}}', waiting[kind], "messages to be sent"
    oldest = (now - waiting["oldest"]).total_seconds() if waiting["oldest"] else 0
    yield "sanad_outbox_oldest_seconds", "", max(oldest, 0), "age of the oldest of them"
    since = now - timedelta(days=1)
    failed = MessageDelivery.objects.failed().filter(queued_at__gt=since).count()
    yield "sanad_outbox_failed_day", "", failed, "messages of the last day that failed"
    for kind in RunKind:
        run = Run.objects.last_good(kind)
        # A series that is not there sets off no alarm: what never ran is infinitely old.
        age = (now - run.ended_at).total_seconds() if run else math.inf
        about = "since the last good run; +Inf where there was none"
        yield "sanad_run_age_seconds", f'{{kind="{kind}"}}', age, about
    usage = _usage()
    if usage:
        yield "sanad_files_free_bytes", "", usage.free, "room for kept files"
