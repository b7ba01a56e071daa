"""The number of a sheet: six digits and a check digit, so that a slip of the pen opens nothing.

The check digit is Damm's: one digit that is wrong, and two neighbours that changed places, never
give a number that stands.
"""

from sanad.lib.identifiers import compact

WIDTH = 6
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> int:
    """The digit that is written behind `digits` (Western ones); 0 where it stands there already."""
    row = 0
    for digit in digits:
        row = _DAMM[row][int(digit)]
    return row


def written(number: int) -> str:
    """The number as it is printed: `004217-7`."""
    digits = f"{number:0{WIDTH}}"
    return f"{digits}-{check_digit(digits)}"


def read(text: str) -> int | None:
    """The number that somebody typed with its check digit; None where that is none of ours.

    Arabic digits, spaces and a missing dash are understood.
    """
    digits = compact(text)
    if not (digits.isdigit() and digits.isascii() and WIDTH < len(digits) <= WIDTH + 3):
        return None
    return int(digits[:-1]) if check_digit(digits) == 0 and int(digits[:-1]) else None


def is_cut_short(text: str) -> bool:
    """Whether what was typed has fewer digits than any number: its check digit was left out."""
    digits = compact(text)
    return digits.isdigit() and digits.isascii() and len(digits) <= WIDTH
