"""Who prints numbered sheets, enters them and sees what became of them."""

from typing import TypeGuard

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, has
from sanad.paper.models import EVERYWHERE, WRITERS


def may_see(user: Anybody) -> bool:
    """Officers, delegates, researchers and providers; manager and auditor."""
    return has(user, *WRITERS, *EVERYWHERE)


def may_make(user: Anybody) -> TypeGuard[User]:
    """Officers, delegates, researchers, providers and the manager, each for their own branch."""
    return has(user, *WRITERS, Role.MANAGER)


def may_void(user: Anybody) -> TypeGuard[User]:
    """The same: whoever has the spoiled sheet in hand."""
    return may_make(user)
