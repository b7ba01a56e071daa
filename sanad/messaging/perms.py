"""Who may do what with messages."""

from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has, is_manager, is_staff


def may_retry(user: Anybody) -> bool:
    """Who meets the beneficiary: officers, delegates, the committee's secretary, managers."""
    return has(user, Role.OFFICER, Role.DELEGATE, Role.SECRETARY, Role.MANAGER)


def may_try_all_again(user: Anybody) -> bool:
    """The manager, who has seen to the key."""
    return is_manager(user)


def may_see_demo(user: Anybody) -> bool:
    """Everybody who works here, and only where nothing is sent (`gateways.is_demo`)."""
    return is_staff(user)
