"""Form fields that understand what people write, and say in a sentence what they do not."""

from .dates import (
    GREGORIAN,
    HIJRI,
    DateField,
    DateInput,
    DateParts,
    EnteredDate,
    HourField,
    WholeHourField,
)
from .numbers import AmountField, WholeNumberField
from .words import (
    TOO_LONG,
    AccountNumberField,
    CleanCharField,
    CleanTextField,
    IbanField,
    IdentityField,
    LandlineField,
    MobileField,
    NameField,
    NamesWhatIsMissing,
    NumberInput,
    WordsField,
    validate_words,
)

__all__ = [
    "GREGORIAN",
    "HIJRI",
    "TOO_LONG",
    "AccountNumberField",
    "AmountField",
    "CleanCharField",
    "CleanTextField",
    "DateField",
    "DateInput",
    "DateParts",
    "EnteredDate",
    "HourField",
    "IbanField",
    "IdentityField",
    "LandlineField",
    "MobileField",
    "NameField",
    "NamesWhatIsMissing",
    "NumberInput",
    "WholeHourField",
    "WholeNumberField",
    "WordsField",
    "validate_words",
]
