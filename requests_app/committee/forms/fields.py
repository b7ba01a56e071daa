"""What the committee's forms share: how choices look, and the reason of a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import WordsField
from sanad.workflow.forms import StepForm


class Seg(forms.RadioSelect):
    """Two to four short words side by side."""

    look = "seg"


class Two(forms.RadioSelect):
    look = "two"


class Checks(forms.CheckboxSelectMultiple):
    """A plain line for each."""

    def __init__(self, attrs=None):
        super().__init__({"class": "form-check-input"} | (attrs or {}))


class ReasonForm(StepForm):
    """Why a member stands aside, or an item is taken off."""

    reason = WordsField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason.")},
    )
