"""Who is of age, who may head a household, which dates a life may have (`enums` has the ages)."""

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import HEAD_DAYS, HEAD_YEARS, OF_AGE_DAYS, OLDEST_YEARS, Relation
from sanad.lib import clock
from sanad.lib.dates import text_beside
from sanad.lib.texts import error_lazy
from sanad.lib.triggers import Rule, holds

if TYPE_CHECKING:
    from beneficiaries.models.person import Person


def of_age_on(born_on: datetime.date) -> datetime.date:
    """The day from which somebody born on that day is of age."""
    return born_on + datetime.timedelta(days=OF_AGE_DAYS)


def is_minor(born_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether somebody born on that day is not of age today; unknown is of age."""
    return born_on is not None and today < of_age_on(born_on)


def earliest_birth(today: datetime.date | None = None) -> datetime.date:
    """The first day on which somebody alive today may have been born."""
    today = today or clock.today()
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year - OLDEST_YEARS, day=day)


@holds("person_born_in_a_lifetime")
def check_birth(born_on: datetime.date) -> None:
    """Refuse a birth after today, or before anybody alive was born."""
    today = clock.today()
    earliest = earliest_birth(today)
    for limit, is_wrong, name in (
        (today, born_on > today, "date.too_late"),
        (earliest, born_on < earliest, "date.too_early"),
    ):
        if is_wrong:
            raise ValidationError(
                error_lazy(name), code="born_on", params={"limit": text_beside(born_on, limit)}
            )


@holds("person_died_after_birth")
def check_death(died_on: datetime.date, born_on: datetime.date | None) -> None:
    """Refuse a death after today or before the birth."""
    if died_on > clock.today():
        raise ValidationError(
            error_lazy("date.too_late"),
            code="died_on",
            params={"limit": text_beside(died_on, clock.today())},
        )
    if born_on and died_on < born_on:
        raise ValidationError(
            _("Nobody dies before their birth: check both dates."), code="died_on"
        )


@holds("person_head_old_enough")
def check_head(person: "Person") -> None:
    """Refuse a head of a household who is a child."""
    if person.relation != Relation.HEAD or not person.born_on or person.died_on:
        return
    if clock.today() < person.born_on + datetime.timedelta(days=HEAD_DAYS):
        raise ValidationError(
            _(
                "Whoever heads a household is %(years)s Hijri years old at least. "
                "Choose the relation to the head."
            ),
            code="head",
            params={"years": HEAD_YEARS},
        )


AGE_RULES = [
    Rule(
        rule="person_born_in_a_lifetime",
        clause="DG-1+",
        sentence=_("This birth date cannot be right: it is to come, or longer ago than a life."),
        broken="""NEW.born_on IS NOT NULL
            AND (TG_OP = 'INSERT' OR NEW.born_on IS DISTINCT FROM OLD.born_on)
            AND (NEW.born_on > public.policy_today()
                OR NEW.born_on < public.policy_today() - make_interval(years => $OLDEST_YEARS))""",
    ),
    Rule(
        rule="person_died_after_birth",
        clause="DG-1+",
        sentence=_("Nobody dies before their birth, and no death is written down before its day."),
        broken="""NEW.died_on IS NOT NULL AND (TG_OP = 'INSERT'
                OR NEW.died_on IS DISTINCT FROM OLD.died_on
                OR NEW.born_on IS DISTINCT FROM OLD.born_on)
            AND (NEW.died_on < NEW.born_on OR NEW.died_on > public.policy_today())""",
    ),
    Rule(
        rule="person_head_old_enough",
        clause="DG-1+",
        sentence=_("A child heads no household. Choose the relation to the head."),
        broken="""NEW.relation = $Relation.HEAD AND NEW.household_id IS NOT NULL
            AND NEW.died_on IS NULL AND NEW.born_on > public.policy_today() - $HEAD_DAYS
            AND (TG_OP = 'INSERT' OR NEW.relation <> OLD.relation
                OR NEW.born_on IS DISTINCT FROM OLD.born_on
                OR NEW.household_id IS DISTINCT FROM OLD.household_id)""",
    ),
    Rule(
        rule="person_minor_without_account",
        clause="PM-1+",
        sentence=_("Who is not of age acts through their guardian, at the branch."),
        broken="""NEW.account_id IS NOT NULL
            AND NEW.born_on > public.policy_today() - $OF_AGE_DAYS
            AND (TG_OP = 'INSERT' OR NEW.account_id IS DISTINCT FROM OLD.account_id)""",
    ),
]
