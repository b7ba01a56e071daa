"""SQL that several rules of this app share: who is too close to a case to act in it."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import is_of_the_home
from conduct.enums import Degree
from sanad.accounts.rules import BY_THE_OWNER
from sanad.contact.models.contact import spoken_with_today
from sanad.lib.triggers import Rule


def is_involved(user: str, incident: str) -> str:
    """SQL: `user` reported the incident, it happened to them, or they are of the person's home.

    Both arguments are SQL expressions. Relatives are known as everywhere (MC-5+).
    """
    return f"""EXISTS (SELECT 1 FROM $Incident i
        JOIN $beneficiaries.Person q ON q.id = i.person_id
        WHERE i.id = {incident} AND ({user} IN (i.reported_by_id, i.victim_id, i.about_staff_id)
            OR {is_of_the_home(user, "q.id", "q.household_id")}))"""


def is_named_involved(column: str) -> str:
    """SQL: the column of a measure names somebody involved now; who turns out to be afterwards
    stops nothing."""
    return f"""((TG_OP = 'INSERT' OR NEW.{column} IS DISTINCT FROM OLD.{column})
        AND NEW.{column} IS NOT NULL AND {is_involved(f"NEW.{column}", "NEW.incident_id")})"""


def incident_is(incident: str, condition: str) -> str:
    """SQL: the incident (an SQL expression) fulfils `condition`, written over `i`."""
    return f"EXISTS (SELECT 1 FROM $Incident i WHERE i.id = {incident} AND {condition})"


def before_the_incident(day: str, incident: str) -> str:
    """SQL: the day (an SQL expression) lies before what it is about had happened."""
    return incident_is(incident, f"{day} < i.happened_on")


def rank(degree: str) -> str:
    """SQL: how grave the degree (an SQL expression) is, from 1 on."""
    return (
        f"array_position(ARRAY[{', '.join(f'$Degree.{name}' for name in Degree.names)}], {degree})"
    )


# The person was heard on the degree as it is now, or on a graver one. A hearing of an older
# release does not say on which.
HEARD_ON_IT = f"""EXISTS (SELECT 1 FROM $Hearing h JOIN $Incident i ON i.id = h.incident_id
    WHERE h.incident_id = NEW.incident_id
    AND (h.degree = '' OR {rank("h.degree::text")} >= {rank("i.degree::text")}))"""

# What the measure of a row in `measure_id` was taken about.
ITS_INCIDENT = "(SELECT m.incident_id FROM $Measure m WHERE m.id = NEW.measure_id)"

# What a `Lock` holds, so that the incident or the measure stays as it is until the row is written.
HOLD_INCIDENT = "$Incident WHERE id = NEW.incident_id FOR SHARE"
HOLD_MEASURE = "$Measure WHERE id = NEW.measure_id FOR SHARE"


ITS_PERSON = "(SELECT i.person_id FROM $Incident i WHERE i.id = NEW.incident_id)"
SPOKEN_OF = Rule(
    rule="measure_told_by_voice",
    clause="DG-4+",
    sentence=_("Who cannot read is told once somebody has spoken with them, today."),
    operation=pgtrigger.Update,
    broken=f"""OLD.is_to_be_told AND NOT NEW.is_to_be_told AND NOT {BY_THE_OWNER}
        AND NOT {spoken_with_today(ITS_PERSON)}""",
)
