"""What the calendar brings: the link of the day that is over, and the end of what is kept."""

from sanad.audit import chain, destroying
from sanad.lib.hourly import Hourly

# A day is over once a day: no statement is spent on it each minute.
looking = Hourly()
destroying_now = Hourly()


def due() -> int:
    """Make the links that are missing and destroy what is due, looked for once an hour in each
    process; how many."""
    made = chain.go_on() if looking.is_due() and chain.is_behind() else 0
    return made + (destroying.destroy_due() if destroying_now.is_due() else 0)
