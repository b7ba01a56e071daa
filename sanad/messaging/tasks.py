"""What the calendar brings: secrets whose time is over go."""

from sanad.messaging.workflow import wipe_expired


def due() -> int:
    """Wipe and give up secrets whose time is over; returns how many rows changed."""
    return wipe_expired()
