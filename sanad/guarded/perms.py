"""Who proposes, decides and sees guarded changes."""

from typing import Any

from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has, is_staff
from sanad.guarded.enums import DECIDERS, OF_COLLEAGUES, OF_THEIR_OWN, ROLE_DECIDERS
from sanad.guarded.models import GuardedChange


def may_see(user: Anybody, change: Any = None) -> bool:
    """The list: who may be a second person, and the auditor."""
    return has(user, *DECIDERS, Role.AUDITOR)


def may_propose(user: Anybody, change: Any = None) -> bool:
    """Who works here, or signs in with an account of their own; whether they may change this value,
    the app asks that owns it.
    """
    return bool(user.pk) and user.is_active


def may_decide(user: Anybody, change: GuardedChange) -> bool:
    """Desk, manager or board; of what concerns a colleague the manager and the board."""
    if change.kind in OF_COLLEAGUES:
        return has(user, *ROLE_DECIDERS)
    return has(user, *DECIDERS)


def may_withdraw(user: Anybody, change: GuardedChange) -> bool:
    """Who proposed it."""
    return change.proposed_by_id == user.pk and (is_staff(user) or change.kind in OF_THEIR_OWN)


def may_contest(user: Anybody, change: GuardedChange) -> bool:
    """Whoever at the desk, or above it, hears from the person that it was not them."""
    return has(user, *DECIDERS)
