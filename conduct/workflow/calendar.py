"""What the calendar brings: a measure that runs out, a hearing that is late."""

from django.utils.translation import gettext_lazy as _

from conduct import messages, perms
from conduct.enums import INCIDENT, MEASURE
from conduct.workflow.guards import is_the_calendars


@MEASURE.verb(
    "expire",
    label=_("Runs out"),
    may=perms.nobody,
    guards=[is_the_calendars],
    then=lambda measure, by: messages.lifted(measure) if measure.is_restricting else None,
)
def expire(measure, *, by):
    """Past its last day; or a precaution, once the case is decided."""
    return {}


@INCIDENT.verb("remind_hearing", label=_("The hearing is late"), may=perms.nobody)
def remind_hearing(incident, *, by):
    """A precaution is in force and its hearing is late: the manager's list shows it (MC-5+)."""
    return {}
