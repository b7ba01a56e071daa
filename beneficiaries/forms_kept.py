"""What is asked of a manager who holds what would be destroyed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import WordsField


class HoldForm(forms.Form):
    reason = WordsField(label=_("Why it is kept"), max_length=500)
