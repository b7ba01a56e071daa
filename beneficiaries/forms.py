"""Forms of the registry: they shape and validate, and nothing else."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import (
    AT_THE_DESK,
    MOST_PAGES,
    OF_A_COUNTRY,
    Evidence,
    IdentityKind,
    Likeness,
    Relation,
)
from beneficiaries.files import make_copy
from beneficiaries.models import (
    Category,
    Document,
    DocumentType,
    Household,
    Person,
    identity,
)
from beneficiaries.models.safe import SPEAKING
from sanad.audit.enums import OF_A_FILE
from sanad.lib import clock, countries, snapshot
from sanad.lib.arabic import listed
from sanad.lib.fields import CleanCharField
from sanad.lib.forms import (
    HIJRI,
    TOO_LONG,
    AmountField,
    DateField,
    NumberInput,
    WholeHourField,
    WholeNumberField,
)
from sanad.lib.identifiers import compact
from sanad.lib.texts import text_lazy
from sanad.lib.uploads import UploadField, UploadInput, UploadsField, UploadsInput

NEW = "new"
SHORT_ADDRESS = re.compile("[A-Z]{4}[0-9]{4}")
NOT_SAID = ("", _("Choose the relation"))
# Who joins a household that has its head is no second one.
NOT_HEAD = [choice for choice in Relation.choices if choice[0] != Relation.HEAD]


def new_key():
    """A key that no other form carries."""
    return str(uuid.uuid4())


class KeyMixin(forms.Form):
    """A hidden key, so that what is sent twice is created once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key


def _ask(form, **sentences):
    """What to say where a required field was left empty."""
    for name, sentence in sentences.items():
        form.fields[name].error_messages["required"] = sentence


class SearchForm(forms.Form):
    """One box for a name, an identity number or a mobile."""

    mark_optional = False
    q = forms.CharField(
        label=_("Name, identity number or mobile"),
        max_length=100,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )

    def clean_q(self):
        return CleanCharField().normalise(self.cleaned_data["q"])


