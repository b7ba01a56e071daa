"""What the person is told of a change to what opens their file or moves their money.

The words stand in `locale/texts/guarded.toml`. A warning names neither number, branch, programme
nor who came: whoever holds the phone learns that something was asked for, and how to say no.
"""

from django.core import signing
from django.urls import reverse

from sanad.messaging.outbox import queue

SALT = "sanad.guarded.not-me"
TOKEN_LIVES = 30 * 24 * 60 * 60  # seconds


def warned(change, *, person):
    """Something was asked for; the link says "this was not me", without a sign-in."""
    queue(
        "guarded.warning",
        to=person,
        values={"secret_link": not_me_page(change)},
        about=change,
        is_secret=True,
    )


def goes_on(change, *, person):
    """What they stopped goes on, as the desk says at their own word; the link stops it again."""
    queue(
        "guarded.goes_on",
        to=person,
        values={"secret_link": not_me_page(change)},
        about=change,
        is_secret=True,
    )


def not_me_page(change):
    """The address of the page with the one button "this was not me"."""
    return reverse("guarded:not_me", args=[token_of(change)])


def token_of(change):
    """What the link in a warning carries: the change, signed."""
    return signing.dumps(change.pk, salt=SALT)


def change_of(token):
    """The key of the change that a link names, None for one that is not ours or too old."""
    try:
        return signing.loads(token, salt=SALT, max_age=TOKEN_LIVES)
    except signing.BadSignature:
        return None
