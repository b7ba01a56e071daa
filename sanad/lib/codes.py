"""Six digits that are sent to a phone and written back: signing in, signing, handing over."""

import secrets

from django.core.exceptions import ValidationError

from .digits import western
from .texts import text_lazy

DIGITS = 6


def new_code() -> str:
    """Return six random digits, perhaps with zeros in front; not to be guessed."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def read_code(text: str | None, *, is_own: bool = False) -> str:
    """Return the six digits that somebody wrote back, in any script and with any spaces between.

    `is_own`: she chose them herself, and no message has them. Raises ValidationError where there
    are more of them or fewer, and says how many there are: a slip, and no try.
    """
    digits = "".join(char for char in western(text or "") if char.isdigit())
    if not digits:
        raise ValidationError(
            text_lazy("form.own_digits" if is_own else "form.six_digits"), code="digits"
        )
    if len(digits) != DIGITS:
        length = "form.own_length" if is_own else "form.code_length"
        raise ValidationError(text_lazy(length, count=len(digits)), code="digits")
    return digits
