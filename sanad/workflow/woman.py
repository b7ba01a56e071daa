"""A woman calls, where somebody wants it so: who may, and the way on where there is none (DG-4+).

A call waits on a woman of the role in their branch; where there is none, of any branch. A man may
do it once their yes to him is written down with a contact of today, in how they said it.
"""

from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Gender
from sanad.accounts.models import User
from sanad.lib.clock import PolicyToday
from sanad.workflow.refusal import Refused, Way


def is_asked_for(person: Any, by: Any) -> bool:
    """Whether a woman calls this person, and `by` is none."""
    return bool(person.woman_calls) and by.gender != Gender.FEMALE


def check(person: Any, by: Any, *, field: str = "", way: Way | None = None) -> None:
    """Raise `Refused` where a woman calls the person and `by` is none."""
    if is_asked_for(person, by):
        refuse(field=field, way=way)


def refuse(*, field: str = "", way: Way | None = None) -> None:
    """Raise `Refused`, with the way on."""
    raise Refused(
        _(
            "A woman calls them. Leave it to a colleague of this branch or of another one; if they"
            " said yes to a man, write down how."
        ),
        code="woman",
        clause="DG-4+",
        field=field,
        way=way,
    )


def has_agreed_today(person: int, by: Any) -> bool:
    """Whether their yes to this man stands with a contact of today."""
    contacts: Any = apps.get_model("contact", "Contact").objects
    rows = contacts.filter(person=person, handled_by=by, day=PolicyToday())
    return bool(rows.exclude(man_agreed="").exists())


def where_one_is(role: str, branch: Any) -> Any:
    """The branch in which a woman of the role is asked to call: None for each, where theirs has
    none; theirs, where there is none anywhere."""
    women = User.objects.filter(
        is_staff=True, is_active=True, gender=Gender.FEMALE, groups__name=role
    )
    if branch is None or women.filter(branch=branch).exists():
        return branch
    return None if women.exists() else branch


def log_a_call(person: int) -> Way:
    """The page on which a call to them is logged, with their yes."""
    asked = urlencode({"person": person, "channel": "phone"})
    return Way(_("Log a call to them"), f"{reverse('contact:create')}?{asked}")
