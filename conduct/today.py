"""What of conduct waits for whom: to be heard, to be decided, objections to be answered."""

from django.db.models import Min, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from conduct import perms
from conduct.enums import MeasureStatus
from conduct.models import Incident, Measure
from sanad.accounts.perms import has
from sanad.lib.links import link_to
from sanad.lib.today import NO_DAY, Queue, QueueRow


def for_user(user):
    """Researchers hear, managers and chairs decide; nobody what they reported themselves."""
    cases = Incident.objects.visible_to(user).exclude(reported_by=user).for_list()
    url = reverse("conduct:list")
    queues = []
    if has(user, *perms.HEARERS):
        # A precaution in force sets the day by which the hearing must follow (MC-5+).
        guarding = Measure.objects.filter(
            incident=OuterRef("pk"), is_precaution=True, status=MeasureStatus.IN_FORCE
        ).values("incident")
        due = Subquery(guarding.annotate(day=Min("hearing_until")).values("day"))
        rows = cases.to_hear().annotate(due_on=due)
        label = _("Conduct cases to be heard")
        queues.append(Queue("conduct_hear", label, rows, _to_hear, url=f"{url}?show=hear"))
    if has(user, *perms.DECIDERS):
        rows = cases.to_decide().annotate(due_on=NO_DAY)
        label = _("Conduct cases to be decided")
        queues.append(Queue("conduct_decide", label, rows, _to_decide, url=f"{url}?show=decide"))
    if has(user, *perms.OBJECTION_HEARERS):
        rows = cases.objected().annotate(due_on=NO_DAY)
        label = _("Objections to measures")
        queues.append(Queue("conduct_objected", label, rows, _objected, url=f"{url}?show=objected"))
    return queues


def _to_hear(incident):
    return _task(incident, _("Hear them"))


def _to_decide(incident):
    return _task(incident, _("Decide"))


def _objected(incident):
    return _task(incident, _("Answer the objection"))


def _task(incident, step):
    return QueueRow(
        name=incident.person.full_name,
        about=incident.title,
        number=incident.number,
        chip=incident.chip,
        url=link_to("conduct:show", incident.pk),
        step=step,
    )
