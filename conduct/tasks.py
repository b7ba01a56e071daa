"""What the calendar brings to conduct cases."""

from django.db.models import Exists, OuterRef

from conduct.models import ConductEntry, Incident, Measure
from conduct.workflow import expire, remind_hearing
from sanad.workflow.refusal import Refused


def due():
    """Let run out what has run out, and say once of each late hearing that it is late.

    Returns how many cases moved. Safe to run again, and beside another worker.
    """
    moved = 0
    for measure in Measure.objects.run_out():
        moved += _try(expire, measure)
    reminded = ConductEntry.objects.filter(incident=OuterRef("pk"), verb=remind_hearing.name)
    for incident in Incident.objects.hearing_overdue().filter(~Exists(reminded)):
        moved += _try(remind_hearing, incident)
    return moved


def _try(verb, obj):
    try:
        verb(obj, by=None)
    except Refused:
        return 0  # somebody else was faster
    return 1
