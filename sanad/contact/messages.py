"""What a referred person is told; the words stand in `locale/texts/contact.toml`."""

from django.urls import reverse

from sanad.accounts.models import User
from sanad.accounts.perms import is_kept_off
from sanad.messaging.outbox import queue, queue_for_colleague


def favours_asked(contact, role):
    """Every colleague of the role is told that something waits, never who it is about or from."""
    for user in asked_of(role, contact):
        queue_for_colleague("contact.favours", user=user)


def asked_of(role, contact):
    """The colleagues of the role whom a contact or an incident is not about, and who are not kept
    off the person."""
    staff = User.objects.filter(is_active=True, is_staff=True, groups__name=role)
    others = staff.exclude(pk=contact.about_staff_id).order_by("pk")
    return [user for user in others if not is_kept_off(user, contact.person_id)]


def answer_to_what_was_asked(contact):
    """What somebody asked through the portal has its answer; who has no file reads it there."""
    if contact.is_asked and contact.person:
        queue(
            "contact.answered",
            to=contact.person,
            values={"answer": contact.answer, "link": reverse("portal:my_asked")},
            about=contact,
        )


def answered_again(contact, words):
    """A further answer to what somebody asked; who has no file reads it under number and code."""
    if contact.person:
        queue(
            "contact.answered",
            to=contact.person,
            values={"answer": words, "link": reverse("portal:my_asked")},
            about=contact,
        )


def answered(referral):
    """Their question has its answer, in plain words (PR-3)."""
    return queue(
        "referral.answered",
        to=referral.person,
        values={"answer": referral.answer, "link": reverse("portal:my_messages")},
        about=referral,
    )
