"""An objection in the applicant's words, and the answer to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import WordsField
from sanad.workflow.forms import KeyForm


class ObjectForm(KeyForm):
    """The applicant's objection in their own words."""

    words = WordsField(
        label=_("What does the applicant object to, in their own words?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what is objected to.")},
    )


class HearForm(forms.Form):
    """The answer to an objection; the person reads it in the letter."""

    UPHOLD, DISMISS = "uphold", "dismiss"

    answer = WordsField(
        label=_("The answer, as it reaches the person"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the answer: the person reads it in the letter.")},
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            (UPHOLD, _("Uphold it: the committee looks again")),
            (DISMISS, _("Let the decision stand")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what follows.")},
    )
