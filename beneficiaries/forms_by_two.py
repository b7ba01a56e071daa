"""Forms of what a second colleague agrees to: why, on what paper, may a warning go out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms import NOT_HEAD, NOT_SAID, JoinForm, PinForm, one_under
from beneficiaries.models import Guardianship, Person
from sanad.guarded.forms import ChangeFields
from sanad.lib.forms import HIJRI, DateField, MobileField, NumberInput


class GuardianForm(ChangeFields, forms.ModelForm):
    """Who acts for the person: somebody registered, found by identity number; agreed to by two."""

    identity_number = forms.CharField(
        label=_("Identity number of the guardian"), max_length=40, widget=NumberInput()
    )
    valid_until = DateField(label=_("The deed is good until"), required=False, calendar=HIJRI)

    class Meta:
        model = Guardianship
        fields = ["basis", "valid_until"]
        labels = {"basis": _("Deed: kind, number, court")}

    field_order = ["identity_number", "basis", "valid_until", "reason", "silence"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["paper"]  # the deed

    def proposal(self):
        return {
            "guardian": self.guardian,
            "basis": self.cleaned_data["basis"],
            "valid_until": self.cleaned_data["valid_until"],
            **super().proposal(),
        }

    def clean_identity_number(self):
        self.guardian = one_under(
            self.cleaned_data["identity_number"],
            Person.objects,
            _("Nobody is registered under this number. Register the guardian first."),
        )
        return self.guardian.identity_number

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"ward", "guardian"}


class HelperForm(ChangeFields):
    """Who prepares for the person, found by identity number; agreed to by two, and by them."""

    identity_number = forms.CharField(
        label=_("Identity number of who helps"),
        max_length=40,
        widget=NumberInput(),
        help_text=_("They have a file with us; register them first where they have none."),
    )
    relation = forms.CharField(
        label=_("What they are to them"),
        max_length=60,
        help_text=_("Son, daughter, neighbour."),
    )
    until = DateField(label=_("Last day"), help_text=_("Within a year from today."))
    field_order = ["identity_number", "relation", "until", "reason", "paper", "silence"]

    def proposal(self):
        return {
            "helper": self.helper,
            "relation": self.cleaned_data["relation"],
            "until": self.cleaned_data["until"],
            **super().proposal(),
        }

    def clean_identity_number(self):
        self.helper = one_under(
            self.cleaned_data["identity_number"],
            Person.objects,
            _("Nobody is registered under this number. Register who helps first."),
        )
        return self.helper.identity_number


class JoinByTwoForm(ChangeFields, JoinForm):
    """The same of somebody with an account of their own: a second colleague agrees."""

    field_order = ["identity_number", "relation"]

    def proposal(self):
        return {
            "household": self.host.household,
            "relation": self.cleaned_data["relation"],
            **super().proposal(),
        }


class PinByTwoForm(ChangeFields, PinForm):
    """Other digits than those that stand there: a second colleague agrees."""

    field_order = ["pin"]

    def proposal(self):
        return {"pin": self.cleaned_data["pin"], **super().proposal()}


class MobileForm(ChangeFields):
    """Another mobile than the one that stands there, or none."""

    mobile = MobileField(
        label=_("New mobile"),
        required=False,
        help_text=_("Leave it empty if they have none any more."),
    )
    field_order = ["mobile"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["silence"].label = _("Do not write to the number of before, because")
        self.fields["silence"].help_text = _(
            "Leave it empty: then we tell them there. Write a reason where that phone may be in"
            " other hands and a message could harm them; your colleague reads it."
        )

    def proposal(self):
        return {"mobile": self.cleaned_data["mobile"] or None, **super().proposal()}


class HeadForm(ChangeFields):
    """Who heads the household from now on is the person; what the former head is to them."""

    former_is = forms.ChoiceField(
        label=_("What the former head is to them"), choices=[NOT_SAID, *NOT_HEAD]
    )
    field_order = ["former_is"]

    def __init__(self, *args, former, **kwargs):
        super().__init__(*args, **kwargs)
        if former is None:
            del self.fields["former_is"]

    def proposal(self):
        return {"former_is": self.cleaned_data.get("former_is", ""), **super().proposal()}
