"""How a caller was known: which two facts the portal asked for, and whether they were right."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.rules import BY_THE_OWNER
from sanad.contact.enums import Fact
from sanad.contact.models.contact import Contact
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import KEEP
from sanad.lib.triggers import Lock, Rule, Stamp, Unchanging
from sanad.policy.rules import in_force

# One that was not right yet counts as a try: nobody asks anew until the facts are easy ones.
WRONG = "NOT coalesce({0}.is_first_right AND {0}.is_second_right, FALSE)"


class CallerCheck(models.Model):
    """One try to know a caller by two facts of the file, which nobody is shown (CH-2+).

    `number`: a digest of what they said they are registered under, so that tries are counted for
    whoever it is, registered or not. What they answered is not kept, only whether it was right.
    """

    site_may = KEEP

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="checks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), db_default=PolicyNow(), editable=False)
    number = models.CharField(max_length=64, editable=False)
    # Nobody, where nobody is registered under the number, or several are.
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", editable=False)
    first_fact = models.CharField(_("first fact"), max_length=10, choices=Fact)
    second_fact = models.CharField(_("second fact"), max_length=10, choices=Fact)
    is_first_right = models.BooleanField(null=True, editable=False)
    is_second_right = models.BooleanField(null=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)

    class Meta:
        verbose_name = _("check of a caller")
        verbose_name_plural = _("checks of callers")
        ordering = ["-id"]
        indexes = [models.Index(name="callercheck_number", fields=["number", "asked_at"])]
        constraints = [
            models.CheckConstraint(
                name="callercheck_of_two_facts",
                condition=~Q(first_fact=F("second_fact")),
                violation_error_message=_("Two facts are asked for."),
            ),
            models.CheckConstraint(
                name="callercheck_answered_together",
                condition=Q(is_first_right__isnull=True, is_second_right__isnull=True)
                | Q(is_first_right__isnull=False, is_second_right__isnull=False),
                violation_error_message=_("Both facts are answered at once."),
            ),
        ]
        triggers = [
            Lock(rows=["$Contact WHERE id = NEW.contact_id FOR NO KEY UPDATE"]),
            Unchanging(
                rule="callercheck_stands",
                columns=["contact", "by", "asked_at", "number", "first_fact", "second_fact"]
                + ["is_first_right", "is_second_right", "answered_at"],
                from_birth=["person"],
                clause="CH-2+",
                sentence=_("What was asked and whether it was right is never rewritten."),
            ),
            Rule(
                rule="callercheck_by_who_acts",
                clause="CH-2+",
                database_only=True,
                sentence=_("A step is written down in the name of who takes it."),
                broken=f"NOT {BY_THE_OWNER} AND NEW.by_id IS DISTINCT FROM {WHO}",
            ),
            Rule(
                rule="callercheck_of_a_call",
                clause="CH-2+",
                sentence=_("Only who calls, and is not known yet, is asked who they are."),
                broken="""NOT EXISTS (SELECT 1 FROM $Contact c WHERE c.id = NEW.contact_id
                    AND c.channel = $Channel.PHONE AND c.direction = $Direction.IN
                    AND c.status = $ContactStatus.OPEN AND c.person_id IS NULL)""",
            ),
            Rule(
                rule="callercheck_asked_before_answered",
                clause="CH-2+",
                database_only=True,
                operation=pgtrigger.Insert,
                sentence=_("What was asked and whether it was right is never rewritten."),
                broken="NEW.is_first_right IS NOT NULL OR NEW.is_second_right IS NOT NULL",
            ),
            Rule(
                rule="callercheck_within_the_tries",
                clause="CH-2+",
                operation=pgtrigger.Insert,
                sentence=_(
                    "After these tries only the call back to the number of the file remains."
                ),
                broken=f"""(SELECT count(*) FROM $CallerCheck k
                    WHERE {WRONG.format("k")} AND (k.contact_id = NEW.contact_id
                        OR (k.number = NEW.number
                            AND k.asked_at > public.policy_now() - interval '1 day')))
                    >= (SELECT v.caller_tries FROM $policy.PolicyVersion v
                        WHERE v.id = {in_force()})""",
            ),
            Stamp(
                rule="callercheck_moments",
                clause="CH-2+",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.asked_at := public.policy_now(); NEW.answered_at := NULL;
                    ELSIF OLD.is_first_right IS NULL AND NEW.is_first_right IS NOT NULL THEN
                        NEW.asked_at := OLD.asked_at; NEW.answered_at := public.policy_now();
                    ELSE
                        NEW.asked_at := OLD.asked_at; NEW.answered_at := OLD.answered_at;
                    END IF;""",
            ),
        ]

    @property
    def facts(self) -> list[Fact]:
        """The two that are asked, in their order (CH-2+)."""
        return [Fact(self.first_fact), Fact(self.second_fact)]
