"""What the calendar brings to the registry."""

import datetime
import logging

from django.db import transaction
from django.db.models import Q

from beneficiaries import destroying, files, stock
from beneficiaries.models import Person
from sanad.lib.actor import signed
from sanad.lib.dates import RIYADH, riyadh_day
from sanad.lib.hourly import Hourly
from sanad.lib.marks import which_key
from sanad.messaging.outbox import database_now
from sanad.operations.enums import RunKind
from sanad.operations.models import Run
from sanad.operations.workflow import record

logger = logging.getLogger(__name__)

# The storage holds every kept copy there is: it is not read through each minute.
reading = Hourly()
# At night, by Riyadh's clock; each copy is decrypted once in so many nights.
COMPARED_FROM, COMPARED_BEFORE = 2, 6
NIGHTS = 30
LONGEST = datetime.timedelta(days=2)
MOST_NAMED = 5
# Files marked in one statement.
MARKED = 1_000


def due():
    """Mark what has no mark, compare at night, clear what is left over, and destroy copies whose
    last day is over, looked at once an hour in each process; how many files went."""
    if not reading.is_due():
        return 0
    mark_identities()
    compare()
    # Last: a storage that takes no mark of what goes holds nothing else up.
    return sweep() + destroying.destroy_due()


def sweep():
    """Clear what was stored for a row that was never written."""
    return files.sweep()


def mark_identities():
    """Mark the identities of before this release, loaded by others than this code, or under another
    key (`sanad.lib.marks`); how many."""
    of_this_key = Q(identity_mark__gte=f"{which_key()}:", identity_mark__lt=f"{which_key()};")
    others = Person.objects.exclude(identity_number="").exclude(of_this_key).order_by("pk")
    marked = 0
    while count := _mark_some(others):
        marked += count
    return marked


@transaction.atomic
@signed
def _mark_some(others):
    people = list(others.select_for_update().only("pk", "identity_number")[:MARKED])
    for person in people:  # `bulk_update` asks no field what it would write
        for name in ("identity_mark", "identity_seal"):
            Person._meta.get_field(name).pre_save(person, add=False)
    Person.objects.bulk_update(people, ["identity_mark", "identity_seal"])
    return len(people)


def compare():
    """Once a night: is the copy of every row there, and has every file its row?

    Each copy is decrypted too in one of `NIGHTS` nights. What differs is the run's note, which the
    manager's page of operations and the alarm show; `manage.py verify_files` names all of it.
    """
    if not _is_time():
        return
    night = riyadh_day(database_now()).toordinal() % NIGHTS
    with record(RunKind.FILES) as run:
        result = stock.compare(reads=lambda row: int(row.rpartition("-")[2]) % NIGHTS == night)
        run.is_ok, run.note = result.is_clean, _said(result)
    if not result.is_clean:
        logger.error("rows and files differ: %s", run.note)


def _is_time():
    now, last = database_now(), Run.objects.last_begun(RunKind.FILES)
    if last is not None and riyadh_day(last.began_at) == riyadh_day(now):
        return False
    is_night = COMPARED_FROM <= now.astimezone(RIYADH).hour < COMPARED_BEFORE
    # Where the machine is off at night, by day.
    return is_night or (last is not None and now - last.began_at > LONGEST)


def _said(result):
    """`12 whole, 1 missing (4711), 0 damaged, 0 without a row`, for the operator."""
    parts = [f"{result.whole} whole"]
    for words, keys in (
        ("missing", result.missing),
        ("damaged", result.damaged),
        ("without a row", result.orphans),
    ):
        named = f" ({', '.join(map(str, keys[:MOST_NAMED]))})" if keys else ""
        parts.append(f"{len(keys)} {words}{named}")
    return ", ".join(parts)
