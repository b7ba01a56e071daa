"""The days of the demo: scripts that sleep from day to day, woken in order as the calendar moves.

A script is a generator: it does what is done on one day by calling verbs, then yields how many
days it sleeps. `Days.run()` moves `policy_now()` to each waking day and goes on; whatever would
wake after today stays asleep, which leaves cases of every status and age.
"""

import heapq
import itertools
from datetime import datetime, time, timedelta

from django.db import connection

from sanad.lib import clock
from sanad.lib.dates import RIYADH
from sanad.workflow.refusal import Refused

WEEKEND = (4, 5)  # Friday and Saturday


class Days:
    """All scripts of one load, and the day they have come to."""

    def __init__(self, today):
        self.today = today
        self.waking = []
        self.tie = itertools.count()

    def begin(self, days_ago, script, hour=9):
        """Have `script` (a generator) wake for the first time `days_ago` days before today."""
        self._sleep_until(self.today - timedelta(days=days_ago), hour, script)

    def move_back(self, days_ago):
        """The calendar stands `days_ago` before today, in the morning."""
        self._move_to(self.today - timedelta(days=days_ago), 8)

    def minutes_ago(self, minutes):
        """The calendar stands so many minutes before the real clock."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT statement_timestamp()")
            clock.move(cursor, cursor.fetchone()[0] - timedelta(minutes=minutes))

    def run(self):
        """Live through all days up to today."""
        while self.waking:
            day, hour, _tie, script = heapq.heappop(self.waking)
            self._move_to(day, hour)
            try:
                sleeps = next(script)
            except StopIteration:
                continue
            except Refused as refusal:
                if refusal.clause != "MC-2":
                    raise
                continue  # a suspension covers the case: it stays where it is
            days, at = sleeps if isinstance(sleeps, tuple) else (sleeps, hour)
            self._sleep_until(day + timedelta(days=days), at, script)

    def _sleep_until(self, day, hour, script):
        while day.weekday() in WEEKEND and day < self.today:
            day += timedelta(days=1)
        if day <= self.today:
            heapq.heappush(self.waking, (day, hour, next(self.tie), script))

    def _move_to(self, day, hour):
        moment = datetime.combine(day, time(hour, 5), tzinfo=RIYADH)
        with connection.cursor() as cursor:
            # Nothing of today lies ahead of the real clock.
            cursor.execute("SELECT least(%s, statement_timestamp())", [moment])
            clock.move(cursor, cursor.fetchone()[0])
