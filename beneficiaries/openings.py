"""A person's file opens after one tap for the purpose, and the opening is on the record."""

from urllib.parse import quote

from django.db.models import Exists
from django.shortcuts import redirect
from django.urls import reverse

from sanad.audit.models import Opening
from sanad.lib.actor import signed


def is_open(user, person):
    """Whether `user` said today what they open the person's file for."""
    return _of_today(user, person.pk).exists()


def is_open_to(user, person_id):
    """The same as an annotation of a row that names the person: `person_id` is its `OuterRef`."""
    return Exists(_of_today(user, person_id))


def _of_today(user, person_id):
    return Opening.objects.of_files_today(user).filter(person_id=person_id)


def is_home_open(user, household):
    """Whether the file of somebody of the household is open to `user` today."""
    members = household.members.values("pk")
    return Opening.objects.of_files_today(user).filter(person_id__in=members).exists()


def last_purpose(user, person, otherwise):
    """The purpose `user` named last today, `otherwise` where they named none."""
    return _of_today(user, person.pk).values_list("purpose", flat=True).first() or otherwise


@signed
def note(person, *, by, purpose, page, is_open=None):
    """`by` was shown the person's file on the page of this path; once a day is enough.

    `is_open`: whether it is open to them already, for who knows; None asks.
    """
    asked = {"by": by, "purpose": purpose, "page": page}
    if is_open is None:
        Opening.objects.once_a_day(person.pk, **asked)
    elif not is_open:
        Opening.objects.create(person_id=person.pk, **asked)


def ask_purpose(request, person, *, is_page=True):
    """To the gate of the person's file, and from there back to this page, if it is one."""
    file = reverse("people:show", args=[person.pk])
    return redirect(f"{file}?next={quote(request.get_full_path())}" if is_page else file)
