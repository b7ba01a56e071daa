"""Names, places and stories that chance puts together (`names.toml`), and identity numbers."""

from sanad.lib.data import beside

_DATA = beside(__file__)
MEN, WOMEN, FAMILIES = _DATA["men"], _DATA["women"], _DATA["families"]
PLACES, STORIES = _DATA["places"], _DATA["stories"]


def identity(n):
    """The nth identity number of a range that is only used here, with its Luhn check digit."""
    body = f"100{n:06d}"
    total = sum(
        sum(divmod(int(digit) * 2, 10)) if place % 2 == 0 else int(digit)
        for place, digit in enumerate(body)
    )
    return body + str(-total % 10)
