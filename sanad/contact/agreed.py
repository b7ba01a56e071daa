"""That somebody said yes to a man's call, where a woman calls them (DG-4+)."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import User
from sanad.contact.models import Contact
from sanad.lib.clock import PolicyToday
from sanad.workflow.refusal import Way


def today(person: int, by: User) -> bool:
    """Whether the person's yes to him stands with a contact of today."""
    rows = Contact.objects.filter(person=person, handled_by=by, day=PolicyToday())
    return rows.exclude(man_agreed="").exists()


def way(person: int) -> Way:
    """The page on which a call to them is logged, with their yes."""
    asked = urlencode({"person": person, "channel": "phone"})
    return Way(_("Log a call to them"), f"{reverse('contact:create')}?{asked}")
