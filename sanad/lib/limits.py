"""How often something that could be used to guess may be tried, in one table.

Counted in the shared cache, for all processes together and by the database's clock. A count starts
anew when its time since the first try is over. What one address may try is so many per cent of the
table as the policy's version says (`address_percent`).
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
LEAST_PERCENT = 50  # of the table, whatever the policy says


@dataclass(frozen=True)
class Limit:
    """`times` within `seconds`, from one address or, `by_key`, for one number, name or person."""

    times: int
    seconds: int
    by_key: bool = False


def _address(times: int, seconds: int) -> Limit:
    return Limit(times, seconds)


def _key(times: int, seconds: int) -> Limit:
    return Limit(times, seconds, by_key=True)


# A branch signs in behind one address: what is tight is the number or the name, not the address.
LIMITS = {
    "password": (_address(60, MINUTE),),  # how often one name is tried: sanad/accounts/tries.py
    "ask-code": (_address(60, MINUTE), _address(600, HOUR), _key(3, MINUTE), _key(12, HOUR)),
    # Six digits are a million: what counts is how many are tried, however many codes were sent and
    # however many browsers try them at once.
    "enter-code": (_address(60, MINUTE), _address(300, HOUR), _key(15, HOUR), _key(60, DAY)),
    # Who is asked for it has given the password.
    "second-factor": (_key(10, 15 * MINUTE), _key(60, DAY)),
    # Nobody guesses a key's answer, and whose key it says to be pays for no stranger's tries.
    "key-alone": (_address(60, MINUTE),),
    "sign-in-link": (_address(30, 10 * MINUTE),),
    # Four digits are ten thousand: at so many a day half of them take seven months.
    "pin": (_key(5, 15 * MINUTE), _key(24, DAY)),
    "join": (_key(10, HOUR),),
    # Who reports that favours were asked: a whole network of mobiles has one address; a script too.
    "report": (_address(10, 10 * MINUTE), _address(60, DAY)),
    # A page of a paper from a phone: a long contract, each page taken twice.
    "send-page": (_key(120, HOUR),),
    # A copy of everything kept about one person: it is printed anew each time.
    "own-copy": (_key(6, DAY),),
    "verify-letter": (_address(20, 10 * MINUTE),),
    # A whole branch rates from one address, on one tablet; a script is slowed, and moves no figure
    # of invited people however many it writes (surveys/README.md).
    "rate": (_address(120, 10 * MINUTE), _address(600, DAY), _key(60, 10 * MINUTE)),
}


# Who knows the policy says here how many per cent of the table one address may try.
address_percent: Callable[[], int] = lambda: 100  # noqa: E731 - replaced when the apps are ready


def is_within(request: HttpRequest, action: str, key: str = "") -> bool:
    """Count one try of `action`; False once there are too many.

    `key`: the number, name or person that is tried; it is stored as a digest. KeyError for an
    action that `LIMITS` does not name.
    """
    counted = [(limit, _count(name, limit)) for limit, name in _counts(request, action, key)]
    return all(count <= _most(limit, count) for limit, count in counted)


def _most(limit: Limit, count: int) -> int:
    """How many are within the limit; the policy is asked only where it may say more or less."""
    if limit.by_key or count <= limit.times * LEAST_PERCENT // 100:
        return limit.times
    return limit.times * address_percent() // 100


def _counts(request: HttpRequest, action: str, key: str) -> list[tuple[Limit, str]]:
    address = request.META.get("REMOTE_ADDR", "")
    digest = hashlib.sha256(key.encode()).hexdigest()
    return [
        (limit, f"limit:{action}:{limit.seconds}:{digest if limit.by_key else address}")
        for limit in LIMITS[action]
    ]


def _count(name: str, limit: Limit) -> int:
    if cache.add(name, 1, limit.seconds):
        return 1
    try:
        return cache.incr(name)
    except ValueError:  # it ended between the two lines
        cache.set(name, 1, limit.seconds)
        return 1
