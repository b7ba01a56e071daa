"""The days of the demo: scripts that sleep from day to day, woken in order as the calendar moves.

A script is a generator: it does what is done on one day by calling verbs, then yields how many
days it sleeps. `Days.run()` moves `policy_now()` to each waking day and goes on; whatever would
wake after today stays asleep, which leaves cases of every status and age.

A script knows what may come between its steps (a suspension, a decision) and looks before it acts.
Anything else that refuses is a mistake in the script: the load ends and nothing of it is left.
"""

import heapq
import itertools
from datetime import datetime, time, timedelta

from django.db import DatabaseError, connection

from sanad.lib import clock
from sanad.lib.dates import RIYADH
from sanad.workflow.refusal import Refused

WEEKEND = (4, 5)  # Friday and Saturday


class ScriptRefused(Exception):
    """A step of a script was refused, which its author had not foreseen.

    The message names the script, the day it stood at, the day of the load and the refusal.
    """

    def __init__(self, script, day, today, refusal):
        super().__init__(
            f"The script {script.__qualname__} was refused on {day:%A %Y-%m-%d}"
            f" (load of {today:%A %Y-%m-%d}): {refusal}"
        )


class Days:
    """All scripts of one load, and the day they have come to.

    `now`: the aware moment of the load; nothing happens after it, and its day at Riyadh is today.
    """

    def __init__(self, now):
        self.now, self.today = now, now.astimezone(RIYADH).date()
        self.waking = []
        self.tie = itertools.count()
        self.stands_at = None

    def begin(self, days_ago, script, hour=9):
        """Have `script` (a generator) wake for the first time `days_ago` days before today."""
        self._sleep_until(self.today - timedelta(days=days_ago), hour, script)

    def move_back(self, days_ago):
        """The calendar stands `days_ago` before today, in the morning."""
        self._move_to(self.today - timedelta(days=days_ago), 8)

    def minutes_ago(self, minutes):
        """The calendar stands so many minutes before the moment of the load, not before its day."""
        midnight = datetime.combine(self.today, time(), tzinfo=RIYADH)
        self._move(max(midnight, self.now - timedelta(minutes=minutes)))

    def run(self, on_day=lambda day: None):
        """Live through all days up to today; `on_day` is called with each day as it begins.

        Raises `ScriptRefused` where a script meets what it did not foresee.
        """
        begun = None
        while self.waking:
            day, hour, _tie, script = heapq.heappop(self.waking)
            if day != begun:
                on_day(day)
                begun = day
            self._move_to(day, hour)
            try:
                with clock.asking_once():
                    sleeps = next(script)
            except StopIteration:
                continue
            except (Refused, DatabaseError) as refusal:
                raise ScriptRefused(script, day, self.today, refusal) from refusal
            days, at = sleeps if isinstance(sleeps, tuple) else (sleeps, hour)
            self._sleep_until(day + timedelta(days=days), at, script)

    def _sleep_until(self, day, hour, script):
        while day.weekday() in WEEKEND and day < self.today:
            day += timedelta(days=1)
        if day <= self.today:
            heapq.heappush(self.waking, (day, hour, next(self.tie), script))

    def _move_to(self, day, hour):
        self._move(min(datetime.combine(day, time(hour, 5), tzinfo=RIYADH), self.now))

    def _move(self, moment):
        if moment != self.stands_at:
            with connection.cursor() as cursor:
                if self.stands_at is None:
                    clock.follow_setting(cursor)
                clock.shift(cursor, moment)
            self.stands_at = moment
