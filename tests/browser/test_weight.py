"""What a phone fetches: at most 120 KB for a first visit, 15 KB for the page after it."""

import pytest

from tests.bench import phone
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_phone_fetches_little(browser):
    seen = phone.visits(browser, PersonFactory(with_account=True), is_slow=False)
    print("\n".join([phone.HEAD, *(visit.line() for visit in seen)]))
    assert [visit.name for visit in seen if visit.bytes > visit.limit] == []
    assert all(visit.bytes > 1000 for visit in seen), "nothing was counted"
