"""What a household says of its members from a phone: how they are, who came, who left."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import IdentityKind, Leaving, Relation
from beneficiaries.forms_members import SaysFacts
from beneficiaries.models import Person
from beneficiaries.models.ages import earliest_birth
from sanad.accounts.enums import Gender
from sanad.lib import clock
from sanad.lib.forms import HIJRI, CleanCharField, DateField, IdentityField, NameField, WordsField
from sanad.lib.texts import text_lazy
from sanad.portal.forms import KeyForm


class ProposedForm(KeyForm):
    """Why, and what shows it, for whoever compares both versions at the desk."""

    reason = WordsField(label=_("What changed, and since when?"), max_length=500)
    paper = CleanCharField(
        label=_("What shows it?"),
        help_text=_("A statement, a receipt. Without a paper is an answer too."),
        max_length=200,
        required=False,
    )

    def proposal(self):
        """The words of a proposal that are the same for each kind."""
        data = self.cleaned_data
        paper = data["paper"] or str(_("Without a paper"))
        return {"reason": data["reason"], "paper": paper, "key": data["key"]}


class MemberForm(SaysFacts, ProposedForm):
    """The facts of one member. `rows`: their `members.Value`s; why is asked only where what stood
    there and matters is changed (`matter`)."""

    def __init__(self, *args, rows, matter, **kwargs):
        super().__init__(*args, **kwargs)
        self.matter = matter
        self.add_facts(rows)
        self.fields["reason"].required = False
        self.fields["reason"].help_text = text_lazy("portal.members.why_help")

    def clean(self):
        data = super().clean()
        if not self.errors and self.matter(self.said()) and not data.get("reason"):
            self.add_error("reason", text_lazy("portal.members.why_required"))
        return data


class JoinerForm(ProposedForm):
    """Somebody new in the household."""

    first_name = NameField(label=_("First name"))
    father_name = NameField(label=_("Father's name"), required=False)
    family_name = NameField(label=_("Family name"), required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices, widget=forms.RadioSelect)
    born_on = DateField(
        label=_("Birth date"), calendar=HIJRI, earliest=earliest_birth, latest=clock.today
    )
    relation = forms.ChoiceField(
        label=text_lazy("portal.members.relation"),
        choices=[("", text_lazy("form.choose"))]
        + [choice for choice in Relation.choices if choice[0] != Relation.HEAD],
    )
    identity_number = IdentityField(
        label=_("Identity number"),
        required=False,
        national=True,
        help_text=text_lazy("portal.members.identity_help"),
    )
    field_order = ["first_name", "father_name", "family_name", "gender", "born_on", "relation"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].widget.look = "seg"
        self.fields["reason"].label = text_lazy("portal.members.since")

    def newcomer(self):
        """The unsaved person that the form describes."""
        data = self.cleaned_data
        number = data["identity_number"]
        kinds = {"1": IdentityKind.CITIZEN, "2": IdentityKind.RESIDENT}
        names = ("first_name", "father_name", "family_name", "gender", "relation")
        return Person(
            **{name: data[name] for name in names},
            born_on=data["born_on"],
            is_birth_hijri=data["born_on"].entered_as_hijri,
            identity_kind=kinds[number[0]] if number else IdentityKind.NONE,
            identity_number=number,
        )


class LeavingForm(ProposedForm):
    """Somebody is of the household no more."""

    why = forms.ChoiceField(
        label=text_lazy("portal.members.why_gone"),
        choices=Leaving.choices,
        widget=forms.RadioSelect,
    )
    on = DateField(label=_("Since which day?"), calendar=HIJRI, latest=clock.today)
    field_order = ["why", "on", "reason", "paper"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = text_lazy("portal.members.what_happened")
