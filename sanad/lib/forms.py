"""Form fields that understand what people write, and say in a sentence what they do not."""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, Self, SupportsIndex, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .arabic import QUESTION_MARK, clean, has_letter
from .dates import (
    FIRST_HIJRI_YEAR,
    GREGORIAN_MONTHS,
    HIJRI_MONTHS,
    LAST_HIJRI_YEAR,
    from_gregorian,
    from_hijri,
    hijri,
    text_beside,
)
from .digits import UnclearNumber, parse_decimal
from .identifiers import (
    compact,
    group_iban,
    group_id,
    group_mobile,
    normalise_mobile,
    validate_iban,
    validate_national_id,
)
from .names import LONGEST, validate_name
from .numbers import amount_text, riyals
from .texts import error_lazy, text, text_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class NamesWhatIsMissing:
    """A form whose empty fields are asked for by name, in place of «This field is required».

    Fields with a sentence of their own keep it.
    """

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_what_is_missing()

    def name_what_is_missing(self) -> None:
        """Also for fields that the form adds after its own beginning."""
        for field in self.fields.values():
            if (
                field.error_messages.get("required")
                == forms.Field.default_error_messages["required"]
            ):
                field.error_messages["required"] = lazy(_missing, str)(field)


def _missing(field: forms.Field) -> str:
    label = str(field.label or "")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return text("form.choose_answer", label=label)
    if label.endswith(("?", QUESTION_MARK)):
        return gettext("Answer this: %(label)s") % {"label": label}
    return text("form.write_this", label=label)


# ----------------------------------------------------------------------------------- text
TOO_LONG: dict[str, "StrOrPromise"] = {"max_length": error_lazy("form.too_long")}


class CleanCharField(forms.CharField):
    """One line of text, cleaned before its length is judged."""

    default_error_messages = TOO_LONG

    def to_python(self, value: Any) -> str | None:
        text = clean(str(value)) if value not in self.empty_values else ""
        return super().to_python(" ".join(text.split("\n")))


class NameField(CleanCharField):
    """A part of somebody's name, as the model field of the same name judges it."""

    default_validators = [validate_name]

    def __init__(self, *, max_length: int = LONGEST, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)


class CleanTextField(forms.CharField):
    """Several lines of text, cleaned before their length is judged."""

    default_error_messages = TOO_LONG

    widget = forms.Textarea

    def to_python(self, value: Any) -> str | None:
        return super().to_python(clean(str(value)) if value not in self.empty_values else "")


def validate_words(value: str) -> None:
    """Refuse what has no letter: a full stop is no reason, and no answer to anybody."""
    if not has_letter(value):
        raise ValidationError(text_lazy("form.words"), code="words")


class WordsField(CleanTextField):
    """Something said in words: a reason, an answer, what came of it."""

    default_validators = [validate_words]


class NumberInput(forms.TextInput):
    """A text input for ids, phones and amounts: left to right, with the keyboard of digits."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, inputmode: str = "numeric") -> None:
        super().__init__(
            {"class": "s-num-input", "dir": "ltr", "inputmode": inputmode, "autocomplete": "off"}
            | (attrs or {})
        )


# -------------------------------------------------------------------------------- numbers
CENT = Decimal("0.01")


class IdentityField(forms.CharField):
    """The number of an identity document, in its stored form: no spaces, capitals, digits 0-9.

    ``national=True`` for a field that holds nothing but a national id or iqama; where the kind
    is chosen beside it, the form runs ``validate_national_id`` itself.
    """

    default_error_messages = TOO_LONG

    def __init__(self, *, national: bool = False, max_length: int = 20, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberInput(inputmode="numeric" if national else "text"))
        # What is typed may hold spaces; the length that counts is that of the stored form.
        super().__init__(max_length=max_length, **kwargs)
        if national:
            self.validators.append(validate_national_id)

    def to_python(self, value: Any) -> str | None:
        return super().to_python(compact(str(value)) if value not in self.empty_values else "")

    def prepare_value(self, value: Any) -> Any:
        return group_id(value) if isinstance(value, str) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class MobileField(forms.CharField):
    """A Saudi mobile in any writing; gives ``+9665XXXXXXXX``, shows ``055 012 3456``."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberInput({"autocomplete": "tel"}, inputmode="tel"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return normalise_mobile(text) if text else text

    def prepare_value(self, value: Any) -> Any:
        return group_mobile(value) if isinstance(value, str) else value


