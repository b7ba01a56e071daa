"""What runs by itself and leaves a row behind."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunKind(models.TextChoices):
    CALENDAR = "calendar", _("What is due")
    BACKUP = "backup", _("Backup")
    FILES = "files", _("Kept files")
    CHAIN = "chain", _("Link of the records sent outside")
