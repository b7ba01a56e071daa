"""Six digits that are sent to a phone and written back: signing in, signing, handing over."""

import secrets

from .digits import western

DIGITS = 6


def new_code() -> str:
    """Return six random digits, perhaps with zeros in front; not to be guessed."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def written_code(text: str | None) -> str:
    """Return the digits of what somebody wrote back, in any script and with any spaces between."""
    return "".join(char for char in western(text or "") if char.isdigit())


def is_whole(code: str) -> bool:
    """Whether all six digits are there; another number of them is a slip and no try."""
    return len(code) == DIGITS
