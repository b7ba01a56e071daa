"""What is asked beside a guarded value, and what the second person says."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import KinRelation
from sanad.lib.arabic import COMMA
from sanad.lib.forms import NamesWhatIsMissing, WordsField
from sanad.lib.identifiers import (
    BORDER_NUMBER,
    GCC_ID,
    PASSPORT,
    compact,
    is_national_id,
)
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
        label=_("Do not write to their number, because"),
        max_length=300,
        required=False,
        help_text=_(
            "Leave it empty: then we tell them. Write a reason where their phone may be in other"
            " hands and a message could harm them; your colleague reads it."
        ),
    )
    OF_THE_CHANGE = ("reason", "paper", "silence", "key")

    def proposal(self):
        """The keyword arguments of `propose` that every kind has."""
        data = self.cleaned_data
        return {name: data[name] for name in self.OF_THE_CHANGE if name in data}


class KinForm(NamesWhatIsMissing, forms.Form):
    """Identity numbers of a colleague and of relatives; `relations`: those that are asked for."""

    own = forms.CharField(
        label=_("Your own identity number"),
        max_length=40,
        widget=forms.TextInput({"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"}),
    )
    prefix = "kin"  # `sanad.accounts.kept` keeps no field that begins so
    # One line each; brothers and sisters of a large family, and their children.
    MOST = 60

    def __init__(self, *args, relations=(), has_given=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.relations = list(relations)
        self.fields["own"].required = not has_given
        if has_given:
            self.fields["own"].label = _("Another identity number of your own")
        for relation in self.relations:
            self.fields[relation.value] = forms.CharField(
                label=relation.label,
                required=False,
                max_length=2_000,
                widget=forms.Textarea({"rows": 2, "dir": "ltr", "autocomplete": "off"}),
            )
        self.name_what_is_missing()

    def clean_own(self):
        """The number as it is stored, "" for none."""
        return "".join(_numbers(self.cleaned_data["own"])[:1])

    def clean(self):
        """Each field of relatives as a list of numbers."""
        cleaned = super().clean()
        for relation in self.relations:
            try:
                numbers = _numbers(cleaned.get(relation.value, ""))
            except ValidationError as error:
                self.add_error(relation.value, error)
            else:
                cleaned[relation.value] = numbers[: self.MOST]
        return cleaned

    def relatives(self):
        """`{relation: [number]}` of what was written."""
        return {KinRelation(one): self.cleaned_data[one.value] for one in self.relations}


def _numbers(text):
    """The numbers of a text, one a line; ValidationError with each that is no identity number."""
    numbers = [compact(line) for line in re.split(rf"[\n,;{COMMA}]", text) if line.strip()]
    wrong = [number for number in numbers if not _is_identity(number)]
    if wrong:
        said = _("This is no identity number: %(number)s. Compare it with the card.")
        raise ValidationError(
            [ValidationError(said, "identity", {"number": number}) for number in wrong]
        )
    return numbers


def _is_identity(number):
    if re.fullmatch("[12][0-9]{9}", number):
        return is_national_id(number)
    return any(re.fullmatch(kind, number) for kind in (BORDER_NUMBER, GCC_ID, PASSPORT))


class EndKinForm(KeyForm):
    """Why somebody is no relative (any more): a slip, a divorce, a death."""

    reason = WordsField(label=_("Why they are no relative"), max_length=500)
    paper = forms.CharField(
        label=_("What shows it"),
        max_length=200,
        help_text=_("The paper and its number, or that the number was mistyped."),
        error_messages={"required": _("Write what shows it.")},
    )


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
