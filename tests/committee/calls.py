"""Calls that more than one file of tests makes."""

import pytest

from requests_app.committee.workflow import committee
from sanad.workflow.refusal import Refused
from tests.factories.committee import secretary


def refusal_of(call, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        call(*args, **kwargs)
    return refusal.value


def decided_directly(item, outcome="accepted", by=None):
    return committee.decide(
        item,
        by=by or secretary(),
        outcome=outcome,
        reasons=["need-shown"] if outcome != "rejected" else ["income"],
        words="س",
        amount=item.support_request.amount,
    )
