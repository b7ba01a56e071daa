"""Who may do what, in plain predicates. One line each; views and verbs ask the same ones."""

from sanad.accounts.enums import Role


def is_staff(user):
    """Everybody who works here, whatever the role."""
    return user.is_authenticated and user.is_active and user.is_staff


def has(user, *roles):
    """Somebody who works here and holds one of the roles."""
    return is_staff(user) and user.has_role(*roles)


def is_manager(user):
    """The executive manager."""
    return has(user, Role.MANAGER)
