"""Who may see what people said, and who answers for doing something about it."""

from typing import Any

from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has, is_manager
from surveys.models import ImprovementAction


def may_see_results(user: Anybody) -> bool:
    """Those who can change something: never below branch and step, never per officer (DG-6c)."""
    return has(
        user, Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.CHAIR, Role.MANAGER, Role.AUDITOR
    )


def may_write_down(user: Anybody, parent: Any = None) -> bool:
    """Who may write down what was heard: officers, delegates, researchers, managers."""
    return has(user, Role.OFFICER, Role.DELEGATE, Role.RESEARCHER, Role.MANAGER)


def may_decide(user: Anybody, action: ImprovementAction) -> bool:
    """Take up, set aside: the manager."""
    return is_manager(user)


def may_finish(user: Anybody, action: ImprovementAction) -> bool:
    """Whoever has it in hand, or the manager."""
    return is_manager(user) or (may_write_down(user) and action.owner_id == user.pk)
