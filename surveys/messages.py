"""What the surveys say to people; the words stand in `locale/texts/surveys.toml`."""

from django.urls import reverse

from sanad.messaging.outbox import queue


def invited(invitation, *, token, expires_at):
    """Ask a person to rate a finished step. The link is sent out; the portal keeps none. Nothing is
    sent to who cannot read: they are asked where they are met."""
    return queue(
        "survey.invited",
        to=invitation.person,
        values={
            "link": reverse("surveys:mine"),
            "secret_link": reverse("surveys:invited", args=[token]),
        },
        about=invitation,
        is_secret=True,
        expires_at=expires_at,
        is_sent=not invitation.person.cannot_read,
    )
