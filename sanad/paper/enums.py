"""What a sheet is for, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is written on the sheets of a book."""

    CONTACT = "contact", _("Record of a contact")
    VISIT = "visit", _("Record of a visit")
    DELIVERY = "delivery", _("Receipt of a delivery")
    REQUEST = "request", _("Support request")


class Fate(models.TextChoices):
    """What became of a sheet. One that never came back has no row."""

    USED = "used", _("Entered")
    VOID = "void", _("Void")
