"""Primary keys as they come from outside: out of an address or a form."""

# One digit fewer than the largest that a BIGINT holds: more are no row's, and an error to it.
MOST_DIGITS = 18


def row_key(text: object) -> int | None:
    """Return the primary key that the text names, or None where it can be no row's.

    For values of `request.GET` and `request.POST`, which anybody may write.
    """
    digits = str(text or "")
    if not (digits.isdecimal() and len(digits) <= MOST_DIGITS):
        return None
    return int(digits)
