"""Who prints numbered sheets, enters them and sees what became of them."""

from typing import TypeGuard

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, has
from sanad.paper.enums import Kind
from sanad.paper.models import EVERYWHERE, MEETING, WRITERS


def may_see(user: Anybody) -> bool:
    """Officers, delegates, researchers and providers; manager and auditor."""
    return has(user, *WRITERS, *EVERYWHERE)


def may_make(user: Anybody, kind: str = Kind.DELIVERY) -> TypeGuard[User]:
    """Officers, delegates, researchers and the manager, each for their own branch; providers make
    receipts alone."""
    return has(user, *MEETING, Role.MANAGER) or (kind == Kind.DELIVERY and has(user, *WRITERS))


def may_void(user: Anybody) -> TypeGuard[User]:
    """The same: whoever has the spoiled sheet in hand."""
    return may_make(user)
