"""How many rows wait: exact up to a limit, in one query."""

from datetime import timedelta

import pytest
from django.template import Context, Template

from sanad.accounts.models import Branch
from sanad.lib import clock, counts
from sanad.lib.counts import Number
from sanad.workflow.models import Task
from tests.factories.accounts import BranchFactory

pytestmark = pytest.mark.django_db


def test_a_number_is_exact_up_to_the_most_and_then_has_a_plus(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(counts, "MOST", 3)
    for city in ("x", "x", "x", "y", "y", "y", "y"):
        BranchFactory(name=f"{city}{Branch.objects.count()}", city=city)
    of_city = {city: Branch.objects.filter(city=city) for city in ("x", "y", "z")}
    with django_assert_num_queries(1):
        numbers = counts.count({**of_city, "none": Branch.objects.none()})
    assert {name: str(number) for name, number in numbers.items()} == {
        "x": "3",
        "y": "3+",
        "z": "0",
        "none": "0",
    }
    assert str(counts.total([numbers["x"], numbers["z"]])) == "3"
    assert str(counts.total([numbers["x"], numbers["y"]])) == "6+"


def test_nothing_asked_is_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts.count({"none": Branch.objects.none()}) == {"none": 0}


@pytest.mark.parametrize("number", [Number(999), Number(999, is_more=True)])
def test_a_page_writes_it_with_its_plus(number):
    page = Template("<b>{{ number }}</b>").render(Context({"number": number}))
    assert page == f"<b>{number}</b>"


def test_days_are_counted_with_the_rows(django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(counts, "MOST", 2)
    today = clock.today()
    days = [today + timedelta(days=days) for days in (-2, -1, -1, 0, 1)]
    Task.objects.bulk_create(
        Task(kind="call", about_type="x", about_id=str(number), role="officer", due_on=day)
        for number, day in enumerate([*days, None])
    )
    rows = {"tasks": (Task.objects.all(), "due_on"), "none": (Task.objects.none(), "due_on")}
    with django_assert_num_queries(1):
        numbers = counts.asked_by_day(rows, today).answers()
    assert {place: str(number) for place, number in numbers.items()} == {
        ("tasks", counts.ALL): "2+",
        ("tasks", counts.LATE): "2+",
        ("tasks", counts.DUE): "1",
        ("none", counts.ALL): "0",
        ("none", counts.LATE): "0",
        ("none", counts.DUE): "0",
    }
