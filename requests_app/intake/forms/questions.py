"""The questions of a programme's version as form fields; `stored.py` keeps their answers.

One field a page on the phone, all of them on one page at the desk: the same fields.
"""

from django import forms

from requests_app.intake.enums import QuestionKind, QuestionRole, YesNo
from requests_app.intake.forms.members import MembersField, members_of
from sanad.lib.forms import (
    AccountNumberField,
    AmountField,
    CleanCharField,
    CleanTextField,
    DateField,
    IbanField,
    MobileField,
    WholeNumberField,
)
from sanad.lib.texts import text_lazy

LONGEST_LINE, LONGEST_TEXT = 200, 2000


class SeveralField(forms.MultipleChoiceField):
    """Some of a list, each once and in the list's order: the same answer is always kept alike."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        chosen = super().clean(value)
        return [code for code, _words in self.choices if code in chosen]


class TwoCards(forms.RadioSelect):
    """Two answers side by side."""

    look = "two"


def field_for(question, household=None, reader=None):
    """The form field of a question; its label, hint and obligation come from the version.

    `household`: whose members a question of the kind `MEMBERS` lists; `reader`: the applicant, of
    whom and whose children it may say more.
    """
    common = {
        "label": question.label,
        "help_text": question.hint,
        "required": question.is_required,
    }
    if question.role == QuestionRole.PAYEE_ACCOUNT and question.kind == QuestionKind.TEXT:
        return AccountNumberField(**common)
    match question.kind:
        case QuestionKind.LONG_TEXT:
            return CleanTextField(
                max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4}), **common
            )
        case QuestionKind.AMOUNT:
            return AmountField(**common)
        case QuestionKind.NUMBER:
            return WholeNumberField(**common)
        case QuestionKind.DATE:
            return DateField(**common)
        case QuestionKind.YES_NO:
            return forms.ChoiceField(choices=YesNo.choices, widget=TwoCards, **common)
        case QuestionKind.SEVERAL:
            return SeveralField(choices=question.choice_list(), **common)
        case QuestionKind.MOBILE:
            return MobileField(**common)
        case QuestionKind.CHOICE:
            return forms.ChoiceField(
                choices=question.choice_list(), widget=forms.RadioSelect, **common
            )
        case QuestionKind.PLACE:
            choices = [("", text_lazy("form.choose")), *question.choice_list()]
            return forms.ChoiceField(choices=choices, **common)
        case QuestionKind.MEMBERS:
            return MembersField(names=members_of(household, question, reader), **common)
        case QuestionKind.IBAN:
            return IbanField(**common)
    return CleanCharField(max_length=LONGEST_LINE, **common)
