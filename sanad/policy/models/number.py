"""A number that a version of the policy sets."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def number(label, *, default, least, most, help_text, column=models.PositiveSmallIntegerField):
    """A parameter that is a whole number between two limits, both included."""
    return column(
        label,
        default=default,
        validators=[
            MinValueValidator(least, _("Write %(limit_value)s or more.")),
            MaxValueValidator(most, _("Write %(limit_value)s or less.")),
        ],
        help_text=help_text,
    )
