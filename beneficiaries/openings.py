"""A person's file opens after one tap for the purpose, and the opening is on the record."""

from sanad.audit.models import Opening
from sanad.lib.clock import PolicyToday


def is_open(user, person):
    """Whether `user` said today what they open the person's file for."""
    return Opening.objects.filter(by=user, person_id=person.pk, at__date=PolicyToday()).exists()


def is_home_open(user, household):
    """Whether the file of somebody of the household is open to `user` today."""
    members = household.members.values("pk")
    return Opening.objects.filter(by=user, person_id__in=members, at__date=PolicyToday()).exists()


def last_purpose(user, person, otherwise):
    """The purpose `user` named last today, `otherwise` where they named none."""
    return (
        Opening.objects.filter(by=user, person_id=person.pk, at__date=PolicyToday())
        .values_list("purpose", flat=True)
        .first()
        or otherwise
    )
