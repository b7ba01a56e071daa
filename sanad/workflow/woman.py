"""A woman calls, where somebody wants it so: who may, and the way on where there is none (DG-4+).

A call waits on a woman of the role in their branch; where there is none, of any branch. A man may
do it once their yes to him is written down with a contact of today, in how they said it.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Gender
from sanad.accounts.models import User
from sanad.workflow.refusal import Refused, Way

# How a man's yes is known and where it is written down: the contacts', a layer above.
Agreed = Callable[[int, Any], bool]
WayOn = Callable[[int], Way]
_contacts: list[tuple[Agreed, WayOn]] = []


def register(agreed: Agreed, way: WayOn) -> None:
    """Let the app of contacts say whether somebody's yes to a man stands today, by the person's key
    and the account, and where it is written down. Called once, in `AppConfig.ready`."""
    _contacts[:] = [(agreed, way)]


def is_asked_for(person: Any, by: Any) -> bool:
    """Whether a woman calls this person, and `by` is none."""
    return bool(person.woman_calls) and by.gender != Gender.FEMALE


def check(person: int, by: Any) -> None:
    """Raise `Refused` where `by` is no woman, who calls the person of this key, and their yes to
    him does not stand with a contact of today."""
    (agreed, _way) = _contacts[0]
    if by.gender != Gender.FEMALE and not agreed(person, by):
        refuse(person)


def refuse(person: int, *, field: str = "") -> None:
    """Raise `Refused`, with the way on."""
    (_agreed, way) = _contacts[0]
    raise Refused(
        _(
            "A woman calls them. Leave it to a colleague of this branch or of another one; if they"
            " said yes to a man, write down how."
        ),
        code="woman",
        clause="DG-4+",
        field=field,
        way=way(person),
    )


def where_one_is(role: str, branch: Any) -> Any:
    """The branch in which a woman of the role is asked to call: None for each, where theirs has
    none; theirs, where there is none anywhere."""
    women = User.objects.filter(
        is_staff=True, is_active=True, gender=Gender.FEMALE, groups__name=role
    )
    if branch is None or women.filter(branch=branch).exists():
        return branch
    return None if women.exists() else branch
