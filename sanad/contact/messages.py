"""What a referred person is told; the words stand in `locale/texts/contact.toml`."""

from django.urls import reverse

from sanad.messaging.outbox import queue


def answered(referral):
    """Their question has its answer, in plain words (PR-3)."""
    return queue(
        "referral.answered",
        to=referral.person,
        values={"answer": referral.answer, "link": reverse("portal:my_messages")},
        about=referral,
    )
