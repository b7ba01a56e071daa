"""The forms of joining and applying from a phone: a few fields a page."""

import datetime
import re
import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import (
    IN_OTHER_HANDS,
    OF_A_COUNTRY,
    OF_AGE_YEARS,
    WITH_CHECKSUM,
    Housing,
    IdentityKind,
    OwnFact,
    PhoneUse,
)
from beneficiaries.forms import country_field
from beneficiaries.models import Household, Person
from beneficiaries.models.ages import earliest_birth, is_minor, of_age_on
from beneficiaries.models.identity import check_identity
from requests_app.intake import declaration
from requests_app.intake.forms import questions
from requests_app.intake.forms.desk import ProgrammeField
from requests_app.intake.forms.drawing import LONGEST_DRAWING, is_signature
from requests_app.intake.stored import from_json, to_json
from requests_app.models import Programme
from sanad.accounts.enums import Gender
from sanad.accounts.models import Branch
from sanad.lib import clock, snapshot
from sanad.lib.codes import read_code
from sanad.lib.dates import text_beside
from sanad.lib.digits import western
from sanad.lib.forms import (
    HIJRI,
    AmountField,
    CleanCharField,
    CleanTextField,
    DateField,
    IdentityField,
    MobileField,
    NameField,
    NamesWhatIsMissing,
    NumberInput,
    WholeHourField,
    WholeNumberField,
    WordsField,
)
from sanad.lib.texts import error_lazy, text, text_lazy


def new_key():
    """A key that no other form carries."""
    return str(uuid.uuid4())


class PortalForm(NamesWhatIsMissing, forms.Form):
    """A form of the portal: what is left empty is asked for by name."""


class KeyForm(PortalForm):
    """A hidden key, so that what is sent twice is created once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_key


class PinField(forms.CharField):
    """Four digits of one's own."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget",
            forms.PasswordInput(
                {
                    "class": "s-num-input",
                    "dir": "ltr",
                    "inputmode": "numeric",
                    "autocomplete": "off",
                }
            ),
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        return western(super().to_python(value)).replace(" ", "")


class OwnFactForm(PortalForm):
    """One fact of the file, asked on a phone that never opened it."""

    def __init__(self, *args, fact, **kwargs):
        super().__init__(*args, **kwargs)
        if fact == OwnFact.BIRTH:
            field = DateField(
                label=_("What is your birth date?"),
                calendar=HIJRI,
                earliest=earliest_birth,
                latest=clock.today,
                help_text=_("As on the identity, Hijri or Gregorian."),
            )
        else:
            field = forms.RegexField(
                "^[0-9]{4}$",
                label=_("What are the last four digits of your identity number?"),
                help_text=_("As on the card."),
                widget=NumberInput({"maxlength": 4}),
            )
        self.fields["said"] = field
        self.name_what_is_missing()

    def clean_said(self):
        """A day as a day of the calendar, whichever it was written in."""
        said = self.cleaned_data["said"]
        is_day = isinstance(said, datetime.date)
        return datetime.date(said.year, said.month, said.day) if is_day else said


class PinForm(PortalForm):
    """Four digits that tell this person from others on the same phone."""

    pin = PinField(label=_("Your four digits"))

    def clean_pin(self):
        """Another number of digits is a slip, and no try."""
        pin = self.cleaned_data["pin"]
        if not re.fullmatch(r"[0-9]{4}", pin):
            raise forms.ValidationError(text_lazy("portal.pin.four"), code="digits")
        return pin


# Joining ------------------------------------------------------------------------------------


class IdentityForm(PortalForm):
    """Who: kind and number of the identity. Those without any are registered at the desk."""

    identity_kind = forms.ChoiceField(
        label=_("Which identity do you have?"),
        choices=[choice for choice in IdentityKind.choices if choice[0] != IdentityKind.NONE],
        initial=IdentityKind.CITIZEN,
    )
    identity_country = country_field()
    identity_number = IdentityField(label=_("Its number"), help_text=_("As on the card."))

    def clean(self):
        data = super().clean()
        kind = data.get("identity_kind")
        if kind not in OF_A_COUNTRY:
            data["identity_country"] = ""
        if kind and "identity_country" in data:
            # What is left empty is asked for already.
            number = data.get("identity_number", "")
            try:
                check_identity(kind, data["identity_country"], number)
            except forms.ValidationError as error:
                self.add_error(None, error)
        return data

    @property
    def asked_kind(self):
        """The kind that the number speaks of, where it was typed under another one: asked about at
        once."""
        kind, typed = self["identity_kind"].value(), self["identity_number"].value()
        if not self.errors or kind not in WITH_CHECKSUM:
            return None
        number = self.fields["identity_number"].to_python(typed)
        others = [one for one in WITH_CHECKSUM if one != kind]
        return next((one for one in others if _is_number_of(one, number)), None)


