"""The forms in which an applicant signs at the desk, or on a call (PR-4)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import Heard, SignatureMethod
from requests_app.intake.forms.drawing import LONGEST_DRAWING, ShownByHand
from sanad.lib.arabic import listed
from sanad.lib.forms import CleanCharField, NumberInput, WordsField
from sanad.workflow.forms import StepForm


class SignForm(ShownByHand, forms.Form):
    """The ways to sign (PR-4): drawing, code to the phone, thumbprint before witnesses; where they
    may, on paper, and on a call."""

    method = forms.ChoiceField(choices=SignatureMethod, widget=forms.RadioSelect, label=_("How?"))
    drawing = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_DRAWING)
    code = forms.CharField(
        label=_("The six digits of the message"),
        max_length=20,
        required=False,
        widget=NumberInput({"autocomplete": "one-time-code"}),
    )
    witness_1 = CleanCharField(label=_("First witness"), max_length=90, required=False)
    witness_2 = CleanCharField(label=_("Second witness"), max_length=90, required=False)
    read_by = CleanCharField(label=_("Read aloud by"), max_length=120, required=False)
    said = WordsField(
        label=_("What did they say back?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In their own words: that it was read to them, and that it is right."),
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    mark_optional = False

    def __init__(self, *args, may_sign_on_paper=False, is_on_a_call=False, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = {
            SignatureMethod.PAPER: not may_sign_on_paper,
            SignatureMethod.CALL: not is_on_a_call,
        }
        self.fields["method"].choices = [
            choice for choice in SignatureMethod.choices if not left_out.get(choice[0])
        ]

    def ways(self):
        """`(name, radio)` of each way that is offered."""
        return [(str(radio.data["value"]), radio) for radio in self["method"]]

    def clean(self):
        data = super().clean()
        match data.get("method"):
            case SignatureMethod.DRAWN:
                self.check_drawing(data)
            case SignatureMethod.CODE:
                self.check_code(data)
            case SignatureMethod.CALL:
                if not data.get("said"):
                    self.add_error("said", _("Write what they said."))
            case SignatureMethod.THUMBPRINT:
                self.check_thumbprint(data)
        return data

    def proof(self):
        """What `sign` takes besides the code, which is confirmed first."""
        data = self.cleaned_data
        return {
            "method": data["method"],
            "drawing": data["drawing"],
            "witnesses": listed(filter(None, [data["witness_1"], data["witness_2"]])),
            "read_by": data["read_by"],
            "digest": data["digest"],
        }


class HeardForm(StepForm):
    """How a second colleague heard what was said on a call (PR-4+)."""

    heard = forms.ChoiceField(
        label=_("How did you hear it?"), choices=Heard, widget=forms.RadioSelect
    )
