"""Who may do what, in plain predicates. One line each; views and verbs ask the same ones."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeGuard, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib.http import View

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
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


def only(predicate: Callable[[Anybody], bool]) -> Callable[[View[P, R]], View[P, R]]:
    """Decorate a view that `predicate(user)` closes to others: 403, whatever the object."""

    def decorate(view: View[P, R]) -> View[P, R]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
            if not predicate(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
