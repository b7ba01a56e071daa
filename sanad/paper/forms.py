"""Forms of numbered sheets: a new book, a number to look up, what every sheet is entered with."""

import uuid
from datetime import timedelta
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sanad.audit.models import LONGEST_RUN
from sanad.lib import clock, files
from sanad.lib.dates import gregorian_text
from sanad.lib.forms import DateField, NumberInput, WholeNumberField, WordsField
from sanad.lib.refusal import Refused
from sanad.lib.uploads import UploadField
from sanad.paper import guards, kinds, numbers, perms
from sanad.paper.enums import Kind
from sanad.policy import parameters

NUMBER_HINT = _("As it is printed, with the digit after the dash: such as 000217-6.")


def _number_field(label, **more):
    return forms.CharField(label=label, max_length=20, widget=NumberInput(), **more)


class BookForm(forms.Form):
    """Which sheets, about what, and how many."""

    kind = forms.ChoiceField(label=_("Which sheets?"), widget=forms.RadioSelect)
    about = forms.ChoiceField(label=_("For which programme?"), required=False)
    size = WholeNumberField(
        label=_("How many sheets?"), min_value=1, max_value=LONGEST_RUN, initial=25
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
        _("Number of the sheet"),
        help_text=NUMBER_HINT,
        error_messages={"required": _("Write the number of the sheet.")},
    )

    def __init__(self, *args, by, **kwargs):
        self.by, self.book = by, None
        super().__init__(*args, **kwargs)

    def clean_number(self):
        """The number, of a book in hand; whether it came back already is the page's question."""
        number = _refuse(guards.read, self.cleaned_data["number"])
        self.book = _refuse(partial(guards.book_of, by=self.by), number)
        return number


class VoidForm(FindForm):
    """A spoiled sheet, or several in a row, and why.

    Nothing makes a void sheet good again: more than one is asked about once more (`asks_again`).
    """

    until = _number_field(
        _("Up to which number?"),
        required=False,
        help_text=_("Where several in a row are void. For one sheet, leave it empty."),
    )
    reason = WordsField(
        label=_("Why is it void?"),
        max_length=200,
        widget=forms.TextInput(),
        help_text=_("Spoiled, lost, torn: the reason stays beside the number."),
        error_messages={"required": _("Write why the sheet is void.")},
    )
    # The sheets about which was asked once more, as `run` writes them.
    sure = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_number(self):
        number = super().clean_number()
        _refuse(guards.not_back_yet, number)
        return number

    def clean_until(self):
        """The last number of the run; None for one sheet."""
        text, number = self.cleaned_data["until"], self.cleaned_data.get("number")
        until = _refuse(guards.read, text) if text else None
        if until is not None and number is not None:
            _refuse(guards.check_end, self.book, number, until)
            _refuse(guards.not_back_yet, number, until)
        return until

    @property
    def run(self):
        """`(first, last)` of the sheets as they are printed; `is_valid` was asked before."""
        first = self.cleaned_data["number"]
        return numbers.written(first), numbers.written(self.cleaned_data["until"] or first)

    @property
    def size(self):
        """How many sheets they are."""
        first = self.cleaned_data["number"]
        return (self.cleaned_data["until"] or first) - first + 1

    def asks_again(self):
        """Whether several sheets are meant, and it was not said yet that just these are."""
        run = " ".join(self.run)
        if self.size == 1 or self.cleaned_data["sure"] == run:
            return False
        self.data = self.data.copy()
        self.data["sure"] = run
        return True

    def to_void(self):
        """The keyword arguments of the verb `void`."""
        return {name: self.cleaned_data[name] for name in ("number", "until", "reason")}


class SheetForm(FindForm):
    """What every sheet is entered with: its number, the real day, a photo of the paper.

    `kinds`: those that the page enters. `needs_scan`: the signature on the paper is the proof.
    """

    written_on = DateField(
        label=_("Day on the paper"),
        latest=clock.today,
    )
    scan = UploadField(label=_("Photo of the sheet"), required=False, max_length=None)

    def __init__(self, *args, kinds, needs_scan=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.fields["written_on"].help_text = _until_when()
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


def _until_when():
    """Within how many days a sheet is entered, and which day is the oldest today."""
    days = parameters.in_force().late_entry_days
    oldest = clock.today() - timedelta(days=days)
    return ngettext(
        "The day on which it was written. A sheet is entered within %(count)s day of it: today, one"
        " of %(day)s or later.",
        "The day on which it was written. A sheet is entered within %(count)s days of it: today,"
        " one of %(day)s or later.",
        days,
    ) % {"count": days, "day": gregorian_text(oldest)}


def _refuse(check, *arguments):
    """A guard of the workflow, with what it returns; its refusal is the error of the field."""
    try:
        return check(*arguments)
    except Refused as refusal:
        raise forms.ValidationError(refusal.sentence, code=refusal.code) from None
