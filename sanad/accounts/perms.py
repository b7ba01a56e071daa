"""Who may do what, in plain predicates. One line each; views and verbs ask the same ones."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from sanad.accounts.enums import Role


def is_staff(user):
    """Everybody who works here, whatever the role."""
    return user.is_authenticated and user.is_active and user.is_staff


def has(user, *roles):
    """Somebody who works here and holds one of the roles."""
    return is_staff(user) and user.has_role(*roles)


def speaks_for(user, person_id):
    """Whether this session may speak for that person of its account.

    On a phone that several people share, a session speaks only for whom it unlocked
    (`acting_for`: their key, 0 for nobody yet; absent where the phone is one person's business).
    """
    chosen = getattr(user, "acting_for", None)
    return chosen is None or chosen == person_id


def is_manager(user):
    """The executive manager."""
    return has(user, Role.MANAGER)


def only(predicate):
    """Decorate a view that `predicate(user)` closes to others: 403, whatever the object."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not predicate(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
