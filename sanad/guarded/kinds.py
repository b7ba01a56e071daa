"""What the app that owns a guarded value says of it, registered in its `ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sanad.accounts.models import User

if TYPE_CHECKING:
    from sanad.guarded.models import GuardedChange


@dataclass(frozen=True)
class Guarded:
    """One kind of change.

    `carry_out(change)` writes the new value, in the transaction in which the change takes effect.
    `facts(change)` is `[(label, before, after)]` in words, for who decides. `is_close(user,
    change)`: they are kin or it is their own matter, and decide nothing in it. `applied(change)`
    tells the person once it is in force, `resumed(change)` that it goes on after they stopped it.
    """

    carry_out: Callable[[GuardedChange], None]
    facts: Callable[[GuardedChange], list[tuple[Any, str, str]]]
    is_close: Callable[[User, GuardedChange], bool] = lambda user, change: False
    applied: Callable[[GuardedChange], None] = lambda change: None
    resumed: Callable[[GuardedChange], None] = lambda change: None


KINDS: dict[str, Guarded] = {}


def register(kind: str, guarded: Guarded) -> None:
    """Make it known how a kind is carried out. Raises `ValueError` where it is known already."""
    if KINDS.setdefault(kind, guarded) is not guarded:
        raise ValueError(f"Two apps carry out the change of {kind}.")
