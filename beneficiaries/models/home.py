"""What a household says of itself and when: each value with its age, and its sums by source.

A value that was confirmed gets a new line, and a sum that changed another: nothing is written over.
"""

from collections.abc import Iterable
from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import HomeFact, SumKind
from beneficiaries.models.household import Household
from sanad.accounts.rules import holds_role
from sanad.lib.clock import PolicyNow
from sanad.lib.dates import month_text
from sanad.lib.fields import CleanCharField, MoneyField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Amounts, Lock, Rule, written_once

# Who lives there says it by their own account; for them the desk writes it down.
BY_WHO_LIVES_THERE = f"""NOT EXISTS (SELECT 1 FROM $Person p
        WHERE p.household_id = NEW.household_id AND p.account_id = NEW.by_id
        AND p.died_on IS NULL)
    AND NOT ({holds_role("NEW.by_id", "$accounts.Role.OFFICER")}
        OR {holds_role("NEW.by_id", "$accounts.Role.DELEGATE")})"""
HOLD_THE_HOME = "$Household WHERE id = NEW.household_id FOR SHARE"


# The columns of each fact.
COLUMNS: dict[HomeFact, tuple[str, ...]] = {
    HomeFact.PLACE: ("city", "district"),
    HomeFact.HOUSING: ("housing",),
    HomeFact.SIZE: ("size",),
    HomeFact.INCOME: ("monthly_income",),
}


class HomeWordManager(models.Manager["HomeWord"]):
    def note(self, household: Household, *, by: Any, columns: Iterable[str]) -> None:
        """The facts with these columns were said now; inside the verb that wrote them."""
        said = set(columns)
        self.bulk_create(
            [
                HomeWord(household=household, fact=fact, by=by)
                for fact, names in COLUMNS.items()
                if said & set(names)
            ]
        )


class HomeWord(models.Model):
    """Somebody said, or said again, that one fact of their household is as it stands (DG-1)."""

    site_may = INSERT_ONLY

    household = models.ForeignKey(Household, models.PROTECT, related_name="words")
    fact = models.CharField(_("fact"), max_length=14, choices=HomeFact)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said through")
    )

    objects = HomeWordManager()

    class Meta:
        verbose_name = _("word about a household")
        verbose_name_plural = _("words about households")
        ordering = ["-id"]
        triggers = [
            Lock(operation=pgtrigger.Insert, rows=[HOLD_THE_HOME]),
            Rule(
                rule="homeword_by_who_lives_there",
                clause="DG-1",
                sentence=_("What a household says is said by who lives there, or at the desk."),
                operation=pgtrigger.Insert,
                broken=BY_WHO_LIVES_THERE,
            ),
            *written_once("homeword", _("What somebody said stays as they said it."), "DG-1"),
        ]

    def __str__(self) -> str:
        return f"{self.household} · {self.get_fact_display()}"


class HomeSum(models.Model):
    """A sum of a month: what comes in by its source, what goes out, what is owed. The newest line
    of a source counts; one of nothing ends it.
    """

    site_may = INSERT_ONLY

    household = models.ForeignKey(Household, models.PROTECT, related_name="sums")
    # Whose word it is: other adults of the home do not read it. None: of before it was noted.
    person = models.ForeignKey(
        "beneficiaries.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="home_sums",
        verbose_name=_("said by"),
    )
    kind = models.CharField(_("kind"), max_length=7, choices=SumKind)
    source = CleanCharField(_("from where or for what"), max_length=60)
    amount = MoneyField(_("amount"))
    # Its first day.
    month = models.DateField(_("of the month"))
    paper = CleanCharField(_("paper that shows it"), max_length=80, blank=True)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said through")
    )

    class Meta:
        verbose_name = _("sum of a household")
        verbose_name_plural = _("sums of households")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="homesum_not_negative",
                condition=models.Q(amount__gte=0),
                violation_error_message=_("A sum cannot be less than zero."),
            ),
            models.CheckConstraint(
                name="homesum_of_a_month",
                condition=models.Q(month__day=1),
                violation_error_message=_("A sum is of a whole month."),
            ),
        ]
        triggers = [
            Lock(operation=pgtrigger.Insert, rows=[HOLD_THE_HOME]),
            Amounts(rule="homesum_amount_is_a_number", clause="DG-1"),
            Rule(
                rule="homesum_by_who_lives_there",
                clause="DG-1",
                sentence=_("What a household says is said by who lives there, or at the desk."),
                operation=pgtrigger.Insert,
                broken=BY_WHO_LIVES_THERE,
            ),
            Rule(
                rule="homesum_of_who_says_it",
                clause="PM-1+",
                database_only=True,
                sentence=_("A sum is kept as the word of the person whose account says it."),
                operation=pgtrigger.Insert,
                broken="""NEW.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM $Person p
                    WHERE p.id = NEW.person_id AND p.household_id = NEW.household_id)
                    OR EXISTS (SELECT 1 FROM $accounts.User u WHERE u.id = NEW.by_id
                        AND NOT u.is_staff AND NOT EXISTS (SELECT 1 FROM $Person p
                            WHERE p.id = NEW.person_id AND p.account_id = u.id))""",
            ),
            *written_once("homesum", _("What somebody said stays as they said it."), "DG-1"),
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def month_words(self) -> str:
        """The month and its year."""
        return month_text(self.month)
