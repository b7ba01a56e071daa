"""Whether a person can be warned on the number of their file (PM-1+)."""

from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.guarded.enums import Told


def warning_to(person: Person) -> Told:
    """Whether the person can be warned where nobody else reads it.

    Never on a number that another file or a colleague holds too: the head of the household, a
    guardian, whoever registered them.
    """
    if not person.mobile or not person.may_text or person.died_on:
        return Told.NOBODY
    others = Person.objects.filter(mobile=person.mobile).exclude(pk=person.pk)
    if others.exists() or User.objects.filter(mobile=person.mobile, is_staff=True).exists():
        return Told.SHARED
    return Told.YES
