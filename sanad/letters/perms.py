"""Who may read a letter."""

from typing import TYPE_CHECKING

from django.apps import apps

from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import Anybody, has, is_staff, speaks_for

if TYPE_CHECKING:
    from sanad.letters.models import Letter


def may_read(user: Anybody, letter: "Letter") -> bool:
    """The person it is addressed to; and staff who may see the case it tells of, but who is kept
    off somebody it is about.

    A letter about no case: its author, managers and auditors.
    """
    if not user.is_authenticated:
        return False
    if not is_staff(user):
        return _is_addressed_to(user, letter)
    if user.kept_off and user.kept_off & letter.people:
        return False
    if letter.by_id == user.pk or has(user, Role.MANAGER, Role.AUDITOR):
        return True
    return _may_see_the_case(user, letter)


def _is_addressed_to(user: User, letter: "Letter") -> bool:
    # `people` is the registry's own relation to an account; this app knows only its name.
    return (
        letter.person_id is not None
        and speaks_for(user, letter.person_id)
        and user.people.filter(pk=letter.person_id).exists()
    )


def _may_see_the_case(user: Anybody, letter: "Letter") -> bool:
    if not letter.about_kind:
        return False
    cases = apps.get_model(letter.about_kind)._default_manager.all()
    return hasattr(cases, "visible_to") and (
        cases.visible_to(user).filter(pk=letter.about_id).exists()
    )
