"""A small dead gateway of `tests/drills`, in every run."""

import pytest

from tests.messaging import drill


@pytest.mark.django_db
def test_a_dead_gateway_loses_nothing_and_doubles_nothing():
    figures = drill.measure(count=60)
    assert figures["well: messages before the code"] <= 40
    assert figures["refused key: posts until the channel was held"] <= 24
