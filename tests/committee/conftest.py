"""A ripe case before an open sitting."""

import pytest

from requests_app.models import AgendaItem, Sitting, SupportRequest
from tests.factories.committee import in_session, ripe
from tests.prepared import prepared_databases, pytest_collection_modifyitems

__all__ = ["prepared_databases", "pytest_collection_modifyitems"]


@pytest.fixture
def prepared(request, prepared_databases):
    situations = {"session": lambda calendar: in_session(items=[ripe(calendar)]), "case": ripe}
    with prepared_databases.for_test(request, situations):
        yield


@pytest.fixture
def case(prepared, calendar):
    return SupportRequest.objects.get()


@pytest.fixture
def session(prepared, case):
    return Sitting.objects.get()


@pytest.fixture
def item(session, case):
    return AgendaItem.objects.get()
