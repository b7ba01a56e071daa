"""How often a password may be tried: a delay that grows, never a lock.

Who tries one name from one address waits longer each time; a browser that the colleague signed in
with before is counted by itself, so that strangers do not slow it. Where strangers try a name from
everywhere, the right password alone no longer opens it on a browser that is not known: a code to
the colleague's own mobile does, or their second factor.
"""

import hashlib
from typing import NamedTuple

from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from django.core.cache import cache
from django.http import HttpRequest

from sanad.accounts.devices import device_of, is_known
from sanad.accounts.models import User
from sanad.lib.limits import is_within


class TryLimits(NamedTuple):
    """How many tries, and how long one waits for another. The policy says it; these are the values
    of its first version."""

    free: int = 4  # wrong passwords that cost nothing
    longest: int = 300  # seconds
    # Wrong passwords of one name, from wherever, until a code is asked for as well.
    strangers: int = 10
    counted: int = 60 * 60  # seconds


def seconds_to_wait(request: HttpRequest, name: str) -> int:
    """Count a try of this user name; how many seconds to wait first, 0 where it may be made.

    What has to wait is no try. Counted before the password is looked at: many at once are not more
    than one after the other.
    """
    device = device_of(request, name)
    if device is None and not is_within(request, "password"):
        return 60
    waiting = _key("wait", request, name)
    seconds: int = cache.get(waiting) or 0
    if seconds:
        return seconds
    limits: TryLimits = get_adapter().try_limits()
    tried = _count(_key("tries", request, name), limits.counted)
    if tried > limits.free:
        # However many there were: a power of two above the longest says nothing more.
        doubled = min(tried - limits.free + 1, limits.longest.bit_length())
        seconds = min(2**doubled, limits.longest)
        if not cache.add(waiting, seconds, seconds):
            return seconds
    if device is None:
        _count(_everywhere(name), limits.counted)
    return 0


def succeeded(request: HttpRequest, name: str) -> None:
    """The password was right: nothing of it was a wrong try."""
    if device_of(request, name) is None:
        _uncount(_everywhere(name))
    cache.delete(_key("wait", request, name))
    cache.delete(_key("tries", request, name))


def asks_for_a_code(request: HttpRequest, user: User) -> bool:
    """Whether the right password is not enough: strangers try this name, and nobody knows the
    browser. Not where a second factor is asked for anyway, nor where no mobile is known: nobody
    is locked out."""
    if not (user.is_staff and user.mobile) or is_known(request, user):
        return False
    wrong = cache.get(_everywhere(user.username)) or 0
    is_tried = wrong > 0 and wrong >= get_adapter().try_limits().strangers
    return is_tried and not get_mfa_adapter().is_mfa_enabled(user)


def _key(what: str, request: HttpRequest, name: str) -> str:
    source = device_of(request, name) or request.META.get("REMOTE_ADDR", "")
    return f"password:{what}:{_short(source, name)}"


def _everywhere(name: str) -> str:
    return f"password:everywhere:{_short('', name)}"


def _short(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).lower().encode()).hexdigest()


def _count(key: str, seconds: int) -> int:
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended between the two lines
        cache.set(key, 1, seconds)
        return 1


def _uncount(key: str) -> None:
    try:
        cache.decr(key)
    except ValueError:
        pass  # it ended meanwhile
