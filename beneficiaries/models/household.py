"""Who live on one income."""

import datetime

import pghistory
import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import OF_AGE_DAYS, Housing, Relation
from beneficiaries.models.rules import who_is_kept_off_the_home
from sanad.accounts.models import Branch
from sanad.accounts.rules import WHO, not_by_the_auditor
from sanad.lib import clock
from sanad.lib.arabic import listed
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField, IdentityNumberField, MoneyField
from sanad.lib.triggers import Amounts, Rule


@pghistory.track()
class Household(Checked):
    """A household: one income, one address, one family register (DG-1)."""

    register_number = IdentityNumberField(_("family register number"), max_length=20, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    city = CleanCharField(_("city or village"), max_length=80, blank=True)
    district = CleanCharField(_("district"), max_length=80, blank=True)
    short_address = IdentityNumberField(_("short national address"), max_length=8, blank=True)
    directions = CleanTextField(_("how to find the home"), max_length=500, blank=True)
    housing = models.CharField(_("housing"), max_length=10, choices=Housing, blank=True)
    monthly_income = MoneyField(_("monthly income (riyals)"), null=True, blank=True)
    size = models.PositiveSmallIntegerField(_("how many live on it"), default=1)
    created_at = models.DateTimeField(_("registered"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["id"]
        indexes = [models.Index(name="household_register", fields=["register_number"])]
        constraints = [
            models.CheckConstraint(
                name="household_income_not_negative",
                condition=models.Q(monthly_income__isnull=True) | models.Q(monthly_income__gte=0),
                violation_error_message=_("Income cannot be less than zero."),
            ),
            models.CheckConstraint(
                name="household_has_somebody",
                condition=models.Q(size__gte=1, size__lte=60),
                violation_error_message=_("A household has between one person and sixty."),
            ),
            models.CheckConstraint(
                name="household_short_address_shape",
                condition=models.Q(short_address="")
                | models.Q(short_address__regex="^[A-Z]{4}[0-9]{4}$"),
                violation_error_message=_(
                    "The short address has four Latin letters and four digits, such as RAAA2919."
                ),
            ),
        ]
        triggers = [
            Amounts(rule="household_income_is_a_number", clause="DG-1"),
            Rule(
                rule="household_not_by_who_is_kept_off",
                clause="PM-1+",
                sentence=_("This step belongs to another colleague."),
                operation=pgtrigger.Update,
                broken=who_is_kept_off_the_home("NEW.id"),
            ),
            Rule(
                # What was signed stands on it: afterwards the desk writes it.
                rule="household_changed_by_the_desk_or_alone",
                clause="DG-1",
                sentence=_("A household is changed at the desk."),
                operation=pgtrigger.Update,
                broken=f"""EXISTS (SELECT 1 FROM $accounts.User u
                        WHERE u.id = {WHO} AND NOT u.is_staff)
                    AND (NOT EXISTS (SELECT 1 FROM $Person p
                            WHERE p.household_id = NEW.id AND p.account_id = {WHO})
                        OR EXISTS (SELECT 1 FROM $Person p WHERE p.household_id = NEW.id
                            AND p.account_id IS NOT NULL AND p.account_id <> {WHO})
                        OR EXISTS (SELECT 1 FROM $requests_app.SupportRequest r
                            WHERE r.household_id = NEW.id
                            AND r.status NOT IN $requests_app.NOT_GONE_IN))""",
            ),
            not_by_the_auditor("household"),
        ]

    def __str__(self):
        return str(_("Household %(number)s") % {"number": self.pk})

    @property
    def place(self):
        """City and district in one line."""
        return listed(part for part in (self.city, self.district) if part)

    def has_others(self, person):
        """Whether somebody else than `person` lives in it."""
        return self.members.filter(died_on=None).exclude(pk=person.pk).exists()

    def minors(self):
        """The children of it, who move with a guardian."""
        born_after = clock.today() - datetime.timedelta(days=OF_AGE_DAYS)
        return self.members.filter(died_on=None, born_on__gt=born_after)

    def head(self):
        """The living person whose household it is, or None."""
        return self.members.filter(relation=Relation.HEAD, died_on=None).first()


def place_of(person):
    """Where somebody (or nobody) lives, as it is found: city, district, and the way there."""
    is_told = person is not None and not person.is_apart
    home = person.household if is_told else None
    return listed(filter(None, [home.place, home.directions])) if home else ""
