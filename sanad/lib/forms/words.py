"""Fields for words, names and identities, cleaned of what a clipboard brings along."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..arabic import QUESTION_MARK, clean, has_letter
from ..identifiers import (
    compact,
    group_iban,
    group_id,
    group_mobile,
    normalise_landline,
    normalise_mobile,
    validate_iban,
    validate_national_id,
)
from ..names import LONGEST, validate_name
from ..texts import error_lazy, text, text_lazy

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

    # A sentence or two: what may be longer says so.
    widget = forms.Textarea({"rows": 3})

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


class LandlineField(MobileField):
    """A Saudi landline in any writing; gives ``+9661XXXXXXXX``, shows ``011 234 5678``."""

    def to_python(self, value: Any) -> str | None:
        text = forms.CharField.to_python(self, value)
        return normalise_landline(text) if text else text


LEAST_DIGITS = 4  # of the number of an account on a bill


class AccountNumberField(forms.CharField):
    """The number of an account as a bill bears it, in any digits; no name, no word in its place."""

    default_error_messages = {"invalid": _("Write the number of the account, in digits.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", NumberInput())
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str | None:
        number = super().to_python(compact(str(value)) if value not in self.empty_values else "")
        if number and not (number.isdigit() and len(number) >= LEAST_DIGITS):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


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
