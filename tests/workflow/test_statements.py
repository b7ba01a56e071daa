"""What a step asks of the database: no more than it did, and nothing that cannot have changed."""

import pytest
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from requests_app.intake.workflow import desk
from requests_app.models import SupportRequest
from sanad.lib import texts
from sanad.workflow.rows import lock
from tests.factories import requests

pytestmark = pytest.mark.django_db


def statements(step):
    """The statements of a step, without savepoints."""
    with CaptureQueriesContext(connection) as queries:
        step()
    return [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]


@pytest.mark.parametrize(
    ("begin", "step", "most"),
    [
        (requests.signed, desk.submit, 14),
        (requests.checked, desk.attest, 11),
        (requests.attested, desk.verify, 9),
        (requests.noticed, desk.raise_to_committee, 12),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_a_step_asks_no_more_than_this(begin, step, most, calendar):
    case = begin()
    by = requests.officer()
    asked = statements(lambda: step(case, by=by))
    assert len(asked) <= most, "\n".join(asked)


def test_a_step_reads_the_texts_once(calendar):
    case = requests.signed()
    asked = statements(lambda: desk.submit(case, by=requests.officer()))
    assert sum("texts_wording" in sql for sql in asked) == 1


def test_texts_inside_one_reading_are_those_of_it(django_assert_num_queries):
    with texts.reading_rows_once(), django_assert_num_queries(1):
        for _n in range(2):
            with texts.reading_rows_once():
                texts.text("association.short_name")


def test_locking_takes_over_what_cannot_change_and_nothing_else(calendar):
    case = requests.submitted()
    version, person = case.programme_version, case.person
    fresh = lock(case)
    cached = fresh._state.fields_cache
    assert cached["programme_version"] is version
    assert "person" not in cached and fresh.person is not person
    assert set(SupportRequest.unchanging) >= cached.keys() - {"person"}


def test_another_version_is_not_taken_over(calendar):
    case = requests.draft()
    other = requests.draft(programme="electricity")
    stale = SupportRequest.objects.get(pk=case.pk)
    stale.programme_version = other.programme_version
    assert lock(stale).programme_version == case.programme_version


def test_a_row_that_is_gone_is_not_locked(calendar):
    gone = SupportRequest(pk=10**9)
    with pytest.raises(SupportRequest.DoesNotExist):
        lock(gone)


def test_nothing_is_locked_outside_of_a_transaction(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(connection, "in_atomic_block", False)
        with pytest.raises(TransactionManagementError):
            lock(SupportRequest(pk=1))
