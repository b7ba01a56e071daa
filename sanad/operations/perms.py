"""Who sees how the installation runs."""

from sanad.accounts.perms import Anybody, is_manager


def may_see(user: Anybody) -> bool:
    """The manager."""
    return is_manager(user)
