from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sanad.letters import codes
from sanad.lib.forms import NumberInput


class VerifyForm(forms.Form):
    """The code of a letter or receipt, however it was typed."""

    code = forms.CharField(
        label=_("The code at the foot of the paper"),
        help_text=_("Eight letters and digits, such as 7K4P-92MD."),
        max_length=40,
        widget=NumberInput(inputmode="text"),
        error_messages={"required": _("Write the code that stands at the foot of the paper.")},
    )

    def clean_code(self):
        """The code in its stored form."""
        code = codes.read(self.cleaned_data["code"])
        if not code:
            raise ValidationError(
                _("The code has eight letters and digits. Compare it with the paper."),
                code="letter_code",
            )
        return code
