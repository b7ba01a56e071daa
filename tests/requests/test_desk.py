"""A walk-in from draft to raised, and every reason why not."""

import pytest

from tests.factories import requests as situations

pytestmark = pytest.mark.django_db


@pytest.mark.policy("PR-5")
def test_a_walk_in_goes_its_way(calendar):
    case = situations.raised(calendar=calendar, raised_on="2026-11-01")
    assert case.status == "raised"
    assert str(case.floor_on) == "2026-11-15"
    assert [e.verb for e in case.log.order_by("id")] == [
        "begin",
        "sign",
        "submit",
        "check_line",
        "attest",
        "verify",
        "give_notice",
        "raise_to_committee",
    ]
