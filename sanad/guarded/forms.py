"""What is asked beside a guarded value, and what the second person says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.forms import WordsField
from sanad.workflow.forms import KeyForm, StepForm


class ChangeFields(KeyForm):
    """Why the value changes, what was shown for it, and whether a warning could do harm.

    The form of a guarded value inherits these; `proposal()` is what `propose` takes of them.
    """

    reason = WordsField(label=_("Why it changes"), max_length=500)
    paper = forms.CharField(
        label=_("What was shown for it"),
        max_length=200,
        help_text=_("The paper and its number, or how you made sure who it is."),
        error_messages={"required": _("Write what you saw, or how you made sure.")},
    )
    silence = WordsField(
        label=_("Do not write to the number of before, because"),
        max_length=300,
        required=False,
        help_text=_(
            "Leave it empty: then we tell them there. Write a reason where that phone may be in"
            " other hands and a message could harm them; your colleague reads it."
        ),
    )
    OF_THE_CHANGE = ("reason", "paper", "silence", "key")

    def proposal(self):
        """The keyword arguments of `propose` that every kind has."""
        data = self.cleaned_data
        return {name: data[name] for name in self.OF_THE_CHANGE if name in data}


class ApproveForm(StepForm):
    """The second look: the person stands there, or the hours of the policy run."""

    is_present = forms.BooleanField(
        label=_("The person stands before me and I know who it is: it takes effect at once"),
        required=False,
    )


class RefuseForm(StepForm):
    reason = WordsField(label=_("Why not"), max_length=500)


class ContestForm(StepForm):
    reason = WordsField(label=_("What they said, and how they reached us"), max_length=500)
