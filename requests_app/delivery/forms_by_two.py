"""Forms of what a second colleague agrees to once it is decided where the money goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.delivery.forms import CompletionForm, PayeeForm
from requests_app.delivery.guarded import PAYEE_COLUMNS
from sanad.guarded.forms import ChangeFields


class PayeeByTwoForm(ChangeFields, PayeeForm):
    """Another payee, and why."""

    def proposal(self):
        data = self.cleaned_data
        values = {name: data[name] for name in PAYEE_COLUMNS if name in data}
        return {**values, **super().proposal()}


class AccountByTwoForm(ChangeFields, CompletionForm):
    """Another account with its certificate, and why; what was shown is the certificate."""

    paper = forms.ChoiceField(label=_("Which paper?"), widget=forms.RadioSelect)

    def proposal(self):
        return {**super().proposal(), "paper": str(self.line.type), "certificate": self}
