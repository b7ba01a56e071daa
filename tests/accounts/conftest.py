"""Two colleagues, and the computer that they share."""

import pytest

from tests.accounts.places import HINDS, MONAS, colleague


@pytest.fixture
def hind():
    return colleague("hind", HINDS, name="هند")


@pytest.fixture
def mona():
    return colleague("mona", MONAS, name="منى")


@pytest.fixture
def computer(client):
    """The browser of a desk, as Django's client that asks for tokens of forms."""
    return type(client)(enforce_csrf_checks=True)
