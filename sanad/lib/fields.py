"""Model fields that store one form of a text or number, whichever door it came through.

Forms, imports, ``bulk_create``, ``update`` and the API all pass ``to_python``, ``pre_save`` or
``get_prep_value``; each of these cleans, so that the same person is never stored twice.
"""

from django.core.exceptions import ValidationError
from django.db import models

from . import forms
from .arabic import clean
from .identifiers import compact, normalise_mobile, validate_iban


class _Normalised:
    """The part all fields here share: ``normalise`` stands at every way in."""

    def normalise(self, text: str) -> str:
        raise NotImplementedError

    def to_python(self, value):
        value = super().to_python(value)
        return self.normalise(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            # The instance in hand must agree with the row just written.
            value = self.normalise(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return self.normalise(value) if isinstance(value, str) else value


class CleanCharField(_Normalised, models.CharField):
    """One line of text, as ``arabic.clean`` leaves it."""

    def normalise(self, text):
        return " ".join(clean(text).split("\n"))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.CleanCharField} | kwargs)


class CleanTextField(_Normalised, models.TextField):
    """Lines of text, as ``arabic.clean`` leaves them."""

    def normalise(self, text):
        return clean(text)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.CleanTextField} | kwargs)


class IdentityNumberField(CleanCharField):
    """The number of an identity document without spaces and dashes, letters in capitals.

    The checksum is the model's to ask: identity is kind and number, and only two kinds have one.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def normalise(self, text):
        return compact(text)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.IdentityField} | kwargs)


class MobileField(_Normalised, models.CharField):
    """A Saudi mobile as ``+9665XXXXXXXX``; saving anything else raises ValidationError."""

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 13
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def normalise(self, text):
        if not clean(text):
            return None if self.null else ""
        return normalise_mobile(text)

    def get_prep_value(self, value):
        try:
            return super().get_prep_value(value)
        except ValidationError:
            # A lookup may ask for a part of a number, or for one that no row can hold.
            return clean(str(value))

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = self.normalise(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.MobileField, "max_length": None} | kwargs)


class IbanField(_Normalised, models.CharField):
    """A Saudi IBAN without spaces, in capitals; its checksum is a validator."""

    default_validators = [validate_iban]

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 24
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def normalise(self, text):
        return compact(text) or (None if self.null else "")

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.IbanField, "max_length": None} | kwargs)
