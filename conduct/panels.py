"""The part of a person's file that tells of conduct cases, to the few who may see them."""

from django.db.models import BigIntegerField
from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries.panels import Panel
from conduct import perms
from conduct.models import Incident
from sanad.lib.composed import composed

MOST = 10


@composed(person=BigIntegerField())
def _cases(user, person):
    return Incident.objects.visible_to(user).filter(person=person).for_list()[:MOST]


def conduct_of(person, user):
    """The person's cases that `user` may see, and the door to report one."""
    if not perms.may_come(user):
        return None
    cases = _cases.rows(user, person=person.pk)
    report = (_("Report an incident"), "megaphone", reverse("conduct:report_on", args=[person.pk]))
    actions = [report] if perms.may_report(user) else []
    return Panel(_("Conduct"), "conduct/_of_person.html", {"cases": cases}, actions=actions)
