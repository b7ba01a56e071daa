"""A form's key gives once, and only for the line that it was made for."""

import uuid

import pytest

from requests_app.models import Delivery
from sanad.workflow.refusal import Refused
from tests.delivery import cases

pytestmark = pytest.mark.django_db


@pytest.mark.policy("PR-7")
def test_another_lines_key_gives_nothing(calendar):
    mine, other = (cases.registered(calendar=calendar).award_lines.get() for _case in range(2))
    key = uuid.uuid4()
    delivery = cases.pay(mine, key=key)
    assert cases.pay(mine, key=key) == delivery
    with pytest.raises(Refused) as refusal:
        cases.pay(other, key=key)
    assert refusal.value.code == "key"
    assert Delivery.objects.count() == 1
