"""Whether a person can be warned on the number of their file (PM-1+)."""

from django.db.models import Q

from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.guarded.enums import Told


def warning_to(person: Person) -> Told:
    """Whether the person can be warned where nobody else reads it.

    Never on a number that another file or a colleague holds too: the head of the household, a
    guardian, whoever registered them. Where they gave a safer number, it is judged instead.
    """
    number = "" if person.died_on else person.texts_go_to
    if not number:
        return Told.NOBODY
    others = Person.objects.filter(Q(mobile=number) | Q(safe_mobile=number)).exclude(pk=person.pk)
    if others.exists() or User.objects.filter(mobile=number, is_staff=True).exists():
        return Told.SHARED
    return Told.YES
