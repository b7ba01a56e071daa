"""Who cannot read is told by voice: what a return asks for, what was decided (DG-4+).

The row says since when they know where it stands. A term that begins with a return or a decision
runs from that day (`supportrequest_desk_columns`, `supportrequest_calendar`, `objection_in_time`);
of who can read it runs from the step itself, as ever.
"""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER
from sanad.contact.models.contact import spoken_with_today
from sanad.lib.triggers import Rule, Stamp, becomes


class ToldByVoice(models.Model):
    """The columns of a request, and what follows from them; the database writes both days."""

    # Returned or decided, and nobody has spoken with the applicant, who cannot read, about it.
    is_to_be_told = models.BooleanField(default=False, db_default=False, editable=False)
    # The day on which somebody did.
    spoken_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def knows_since(self, day: datetime.date) -> datetime.date:
        """From which day a term counts that began on `day`: of who was told by voice from then."""
        return max(day, self.spoken_on) if self.spoken_on else day


TELLING_RULES = [
    Rule(
        rule="supportrequest_told_by_voice",
        clause="DG-4+",
        sentence=_("Who cannot read is told once somebody has spoken with them, today."),
        broken=f"""TG_OP = 'UPDATE' AND OLD.is_to_be_told AND NOT NEW.is_to_be_told
            AND NEW.status = OLD.status AND NOT {BY_THE_OWNER}
            AND NOT {spoken_with_today("NEW.person_id")}""",
    ),
    Rule(
        rule="supportrequest_registered_when_told",
        order=45,  # it says most of what is wrong
        clause="DG-4+",
        sentence=_("Before the registration is completed, the applicant knows of the decision."),
        broken=f"{becomes('$RequestStatus.REGISTERED')} AND OLD.is_to_be_told",
    ),
    Stamp(
        # Before the days that the desk's lists and the calendar go by, which read it.
        rule="supportrequest_spoken",
        clause="DG-4+",
        order=91,
        sets="""IF TG_OP = 'INSERT' THEN
                NEW.is_to_be_told := FALSE; NEW.spoken_on := NULL;
            ELSIF NEW.status <> OLD.status THEN
                NEW.spoken_on := NULL;
                NEW.is_to_be_told := NEW.status IN $TOLD_BY_VOICE AND EXISTS (
                    SELECT 1 FROM $beneficiaries.Person p
                    WHERE p.id = NEW.person_id AND p.cannot_read);
            ELSIF OLD.is_to_be_told AND NOT NEW.is_to_be_told THEN
                NEW.spoken_on := public.policy_today();
            ELSIF NEW.is_to_be_told AND NOT OLD.is_to_be_told AND OLD.spoken_on IS NULL
                AND NEW.status = $RequestStatus.RETURNED AND EXISTS (
                    SELECT 1 FROM $beneficiaries.Person p
                    WHERE p.id = NEW.person_id AND p.cannot_read) THEN
                NEW.spoken_on := NULL;
            ELSE
                NEW.spoken_on := OLD.spoken_on; NEW.is_to_be_told := OLD.is_to_be_told;
            END IF;""",
    ),
]
