from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.texts import TO_A_MAN, TO_A_WOMAN, TO_ANYBODY


class Reader(models.TextChoices):
    """Whom the words address."""

    MAN = TO_A_MAN, _("to a man")
    WOMAN = TO_A_WOMAN, _("to a woman")
    ANYBODY = TO_ANYBODY, _("to anybody")
