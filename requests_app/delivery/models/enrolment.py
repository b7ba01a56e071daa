"""A household that is registered for a time: services are given as they are needed (DG-1, PR-6).

It lasts until the request ends, not until its last day: where that day passes and nobody renewed
it, that is the desk's work and no loss of the household's.
"""

from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Household
from requests_app.committee.models.decision import Decision
from requests_app.intake.enums import RequestStatus
from requests_app.intake.models.support_request import SupportRequest
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import InsertOnly, Lock, Rule, Stamp

# SQL: the request of the row is granted by the row's decision, its newest.
GRANTED = """EXISTS (SELECT 1 FROM $SupportRequest s
    JOIN $Decision d ON d.support_request_id = s.id
    WHERE s.id = NEW.support_request_id AND d.id = NEW.decision_id
    AND s.status = $RequestStatus.ACCEPTED AND d.outcome IN $GRANTING AND d.registers_months > 0
    AND NOT EXISTS (SELECT 1 FROM $Decision n
        WHERE n.support_request_id = s.id AND n.id > d.id))"""


class EnrolmentQuerySet(models.QuerySet):
    def running(self) -> Self:
        """Those whose request is registered: its end is theirs."""
        return self.filter(support_request__status=RequestStatus.REGISTERED)


class Enrolment(models.Model):
    """The registration of a household; written once, out of the decision, as the request is
    registered. Class, services and days are the database's.
    """

    site_may = INSERT_ONLY

    support_request = models.OneToOneField(SupportRequest, models.PROTECT, related_name="enrolment")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="enrolment")
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="enrolments", editable=False
    )
    household_class = CleanCharField(_("class of the household"), max_length=80, blank=True)
    services = ArrayField(CleanCharField(max_length=120), verbose_name=_("services"))
    begins_on = models.DateField(_("from"), editable=False)
    until = models.DateField(_("until"), editable=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration of a household")
        verbose_name_plural = _("registrations of households")
        ordering = ["-id"]
        indexes = [models.Index(name="enrolment_until", fields=["until", "id"])]
        triggers = [
            InsertOnly(
                rule="enrolment_is_insert_only",
                clause="PR-6",
                sentence=_("What a household was registered for is not rewritten."),
            ),
            Lock(
                rows=["$SupportRequest WHERE id = NEW.support_request_id FOR UPDATE"],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="enrolment_of_the_decision",
                clause="PR-6",
                database_only=True,
                sentence=_("A household is registered as it was decided, as the request is."),
                operation=pgtrigger.Insert,
                broken=f"NOT {GRANTED}",
            ),
            Stamp(
                rule="enrolment_as_decided",
                clause="PR-6",
                operation=pgtrigger.Insert,
                sets="""SELECT s.household_id, d.household_class, d.items, public.policy_today(),
                        (public.policy_today() + make_interval(months => d.registers_months))::date
                    INTO NEW.household_id, NEW.household_class, NEW.services, NEW.begins_on,
                        NEW.until
                    FROM $SupportRequest s JOIN $Decision d ON d.id = NEW.decision_id
                    WHERE s.id = NEW.support_request_id;""",
            ),
        ]

    def __str__(self) -> str:
        return self.household_class or str(self.support_request)
