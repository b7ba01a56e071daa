"""What the calendar brings to accounts: sessions and counts of tries whose time is over go."""

from typing import cast

from django.core.cache import caches

from sanad.accounts.sessions import SessionStore
from sanad.lib.cache import JsonCache


def due() -> int:
    """Delete ended sessions, with all that was half written in them, and ended cache entries;
    returns how many rows went."""
    return SessionStore.sweep() + cast(JsonCache, caches["default"]).sweep()
