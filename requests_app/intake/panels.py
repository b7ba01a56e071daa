"""A person's requests on their file in the registry."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import perms as people_perms
from beneficiaries.panels import Panel
from requests_app.intake.models import SupportRequest

MOST = 8


def requests_of(person, user):
    """The person's own requests that `user` may see: never another member's of the household."""
    mine = SupportRequest.objects.visible_to(user).filter(person=person)
    actions = []
    if people_perms.may_register(user):
        url = f"{reverse('requests:begin')}?{urlencode({'person': person.pk})}"
        actions = [(_("New request"), "file-earmark-plus", url)]
    context = {"requests": mine.for_list().order_by("-id")[:MOST]}
    return Panel(_("Requests"), "requests/_of_person.html", context, actions)
