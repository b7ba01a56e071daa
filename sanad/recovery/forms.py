from django import forms

from sanad.recovery.enums import HoldOutcome


class LiftForm(forms.Form):
    """Which of the two buttons was pressed."""

    outcome = forms.ChoiceField(choices=HoldOutcome)
