"""The columns that the desk's lists are divided and ordered by say what the history says."""

from datetime import timedelta

import pytest
from django.db import connection

from requests_app.intake.workflow import desk
from requests_app.models import SupportRequest
from sanad.lib import clock
from tests.factories import requests

pytestmark = pytest.mark.django_db


COLUMNS = ("desk_due_on", "came_back", "told_on", "ceiling_on")


def columns(case):
    return SupportRequest.objects.values_list(*COLUMNS).get(pk=case.pk)


def test_each_is_written_with_its_step(calendar):
    case = requests.submitted()
    assert columns(case) == (clock.today() + timedelta(days=5), False, None, None)
    case = desk.return_for_completion(case, by=requests.officer(), items=[("income", "expired")])
    assert columns(case)[1] is True
    calendar.forward(days=2)
    case = desk.submit(requests.answered(case), by=requests.officer())
    assert columns(case) == (clock.today() + timedelta(days=5), True, None, None)


def test_the_ceiling_counts_from_the_first_notice(calendar):
    case = requests.raised(calendar=calendar, raised_on="2026-11-01")
    told_on = case.notices.earliest("pk").day
    ceiling_on = told_on + timedelta(days=case.policy_version.ceiling_days)
    assert columns(case)[2:] == (told_on, ceiling_on)


def test_nobody_chooses_them(calendar):
    """Not even by raw SQL."""
    case = requests.raised(calendar=calendar, raised_on="2026-11-01")
    before = columns(case)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE requests_app_supportrequest SET desk_due_on = '2020-01-01', came_back = true,"
            " told_on = '2020-01-01', ceiling_on = '2020-01-01' WHERE id = %s",
            [case.pk],
        )
    assert columns(case) == before


def test_the_day_for_the_papers_is_written_with_the_return_and_goes_with_it(calendar):
    def day(case):
        return SupportRequest.objects.values_list("completion_due_on", flat=True).get(pk=case.pk)

    case = requests.submitted()
    assert day(case) is None
    case = desk.return_for_completion(case, by=requests.officer(), items=[("income", "expired")])
    due_on = clock.today() + timedelta(days=case.policy_version.completion_days)
    assert day(case) == due_on
    with connection.cursor() as cursor:
        sql = "UPDATE requests_app_supportrequest SET completion_due_on = NULL WHERE id = %s"
        cursor.execute(sql, [case.pk])
    assert day(case) == due_on
    assert day(desk.submit(requests.answered(case), by=requests.officer())) is None
