"""Model fields that store one form of a text or number, whichever door it came through.

Forms, imports, ``bulk_create`` and ``update`` all pass ``to_python``, ``pre_save`` or
``get_prep_value``; each of these cleans, so that the same person is never stored twice.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from . import forms
from .arabic import clean, fold
from .identifiers import compact, normalise_landline, normalise_mobile, validate_iban
from .names import LONGEST, validate_name


class _Normalised(models.Field):
    """The part all fields here share: ``normalise`` stands at every way in."""

    def normalise(self, text: str) -> str | None:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return self.normalise(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            # The instance in hand must agree with the row just written.
            value = self.normalise(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return self.normalise(value) if isinstance(value, str) else value


class CleanCharField(_Normalised, models.CharField):
    """One line of text, as ``arabic.clean`` leaves it."""

    def normalise(self, text: str) -> str:
        return " ".join(clean(text).split("\n"))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.CleanCharField} | kwargs)


class NameField(CleanCharField):
    """A part of somebody's name: letters of any script, 40 at most (`names.validate_name`)."""

    default_validators = [validate_name]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(*args, **kwargs)


class CleanTextField(_Normalised, models.TextField):
    """Lines of text, as ``arabic.clean`` leaves them."""

    def normalise(self, text: str) -> str:
        return clean(text)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.CleanTextField} | kwargs)


class IdentityNumberField(CleanCharField):
    """The number of an identity document without spaces and dashes, letters in capitals.

    The checksum is the model's to ask: identity is kind and number, and only two kinds have one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def normalise(self, text: str) -> str:
        return compact(text)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.IdentityField} | kwargs)


class MobileField(_Normalised, models.CharField):
    """A Saudi mobile as ``+9665XXXXXXXX``; saving anything else raises ValidationError."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 13
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def normalise(self, text: str) -> str | None:
        if not clean(text):
            return None if self.null else ""
        return normalise_mobile(text)

    def get_prep_value(self, value: Any) -> Any:
        try:
            return super().get_prep_value(value)
        except ValidationError:
            # A lookup may ask for a part of a number, or for one that no row can hold.
            return clean(str(value))

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if isinstance(value, str):
            value = self.normalise(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.MobileField, "max_length": None} | kwargs)


class LandlineField(MobileField):
    """A Saudi landline as ``+9661XXXXXXXX``: it is called, and receives no message."""

    def normalise(self, text: str) -> str | None:
        if not clean(text):
            return None if self.null else ""
        return normalise_landline(text)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.LandlineField} | kwargs)


class IbanField(_Normalised, models.CharField):
    """A Saudi IBAN without spaces, in capitals; its checksum is a validator."""

    default_validators = [validate_iban]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 24
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def normalise(self, text: str) -> str | None:
        return compact(text) or (None if self.null else "")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.IbanField, "max_length": None} | kwargs)


class MoneyField(models.DecimalField):
    """An amount of riyals, to the halala; text is read as a form reads it, or refused.

    To a migration it is the plain decimal column that it is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 10, "decimal_places": 2} | kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def to_python(self, value: Any) -> Any:
        return (
            forms.AmountField().to_python(value)
            if isinstance(value, str)
            else super().to_python(value)
        )

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{"form_class": forms.AmountField, "max_digits": None, "decimal_places": None} | kwargs
        )


class FoldedField(models.TextField):
    """The text of another attribute, folded, for search and for sorting; written with the row.

    `of` names the attribute. `update()` passes no row, so it does not write this column either.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, "default": "", **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, folded)
        return folded
