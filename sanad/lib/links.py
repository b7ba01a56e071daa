"""The addresses of rows: a page of a list links to dozens, and each took Django longer to work out
than to fetch the row."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

# Stands in an address where the first key does; no address of ours has such a number.
PLACE = 8_675_309_008_675_309


def link_to(view: str, *keys: int) -> str:
    """`reverse(view, args=keys)` for a view whose address has whole numbers, worked out once."""
    around = _around(view, len(keys), get_urlconf(), get_script_prefix())
    return around.format(*map(int, keys))


@lru_cache(maxsize=256)
def _around(view: str, count: int, urlconf: str | None, _prefix: str) -> str:
    places = range(PLACE, PLACE + count)
    address = reverse(view, urlconf, args=list(places))
    for place in places:
        address = address.replace(str(place), "{}")
    return address
