"""Numbers that name a person, a phone or an account: checked, kept in one form, shown another."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .arabic import clean
from .digits import narrow
from .texts import text_lazy

_SEPARATORS = re.compile(r"[\s\-‐‑‒–—−./\\_()]+")
# What people write before a number, after its spaces were taken out: «رقم الجوال: 055…», tel:055….
_LABELS = re.compile(
    r"(?:(?:TEL|PHONE|MOBILE|MOB|CELL|WHATSAPP|IBAN|IQAMA|ID|PASSPORT)(?:NUMBER|NO|#)?:|IBAN(?=SA)"
    r"|(?:رقم|(?:ال)?(?:جوالي?|هاتف|موبايل|واتساب|تلفون|هوي[ةه]|هويتي|[إا]قام[ةه]|جواز|سفر"
    r"|[آاأ]يبان|حساب))+:?)+"
)
_PHONE_CHARS = re.compile(r"\+?[0-9]+")
_TEN_DIGITS = re.compile(r"[0-9]{10}")
_MASK = "•"


def compact(text: str) -> str:
    """Return a number without what people write before it and between its digits; Latin letters
    in capitals, full-width signs as usual ones.
    """
    compacted = _SEPARATORS.sub("", clean(narrow(text))).upper()
    label = _LABELS.match(compacted)
    # A word alone stays, to be refused as what it is.
    return compacted[label.end() :] or compacted if label else compacted


# ------------------------------------------------------------------ national id and iqama
def is_national_id(value: str) -> bool:
    """Whether the value is a well-formed national id (1…) or iqama (2…), in its stored form."""
    return bool(re.fullmatch(r"[12][0-9]{9}", value)) and _luhn(value)


def validate_national_id(value: str) -> None:
    """Refuse a national id or iqama that cannot exist, saying which of its rules it breaks.

    Only for these two kinds of identity; passports and border numbers have no checksum.
    """
    if not re.fullmatch(r"[0-9]+", value):
        raise ValidationError(_("Write the id in digits only, without letters."), code="id_digits")
    if len(value) < 10:
        raise ValidationError(_("The id is too short. Write all ten digits."), code="id_length")
    if len(value) > 10:
        raise ValidationError(_("The id is too long. It has ten digits only."), code="id_length")
    if value[0] not in "12":
        raise ValidationError(
            _("A national id begins with 1 and an iqama with 2. Check the first digit."),
            code="id_first_digit",
        )
    if not _luhn(value):
        raise ValidationError(
            _("One of the digits of this id is wrong. Compare it with the card, digit by digit."),
            code="id_checksum",
        )


# ------------------------------------------------------------- other papers of identity
# A passport: Latin letters and digits, three digits at least and not zeros alone («لا يوجد», "NONE"
# and "000000" are said of somebody who has none). A border number: ten digits, neither of the two
# above. The identity of a Gulf state: from seven digits (Oman) to fifteen (the Emirates).
PASSPORT = "^(?=(.*[0-9]){3})(?=.*[1-9])[A-Z0-9]{5,15}$"
BORDER_NUMBER = "^[3-9][0-9]{9}$"
GCC_ID = "^(?=.*[1-9])[0-9]{7,15}$"


def validate_passport(value: str) -> None:
    """Refuse what is no passport number, in its stored form."""
    if not re.fullmatch(PASSPORT, value):
        raise ValidationError(
            _("A passport number has 5 to 15 Latin letters and digits, such as A1234567."),
            code="passport",
        )


def validate_border_number(value: str) -> None:
    """Refuse what is no border number, in its stored form."""
    if not re.fullmatch(BORDER_NUMBER, value):
        raise ValidationError(
            _("A border number has ten digits and begins with neither 1 nor 2."), code="border"
        )


def validate_gcc_id(value: str) -> None:
    """Refuse what no Gulf state numbers its people with, in its stored form."""
    if not re.fullmatch(GCC_ID, value):
        raise ValidationError(
            _("The identity number of a Gulf state has 7 to 15 digits."), code="gcc"
        )


def mask_id(value: str) -> str:
    """Return the id with only its last four digits readable, for lists."""
    return _grouped(_masked(value, start=0), 4)


def group_id(value: str) -> str:
    """Return ten digits as 4-3-3 (``1045 882 317``); any other number as it is."""
    return _grouped(value, 4) if _TEN_DIGITS.fullmatch(value) else value


# --------------------------------------------------------------------------------- mobile
def normalise_mobile(text: str) -> str:
    """Return a Saudi mobile number as ``+9665XXXXXXXX``, however it was written.

    Raises ValidationError for a landline, a foreign number, or one that is too short or too long:
    codes and messages go to mobiles only.
    """
    compacted = compact(text)
    if not _PHONE_CHARS.fullmatch(compacted):
        raise ValidationError(
            _("Write the mobile number in digits only, such as 0551234567."), code="mobile_digits"
        )
    try:
        number = phonenumbers.parse(compacted, "SA")
    except phonenumbers.NumberParseException:
        number = None
    if number and number.country_code != 966 and phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("This is a number from another country. Write a Saudi mobile that begins with 05."),
            code="mobile_foreign",
        )
    if not number or not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _(
                "This mobile number is not complete or not right. "
                "It has ten digits and begins with 05."
            ),
            code="mobile_invalid",
        )
    if phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.MOBILE:
        raise ValidationError(
            _("This number cannot receive messages. Write a mobile number that begins with 05."),
            code="mobile_landline",
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normalise_landline(text: str) -> str:
    """Return a Saudi landline as ``+9661XXXXXXXX``, however it was written.

    Raises ValidationError for anything else: what receives messages is a mobile.
    """
    try:
        number = phonenumbers.parse(compact(text), "SA")
    except phonenumbers.NumberParseException:
        number = None
    if (
        not number
        or number.country_code != 966
        or not phonenumbers.is_valid_number(number)
        or phonenumbers.number_type(number) != phonenumbers.PhoneNumberType.FIXED_LINE
    ):
        raise ValidationError(
            _("Write the landline with its area: ten digits that begin with 01."), code="landline"
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def local_mobile(value: str) -> str:
    """Return ``+9665XXXXXXXX`` as people write it: ``05XXXXXXXX``."""
    return "0" + value[4:] if value.startswith("+966") else value


def mask_mobile(value: str) -> str:
    """Return the mobile with its first two and last four digits readable."""
    return _grouped(_masked(local_mobile(value), start=2), 3)


def group_mobile(value: str) -> str:
    """Return a mobile, stored or local, as 3-3-4 (``055 012 3456``); anything else as it is."""
    local = local_mobile(value)
    return _grouped(local, 3) if _TEN_DIGITS.fullmatch(local) else value


# ----------------------------------------------------------------------------------- iban
def validate_iban(value: str) -> None:
    """Refuse anything but a Saudi IBAN with a right checksum, in its stored form (no spaces)."""
    if not re.fullmatch(r"[A-Z0-9]+", value):
        raise ValidationError(
            _("An IBAN holds Latin letters and digits only."), code="iban_characters"
        )
    if not value.startswith("SA"):
        raise ValidationError(_("The IBAN of a Saudi account begins with SA."), code="iban_country")
    if len(value) != 24:
        raise ValidationError(
            _("The IBAN is not complete: it has 24 characters, and you wrote %(length)s."),
            code="iban_length",
            params={"length": len(value)},
        )
    if not re.fullmatch(r"SA[0-9]{4}[A-Z0-9]{18}", value) or not _mod97(value):
        raise ValidationError(
            text_lazy("form.iban_checksum"),
            code="iban_checksum",
        )


def group_iban(value: str) -> str:
    """Return a whole IBAN in groups of four; anything else as it is."""
    if not re.fullmatch(r"SA[0-9A-Z]{22}", value):
        return value
    return " ".join(value[i : i + 4] for i in range(0, len(value), 4))


def _grouped(value: str, first: int) -> str:
    """Ten characters in three groups, the first of the given length; others stay as they are."""
    if len(value) != 10:
        return value
    return f"{value[:first]} {value[first : first + 3]} {value[first + 3 :]}"


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _mod97(iban: str) -> bool:
    return int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1


def _masked(value: str, *, start: int) -> str:
    # A short number has too little to hide behind four readable digits.
    end = 4 if len(value) >= 8 else 0
    hidden = max(len(value) - start - end, 0)
    return value[:start] + _MASK * hidden + value[len(value) - end :] if end else _MASK * len(value)
