"""How many rows wait: exact up to a limit, in one query."""

import pytest
from django.template import Context, Template

from sanad.accounts.models import Branch
from sanad.lib import counts
from sanad.lib.counts import Number
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
