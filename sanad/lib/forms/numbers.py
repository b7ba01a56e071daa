"""Fields for sums and counts, as people write them."""

from decimal import Decimal
from typing import Any, NoReturn

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..arabic import clean
from ..digits import UnclearNumber, parse_decimal
from ..numbers import amount_text, riyals
from ..texts import text_lazy
from .words import NumberInput

CENT = Decimal("0.01")


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
