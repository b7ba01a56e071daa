"""What the calendar brings: rows of old runs go."""

from sanad.operations.workflow import sweep


def due() -> int:
    """Delete what nobody asks for any more; returns how many rows went."""
    return sweep()
