"""What the calendar brings: a measure that runs out, a hearing that is late."""

from django.utils.translation import gettext_lazy as _

from conduct import messages, perms
from conduct.enums import INCIDENT, MEASURE, IncidentStatus, MeasureStatus
from conduct.guards import is_the_calendars
from conduct.models import Incident, Measure
from sanad.accounts.models import User
from sanad.workflow.cycle import Place


def _say_it_is_over(measure: Measure) -> None:
    if measure.is_restricting:
        messages.lifted(measure)


@MEASURE.transition(
    {MeasureStatus.IN_FORCE},
    MeasureStatus.EXPIRED,
    clause="MC-2",
    may=perms.nobody,
    guards=[is_the_calendars],
    label=_("Runs out"),
    notify=_say_it_is_over,
    place=Place.NONE,
)
def expire(measure: Measure, *, by: User | None) -> None:
    """Past its last day; or a precaution, once the case is decided."""


@INCIDENT.transition(
    {IncidentStatus.REPORTED},
    clause="MC-5",
    may=perms.nobody,
    label=_("The hearing is late"),
    place=Place.NONE,
)
def remind_hearing(incident: Incident, *, by: User | None) -> None:
    """A precaution is in force and its hearing is late: the manager's list shows it (MC-5+)."""
