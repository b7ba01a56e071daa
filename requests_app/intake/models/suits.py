"""Who a programme is for, as data of its version: used to suggest it, never to refuse (DG-1).

What somebody leaves out speaks against nothing. Nobody is refused by it: every open programme can
be chosen, and the committee looks at the need.
"""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import YesNo
from sanad.accounts.enums import Gender
from sanad.lib.arabic import fold
from sanad.lib.fields import CleanTextField


class Facts(NamedTuple):
    """What somebody says of themselves; "" and None: nothing."""

    categories: frozenset[str] = frozenset()
    gender: str = ""
    age: int | None = None
    town: str = ""
    is_registered: bool | None = None


def for_categories() -> Any:
    """The column of the categories it is for: any of them."""
    return CleanTextField(
        _("for the categories"),
        blank=True,
        db_default="",
        default="",
        help_text=_("Any of them; empty: for all. It is suggested to them, nobody is refused."),
    )


def for_gender() -> Any:
    """The column of the gender it is for."""
    return models.CharField(
        _("for"), max_length=1, choices=Gender, blank=True, db_default="", default=""
    )


def for_age(label: Any) -> Any:
    """A column of the ages it is for, in full years."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


def for_towns() -> Any:
    """The column of the towns it is for."""
    return CleanTextField(
        _("for the towns"),
        blank=True,
        db_default="",
        default="",
        help_text=_("A town a line; empty: for all."),
    )


def for_registered() -> Any:
    """The column that says whether it is for who is registered already."""
    return models.CharField(
        _("for who is registered already"),
        max_length=3,
        choices=YesNo,
        blank=True,
        db_default="",
        default="",
    )


class Suits:
    """A version with these columns, and whom it suits."""

    for_categories: Any
    for_gender: Any
    for_from_age: Any
    for_to_age: Any
    for_towns: Any
    for_registered: Any

    CRITERIA: tuple[str, ...] = (
        *("for_categories", "for_gender", "for_from_age", "for_to_age"),
        *("for_towns", "for_registered"),
    )

    @property
    def category_codes(self) -> list[str]:
        """The codes of the categories it is for."""
        return self.for_categories.split()

    @property
    def towns(self) -> list[str]:
        """The towns it is for."""
        return [town.strip() for town in self.for_towns.splitlines() if town.strip()]

    def suits(self, facts: Facts) -> int | None:
        """How many of the facts speak for it; None where one speaks against it."""
        said = [
            (self.category_codes, facts.categories, set(self.category_codes) & facts.categories),
            (self.for_gender, facts.gender, self.for_gender == facts.gender),
            (self._is_of_an_age, facts.age is not None, self._is_the_age(facts.age)),
            (self.towns, facts.town, fold(facts.town) in map(fold, self.towns)),
            (
                self.for_registered,
                facts.is_registered is not None,
                (self.for_registered == YesNo.YES) == facts.is_registered,
            ),
        ]
        judged = [bool(fits) for asked, known, fits in said if asked and known]
        return sum(judged) if all(judged) else None

    @property
    def _is_of_an_age(self) -> bool:
        return self.for_from_age is not None or self.for_to_age is not None

    def _is_the_age(self, age: int | None) -> bool:
        return age is not None and (self.for_from_age or 0) <= age <= (self.for_to_age or 200)
