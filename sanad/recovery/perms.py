"""Who may do what after a restore."""

from sanad.accounts.perms import Anybody, is_manager


def may_lift_hold(user: Anybody) -> bool:
    """The executive manager: who knows what people were told since the backup."""
    return is_manager(user)
