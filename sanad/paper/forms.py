"""Forms of numbered sheets: a new book, a number to look up, what every sheet is entered with."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock, files
from sanad.lib.forms import CleanCharField, DateField, NumberInput, WholeNumberField
from sanad.lib.refusal import Refused
from sanad.lib.uploads import UploadField
from sanad.paper import guards, kinds, perms
from sanad.paper.enums import MOST_SHEETS, Kind

NUMBER_HINT = _("As it is printed on the sheet, such as 000217-5.")


def _number_field(**more):
    return forms.CharField(
        label=_("Number of the sheet"), max_length=20, widget=NumberInput(), **more
    )


class BookForm(forms.Form):
    """Which sheets, about what, and how many."""

    kind = forms.ChoiceField(label=_("Which sheets?"), widget=forms.RadioSelect)
    about = forms.ChoiceField(label=_("For which programme?"), required=False)
    size = WholeNumberField(
        label=_("How many sheets?"), min_value=1, max_value=MOST_SHEETS, initial=25
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    mark_optional = False

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            (kind.value, kind.label)
            for kind in Kind
            if kind in kinds.FORMS and perms.may_make(by, kind)
        ]
        choices = [choice for form in kinds.FORMS.values() for choice in form.choices()]
        self.fields["about"].choices = [("", _("Choose the programme")), *choices]
        self.fields["about"].help_text = _("For sheets of support requests: their questions.")

    def clean(self):
        """A programme where the kind has one, and none elsewhere."""
        data = super().clean()
        form = kinds.FORMS.get(data.get("kind"))
        if form is not None:
            codes = [code for code, _label in form.choices()]
            if codes and data.get("about") not in codes:
                self.add_error("about", _("Choose the programme."))
            elif not codes:
                data["about"] = ""
        return data


class FindForm(forms.Form):
    """The number of a sheet that came back."""

    number = _number_field(
        help_text=NUMBER_HINT,
        error_messages={"required": _("Write the number of the sheet.")},
    )

    def __init__(self, *args, by, **kwargs):
        self.by, self.book = by, None
        super().__init__(*args, **kwargs)

    def clean_number(self):
        """The number, of a book in hand; whether it came back already is the page's question."""
        try:
            number = guards.read(self.cleaned_data["number"])
            self.book = guards.book_of(number, by=self.by)
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from None
        return number


class VoidForm(FindForm):
    """A spoiled sheet, and why."""

    reason = CleanCharField(
        label=_("Why is it void?"),
        max_length=200,
        help_text=_("Spoiled, lost, torn: the reason stays beside the number."),
        error_messages={"required": _("Write why the sheet is void.")},
    )

    def clean_number(self):
        number = super().clean_number()
        _refuse(guards.not_back_yet, number)
        return number


class SheetForm(FindForm):
    """What every sheet is entered with: its number, the real day, a photo of the paper.

    `kinds`: those that the page enters. `needs_scan`: the signature on the paper is the proof.
    """

    written_on = DateField(
        label=_("Day on the paper"),
        latest=clock.today,
        help_text=_("The day on which it was written. The day of the entry stands beside it."),
    )
    scan = UploadField(label=_("Photo of the sheet"), required=False, max_length=None)

    def __init__(self, *args, kinds, needs_scan=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.fields["scan"].required = needs_scan
        self.fields["scan"].error_messages |= {
            "required": _("Add a photo of the signed sheet: its signature is the proof.")
        }

    def clean_number(self):
        number = super().clean_number()
        if self.book.kind not in self.kinds:
            raise forms.ValidationError(
                _("This sheet is another kind of form: %(kind)s."),
                code="kind",
                params={"kind": self.book.get_kind_display()},
            )
        _refuse(guards.not_back_yet, number)
        return number

    def clean_written_on(self):
        day = self.cleaned_data["written_on"]
        if self.book is not None:
            _refuse(guards.check_day, self.book, day)
        return day

    def clean_scan(self):
        """The paper made anew, before anything is locked: it takes up to some seconds."""
        upload = self.cleaned_data.get("scan")
        return files.make_copy(upload) if upload else None

    def paper(self):
        """`use` takes this of every sheet."""
        data = self.cleaned_data
        return {
            "number": data["number"],
            "written_on": data["written_on"],
            "scan": data.get("scan"),
        }


def _refuse(check, *arguments):
    """A guard of the workflow, as the error of its field."""
    try:
        check(*arguments)
    except Refused as refusal:
        raise forms.ValidationError(refusal.sentence, code=refusal.code) from None
