"""Who may see who looked."""

from sanad.accounts.enums import Role
from sanad.accounts.perms import has


def may_review(user):
    """The manager and the auditor."""
    return has(user, Role.MANAGER, Role.AUDITOR)
