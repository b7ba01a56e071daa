"""Digits and numbers as people type them, turned into what we keep."""

import re
import unicodedata
from decimal import Decimal

# Arabic, Persian, Devanagari, Bengali, and the full-width digits of East Asian keyboards.
_ZEROS = "٠۰०০０"
_WESTERN = {ord(zero) + n: str(n) for zero in _ZEROS for n in range(10)}
# The other full-width signs and letters: `，` `．` `＋` `Ａ` are `,` `.` `+` `A`.
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

# An Arabic keyboard has its own comma, a decimal sign and a thousands sign.
_MARKS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "−": "-"})
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+)?"
    r"(?:\.(?P<part>[0-9]*))?"
)
# Points at the thousands and a comma before the rest: this can mean nothing else.
_POINTED = re.compile(
    r"[+-]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]{1,2})?|\.[0-9]{3},[0-9]{1,2})"
)
_COMMA = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+),(?P<part>[0-9]{1,3})")
_RIYAL = (
    r"(?:(?:saudi )?(?:riyal|rial)s?|s\.?a\.?r(?:\.(?![0-9]))?|s\.?r(?:\.(?![0-9]))?"
    r"|ريال(?:ا|ات)?(?: سعودي(?:ا|ة)?)?|ر\.? ?س(?:\.(?![0-9]))?|[\ufdfc\u20c1])"
)
_MONEY = re.compile(rf"(?:{_RIYAL} ?)?(?P<number>.*?)(?: ?{_RIYAL})?(?: ?فقط)?")
_LONGEST = 40


class UnclearNumber(ValueError):
    """A number that may mean more than one thing, or is finer than hundredths.

    `readings`: what it may mean, exact to hundredths, the greatest first; perhaps none.
    """

    def __init__(self, text: str, *readings: Decimal) -> None:
        super().__init__(f"may mean several numbers: {text!r}")
        self.readings = sorted(set(readings), reverse=True)


def western(text: str) -> str:
    """Return the text with the digits of other scripts (٠-٩, ۰-۹, ０-９ …) as 0-9; nothing else
    changes.
    """
    return text.translate(_WESTERN)


def narrow(text: str) -> str:
    """Return a number with digits 0-9 and its full-width signs and Latin letters as usual ones."""
    return western(text).translate(_NARROW)


def parse_decimal(text: str, *, is_money: bool = False) -> Decimal:
    """Read a number as written by hand: any kind of digits, ``1,500.50`` or ``١٬٥٠٠٫٥٠``.

    `is_money`: the word or sign of the riyal may stand before or after it. Raises UnclearNumber
    where it may mean two things and is not guessed (``6.000``, ``1,50``) or has more than two
    decimals, ValueError for anything that is not one number.
    """
    plain = "".join(
        char for char in narrow(text).translate(_MARKS) if unicodedata.category(char) != "Cf"
    )
    plain = " ".join(plain.split())
    if is_money:
        plain = _without_currency(plain)
    if len(plain) > _LONGEST or not any(char.isdigit() for char in plain):
        raise ValueError(f"not a number: {text[:_LONGEST]!r}")
    if match := _NUMBER.fullmatch(plain):
        return _read(plain, **match.groupdict(""))
    if _POINTED.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if match := _COMMA.fullmatch(plain):
        raise UnclearNumber(plain, *_readings(**match.groupdict("")))
    raise ValueError(f"not a number: {text[:_LONGEST]!r}")


def _read(plain: str, sign: str, whole: str, part: str) -> Decimal:
    whole = whole.replace(",", "").replace(" ", "")
    if len(part) <= 2:
        return Decimal(f"{sign}{whole}.{part}")
    readings = _readings(sign, whole, part)
    # Three digits after a point are somebody's thousands; any other count is of no grouping.
    raise UnclearNumber(plain, *(readings if whole and len(part) == 3 else readings[1:]))


def _readings(sign: str, whole: str, part: str) -> list[Decimal]:
    """The number without its point; then with it, where that is exact to hundredths."""
    readings = [Decimal(f"{sign}{whole}{part}")]
    if len(part.rstrip("0")) <= 2:
        readings.append(Decimal(f"{sign}{whole}.{part[:2]}"))
    return readings


def _without_currency(plain: str) -> str:
    # «ريالًا» is typed with and without its tanween.
    bare = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    match = _MONEY.fullmatch(bare.casefold())
    return match["number"] if match else plain
