"""The forms in which people say something to us, and read under a number what became of it."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MOST_HELP_DAYS
from sanad.accounts.models import Branch
from sanad.contact.enums import Subject
from sanad.letters.forms import NumberForm
from sanad.lib import clock
from sanad.lib.dates import gregorian_text
from sanad.lib.forms import CleanCharField, DateField, MobileField, WordsField
from sanad.lib.texts import ARABIC, text, text_lazy
from sanad.portal.forms import HintedRadios, KeyForm


class ReportForm(KeyForm):
    """They were asked for money or favours: what happened, and as much of the rest as they like."""

    subject = WordsField(
        label=_("What happened?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=text_lazy("portal.report.subject_help"),
        error_messages={"required": text_lazy("portal.report.subject_required")},
    )
    named = CleanCharField(
        label=_("Who was it?"),
        max_length=120,
        required=False,
        help_text=text_lazy("portal.report.named_help"),
    )
    is_about_manager = forms.BooleanField(
        label=_("It is somebody who leads the association"),
        required=False,
        help_text=_("Then the board reads it, and not the management."),
    )
    branch = forms.ModelChoiceField(
        label=_("Which branch has to do with it?"),
        queryset=Branch.objects.all(),
        empty_label=text_lazy("form.choose"),
        error_messages={"required": text_lazy("portal.report.branch_required")},
    )
    with_file = forms.ChoiceField(
        label=text_lazy("portal.report.with_file_label"),
        choices=[
            ("yes", text_lazy("portal.report.with_file")),
            ("no", text_lazy("portal.report.without_file")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )
    # Whose file the page showed: another may have unlocked theirs in the meantime.
    whose = forms.IntegerField(widget=forms.HiddenInput, required=False)
    caller_name = CleanCharField(label=_("Name"), max_length=120, required=False)
    caller_mobile = MobileField(
        label=_("A number to call"),
        required=False,
        help_text=text_lazy("portal.report.mobile_help"),
    )

    def __init__(self, *args, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        if person is None:
            del self.fields["with_file"], self.fields["whose"]
        else:
            del self.fields["caller_name"], self.fields["caller_mobile"]
            self.fields["whose"].initial = person.pk
            self.fields["branch"].initial = person.branch_id

    def said(self):
        """The arguments of `sanad.contact.workflow.report`, without whose it is."""
        said = {**self.cleaned_data}
        for name in ("with_file", "whose"):
            said.pop(name, None)
        return said | {"caller_mobile": said.get("caller_mobile") or None}


class AskForm(KeyForm):
    """A question, a suggestion or a complaint; a stranger adds a name and a mobile."""

    subject_kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (Subject.INQUIRY, _("A question")),
            (Subject.SUGGESTION, _("A suggestion")),
            (Subject.COMPLAINT, _("A complaint")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": text_lazy("portal.ask.choose_kind")},
    )
    subject = WordsField(
        label=text_lazy("portal.ask.words"),
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": text_lazy("portal.ask.words_required")},
    )
    is_about_manager = forms.BooleanField(
        label=_("It is about somebody who leads the association"),
        required=False,
        help_text=_("Of a complaint: then the board reads it, and not the management."),
    )
    branch = forms.ModelChoiceField(
        label=_("Which branch has to do with it?"),
        queryset=Branch.objects.all(),
        empty_label=text_lazy("form.choose"),
        error_messages={"required": text_lazy("portal.report.branch_required")},
    )
    caller_name = CleanCharField(
        label=_("Name"),
        max_length=120,
        error_messages={"required": text_lazy("portal.ask.name_required")},
    )
    caller_mobile = MobileField(label=_("A number to call"), required=False)
    whose = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        if person is None:
            del self.fields["whose"]
        else:
            for name in ("branch", "caller_name", "caller_mobile"):
                del self.fields[name]
            self.fields["whose"].initial = person.pk

    def said(self):
        """The arguments of `sanad.contact.workflow.ask`, without whose it is."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "whose"}
        return said | {"caller_mobile": said.get("caller_mobile") or None}


class DataForm(KeyForm):
    """Put right, or delete: what, in their words."""

    subject_kind = forms.ChoiceField(
        label=_("What do you ask for?"),
        choices=[
            (Subject.CORRECTION, _("Put something right")),
            (Subject.DELETION, _("Delete what need not be kept")),
        ],
        widget=HintedRadios({Subject.DELETION: text_lazy("portal.change.erase_means")}),
        error_messages={"required": text_lazy("portal.change.choose_kind")},
    )
    subject = WordsField(
        label=text_lazy("portal.change.words"),
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": text_lazy("portal.ask.words_required")},
    )

    def said(self):
        """The arguments of `ask`."""
        return self.cleaned_data


class HelperForm(KeyForm):
    """Who shall help them, and until when: the desk calls, and two colleagues name them."""

    who = CleanCharField(
        label=text_lazy("portal.helpers.who"),
        max_length=120,
        error_messages={"required": text_lazy("portal.helpers.who_required")},
    )
    relation = CleanCharField(
        label=text_lazy("portal.helpers.relation"),
        max_length=60,
        error_messages={"required": text_lazy("portal.helpers.relation_required")},
    )
    number = CleanCharField(
        label=text_lazy("portal.helpers.number"),
        max_length=40,
        required=False,
        help_text=text_lazy("portal.helpers.number_help"),
    )
    until = DateField(
        label=text_lazy("portal.helpers.until"),
        error_messages={"required": text_lazy("portal.helpers.until_required")},
    )

    def clean_until(self):
        """As the desk may name them at most (`helper_until_a_day`)."""
        until, today = self.cleaned_data["until"], clock.today()
        if not today <= until <= today + timedelta(days=MOST_HELP_DAYS):
            raise forms.ValidationError(_("Help has a last day, within a year from today."))
        return until

    def said(self):
        """The arguments of `ask`, in Arabic, as the desk reads them."""
        said = {**self.cleaned_data}
        key, day = said.pop("key"), gregorian_text(said.pop("until"))
        words = text("portal.helpers.wish", language=ARABIC, day=day, **said)
        return {"subject_kind": Subject.HELPER, "subject": words, "key": key}


class AskedForm(NumberForm):
    """Number and code of what was asked."""

    mark = "W"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        number, code = self.fields["number"], self.fields["code"]
        number.label, code.label = _("The number you were given"), _("The code beside it")
        number.error_messages["required"] = _("Write the number, such as 1448-W-00012.")


class ReceiptForm(NumberForm):
    """Number and code of a receipt."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        number = self.fields["number"]
        number.label = _("Number of the request")
        number.help_text = _("It stands at the head of the receipt, such as 1448-00231.")
        number.error_messages["required"] = _(
            "Write the number that stands at the head of the receipt, such as 1448-00231."
        )
