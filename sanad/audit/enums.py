"""What a file is opened for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Why a file was opened; one tap, before it opens (privacy, +)."""

    SERVICE = "service", _("Serving them now")
    VERIFY = "verify", _("Checking their request")
    STUDY = "study", _("Social study")
    DELIVERY = "delivery", _("Delivery")
    CONDUCT = "conduct", _("A conduct case")
    REVIEW = "review", _("Review or audit")
    # What is written to them or was said by them; it opens no file.
    READING = "reading", _("Reading a letter, minutes or a contact")
    # No colleague's: the person takes a copy of what is kept about them.
    COPY = "copy", _("A copy for the person")


# What a colleague opens a file for.
OF_A_FILE = [
    (each.value, each.label) for each in Purpose if each not in (Purpose.READING, Purpose.COPY)
]
