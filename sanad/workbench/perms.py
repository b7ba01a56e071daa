"""Who may use the workbench."""

from sanad.accounts.perms import Anybody, is_staff


def may_work(user: Anybody) -> bool:
    """Everybody who works here; each finds there what is theirs to do and to see."""
    return is_staff(user)
