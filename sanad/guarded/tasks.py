"""What the calendar brings: changes whose hour has come, and those that nobody answered."""

from sanad.guarded import workflow


def due() -> int:
    """Carry out what is ripe, ask the next; returns how many rows were moved."""
    return workflow.carry_out_ripe() + workflow.ask_those_next()
