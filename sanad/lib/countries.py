"""The countries that give people a passport: two letters each, named in the reader's language."""

from functools import cache

from babel import Locale
from django.utils.functional import lazy
from django.utils.translation import get_language

from .arabic import fold

# Those from which most residents come stand first in a list.
_FIRST = "YE SY EG SD PK IN BD MM AF NG TD ET SO PS JO".split()
# What the library names beside countries: unions, groups, trials and uninhabited places.
_NO_COUNTRIES = frozenset("AC AQ BV CP CQ DG EA EU EZ HM IC QO TA UM UN XA XB ZZ".split())
CODES = frozenset(
    code
    for code in map(str, Locale("en").territories)
    if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
)


@cache
def _names(language: str) -> dict[str, str]:
    named = Locale(language).territories
    return {code: str(named[code]) for code in CODES}


def country_name(code: str) -> str:
    """The name of "YE" in the language in use; the code itself where no country has it."""
    language = "en" if (get_language() or "ar").startswith("en") else "ar"
    return _names(language).get(code, code)


def choices() -> "list[tuple[str, str]]":
    """`[(code, name)]` for a select box: the frequent ones first, then all in their order."""
    name = lazy(country_name, str)
    rest = sorted(CODES, key=lambda code: fold(_names("ar")[code]))
    return [(code, name(code)) for code in (*_FIRST, *(c for c in rest if c not in _FIRST))]
