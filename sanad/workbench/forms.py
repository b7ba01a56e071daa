"""What the workbench's own pages take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import WordsField

LEAST_PASSWORD = 8


class PasswordForm(forms.Form):
    """The password of a file that holds names; none for one that is printed at once."""

    password = forms.CharField(
        label=_("Password of the file"),
        min_length=LEAST_PASSWORD,
        max_length=100,
        required=False,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password", "dir": "ltr"}),
        help_text=_("With one, nobody opens the file without it. It is kept nowhere: remember it."),
    )

    mark_optional = False


class OutcomeForm(forms.Form):
    """What came of a task."""

    outcome = WordsField(
        label=_("What came of it?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write what came of it.")},
    )
