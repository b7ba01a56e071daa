"""Digits as people type them, turned into digits as we keep them."""

import re
import unicodedata
from decimal import Decimal

_WESTERN = {
    ord(digit): str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)
}

# An Arabic keyboard has its own comma, a decimal sign and a thousands sign.
_MARKS = {"٫": ".", "٬": ",", "،": ",", "−": "-"}
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)?(?:\.[0-9]*)?"
)
_LONGEST = 40


def western(text: str) -> str:
    """Return the text with Arabic (٠-٩) and Persian (۰-۹) digits as 0-9; nothing else changes."""
    return text.translate(_WESTERN)


def parse_decimal(text: str) -> Decimal:
    """Read a number as written by hand: either kind of digits, ``1,500.50`` or ``١٬٥٠٠٫٥٠``.

    Separators of thousands must stand at thousands: ``1,50`` may mean two things, so it
    is refused rather than guessed. Raises ValueError for anything that is not one number.
    """
    plain = "".join(
        _MARKS.get(char, char) for char in western(text) if unicodedata.category(char) != "Cf"
    )
    plain = " ".join(plain.split())
    if (
        len(plain) > _LONGEST
        or not _NUMBER.fullmatch(plain)
        or not any(char.isdigit() for char in plain)
    ):
        raise ValueError(f"not a number: {text[:_LONGEST]!r}")
    return Decimal(plain.replace(",", "").replace(" ", ""))
