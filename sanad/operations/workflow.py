"""What runs by itself says so, and whoever runs the portal is told when something is wrong."""

import json
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import Q, Value
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from sanad.audit import chain
from sanad.lib.actor import signed
from sanad.lib.association import Association
from sanad.messaging import posting
from sanad.messaging.outbox import database_now
from sanad.operations.enums import RunKind
from sanad.operations.health import Check, label_of
from sanad.operations.models import Run, Trouble

logger = logging.getLogger(__name__)

KEPT = {
    RunKind.CALENDAR: timedelta(days=7),
    RunKind.BACKUP: timedelta(days=400),
    RunKind.FILES: timedelta(days=60),
    RunKind.CHAIN: timedelta(days=400),
}
# A link that nobody took is sent again after so long.
SENT_AGAIN_AFTER = timedelta(hours=1)


@contextmanager
def record(kind: RunKind) -> Iterator[Run]:
    """Leave a row of what runs inside, with its end.

        with record(RunKind.BACKUP) as run:
            run.note = "12 GB in 40 s"

    It went well unless something is raised (and passed on), or `run.is_ok` is set to False.
    """
    run = _begun(kind)
    try:
        yield run
    except BaseException as error:
        run.is_ok, run.note = False, run.note or type(error).__name__
        raise
    finally:
        is_ok = run.is_ok is not False
        with suppress(DatabaseError, InterfaceError):  # it has no end then, as if it were killed
            _ended(run, is_ok)


@signed
def _begun(kind: RunKind) -> Run:
    return Run.objects.create(kind=kind)


@signed
def _ended(run: Run, is_ok: bool) -> None:
    Run.objects.filter(pk=run.pk).update(ended_at=Now(), is_ok=is_ok, note=run.note[:300])


@signed
def sweep() -> int:
    """Delete the rows of runs that nobody asks for any more; how many went."""
    old = Q()
    for kind, kept in KEPT.items():
        old |= Q(kind=kind, began_at__lt=Now() - Value(kept))
    return Run.objects.filter(old).delete()[0]


@signed
def note_troubles(checks: Iterable[Check]) -> None:
    """Keep what is wrong now, end what is right again, and tell of each change once.

    Whom: `ALARM_EMAIL` and `ALARM_URL`. What could not be told is told the next time.
    """
    wrong = {check.code: check.found for check in checks if not check.is_ok}
    Trouble.objects.bulk_create(
        [Trouble(code=code, note=found[:300]) for code, found in wrong.items()],
        ignore_conflicts=True,  # it stands already, or another worker was faster
    )
    Trouble.objects.open().exclude(code__in=wrong).update(ended_at=Now())
    with transaction.atomic():
        untold = list(Trouble.objects.untold().select_for_update(skip_locked=True).order_by("id"))
        if untold and _tell(untold):
            keys = [trouble.pk for trouble in untold]
            Trouble.objects.filter(pk__in=keys, told_at=None).update(told_at=Now())
            ended = [trouble.pk for trouble in untold if trouble.ended_at]
            Trouble.objects.filter(pk__in=ended).update(end_told_at=Now())


def send_newest_link() -> int:
    """Send the newest link of the records' chain to where the alarm goes, once; how many went.

    Who could rewrite the records and the chain alike cannot rewrite what lies there.
    """
    is_asked_for = settings.ALARM_EMAIL or settings.ALARM_URL
    link = chain.newest() if is_asked_for else None
    if link is None:
        return 0
    note = f"{link.day} {link.digest}"
    last = Run.objects.last_begun(RunKind.CHAIN)
    is_tried = last is not None and last.note == note
    if is_tried and (last.is_ok or database_now() - last.began_at < SENT_AGAIN_AFTER):
        return 0
    with record(RunKind.CHAIN) as run:
        run.note = note
        with translation.override(settings.LANGUAGE_CODE):
            line = _("Link of the records, %(day)s: %(digest)s")
            line = line % {"day": link.day, "digest": link.digest}
        run.is_ok = _say_outside([line], link={"day": str(link.day), "digest": link.digest})
    return int(run.is_ok)


def _tell(troubles):
    with translation.override(settings.LANGUAGE_CODE):
        lines = [_line(trouble) for trouble in troubles]
    changes = [
        {"code": trouble.code, "note": trouble.note, "is_over": trouble.ended_at is not None}
        for trouble in troubles
    ]
    return _say_outside(lines, changes=changes)


def _say_outside(lines, **more):
    """Whether every way that is set up took the news; `more` goes with the POST."""
    ways = [
        way
        for way, is_set in ((_mail, settings.ALARM_EMAIL), (_post, settings.ALARM_URL))
        if is_set
    ]
    is_told = True
    for way in ways:
        try:
            way(lines, more)
        except Exception:
            logger.exception("the alarm was not taken")
            is_told = False
    return is_told


def _line(trouble):
    label = label_of(trouble.code)
    if trouble.ended_at:
        return _("Right again: %(what)s") % {"what": label}
    return f"{label}: {trouble.note}"


def _mail(lines, _more):
    subject = f"{Association().short_name}: {lines[0]}"
    body = "\n".join([*lines, "", f"{settings.PUBLIC_URL}/desk/operations/"])
    connection = get_connection(timeout=posting.SILENCE)
    EmailMessage(subject, body, to=settings.ALARM_EMAIL, connection=connection).send()


def _post(lines, more):
    said = {"text": "\n".join(lines), "site": settings.PUBLIC_URL, **more}
    headers = {"Content-Type": "application/json"}
    answer = posting.post(settings.ALARM_URL, json.dumps(said).encode(), headers)
    if not 200 <= answer.status < 300:
        raise ValueError(f"ALARM_URL answered {answer.status}")
