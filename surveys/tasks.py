"""What the calendar brings: finished steps are asked about, and answers in company go out."""

from sanad.lib import clock
from surveys import answers, invitations


def due() -> int:
    """Invite, tell, release; returns how many rows were written."""
    with clock.asking_once():
        return invitations.invite() + invitations.push() + answers.release()
