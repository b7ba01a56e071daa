"""A sum of riyals in Arabic words, as letters and cheques say it: «ستة آلاف ريال».

Nominative throughout. What is counted follows the last part of the number: «ثلاثة ريالات», «أحد عشر
ريالًا», «مئة ريال»; one and two are the noun itself: «ريال واحد», «مئة ريال وريالان».
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

LARGEST = Decimal("999999999999.99")


class Noun(NamedTuple):
    """What is counted: «ريال», «ريالان», in idafa «ريالا», «ريالات», after 11 to 99 «ريالًا»."""

    one: str
    two: str
    two_of: str
    few: str
    many: str
    is_feminine: bool = False


RIYAL = Noun("ريال", "ريالان", "ريالا", "ريالات", "ريالًا")
HALALA = Noun("هللة", "هللتان", "هللتا", "هللات", "هللة", is_feminine=True)
SCALES = (
    (10**9, Noun("مليار", "ملياران", "مليارا", "مليارات", "مليارًا")),
    (10**6, Noun("مليون", "مليونان", "مليونا", "ملايين", "مليونًا")),
    (10**3, Noun("ألف", "ألفان", "ألفا", "آلاف", "ألفًا")),
)

# 3 to 10 as they stand before a masculine and before a feminine noun.
WITH_MASCULINE = "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
WITH_FEMININE = "ثلاث أربع خمس ست سبع ثماني تسع عشر".split()
TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()


def amount_in_words(amount: Decimal | int) -> str:
    """The sum in words, rounded to the halala: «ألف وخمسمئة ريال وخمسون هللة», «صفر ريال».

    Raises ValueError for less than nothing and for a thousand milliards or more.
    """
    rounded = Decimal(amount).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if not 0 <= rounded <= LARGEST:
        raise ValueError(f"no sum in words for {amount}")
    riyals, halalas = divmod(int(rounded * 100), 100)
    parts = [counted(riyals, RIYAL)] if riyals else []
    if halalas:
        parts.append(counted(halalas, HALALA))
    return _joined(parts) or f"صفر {RIYAL.one}"


def counted(number: int, noun: Noun) -> str:
    """So many of `noun` (1 to 10**12 - 1), the noun in the form that the number asks for."""
    last = number % 100
    if number <= 2:
        return f"{noun.one} {'واحدة' if noun.is_feminine else 'واحد'}" if number == 1 else noun.two
    if last in (1, 2):
        # «مئة ريال وريال واحد», not «مئة وواحد ريال».
        return _joined([counted(number - last, noun), counted(last, noun)])
    if 3 <= last <= 10:
        form = noun.few
    elif last:
        form = noun.many
    else:
        form = noun.one
    return f"{_joined(_parts(number, noun))} {form}"


def _parts(number: int, noun: Noun) -> list[str]:
    """The parts of a number that `noun` follows at once; the last is in idafa where it must be."""
    parts = []
    for scale, word in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(_of_scale(count, word, is_last=not number))
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts.append("مئتا" if hundreds == 2 and not rest else HUNDREDS[hundreds - 1])
    if rest:
        parts.append(_below_hundred(rest, noun))
    return parts


def _of_scale(count: int, word: Noun, *, is_last: bool) -> str:
    """«ألف», «ألفان», «ثلاثة آلاف», «أحد عشر ألفًا»; before the noun «ألفا», «أحد عشر ألف»."""
    if count == 1:
        return word.one
    if count == 2:
        return word.two_of if is_last else word.two
    last = count % 100
    if last in (1, 2):
        end = word.one if last == 1 else (word.two_of if is_last else word.two)
        return _joined([_of_scale(count - last, word, is_last=False), end])
    if 3 <= last <= 10:
        form = word.few
    elif last and not is_last:
        form = word.many
    else:
        form = word.one
    return f"{_joined(_parts(count, word))} {form}"


def _below_hundred(number: int, noun: Noun) -> str:
    """3 to 99 before a noun; 1 and 2 stand only as the units of tens."""
    tens, unit = divmod(number, 10)
    few = WITH_FEMININE if noun.is_feminine else WITH_MASCULINE
    if number <= 10:
        return few[number - 3]
    if number < 20:
        teen = "عشرة" if noun.is_feminine else "عشر"
        if unit <= 2:
            first = ("إحدى", "اثنتا") if noun.is_feminine else ("أحد", "اثنا")
            return f"{first[unit - 1]} {teen}"
        return f"{few[unit - 3]} {teen}"
    if not unit:
        return TENS[tens - 2]
    if unit <= 2:
        first = ("إحدى", "اثنتان") if noun.is_feminine else ("واحد", "اثنان")
        units = first[unit - 1]
    else:
        units = few[unit - 3]
        # Not before a noun but before «و»: the yāʾ of «ثماني» falls.
        units = "ثمانٍ" if units == "ثماني" else units
    return _joined([units, TENS[tens - 2]])


def _joined(parts: list[str]) -> str:
    return " و".join(parts)
