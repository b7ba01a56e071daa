"""A person's file opens after one tap for the purpose, and the opening is on the record."""

from urllib.parse import quote

from django.db.models import Exists
from django.shortcuts import redirect
from django.urls import reverse

from sanad.audit.models import Opening
from sanad.lib.actor import signed
from sanad.lib.clock import PolicyToday


def is_open(user, person):
    """Whether `user` said today what they open the person's file for."""
    return _of_today(user, person.pk).exists()


def is_open_to(user, person_id):
    """The same as an annotation of a row that names the person: `person_id` is its `OuterRef`."""
    return Exists(_of_today(user, person_id))


def _of_today(user, person_id):
    return Opening.objects.filter(by=user, person_id=person_id, at__date=PolicyToday())


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


@signed
def note(person, *, by, purpose, page, is_open=None):
    """`by` was shown the person's file on the page of this path; once a day is enough.

    `is_open`: whether it is open to them already, for who knows; None asks.
    """
    if not (_of_today(by, person.pk).exists() if is_open is None else is_open):
        Opening.objects.create(by=by, person_id=person.pk, purpose=purpose, page=page)


def ask_purpose(request, person, *, is_page=True):
    """To the gate of the person's file, and from there back to this page, if it is one."""
    file = reverse("people:show", args=[person.pk])
    return redirect(f"{file}?next={quote(request.get_full_path())}" if is_page else file)
