"""Ways a message is sent, and where a delivery stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageChannel(models.TextChoices):
    SMS = "sms", _("Text message")
    EMAIL = "email", _("E-mail")


class State(models.TextChoices):
    WAITING = "waiting", _("On its way")
    SENT = "sent", _("Sent")
    ARRIVED = "arrived", _("Has arrived")
    FAILED = "failed", _("Did not arrive")
