from django.db import models
from django.utils.translation import gettext_lazy as _


class Key(models.TextChoices):
    """The keys that rows or files depend on, by the name of their variable."""

    FILES = "FILES_KEY", "FILES_KEY"
    SURVEY_TOKEN = "SURVEY_TOKEN_KEY", "SURVEY_TOKEN_KEY"
    SURVEY_HASH = "SURVEY_HASH_KEY", "SURVEY_HASH_KEY"


class KeyEvent(models.TextChoices):
    """What happened to a key."""

    TAKEN_UP = "taken_up", _("Taken up")
    RETIRED = "retired", _("Retired")


class HoldOutcome(models.TextChoices):
    """What became of the messages that waited while a hold stood."""

    SEND = "send", _("Sent")
    SET_ASIDE = "set_aside", _("Set aside")
