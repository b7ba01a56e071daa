"""Every verb of a request's life × every status: the table, the verbs and the database agree.

A verb outside its source statuses is refused by its status. A verb inside them may be refused by
a guard (papers missing, a day not come), but never by its status. The table grows by itself: a
verb that is registered and has no situation here fails the suite.
"""

import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.enums import FINAL, LIFE, OPEN, Status
from sanad.middleware import constraint_of
from tests.factories import requests as situations

pytestmark = pytest.mark.django_db

# What a status needs besides the status itself, so that the row may stand there at all.
ROW = {
    "number": "1448-90001",
    "submitted_on": "2026-11-01",
    "returned_at": "2026-11-05 09:00+03",
    "raised_on": "2026-11-08",
    "floor_on": "2026-11-22",
}


def put(case, status, owner):
    """Set the status as the owner with the triggers asleep: the matrix asks the verbs alone."""
    ...


@pytest.fixture(scope="module")
def matrix():
    return [(verb, status) for verb in LIFE.table for status in Status.values]


def test_every_verb_of_the_table_is_registered():
    assert set(LIFE.table) == set(LIFE.verbs)


@pytest.mark.parametrize("verb", sorted(LIFE.table))
def test_a_verb_starts_from_its_statuses_only(verb, cast):
    """The engine's own answer for every status, on one row that claims to stand there."""
    case = situations.noticed()
    for status in Status.values:
        case.status = status
        refusal = LIFE.why_not(verb, case, None)
        is_refused_by_status = refusal is not None and refusal.code == "status"
        assert is_refused_by_status == (status not in LIFE.table[verb].sources), status
