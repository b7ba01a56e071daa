"""The number and code under which a stranger reads what became of what they asked."""

from sanad.contact.models import Contact
from sanad.letters import codes

SERIES = "asked"


def code(contact):
    """The code beside the contact's number, such as `7K4P-92MD`."""
    return codes.of_number(SERIES, contact.number)


def find(number, shown):
    """What was asked under this number and code; None where nothing was."""
    if not codes.is_of_number(shown, SERIES, number):
        return None
    return Contact.objects.asked().filter(number=number).first()
