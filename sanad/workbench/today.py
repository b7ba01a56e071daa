"""Somebody's working day, put together from what every app below offers.

One query for all numbers, one that picks the rows to show, and one for each queue that has some.
"""

import datetime
from dataclasses import dataclass
from itertools import chain

from django.db import connection
from django.db.models import DateField, F, TextField, Value
from django.db.models.functions import Cast

from conduct import today as conduct
from requests_app import today as requests
from sanad.contact import perms as contact_perms
from sanad.contact import today as contact
from sanad.contact.enums import ContactStatus
from sanad.contact.models import Contact
from sanad.guarded import today as guarded
from sanad.lib import clock
from sanad.lib.composed import Composed, Kept, with_keys
from sanad.lib.counts import ALL, DUE, LATE, asked_by_day, total
from sanad.lib.today import Queue, QueueRow, days_between
from sanad.messaging import today as messages
from sanad.recovery import today as recovery
from sanad.workflow import today as tasks
from surveys import today as surveys

# The order of the strip of numbers.
PROVIDERS = (recovery, requests, contact, conduct, surveys, messages, guarded, tasks)
SIZES = (25, 100, 200)
MOST_BESIDE = 6


@dataclass(frozen=True)
class Row:
    """A task with its place in time."""

    task: QueueRow
    queue: Queue
    due_on: datetime.date | None
    days_left: int | None
    is_ripe: bool = False

    @property
    def is_late(self):
        """Its day is past; False where it has none."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_due(self):
        """Its day is today, at Riyadh."""
        return self.days_left == 0

    @property
    def days_late(self):
        """Calendar days since its day; only of a row that is late."""
        return -self.days_left


@dataclass(frozen=True)
class Number:
    """One figure of the strip: how many, of what, and the queue it opens."""

    code: str
    label: str
    count: int
    tone: str
    is_chosen: bool


class Plan:
    """What the day of one person asks the database, put together once: its queues, the statement
    that counts them, and as they are wanted those that pick and read the rows."""

    def __init__(self, user, today, providers):
        queues = chain.from_iterable(provider.for_user(user) for provider in providers)
        self.queues = sorted(queues, key=lambda queue: not queue.is_urgent)
        self._today = today
        self._counts = asked_by_day(
            {
                queue.code: (queue.rows, queue.due if queue.has_term else None)
                for queue in self.queues
            },
            today,
        )
        self._picking = {}
        self._reading = {}

    def counts(self):
        """`{(queue's code, ALL | LATE | DUE): Number}`, in one query."""
        return self._counts.answers()

    def pick(self, shown, *, chosen, size):
        """`[(place in shown, key, day)]`: the first rows of each of these queues, in one query."""
        asked = tuple(queue.code for queue in shown), chosen, size
        if asked not in self._picking:
            # The keys as text: not every queue's are numbers.
            first, *others = (
                self._ordered(queue, chosen).values_list(
                    Value(place), Cast("pk", TextField()), Cast(F(queue.due), DateField())
                )[:size]
                for place, queue in enumerate(shown)
            )
            self._picking[asked] = first.union(*others, all=True).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(*self._picking[asked])
            picked = cursor.fetchall()
        return [
            (place, shown[place].rows.model._meta.pk.to_python(key), due_on)
            for place, key, due_on in picked
        ]

    def _ordered(self, queue, chosen):
        rows = queue.rows.order_by(F(queue.due).asc(nulls_last=True), "pk")
        if chosen == LATE:
            return rows.filter(**{f"{queue.due}__lt": self._today})
        if chosen == DUE:
            return rows.filter(**{queue.due: self._today})
        return rows

    def read(self, queue, keys):
        """The rows of a queue that have these keys and still are in it."""
        if queue.code not in self._reading:
            self._reading[queue.code] = Composed(with_keys(queue.rows))
        return self._reading[queue.code].rows(keys=keys)


# So many people's days, of which each takes some hundred kilobytes.
_plans = Kept(most=32)


class Day:
    """What waits for `user` on `today`; `chosen` is a queue's code, "late", "due" or "" for all."""

    def __init__(self, user, *, today, chosen="", size=SIZES[0], providers=PROVIDERS):
        self.today, self.size = today, size
        self._plan = _plans.get(
            (user.sight, today, providers), lambda: Plan(user, today, providers)
        )
        self.queues = self._plan.queues
        codes = {queue.code for queue in self.queues} | {LATE, DUE}
        self.chosen = chosen if chosen in codes else ""
        self.counts = self._plan.counts()

    def _sum(self, what):
        return total([self.counts[queue.code, what] for queue in self.queues if queue.is_mine])

    @property
    def total(self):
        """How many rows the chosen view has in all."""
        if self.chosen in (LATE, DUE):
            return self._sum(self.chosen)
        if self.chosen:
            return self.counts[self.chosen, ALL]
        return self._sum(ALL)

    def numbers(self, labels):
        """The strip: everything, late, due today, then each queue; `labels` names the first three.

        A queue that is empty is left out: what is not there asks for nothing.
        """
        strip = [
            Number("", labels[0], self._sum(ALL), "", self.chosen == ""),
            Number(LATE, labels[1], self._sum(LATE), "brick", self.chosen == LATE),
            Number(DUE, labels[2], self._sum(DUE), "honey", self.chosen == DUE),
        ]
        return strip + [
            Number(queue.code, queue.label, waiting, queue.tone, self.chosen == queue.code)
            for queue in self.queues
            if (waiting := self.counts[queue.code, ALL]) or self.chosen == queue.code
        ]

    def rows(self):
        """The rows to show: what is urgent, who stands here, then the nearest day, what no day
        counts last."""
        first = self._first()
        drawn = {}
        for queue in {queue.code: queue for queue, _pk in first}.values():
            keys = [pk for other, pk in first if other is queue]
            for obj in self._plan.read(queue, keys):
                drawn[queue.code, obj.pk] = self._row(queue, obj)
        # What was dealt with since is gone.
        places = [(queue.code, pk) for queue, pk in first]
        return [drawn[place] for place in places if place in drawn]

    def _first(self):
        """`[(queue, key)]` of the rows to show, out of all queues in one query."""
        shown = list(self._shown())
        if not shown:
            return []
        rows = [
            (_rank(shown[place]), due_on is None, due_on or self.today, place, pk)
            for place, pk, due_on in self._plan.pick(shown, chosen=self.chosen, size=self.size)
        ]
        return [(shown[place], pk) for *_, place, pk in sorted(rows)[: self.size]]

    def _row(self, queue, obj):
        task = queue.draw(obj)
        is_ripe = bool(task.clock) and task.clock[1] <= self.today
        due_on = getattr(obj, queue.due) if queue.has_term else None
        return Row(task, queue, due_on, days_between(self.today, due_on), is_ripe)

    def _shown(self):
        """The queues that have rows in the chosen view; an empty one is not asked again."""
        what = self.chosen if self.chosen in (LATE, DUE) else ALL
        for queue in self.queues:
            is_asked = (
                queue.is_mine if self.chosen in ("", LATE, DUE) else queue.code == self.chosen
            )
            if is_asked and self.counts[queue.code, what]:
                yield queue

    def larger(self):
        """The next size of the list when rows were left out, else None."""
        if self.total <= self.size:
            return None
        return next((size for size in SIZES if size > self.size), None)

    def list_url(self):
        """The page that lists all of the chosen queue, where there is one."""
        return next((queue.url for queue in self.queues if queue.code == self.chosen), "")


def _rank(queue):
    """The place of its rows before any day is looked at."""
    return (not queue.is_urgent, not queue.is_here)


def beside(user):
    """Who is with this person now and who waits at the branch, for those who receive people; None
    for the others (PR-1)."""
    if not contact_perms.may_log(user):
        return None
    now = clock.now()
    contacts = _beside.get(user.sight, lambda: Composed(_contacts_beside(user)))
    shown = sorted(contacts.rows(), key=lambda contact: contact.pk)
    running = next((one for one in shown if one.status == ContactStatus.OPEN), None)
    return {
        "running": running,
        "seconds": running.seconds(now) if running else 0,
        "waiting": [(one, one.seconds(now)) for one in shown if one is not running],
    }


_beside = Kept(most=32)


def _contacts_beside(user):
    contacts = Contact.objects.visible_to(user).for_list()
    mine = contacts.running().handled_by(user).order_by("-id")[:1]
    here = contacts.waiting().visitors().filter(branch=user.branch_id)
    here = here.order_by("id")[:MOST_BESIDE]
    return mine.union(here, all=True)
