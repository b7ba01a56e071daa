"""A ripe case before an open sitting."""

import pytest

from tests.factories.committee import in_session, item_of, ripe


@pytest.fixture
def case(calendar):
    return ripe(calendar)


@pytest.fixture
def session(case):
    return in_session(items=[case])


@pytest.fixture
def item(session, case):
    return item_of(session, case)