def _is_number_of(kind, number):
    try:
        check_identity(kind, "", number)
    except forms.ValidationError:
        return False
    return True


class NameForm(PortalForm):
    """The parts of a name, the gender that pages speak to, and the birth date."""

    first_name = NameField(label=_("First name"), help_text=text_lazy("portal.join.one_name"))
    father_name = NameField(label=_("Father's name"), required=False)
    grandfather_name = NameField(label=_("Grandfather's name"), required=False)
    family_name = NameField(label=_("Family name"), required=False)
    gender = forms.ChoiceField(label=_("Gender"), choices=Gender.choices, widget=forms.RadioSelect)
    born_on = DateField(
        label=_("Birth date"),
        calendar=HIJRI,
        earliest=earliest_birth,
        latest=clock.today,
        help_text=_("As on the identity, Hijri or Gregorian."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gender"].widget.look = "seg"

    def clean_born_on(self):
        """Whoever is not of age joins with their guardian, at the branch (PM-1)."""
        born_on = self.cleaned_data["born_on"]
        if is_minor(born_on, clock.today()):
            raise forms.ValidationError(
                error_lazy("portal.join.minor"),
                code="minor",
                params={"years": OF_AGE_YEARS, "day": text_beside(born_on, of_age_on(born_on))},
            )
        return born_on


class HomeFacts(PortalForm):
    """Where they live and on what."""

    city = CleanCharField(label=_("City or village"), max_length=80)
    district = CleanCharField(label=_("District"), max_length=80, required=False)
    housing = forms.ChoiceField(
        label=_("Your housing"), choices=[("", text_lazy("form.choose")), *Housing.choices]
    )
    size = WholeNumberField(
        label=text_lazy("portal.home.size"),
        min_value=1,
        max_value=60,
        error_messages={
            "invalid": text_lazy("portal.home.size_invalid"),
            "min_value": error_lazy("portal.home.size_least"),
            "max_value": _("Sixty at most. Write to us if you are more."),
        },
    )
    monthly_income = AmountField(
        label=_("The household's monthly income (riyals)"),
        min_value=0,
        help_text=text_lazy("portal.home.income_help"),
    )


class HomeForm(HomeFacts):
    """The same when joining; the nearest branch serves them."""

    branch = forms.ModelChoiceField(
        label=_("Which branch is nearest to you?"),
        queryset=Branch.objects.all(),
        empty_label=text_lazy("form.choose"),
    )
    field_order = ["branch"]


class HintedRadios(forms.RadioSelect):
    """Choices as cards, each with a sentence beneath: `hints`, by value."""

    def __init__(self, hints):
        self.hints = hints
        super().__init__()

    def create_option(self, name, value, *args, **kwargs):
        """As usual, with the sentence of this one."""
        return super().create_option(name, value, *args, **kwargs) | {
            "hint": self.hints.get(str(value), "")
        }


class PhoneUseForm(PortalForm):
    """Whether the phone is in other hands too: from then on a code alone opens nothing."""

    phone_use = forms.ChoiceField(
        label=text_lazy("portal.phone.heading"),
        choices=[
            (PhoneUse.SHARED, text_lazy("portal.phone.shared")),
            (PhoneUse.ALONE, text_lazy("portal.phone.alone")),
            (PhoneUse.BORROWED, text_lazy("portal.phone.borrowed")),
        ],
        widget=HintedRadios(
            {
                PhoneUse.SHARED: text_lazy("portal.phone.shared_hint"),
                PhoneUse.ALONE: text_lazy("portal.phone.alone_hint"),
                PhoneUse.BORROWED: text_lazy("portal.phone.borrowed_hint"),
            }
        ),
        error_messages={"required": text_lazy("portal.phone.choose")},
    )


class OwnPhoneForm(PhoneUseForm):
    """The same later, with the digits wherever they are or were asked for."""

    pin = PinField(label=_("Your four digits"), required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, initial={"phone_use": person.phone_use}, **kwargs)
        self.person = person
        if not person.has_pin:
            self.fields["pin"].label = text_lazy("portal.pin.label")
            self.fields["pin"].help_text = text_lazy("portal.phone.first_digits")
        elif person.asks_for_digits:
            self.fields["pin"].help_text = text_lazy("portal.phone.digits_to_change")
        else:
            self.fields["pin"].help_text = text_lazy("portal.phone.digits_you_know")

    @property
    def needs_digits(self):
        """Whether this choice wants the digits that stand in the file."""
        use = self.cleaned_data["phone_use"]
        return self.person.has_pin and (self.person.asks_for_digits or use in IN_OTHER_HANDS)


class SafeContactForm(PortalForm):
    """Where messages go, in which hours, or that none are sent; with the digits."""

    where = forms.ChoiceField(
        label=text_lazy("portal.safe.where"),
        choices=[
            ("own", text_lazy("portal.safe.own")),
            ("other", text_lazy("portal.safe.other")),
            ("none", text_lazy("portal.safe.none")),
        ],
        widget=HintedRadios(
            {
                "other": text_lazy("portal.safe.other_hint"),
                "none": text_lazy("portal.safe.none_hint"),
            }
        ),
    )
    safe_mobile = MobileField(
        label=_("The other number"),
        required=False,
        help_text=text_lazy("portal.safe.number_hint"),
    )
    safe_from = WholeHourField(label=text_lazy("portal.safe.from"))
    safe_until = WholeHourField(label=_("Until"))
    pin = PinField(
        label=_("Your four digits"), help_text=text_lazy("portal.phone.digits_to_change")
    )

    def __init__(self, *args, person, **kwargs):
        where = "none" if not person.may_text else "other" if person.safe_mobile else "own"
        names = ("safe_mobile", "safe_from", "safe_until")
        initial = {name: getattr(person, name) for name in names} | {"where": where}
        super().__init__(*args, initial=initial, **kwargs)
        if not person.has_pin:
            self.fields["pin"].label = text_lazy("portal.pin.label")
            self.fields["pin"].help_text = text_lazy("portal.safe.first_digits")

    def clean(self):
        data = super().clean()
        where = data.get("where")
        if where == "other" and not data.get("safe_mobile") and "safe_mobile" not in self.errors:
            self.add_error("safe_mobile", text_lazy("portal.safe.number_required"))
        first, last = data.get("safe_from"), data.get("safe_until")
        if (first is None) != (last is None) or (first is not None and last <= first):
            self.add_error("safe_until", text_lazy("portal.safe.hours"))
        return data

    def said(self):
        """The arguments of `say_safe_contact`."""
        data = self.cleaned_data
        names = ("pin", "safe_from", "safe_until")
        return {
            **{name: data[name] for name in names},
            "may_text": data["where"] != "none",
            "safe_mobile": data["safe_mobile"] if data["where"] == "other" else None,
        }


class FinishForm(KeyForm):
    """The person's own four digits, and the terms."""

    pin = PinField(label=text_lazy("portal.pin.label"))

    def __init__(self, *args, phone_use, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pin"].help_text = text_lazy(
            "portal.pin.each_time" if phone_use in IN_OTHER_HANDS else "portal.pin.sometimes"
        )

    accepted = forms.BooleanField(
        label=_("I read the terms, or heard them, and I accept them."),
        error_messages={"required": _("We can go on once you accept the terms.")},
    )


class OwnCopyForm(PortalForm):
    """A copy of everything: the digits once more where others use the phone."""

    pin = PinField(label=_("Your four digits"), help_text=text_lazy("portal.copy.digits"))

    def __init__(self, *args, asks_for_digits, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_digits = asks_for_digits
        if not asks_for_digits:
            del self.fields["pin"]


class AcceptTermsForm(forms.Form):
    """The terms, accepted by a tick (PM-1)."""

    accepted = forms.BooleanField(
        label=_("I read the terms, or heard them, and I accept them."),
        error_messages={"required": _("We can go on once you accept the terms.")},
    )


def person_from(identity, name, home):
    """The unsaved person and household that the three forms, all valid, describe."""
    one, two, three = identity.cleaned_data, name.cleaned_data, home.cleaned_data
    born_on = two["born_on"]
    person = Person(
        identity_kind=one["identity_kind"],
        identity_country=one["identity_country"],
        identity_number=one["identity_number"],
        **{field: two[field] for field in NAME_FIELDS},
        born_on=born_on,
        is_birth_hijri=born_on.entered_as_hijri,
        branch=three["branch"],
    )
    household = Household(
        branch=three["branch"],
        **{field: three[field] for field in ("city", "district", "housing", "size")},
        monthly_income=three["monthly_income"],
    )
    return person, household


NAME_FIELDS = ("first_name", "father_name", "grandfather_name", "family_name", "gender")


# Applying -----------------------------------------------------------------------------------


class WithSummary(ProgrammeField):
    """Programmes by name, with their summary where they have one."""

    def label_from_instance(self, programme):
        name = super().label_from_instance(programme)
        return f"{name}: {programme.summary}" if programme.summary else name


class ProgrammeForm(KeyForm):
    """Which kind of help is asked for."""

    programme = WithSummary(
        label=text_lazy("portal.apply.heading"),
        queryset=Programme.objects.open(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": text_lazy("portal.apply.choose_one")},
    )


class QuestionForm(PortalForm):
    """One question of a programme, alone on its page."""

    # The digest of the answer that stood when the page was drawn.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, question, stored=None, household=None, reader=None, **kwargs):
        kwargs.setdefault("initial", {"answer": from_json(question, stored)})
        super().__init__(*args, **kwargs)
        self.question, self.stored = question, stored
        self.fields["answer"] = questions.field_for(question, household, reader)
        self.fields["seen"].initial = snapshot.digest(stored)
        self.name_what_is_missing()

    @property
    def answer(self):
        """The cleaned answer in the form in which it is kept."""
        return to_json(self.cleaned_data["answer"])

    def clean(self):
        """Another page or phone may have answered meanwhile: both answers are shown, and what is
        sent once more stands."""
        data = super().clean()
        seen, now = data.get("seen"), snapshot.digest(self.stored)
        if seen and seen != now and "answer" in data and self.answer != (self.stored or ""):
            self.data = self.data.copy()
            self.data["seen"] = now
            words = declaration.answer_in_words(self.question, self.stored) if self.stored else "—"
            self.add_error(None, text("portal.apply.answered_elsewhere", answer=words))
        return data


class SignForm(forms.Form):
    """The signature: drawn, over the data that the page showed."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agreed = forms.BooleanField(
        label=_("I read the declaration, or heard it, and I agree to it."),
        error_messages={"required": text_lazy("portal.sign.agree")},
    )
    drawing = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_DRAWING)

    def clean(self):
        data = super().clean()
        if not is_signature(data.get("drawing")):
            self.errors.pop("drawing", None)
            self.add_error("drawing", text_lazy("portal.sign.empty"))
        return data


class SigningCodeForm(forms.Form):
    """The signature by the six digits sent to the applicant's phone."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agreed = SignForm.base_fields["agreed"]
    code = forms.CharField(
        label=_("The six digits"),
        max_length=20,
        widget=NumberInput({"autocomplete": "one-time-code"}),
        error_messages={"required": text_lazy("form.six_digits")},
    )

    def clean_code(self):
        """The six digits, however they were written; another number of them is a slip, and no
        try."""
        return read_code(self.cleaned_data["code"])


class NotArrivedForm(forms.Form):
    """What is said of a delivery that did not arrive; may stay empty."""

    words = CleanTextField(
        label=_("What happened?"),
        help_text=_("A few words help us find it. You may leave it empty."),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Why a request is withdrawn; may stay empty."""

    reason = CleanTextField(
        label=text_lazy("portal.withdraw.why"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class ObjectionForm(KeyForm):
    """What is objected to, in the person's own words."""

    words = WordsField(
        label=text_lazy("portal.objection.label"),
        help_text=text_lazy("portal.objection.help"),
        max_length=3000,
        widget=forms.Textarea({"rows": 6}),
    )