class IbanField(forms.CharField):
    """A Saudi IBAN in any writing; gives it without spaces, shows it in groups of four."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberInput(inputmode="text"))
        super().__init__(**kwargs)
        self.validators.append(validate_iban)

    def to_python(self, value: Any) -> str | None:
        return super().to_python(compact(str(value)) if value not in self.empty_values else "")

    def prepare_value(self, value: Any) -> Any:
        return group_iban(value) if isinstance(value, str) else value


def _read_number(field: forms.Field, value: Any, *, is_money: bool = False) -> Decimal:
    """The number that was typed into `field`; what may mean two things is asked about, never
    guessed.
    """
    shown = riyals if is_money else amount_text
    try:
        return parse_decimal(str(value), is_money=is_money)
    except UnclearNumber as unclear:
        # A field of whole numbers proposes whole numbers only.
        readings = [
            shown(reading)
            for reading in unclear.readings
            if isinstance(field, AmountField) or reading == reading.to_integral_value()
        ]
        match readings:
            case [most, least]:
                sentence = text_lazy("form.unclear_number", most=most, least=least)
            case [only]:
                sentence = text_lazy("form.unclear_number.one", number=only)
            case _:
                raise ValidationError(field.error_messages["too_fine"], code="too_fine") from None
        raise ValidationError(sentence, code="unclear") from None
    except ValueError:
        raise ValidationError(field.error_messages["invalid"], code="invalid") from None


class AmountField(forms.DecimalField):
    """An amount as a Decimal; any kind of digits, with or without separators.

    In riyals, whose word or sign may be typed beside it; with `is_money` False it counts goods,
    and that word is refused. The form may set it once it knows.
    """

    default_error_messages = {
        "invalid": text_lazy("form.amount_invalid"),
        "not_above_zero": text_lazy("form.amount_not_above_zero"),
        "too_small": _("The least amount here is %(limit)s."),
        "too_large": _("The largest amount here is %(limit)s."),
        "too_fine": _("An amount has two digits after the point at most."),
    }

    def __init__(
        self,
        *,
        min_value: Decimal | None = CENT,
        max_value: Decimal | None = Decimal("9999999.99"),
        is_money: bool = True,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", NumberInput(inputmode="decimal"))
        self.least, self.most, self.is_money = min_value, max_value, is_money
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or (isinstance(value, str) and not clean(value)):
            return None
        if isinstance(value, Decimal):
            return value
        return _read_number(self, value, is_money=self.is_money)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if value.normalize().as_tuple().exponent < -2:
            raise ValidationError(self.error_messages["too_fine"], code="too_fine")
        if self.least == CENT and value < CENT:
            raise ValidationError(self.error_messages["not_above_zero"], code="too_small")
        if self.least is not None and value < self.least:
            self._refuse("too_small", self.least)
        if self.most is not None and value > self.most:
            self._refuse("too_large", self.most)

    def prepare_value(self, value: Any) -> Any:
        return amount_text(value) if isinstance(value, Decimal | int) else value

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # With the word for riyals it is read from the right, as it was typed; digits from the left.
        return {"dir": "auto"}

    def _refuse(self, code: str, limit: Decimal) -> NoReturn:
        raise ValidationError(
            self.error_messages[code], code=code, params={"limit": amount_text(limit)}
        )


LARGEST_COUNT = 100_000


class WholeNumberField(forms.IntegerField):
    """A number of things or days; Django's own field reads ``6.000`` as six."""

    default_error_messages = {
        "invalid": _("Write a whole number in digits, such as 3."),
        "too_fine": _("Write a whole number in digits, such as 3."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberInput())
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", LARGEST_COUNT)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or (isinstance(value, str) and not clean(value)):
            return None
        if isinstance(value, int):
            return value
        number = _read_number(self, value)
        if number != number.to_integral_value():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(number)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


# ---------------------------------------------------------------------------------- dates
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
