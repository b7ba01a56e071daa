"""How often one address may do something that could be used to guess."""

from django.core.cache import cache
from django.http import HttpRequest


def is_within(request: HttpRequest, action: str, *, times: int, seconds: int) -> bool:
    """Count one try of `action` from the request's address; False once there are too many.

    The count lives in the shared cache, so that all processes count together; it starts anew
    after `seconds` of the first try.
    """
    key = f"limit:{action}:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(key, 1, seconds):
        return True
    try:
        return cache.incr(key) <= times
    except ValueError:  # it ended between the two lines
        cache.set(key, 1, seconds)
        return True
