"""What the calendar brings to the portal."""

from sanad.portal import staging


def due():
    """Sweep out photos that waited a day for a page nobody finished."""
    return staging.sweep()