class HouseholdForm(forms.ModelForm):
    """Where a household lives and on what."""

    monthly_income = AmountField(
        label=_("Monthly income of the household (riyals)"), min_value=0, required=False
    )

    size = WholeNumberField(
        label=_("How many live on it"),
        min_value=1,
        max_value=60,
        initial=1,
        error_messages={
            "invalid": _("Write how many live on it."),
            "min_value": _("A household has between one person and sixty."),
            "max_value": _("A household has between one person and sixty."),
        },
    )

    class Meta:
        model = Household
        fields = [
            "city",
            "district",
            "short_address",
            "directions",
            "housing",
            "size",
            "monthly_income",
            "register_number",
        ]
        widgets = {
            "directions": forms.Textarea({"rows": 2}),
            "register_number": NumberInput(),
            "short_address": forms.TextInput(
                {"dir": "ltr", "class": "s-num-input", "autocomplete": "off"}
            ),
        }
        help_texts = {
            "short_address": _("Four letters and four digits, such as RAAA2919."),
            "register_number": _("As on the family register, where there is one."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["city"].required = True
        self.fields["housing"].choices = [
            ("", _("Not known")),
            *(choice for choice in self.fields["housing"].choices if choice[0]),
        ]
        self.fields["register_number"].error_messages |= TOO_LONG
        _ask(self, city=_("Write the city or village."), size=_("Write how many live on it."))

    def clean_short_address(self):
        """Said at the field, where whoever typed it looks."""
        address = compact(self.cleaned_data["short_address"]).upper()
        if address and not SHORT_ADDRESS.fullmatch(address):
            raise forms.ValidationError(
                _("The short address has four Latin letters and four digits, such as RAAA2919.")
            )
        return address


def country_field():
    """The country of an identity: most kinds have none, two need it, so it is neither called
    optional nor required; `check_identity` judges it."""
    field = forms.ChoiceField(
        label=_("The country that gave it"),
        choices=lambda: [("", text_lazy("form.choose")), *countries.choices()],
        required=False,
        help_text=_("For a passport or a Gulf identity."),
    )
    field.mark_optional = False
    return field


SPEAKING_WORDS = {
    "cannot_read": _("They cannot read: we tell them by voice"),
    "is_deaf": _("They are deaf: we write, or meet"),
    "is_blind": _("They are blind: we read it to them"),
    "woman_calls": _("A woman calls"),
    "landline": _("Landline"),
}


class PersonFields(forms.ModelForm):
    """The file's own fields; `RegisterForm` and `ChangeForm` are this and a little more."""

    identity_country = country_field()
    born_on = DateField(
        label=_("Birth date"),
        required=False,
        calendar=HIJRI,
        latest=clock.today,
        help_text=_("As on the identity, Hijri or Gregorian."),
    )
    identity_expires_on = DateField(label=_("The identity expires"), required=False, calendar=HIJRI)
    safe_from = WholeHourField(label=_("Messages not before"))
    safe_until = WholeHourField(label=_("And not after"), is_end=True)

    class Meta:
        model = Person
        fields = [
            "identity_kind",
            "identity_country",
            "identity_number",
            "first_name",
            "father_name",
            "grandfather_name",
            "family_name",
            "gender",
            "born_on",
            "identity_expires_on",
            "mobile",
            "language",
            *SPEAKING,
            "may_text",
            "safe_mobile",
            "safe_from",
            "safe_until",
            "safe_contact",
        ]
        widgets = {
            "gender": forms.RadioSelect,
            "safe_contact": forms.Textarea({"rows": 2}),
        }
        labels = {
            "may_text": _("Text messages to this mobile are safe for them"),
            **SPEAKING_WORDS,
        }
        help_texts = {
            "identity_kind": _("Whoever has no identity: “none yet”."),
            "first_name": _("Whoever has one name only: write it here."),
            "mobile": _("Leave it empty if they have none."),
            "language": _("Their pages and short messages are in it; what counts is the Arabic."),
            "cannot_read": _("A colleague tells them by voice what we write."),
            "landline": _("It is called; no message goes there."),
            "safe_mobile": _("Messages go there instead; codes to sign in go to their mobile."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].widget.look = "seg"
        self.fields["gender"].choices = [
            choice for choice in self.fields["gender"].choices if choice[0]
        ]
        _ask(
            self,
            first_name=_("Write the first name."),
            gender=_("Choose the gender."),
        )

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("identity_kind") == IdentityKind.NONE:
            data["identity_number"] = ""
        elif "identity_number" in data and not data["identity_number"]:
            self.add_error("identity_number", _("Write the identity number, or choose “none yet”."))
        if data.get("identity_kind") not in OF_A_COUNTRY:
            data["identity_country"] = ""
        born_on = data.get("born_on")
        if born_on is not None:
            self.instance.is_birth_hijri = born_on.entered_as_hijri
        return data

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"folded", "search", "household", "branch"}


class KnownForm(forms.Form):
    """What a call to the number of the file showed."""

    is_them = forms.ChoiceField(
        label=_("Whom did you speak with?"),
        choices=[
            ("yes", _("With them: voice, birth date and home are right")),
            ("no", _("With somebody else, or it is not they who signed in")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )


class ChangeHouseholdForm(HouseholdForm):
    """The household's fields; `seen` holds the version that stood on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _home_label(home):
    names = listed(member.first_name for member in home.members.all())
    return f"{names} ({home.place})" if home.place else names


class RegisterForm(KeyMixin, PersonFields):
    """A new person; the view adds the household beside it and the possible doubles above it."""

    relation = forms.ChoiceField(
        label=_("To the head of the household"),
        choices=Relation,
        error_messages={"required": _("Choose the relation to the head of the household.")},
    )
    # The doubles that stood on the page when "none of these" was ticked.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    is_none_of_these = forms.BooleanField(
        label=_("I compared them: none of these is the person before me"), required=False
    )

    class Meta(PersonFields.Meta):
        fields = [*PersonFields.Meta.fields, "relation"]

    def __init__(self, *args, homes=(), household=None, **kwargs):
        """`homes`: households under the family register that was typed, to be joined or not;
        `household`: the one that is joined for certain.
        """
        super().__init__(*args, **kwargs)
        if household and household.head():
            self.fields["relation"].choices = [NOT_SAID, *NOT_HEAD]
            self.fields["relation"].initial = ""
        self.homes = {str(home.pk): home for home in homes}
        if homes:
            self.fields["join"] = forms.ChoiceField(
                label=_("This family register is known. Where do they live?"),
                choices=[(pk, _home_label(home)) for pk, home in self.homes.items()]
                + [(NEW, _("In a household of their own"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose the household.")},
            )

    def _get_validation_exclusions(self):
        # An identity that is taken is shown as the person who has it: with one of its three columns
        # left out, whether it is there already is not asked.
        return super()._get_validation_exclusions() | {"identity_country"}

    def joined(self):
        """The known household that was chosen, or None."""
        return self.homes.get(self.data.get("join", ""))

    def passes_over(self, doubles):
        """Whether "none of these" was said about all of them, just as they stand now.

        An identity that is taken is never passed over.
        """
        if any(likeness == Likeness.IDENTITY for _other, likeness in doubles):
            return False
        shown = set((self.cleaned_data.get("shown") or "").split(","))
        if not {str(other.pk) for other, _likeness in doubles} <= shown:
            return False
        if not self.cleaned_data.get("is_none_of_these"):
            self.add_error("is_none_of_these", _("Compare them, then tick this or open the file."))
            return False
        return True


class ChangeForm(PersonFields):
    """The file's fields; `seen` holds the version that stood on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    died_on = DateField(label=_("Died"), required=False, calendar=HIJRI, latest=clock.today)

    class Meta(PersonFields.Meta):
        fields = [*PersonFields.Meta.fields, "relation", "died_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance
        if person.mobile:
            self._by_two("mobile", _("Another one is proposed: “Change the mobile”."))
        if person.household and person.household.has_others(person):
            if person.relation == Relation.HEAD:
                self._by_two("relation", _("Who heads it is changed in the file of the next head."))
            else:
                self.fields["relation"].choices = NOT_HEAD

    def _by_two(self, name, where):
        """Shown, and changed elsewhere."""
        self.fields[name].disabled = True
        self.fields[name].help_text = where

    def _get_validation_exclusions(self):
        # What stood there before was judged by the checks of its day.
        written = set(self.changed_data)
        if written & identity.FIELDS:
            written |= identity.FIELDS
        return super()._get_validation_exclusions() | (set(self.fields) - written)


class OpenForm(forms.Form):
    """What the file is opened for: one tap."""

    purpose = forms.ChoiceField(choices=OF_A_FILE)


class TermsForm(forms.Form):
    """How the person came to know the terms that they accept."""

    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[(one.value, one.label) for one in AT_THE_DESK],
        widget=forms.RadioSelect,
    )
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class WordsForm(forms.Form):
    """An answer to words that stand above it; if others hold by now, it is asked again."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, words, **kwargs):
        self.words = words
        super().__init__(*args, initial={"digest": snapshot.digest(words)}, **kwargs)

    def clean_digest(self):
        """Refuse an answer to words that were others when they were read."""
        if self.cleaned_data["digest"] != snapshot.digest(self.words):
            raise ValidationError(_("The words changed meanwhile. Read them anew."))
        return self.cleaned_data["digest"]


class ConsentForm(WordsForm):
    """At the desk: what they answer, and how they came to know the words."""

    answer = forms.ChoiceField(
        label=_("Their answer"),
        choices=[("yes", _("Agrees")), ("no", _("Does not agree"))],
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(
        label=_("How?"),
        choices=[(one.value, one.label) for one in AT_THE_DESK],
        widget=forms.RadioSelect,
    )

    def said(self):
        """As `consents.answer` takes it."""
        data = self.cleaned_data
        return {
            "is_given": data["answer"] == "yes",
            "words": self.words,
            "channel": data["channel"],
        }


class PaperDates:
    """A form that asks for the days a paper bears: `issued_on`, `expires_on` (PR-2).

    Which of them a type needs, and what they must be to one another, is judged here alone: for the
    registry, the desk, the phone and the completion of a registration.
    """

    def judge_dates(self, kind, *, are_asked=True):
        """Refuse days that the type `kind` needs and that are missing or cannot be.

        `are_asked` False: no new paper is written down in this form, so nothing is missing.
        """
        data = self.cleaned_data
        for name, is_needed in (("issued_on", kind.valid_days), ("expires_on", kind.has_expiry)):
            if are_asked and is_needed and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Write this date as the paper bears it."))
        issued, expires = data.get("issued_on"), data.get("expires_on")
        if issued and expires and expires < issued:
            self.add_error("expires_on", _("A paper expires after the day it was issued."))


class DocumentForm(PaperDates, KeyMixin, forms.ModelForm):
    """A paper: "seen" unless the type keeps copies and a file is chosen."""

    issued_on = DateField(label=_("Issued"), required=False, calendar=HIJRI, latest=clock.today)
    expires_on = DateField(label=_("Expires"), required=False, calendar=HIJRI)
    upload = UploadField(
        label=_("Copy of the paper"),
        required=False,
        max_length=None,
        widget=UploadInput({"data-shrink": ""}),
        help_text=_("Only for papers whose copy may be kept; otherwise seeing it is enough."),
    )
    further = UploadsField(
        label=_("Its further pages"),
        required=False,
        max_length=None,
        widget=UploadsInput({"data-shrink": ""}),
        help_text=_("All at once, in their order."),
    )

    class Meta:
        model = Document
        fields = ["type", "number", "issued_on", "expires_on"]
        field_classes = {"type": forms.ModelChoiceField}
        widgets = {"number": NumberInput(inputmode="text")}

    field_order = ["type", "number", "issued_on", "expires_on", "upload", "further", "key"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["type"].queryset = DocumentType.objects.in_use()
        self.fields["type"].empty_label = _("Choose the paper")
        _ask(self, type=_("Choose the paper."))
        for name in ("upload", "further"):
            self.fields[name].error_messages["empty"] = text_lazy("file.empty")

    @property
    def evidence(self):
        """A copy where a file was chosen, otherwise the paper was seen."""
        return Evidence.COPY if self.cleaned_data.get("upload") else Evidence.SEEN

    def clean(self):
        super().clean()
        data = self.cleaned_data
        kind, upload = data.get("type"), data.get("upload")
        if kind and upload:
            try:
                data["upload"] = make_copy(upload, kind)
            except forms.ValidationError as error:
                self.add_error("upload", error)
        if kind and data.get("further"):
            self._judge_further(kind, upload, data["further"])
        if kind:
            self.judge_dates(kind)
        return data

    def _judge_further(self, kind, upload, further):
        """The pages behind the first are copies as well, and not too many."""
        if not upload and "upload" not in self.errors:
            self.add_error("upload", _("Choose the first page too."))
        elif len(further) >= MOST_PAGES:
            self.add_error("further", _("A copy has twelve pages at most."))
        else:
            try:
                self.cleaned_data["further"] = [make_copy(each, kind) for each in further]
            except forms.ValidationError as error:
                self.add_error("further", error)

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"person", "added_by", "evidence"}


class CategoryForm(forms.Form):
    """A category of need of this person, from a day and perhaps until one."""

    category = forms.ModelChoiceField(
        Category.objects.in_use(), label=_("Category"), empty_label=_("Choose the category")
    )
    since = DateField(label=_("Since"), required=False, latest=clock.today)
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        field.label_from_instance = lambda category: category.label_for(person.gender)


def one_under(text, people, nobody):
    """The one of `people` with this identity number; ValidationError for `nobody`, and for two."""
    number = Person._meta.get_field("identity_number").normalise(text)
    there = list(people.filter(identity_number=number)[:2]) if number else []
    if len(there) == 1:
        return there[0]
    raise forms.ValidationError(
        _("Two people are registered under this number, of two kinds or countries.")
        if there
        else nobody
    )


class JoinForm(forms.Form):
    """Which household: that of a registered person, found by identity number."""

    identity_number = forms.CharField(
        label=_("Identity number of somebody who lives there"),
        max_length=40,
        widget=NumberInput(),
    )
    relation = forms.ChoiceField(
        label=_("To the head of the household"),
        choices=[NOT_SAID, *NOT_HEAD],
        error_messages={"required": _("Choose the relation to the head of the household.")},
    )

    def clean_identity_number(self):
        self.host = one_under(
            self.cleaned_data["identity_number"],
            Person.objects.exclude(household=None),
            _("Nobody with a household is registered under it."),
        )
        return self.host.identity_number


class PinForm(forms.Form):
    """Four digits for a shared phone; whether they are easy to guess, the transition says."""

    pin = forms.CharField(
        label=_("Four digits that they choose themselves"),
        max_length=20,
        widget=NumberInput({"autocomplete": "off"}),
    )
