"""What work of every app may wait on somebody, beside the steps of its cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TaskKind(models.TextChoices):
    """The kinds of this app; others are registered (`workflow.register`)."""

    CALL = "call", _("Call them: a message alone does not do")


# Both are filled by `workflow.register`.
# Kinds whose work is a step of its own: they end with it, never by words alone.
BY_STEP: set[str] = set()
# Kinds that stand before all other work, whatever its day.
URGENT: set[str] = set()
