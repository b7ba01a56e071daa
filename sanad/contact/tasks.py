"""What the calendar brings to contacts: an alert that no manager took up goes to the board."""

from sanad.contact.workflow.favours import ask_the_board, not_taken_up

MOST = 100


def due() -> int:
    """Ask the board; returns how many went on. Safe to run again, and beside another worker."""
    return sum(ask_the_board(task) for task in not_taken_up().order_by("id")[:MOST])
