"""What the pages of the surveys take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import BY_NAME, Branch, User
from sanad.lib.clock import today
from sanad.lib.forms import CleanCharField, DateField, WordsField
from sanad.workflow.forms import KeyForm, StepForm
from surveys.enums import RatedStep, Score


class StartForm(forms.Form):
    """What somebody without an invitation rates."""

    step = forms.TypedChoiceField(
        label=_("What would you like to rate?"),
        choices=RatedStep.choices,
        error_messages={"required": _("Choose what you would like to rate.")},
    )
    branch = forms.ModelChoiceField(
        label=_("Which branch?"),
        queryset=Branch.objects.all(),
        empty_label=_("No branch in particular"),
        required=False,
    )


class ScoreForm(forms.Form):
    """One of five faces."""

    score = forms.TypedChoiceField(
        choices=Score.choices,
        coerce=int,
        error_messages={
            "required": _("Choose a face, or skip the question."),
            "invalid_choice": _("Choose a face, or skip the question."),
        },
    )


class WriteDownForm(KeyForm):
    """What was heard."""

    heard = CleanCharField(label=_("What was said, in a sentence"), max_length=200)
    step = forms.ChoiceField(
        label=_("About which step"),
        choices=[("", _("No step in particular")), *RatedStep.choices],
        required=False,
    )
    branch = forms.ModelChoiceField(
        label=_("In which branch"),
        queryset=Branch.objects.all(),
        empty_label=_("No branch in particular"),
        required=False,
    )


class TakeUpForm(StepForm):
    plan = WordsField(
        label=_("What do we do about it?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    owner = forms.ModelChoiceField(
        label=_("In whose hands?"),
        queryset=User.objects.none(),
        empty_label=_("Choose a colleague"),
    )
    due_on = DateField(label=_("Until which day?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(is_staff=True, is_active=True)
        self.fields["owner"].queryset = staff.order_by(*BY_NAME)

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on < today():
            raise forms.ValidationError(_("Choose a day from today on."))
        return due_on


class FinishForm(StepForm):
    outcome = WordsField(
        label=_("What did we do?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class SetAsideForm(StepForm):
    reason = WordsField(
        label=_("Why is nothing done about it?"),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
