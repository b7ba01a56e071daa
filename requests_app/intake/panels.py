"""A person's requests on their file in the registry."""

from urllib.parse import urlencode

from django.db.models import BigIntegerField
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import perms as people_perms
from beneficiaries.panels import Panel
from requests_app.intake.models import SupportRequest
from sanad.lib.composed import composed

MOST = 8


@composed(person=BigIntegerField())
def _last(user, person):
    mine = SupportRequest.objects.visible_to(user).filter(person=person)
    return mine.for_list().order_by("-id")[:MOST]


def requests_of(person, user):
    """The person's own requests that `user` may see: never another member's of the household."""
    actions = []
    if people_perms.may_register(user):
        url = f"{reverse('requests:begin')}?{urlencode({'person': person.pk})}"
        actions = [(_("New request"), "file-earmark-plus", url)]
    context = {"requests": _last.rows(user, person=person.pk)}
    return Panel(_("Requests"), "requests/_of_person.html", context, actions)
