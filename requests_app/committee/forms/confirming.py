"""What a member says of their own votes, and the scan of signed minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.committee import in_name
from sanad.lib import files
from sanad.lib.codes import read_code
from sanad.lib.forms import NumberInput, WordsField
from sanad.lib.uploads import UploadField
from sanad.workflow.forms import StepForm

SEAT = "seat"


class DigitsForm(forms.Form):
    """The six digits that a member told, or typed on this screen."""

    code = forms.CharField(
        label=_("The six digits"),
        max_length=20,
        widget=NumberInput({"autocomplete": "off"}),
        error_messages={"required": _("Write the six digits.")},
    )

    def clean_code(self):
        return read_code(self.cleaned_data["code"])


class ScanForm(StepForm):
    scan = UploadField(
        label=_("Photo or PDF of the signed minutes"),
        max_length=None,
        error_messages={"required": _("Add a photo of the signed minutes.")},
    )

    def clean_scan(self):
        """The photo made anew, outside of any transaction."""
        return files.make_copy(self.cleaned_data["scan"])


class ContestForm(StepForm):
    """Which vote is not as it was given, or that one was not there; in the member's own words."""

    row = forms.ChoiceField(
        label=_("What is not right?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is not right.")},
    )
    words = WordsField(
        label=_("How was it?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what is not right.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = in_name.of(self.obj, self.by)
        self.votes = {str(vote.pk): vote for vote in name.contestable}
        choices = [(SEAT, name.seat.in_words)] if name.can_contest_seat else []
        self.fields["row"].choices = choices + [
            (key, vote.in_words) for key, vote in self.votes.items()
        ]
        if len(self.fields["row"].choices) == 1:
            self.fields["row"].initial = self.fields["row"].choices[0][0]

    def arguments(self):
        data = self.cleaned_data
        return {"vote": self.votes.get(data["row"]), "words": data["words"]}
