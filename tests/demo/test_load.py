"""The demo loads on every day of the year, whatever falls on a weekend or on a month's end."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection

from conduct.models import Incident
from requests_app.committee.enums import SittingStatus
from requests_app.intake.enums import BEFORE_COMMITTEE, DECIDED, RequestStatus
from requests_app.models import Sitting, SupportRequest
from sanad.accounts.models import User
from sanad.demo.calendar import Days, ScriptRefused
from sanad.demo.load import load
from sanad.demo.size import SIZES
from sanad.lib import clock
from sanad.lib.dates import RIYADH
from sanad.workflow.refusal import Refused

FOUR_WEEKS = [date(2026, 11, 1) + timedelta(days=n) for n in range(28)]
EDGES = [
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 31),
    date(2027, 2, 28),
    date(2027, 3, 1),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(2026, 6, 15),  # 29 Dhu al-Hijja 1447, the last of its year
    date(2026, 6, 16),  # 1 Muharram 1448
    date(2027, 2, 7),  # the last of Sha'ban
    date(2027, 2, 8),  # 1 Ramadan 1448
    date(2027, 3, 9),  # 30 Ramadan 1448
]
MOMENTS = [
    datetime(2026, 12, 31, 23, 59, tzinfo=RIYADH),
    datetime(2027, 1, 1, 0, 1, tzinfo=RIYADH),
    datetime(2026, 11, 27, 0, 1, tzinfo=RIYADH),
    datetime(2026, 11, 24, 7, 30, tzinfo=RIYADH),
]
# A tenth more than it took when this was written.
STATEMENTS_OF_A_DAY = 2980


def noon(day):
    return datetime.combine(day, time(12), tzinfo=RIYADH)


@pytest.mark.parametrize("day", [*FOUR_WEEKS, *EDGES], ids=str)
def test_the_demo_loads_on_any_day(as_owner, day):
    load(SIZES["small"], on=noon(day))
    assert clock.today() == day
    assert_nothing_is_half_done()


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_the_demo_loads_at_any_hour(as_owner, moment):
    load(SIZES["small"], on=moment)
    assert clock.today() == moment.date()
    assert_nothing_is_half_done()


def assert_nothing_is_half_done():
    """Requests stand in every phase, past sittings are closed and signed, all incidents there."""
    statuses = set(SupportRequest.objects.values_list("status", flat=True))
    assert statuses >= {*BEFORE_COMMITTEE, RequestStatus.RAISED}
    assert statuses & set(DECIDED)
    past = Sitting.objects.filter(scheduled_on__lt=clock.today())
    assert past and all(sitting.status == SittingStatus.CLOSED for sitting in past)
    assert all(sitting.has_signed_minutes for sitting in past)
    assert Incident.objects.count() == 7
    assert not SupportRequest.objects.filter(created_at__gt=clock.now()).exists()


def test_a_day_is_loaded_with_so_many_statements_at_most(as_owner):
    """What grows here grows for whoever waits for the demo, and in each step that people do."""
    counted = []

    def count(execute, sql, *rest):
        counted.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        load(SIZES["small"], on=noon(date(2026, 11, 24)))
    assert len(counted) <= STATEMENTS_OF_A_DAY


def test_a_refusal_that_no_script_foresaw_names_the_script_and_the_day(as_owner):
    def greeting():
        yield 2
        raise Refused("the door is shut", clause="PR-1")

    days = Days(noon(date(2026, 11, 24)))
    days.begin(4, greeting())
    with pytest.raises(ScriptRefused, match=r"greeting.*Tuesday 2026-11-24.*the door is shut"):
        days.run()


def test_broken_off_nothing_is_left(as_owner, monkeypatch):
    moment = clock.now()

    def broken(scene, heads, days):
        days.begin(0, iter_refused())

    def iter_refused():
        raise Refused("no")
        yield

    monkeypatch.setattr("sanad.demo.ratings.plan", broken)
    with pytest.raises(ScriptRefused):
        load(SIZES["small"], on=noon(date(2026, 11, 24)))
    assert not User.objects.exclude(username="founder").exists()
    assert clock.now() - moment < timedelta(hours=1)
