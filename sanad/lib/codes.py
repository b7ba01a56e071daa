"""Six digits that are sent to a phone and written back: signing in, signing, handing over."""

import secrets

from .digits import western

DIGITS = 6


def new_code() -> str:
    """Return six random digits, perhaps with zeros in front; not to be guessed."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def read_code(text: str | None) -> str:
    """Return the six digits that somebody wrote back, in any script and with any spaces between.

    "" where there are more of them or fewer: a slip, and no try.
    """
    digits = "".join(char for char in western(text or "") if char.isdigit())
    return digits if len(digits) == DIGITS else ""
