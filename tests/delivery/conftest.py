"""A decided case, a registered one, and lines of awards that wait for their delivery."""

import pytest

from requests_app.models import AwardLine, SupportRequest
from tests.delivery import cases
from tests.factories import programmes
from tests.prepared import prepared_databases, pytest_collection_modifyitems

__all__ = ["prepared_databases", "pytest_collection_modifyitems"]


def _plain(calendar):
    programmes.next_version("rent", needs_payee=False)
    cases.registered(calendar=calendar, amount=6000)


SITUATIONS = {
    "plain_line": _plain,
    "three_months": lambda calendar: cases.registered(calendar=calendar, amount=6000, months=3),
    "line": lambda calendar: cases.registered(calendar=calendar, amount=6000, months=2),
    "whole_line": lambda calendar: cases.registered(calendar=calendar, amount=6000),
    "accepted_case": lambda calendar: cases.accepted(calendar=calendar),
}


@pytest.fixture
def prepared(request, prepared_databases):
    with prepared_databases.for_test(request, SITUATIONS):
        yield


@pytest.fixture
def line(prepared, calendar):
    return AwardLine.objects.earliest("id")


@pytest.fixture
def three_months(prepared, calendar):
    """The lines of an award in three instalments."""
    return AwardLine.objects.order_by("id")


@pytest.fixture
def plain_line(prepared, calendar):
    """Of a programme that gives to the beneficiary directly."""
    return AwardLine.objects.get()


@pytest.fixture
def whole_line(prepared, calendar):
    """The award in one instalment."""
    return AwardLine.objects.get()


@pytest.fixture
def accepted_case(prepared, calendar):
    """Decided and not registered."""
    return SupportRequest.objects.get()
