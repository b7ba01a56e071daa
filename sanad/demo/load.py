"""Loads the demo: everybody and everything, from ninety days ago up to a moment."""

from contextlib import contextmanager
from random import Random

from django.db import connection, transaction
from django.utils import translation

from sanad.demo import (
    behalf,
    cases,
    changes,
    conduct,
    contacts,
    enrolments,
    people,
    programmes,
    ratings,
)
from sanad.demo.calendar import Days
from sanad.lib import clock, texts
from sanad.lib.actor import acting

SEED = 1448
DAYS_BACK = 90


def load(size, *, on=None, on_day=lambda day: None):
    """Load the demo of the `Size`, as the owner, into a database without accounts.

    `on`: the aware moment that the demo takes for now, and at which the policy's calendar is left;
    None for the real clock. `on_day` is called with each day that begins. One transaction: broken
    off, nothing is left, the calendar included. Raises `ScriptRefused`.
    """
    # Who acts in each step acts within the portal itself: the transaction is asked for once.
    with transaction.atomic(), _without_savepoints(), acting(None), translation.override("ar"):
        now = on or clock.now()
        chance, days = Random(SEED), Days(now)
        staff = people.make_staff()
        people.name_the_association(staff)
        programmes.put(size)
        days.move_back(DAYS_BACK)
        heads = people.register_people(staff, chance, days.today, size)
        scene = cases.Scene(staff, chance, days.today, size)
        for part in (cases, enrolments, conduct, contacts, changes, behalf, ratings):
            part.plan(scene, heads, days)
        with texts.reading_rows_once():  # they were written above
            days.run(on_day)
        with connection.cursor() as cursor:
            if on is None:
                clock.create(cursor, replace=True)
            else:
                clock.move(cursor, now)
        ratings.finish(scene)


@contextmanager
def _without_savepoints():
    """There is no way back to the middle of a load, and thousands of savepoints slow it down."""
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        del connection.features.uses_savepoints
