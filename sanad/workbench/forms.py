"""What the workbench's own pages take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import CleanTextField


class OutcomeForm(forms.Form):
    """What came of a task."""

    outcome = CleanTextField(
        label=_("What came of it?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what came of it.")},
    )
