"""What a programme that registers a household says of it, as data of its version (DG-1).

Its acceptance is no sum: the household belongs to a class for a time, and the services are given
when they are needed, without another request.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.fields import CleanTextField


def registers_months() -> Any:
    """The column of how long a registration lasts."""
    return models.PositiveSmallIntegerField(
        _("registers a household for (months)"),
        default=0,
        db_default=0,
        help_text=_("0: it gives help once. Otherwise it grants services, without a sum."),
    )


def classes() -> Any:
    """The column of the classes that a household may be put into."""
    return _lines(_("classes of households"), _("One a line; empty: there is one class."))


def services() -> Any:
    """The column of the services that may be granted."""
    return _lines(_("services"), _("One a line; the committee grants some or all of them."))


def _lines(label: Any, help_text: Any) -> Any:
    return CleanTextField(label, blank=True, default="", db_default="", help_text=help_text)


def in_lines(column: str) -> str:
    """SQL: the lines of such a column, as an array of texts."""
    return f"regexp_split_to_array(btrim({column}, E' \\n'), '\\s*\\n\\s*')"


class Registers:
    """A version with these columns."""

    registers_months: Any
    classes: Any
    services: Any

    REGISTRATION: tuple[str, ...] = ("registers_months", "classes", "services")

    @property
    def registers(self) -> bool:
        """Whether an acceptance registers the household, in place of a sum."""
        return bool(self.registers_months)

    @property
    def class_list(self) -> list[str]:
        """The classes in order; none where the programme tells no households apart."""
        return _each(self.classes)

    @property
    def service_list(self) -> list[str]:
        """The services that may be granted, in order."""
        return _each(self.services)


def _each(lines: str) -> list[str]:
    return [line.strip() for line in lines.splitlines() if line.strip()]
