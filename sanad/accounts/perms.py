"""Who may do what, in plain predicates. One line each; views and verbs ask the same ones."""

from typing import Any, TypeGuard, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from sanad.accounts.enums import Role
from sanad.accounts.models import User

Rows = TypeVar("Rows", bound="QuerySet[Any]")
# Whoever looks at a page, signed in or not.
Anybody = User | AnonymousUser


def is_staff(user: Anybody) -> TypeGuard[User]:
    """Everybody who works here, whatever the role."""
    return user.is_authenticated and user.is_active and user.is_staff


def has(user: Anybody, *roles: str) -> TypeGuard[User]:
    """Somebody who works here and holds one of the roles."""
    return is_staff(user) and user.has_role(*roles)


def speaks_for(user: Anybody, person_id: int) -> bool:
    """Whether this session may speak for that person of its account.

    On a phone that several people share, a session speaks only for whom it unlocked
    (`acting_for`: their key, 0 for nobody yet; absent where the phone is one person's business).
    """
    chosen = getattr(user, "acting_for", None)
    return chosen is None or chosen == person_id


def speaks_on_behalf_of(user: Anybody, person_id: int) -> bool:
    """Whether this session may act for that person as another than they are, on a deed or as a
    helper: whom it chose (`on_behalf_of`), and where there is no session whomever the rows name."""
    chosen = getattr(user, "on_behalf_of", None)
    return chosen == person_id or (chosen is None and getattr(user, "acting_for", None) is None)


def is_kept_off(user: Anybody, person_id: int | None) -> bool:
    """Whether this colleague is kept off the person's cases: to them the person is not there."""
    return is_staff(user) and person_id in user.kept_off


def without_kept_off(rows: Rows, user: Anybody, person: str = "person") -> Rows:
    """Of the rows those that a colleague may know of; `person` is the path to whose they are."""
    if is_staff(user) and user.kept_off:
        return rows.exclude(**{f"{person}__in": user.kept_off})
    return rows


def is_of_branch(user: User, branch_id: int | None, person_id: int | None) -> bool:
    """Whether the desk of this colleague serves: their branch's, and those they stand in for."""
    return user.branch_id == branch_id or person_id in user.stands_in


def of_branch(user: User, person: str = "person") -> Q:
    """The same as a condition on rows that have a branch and a person."""
    here = Q(branch=user.branch_id)
    return here | Q(**{f"{person}__in": user.stands_in}) if user.stands_in else here


def is_manager(user: Anybody) -> bool:
    """The executive manager."""
    return has(user, Role.MANAGER)


def may_keep_sign_in_of(user: Anybody, colleague: User) -> bool:
    """Another manager; a superuser's account is the command line's."""
    return (
        is_manager(user)
        and user.pk != colleague.pk
        and colleague.is_staff
        and not colleague.is_superuser
    )
