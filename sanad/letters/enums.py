from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    """What a letter is, as the public page of verification names it."""

    DECISION = "decision", _("Letter of decision")
    OBJECTION = "objection", _("Answer to an objection")
    WARNING = "warning", _("Written warning")
    SUSPENSION = "suspension", _("Letter of suspension")
    TERMINATION = "termination", _("Letter ending the relationship")
    LIFTING = "lifting", _("Letter lifting a measure")
    REPORT = "report", _("Report to an authority")
    REPLY = "reply", _("Reply to a letter")
    MINUTES = "minutes", _("Minutes of a sitting")
    OTHER = "other", _("Letter")
