"""Fields for days in either calendar, and for hours."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn, Self, SupportsIndex, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..arabic import clean
from ..dates import (
    FIRST_HIJRI_YEAR,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    LAST_HIJRI_YEAR,
    from_gregorian,
    from_hijri,
    hijri,
    hour_text,
    text_beside,
)
from ..texts import error_lazy, text_lazy

GREGORIAN, HIJRI = "gregorian", "hijri"


class EnteredDate(datetime.date):
    """A date that remembers whether it was written in the Hijri calendar (``entered_as_hijri``).

    It is equal to the plain date of its day; store the mark beside it, since many papers bear
    a Hijri date only and must be compared with what was written.
    """

    entered_as_hijri: bool

    def __new__(
        cls,
        year: SupportsIndex,
        month: SupportsIndex,
        day: SupportsIndex,
        entered_as_hijri: bool = False,
    ) -> Self:
        entered = super().__new__(cls, year, month, day)
        entered.entered_as_hijri = entered_as_hijri
        return entered

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int, bool]]:
        return type(self), (self.year, self.month, self.day, self.entered_as_hijri)


class DateParts(NamedTuple):
    """A date as it was typed, right or wrong, so that an error loses nothing."""

    day: str = ""
    month: str = ""
    year: str = ""
    calendar: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; a calendar is always chosen."""
        return not (self.day or self.month or self.year)


class DateInput(forms.Widget):
    """Day, month and year, with a switch between the two calendars; needs no script.

    Posts ``<name>_day``, ``<name>_month``, ``<name>_year`` and ``<name>_calendar``; a single
    ``<name>`` of the form ``2026-11-22`` or ``1448/06/12`` (year first) is understood as well.
    """

    template_name = "sanad/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, calendar: str = GREGORIAN) -> None:
        super().__init__(attrs)
        self.calendar = calendar

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> DateParts:
        parts = DateParts(
            *(clean(str(data.get(f"{name}_{part}") or "")) for part in DateParts._fields)
        )
        if parts.is_empty and data.get(name):
            return self._split(clean(str(data[name])))
        return (
            parts
            if parts.calendar in (GREGORIAN, HIJRI)
            else parts._replace(calendar=self.calendar)
        )

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        return name not in data and not any(
            f"{name}_{part}" in data for part in ("day", "month", "year")
        )

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_

    def format_value(self, value: Any) -> DateParts:
        """Return the parts to show for a date, or for what was typed."""
        if isinstance(value, list | tuple):
            # What was typed, perhaps out of a draft that was kept as JSON.
            return DateParts(*map(str, value))
        if isinstance(value, str) and value:
            return self._split(clean(value))
        if not isinstance(value, datetime.date):
            return DateParts(calendar=self.calendar)
        as_hijri = getattr(value, "entered_as_hijri", self.calendar == HIJRI)
        year, month, day = (hijri(value) if as_hijri else None) or (
            value.year,
            value.month,
            value.day,
        )
        in_hijri = as_hijri and year != value.year
        return DateParts(str(day), str(month), str(year), HIJRI if in_hijri else GREGORIAN)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        widget = context["widget"]
        attrs = widget["attrs"]
        parts = self.format_value(value)
        month = int(parts.month) if re.fullmatch(r"[0-9]{1,2}", parts.month) else 0
        widget |= {
            "parts": parts,
            "month": month if 1 <= month <= 12 else None,
            "months": [
                (number, lunar, solar)
                for (number, lunar), (_number, solar) in zip(
                    HIJRI_MONTHS, GREGORIAN_MONTHS, strict=True
                )
            ],
            "id": attrs.get("id") or f"id_{name}",
            "is_hijri": parts.calendar == HIJRI,
            "is_invalid": "is-invalid" in attrs.get("class", "")
            or attrs.get("aria-invalid") == "true",
            "described_by": attrs.get("aria-describedby", ""),
            "is_disabled": bool(attrs.get("disabled")),
        }
        return context

    def _split(self, text: str) -> DateParts:
        match = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text)
        if not match:
            return DateParts(day=text, calendar=self.calendar)
        year, month, day = match.groups()
        lunar = FIRST_HIJRI_YEAR <= int(year) <= LAST_HIJRI_YEAR
        return DateParts(day, month, year, HIJRI if lunar else GREGORIAN)


class WholeHourField(forms.TypedChoiceField):
    """A whole hour of the day, none where it may be any: 0 to 23, as an end 1 to 24."""

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        first = int(is_end)
        self.hours = range(first, first + 24)
        kwargs |= {"coerce": int, "empty_value": None, "required": False, "choices": self._choices}
        super().__init__(**kwargs)

    def _choices(self) -> list[tuple[str, Any]]:
        return [("", _("Any hour")), *((str(hour), hour_text(hour)) for hour in self.hours)]


class HourField(forms.TimeField):
    """An hour of the day, as the browser offers it."""

    default_error_messages = {"invalid": _("Write the hour such as 10:15.")}

    def __init__(self, **kwargs: Any) -> None:
        shown = forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M")
        kwargs.setdefault("widget", shown)
        super().__init__(**kwargs)


Limit = datetime.date | Callable[[], datetime.date | None] | None


class DateField(forms.Field):
    """A date in either calendar; gives an ``EnteredDate``.

    ``calendar`` is the one first offered; ``earliest`` and ``latest`` are dates, or callables for
    a limit that moves with the day.
    """

    widget = DateInput
    default_error_messages = {
        "required": text_lazy("date.required"),
        "day": text_lazy("date.day"),
        "month": text_lazy("date.month"),
        "year": text_lazy("date.year"),
        "is_hijri": error_lazy("date.is_hijri"),
        "is_gregorian": error_lazy("date.is_gregorian"),
        "too_early": error_lazy("date.too_early"),
        "too_late": error_lazy("date.too_late"),
    }

    def __init__(
        self,
        *,
        calendar: str = GREGORIAN,
        earliest: Limit = None,
        latest: Limit = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", DateInput(calendar=calendar))
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> EnteredDate | None:
        if isinstance(value, EnteredDate) or value in self.empty_values:
            return value or None
        if isinstance(value, datetime.date):
            return EnteredDate(value.year, value.month, value.day)
        parts = cast(DateInput, self.widget).format_value(value)
        return None if parts.is_empty else self._read(parts)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        earliest, latest = (
            limit() if callable(limit) else limit for limit in (self.earliest, self.latest)
        )
        if earliest and value < earliest:
            self._refuse("too_early", limit=text_beside(value, earliest))
        if latest and value > latest:
            self._refuse("too_late", limit=text_beside(value, latest))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _read(self, parts: DateParts) -> EnteredDate:
        wrong = [
            ValidationError(self.error_messages[name], code=name)
            for name, digits in (("day", "{1,2}"), ("month", "{1,2}"), ("year", "{4}"))
            if not re.fullmatch(rf"[0-9]{digits}", getattr(parts, name))
        ]
        if wrong:
            raise ValidationError(wrong)
        year, month, day = int(parts.year), int(parts.month), int(parts.day)
        lunar = FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR
        if parts.calendar == HIJRI:
            if year > LAST_HIJRI_YEAR + 300:
                self._refuse("is_gregorian", year=year)
            entered = from_hijri(year, month, day)
        else:
            if lunar:
                self._refuse("is_hijri", year=year)
            entered = from_gregorian(year, month, day)
        return EnteredDate(entered.year, entered.month, entered.day, parts.calendar == HIJRI)

    def _refuse(self, code: str, **params: object) -> NoReturn:
        raise ValidationError(self.error_messages[code], code=code, params=params)
