"""Versions of the policy, made by the verbs."""

from datetime import timedelta

from sanad.lib.clock import today
from sanad.policy import comparison, workflow


def drafted(cast, *, in_days=3, **changes):
    """A draft by the manager, ready to be put in force: it holds `in_days` from today."""
    draft = workflow.begin(by=cast.manager)
    ready = {
        "term": 1,
        "minute_number": 9,
        "approved_on": today(),
        "effective_on": today() + timedelta(days=in_days),
    }
    return workflow.edit(draft, by=cast.manager, **ready | changes)


def approved(cast, **changes):
    """The same, put in force by the committee's chair."""
    return put_in_force(drafted(cast, **changes), by=cast.chair)


def put_in_force(draft, *, by):
    return workflow.put_in_force(draft, by=by, seen=comparison.fingerprint(draft))
