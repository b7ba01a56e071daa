"""Where a version of the policy stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VersionStatus(models.TextChoices):
    """A draft is written, then put in force by a second person, or set aside."""

    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Put in force")
    DISCARDED = "discarded", _("Discarded")
