"""Who may see who looked."""

from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has


def may_review(user: Anybody) -> bool:
    """The manager and the auditor."""
    return has(user, Role.MANAGER, Role.AUDITOR)
