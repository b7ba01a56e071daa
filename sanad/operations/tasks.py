"""What the calendar brings: rows of old runs go, the newest link of the records goes outside."""

from sanad.operations.workflow import send_newest_link, sweep


def due() -> int:
    """Delete what nobody asks for any more, send a new link; returns how many rows changed."""
    return sweep() + send_newest_link()
