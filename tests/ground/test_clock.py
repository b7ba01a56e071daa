"""The suite's own clock: where `SANAD_TEST_NOW` says, or the machine's; and it runs."""

import os
from datetime import datetime, timedelta

import pytest

from sanad.lib import clock
from sanad.lib.dates import RIYADH, riyadh_day
from tests.conftest import Calendar

LONGEST_RUN = timedelta(hours=3)


def the_runs_beginning():
    """The earliest moment at which this run can have begun."""
    if "SANAD_TEST_NOW" in os.environ:
        return datetime.fromisoformat(os.environ["SANAD_TEST_NOW"]).replace(tzinfo=RIYADH)
    return datetime.now(RIYADH) - LONGEST_RUN


@pytest.mark.django_db
def test_the_clock_runs_from_where_the_run_began():
    first, second = clock.now(), clock.now()
    assert first < second
    assert the_runs_beginning() <= first < the_runs_beginning() + LONGEST_RUN + timedelta(minutes=1)
    assert clock.today() == riyadh_day(clock.now())


def test_the_clock_that_a_test_moved_is_put_back_there(owner):
    Calendar(owner).move_to("2031-05-05")
    assert clock.now().year == 2031
    clock.create(owner, replace=True)
    Calendar(owner)._notice()
    assert the_runs_beginning() <= clock.now() < the_runs_beginning() + 2 * LONGEST_RUN
