"""Roles that pay, decide or manage: one manager proposes, another or the board agrees (PM-1+)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.guarded import kinds
from sanad.guarded.enums import ROLES_BY_TWO, ChangeKind
from sanad.guarded.models import GuardedChange
from sanad.guarded.workflow import propose
from sanad.lib.arabic import listed
from sanad.lib.triggers import holds


@holds("userrole_by_two")
def by_two(user: User, wanted: Iterable[str]) -> list[str]:
    """Which of the wanted roles `user` does not hold and nobody gives alone."""
    return sorted(set(wanted) & set(ROLES_BY_TWO) - user.roles)


def propose_roles(user: User, *, by: User, roles: list[str], key: UUID | None = None) -> Any:
    """Propose that the colleague holds these roles too. Returns the change that waits."""
    return propose(
        by=by,
        kind=ChangeKind.ROLE,
        subject=user,
        name=str(user),
        branch=user.branch,
        old={"roles": sorted(user.roles)},
        new={"roles": roles},
        reason=_("Given in the list of colleagues"),
        paper=_("The list of colleagues"),
        key=key,
    )


def _carry_out(change: GuardedChange) -> None:
    """Beside what they hold already."""
    user = User.objects.get(pk=change.subject_id)
    user.groups.add(*Group.objects.filter(name__in=change.new["roles"]))


def _facts(change: GuardedChange) -> list[tuple[Any, str, str]]:
    user = User.objects.get(pk=change.subject_id)
    before, after = change.old["roles"], [*change.old["roles"], *change.new["roles"]]
    return [(_("Roles"), _titles(before, user), _titles(after, user))]


def _titles(roles: list[str], user: User) -> str:
    return listed(Role(role).label_for(user.gender) for role in roles)


def _applied(change: GuardedChange) -> None:
    """The colleague is told that they hold them now: who did not expect it, calls."""
    user = User.objects.get(pk=change.subject_id)
    get_adapter().tell(user, "account.roles_by_two")


def register() -> None:
    """Make known how roles are given; called in `ready()`."""
    kinds.register(ChangeKind.ROLE, kinds.Guarded(_carry_out, _facts, applied=_applied))
