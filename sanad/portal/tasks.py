"""What the calendar brings to the portal."""

from sanad.accounts import unfinished
from sanad.policy import parameters
from sanad.portal import sending


def due():
    """Sweep out photos that waited a day for a page nobody finished, and what was typed and left
    for longer than the policy lets it wait; how many."""
    return sending.sweep() + unfinished.sweep(parameters.looked_up("unfinished_days"))
