import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sanad.letters import codes
from sanad.lib.digits import western
from sanad.lib.forms import NumberInput

YEAR = 4  # digits of the Hijri year that a number begins with


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


class NumberForm(VerifyForm):
    """The number of a series, such as `1448-W-00012`, and the code beside it, however typed."""

    mark = ""  # between year and running number
    number = forms.CharField(max_length=40, widget=NumberInput(inputmode="text"))
    field_order = ["number", "code"]

    def clean_number(self):
        """The number in its stored form: of dashes, spaces, zeros and mark left out, none is
        wrong."""
        parts = re.findall("[0-9]+", western(self.cleaned_data["number"]))
        if len(parts) == 1 and len(parts[0]) > YEAR:
            parts = [parts[0][:YEAR], parts[0][YEAR:]]
        if len(parts) != 2:
            raise ValidationError(self.fields["number"].error_messages["required"], code="number")
        return "-".join([parts[0], *filter(None, [self.mark]), f"{int(parts[1]):05d}"])
