"""Lines of awards that wait for their delivery."""

import pytest

from tests.delivery import cases
from tests.factories import programmes


@pytest.fixture
def line(calendar):
    return cases.registered(calendar=calendar, amount=6000, months=2).award_lines.first()


@pytest.fixture
def plain_line(calendar):
    """Of a programme that gives to the beneficiary directly."""
    programmes.next_version("rent", needs_payee=False)
    return cases.registered(calendar=calendar, amount=6000).award_lines.first()
