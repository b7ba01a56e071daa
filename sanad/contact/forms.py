"""Forms of contacts and referrals: they shape and validate, and nothing else."""

import uuid

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from beneficiaries import finding
from sanad.accounts.models import BY_NAME, User
from sanad.contact import caller, perms
from sanad.contact.enums import (
    ABOUT_A_COLLEAGUE,
    BOTH_WAYS,
    DETAIL,
    TIMED,
    Channel,
    ContactOutcome,
    ContactStatus,
    Direction,
    Fact,
    Means,
    Subject,
)
from sanad.contact.models import Contact, Referral
from sanad.lib.arabic import search_terms
from sanad.lib.forms import DateField, HourField, NumberInput, WordsField
from sanad.lib.identifiers import mask_id, mask_mobile
from sanad.lib.isolates import bdi
from sanad.workflow.forms import StepForm
from sanad.workflow.woman import is_asked_for

TODAY, WEEK, LATE, ALL = "today", "week", "late", "all"
# The choice that it is nobody of the registry.
NOBODY = "nobody"
BY_HAND = ("link", "place", "skill")
APPOINTMENT = ("appointment_on", "appointment_at")
# Outcomes that a step of their own gives.
BY_A_STEP = (ContactOutcome.LEFT, ContactOutcome.CALL_BACK)


def _outcomes(*without):
    return [(value, label) for value, label in ContactOutcome.choices if value not in without]


def new_key():
    """A UUID as text, for a form that is carried out once though it is sent twice."""
    return str(uuid.uuid4())


class ContactFilter(forms.Form):
    mark_optional = False
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(TODAY, _("Today")), (WEEK, _("Seven days")), (LATE, _("Late")), (ALL, _("All"))],
        required=False,
    )
    channel = forms.ChoiceField(
        label=_("Channel"), choices=[("", _("Every channel")), *Channel.choices], required=False
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("Every status")), *ContactStatus.choices], required=False
    )
    subject_kind = forms.ChoiceField(
        label=_("What it is about"),
        choices=[("", _("Every subject")), *Subject.choices],
        required=False,
    )
    is_mine = forms.BooleanField(label=_("Mine only"), required=False)

    def filter(self, contacts, user):
        """The contacts that the filters leave; today's unless another time is chosen."""
        data = self.cleaned_data if self.is_valid() else {}
        when = data.get("when") or TODAY
        if when == TODAY:
            contacts = contacts.today()
        if when == WEEK:
            contacts = contacts.this_week()
        if when == LATE:
            contacts = contacts.late()
        for name in ("channel", "status", "subject_kind"):
            if data.get(name):
                contacts = contacts.filter(**{name: data[name]})
        return contacts.handled_by(user) if data.get("is_mine") else contacts


class AppointmentFields(forms.Form):
    """When they come again, where another appointment is the outcome (`outcome`).

    Other outcomes hide the two (`sanad.css`), and `close` does not keep them.
    """

    appointment_on = DateField(label=_("Day of the appointment"), required=False)
    appointment_on.mark_optional = False  # asked for where it stands at all
    appointment_at = HourField(
        label=_("Hour of the appointment"),
        required=False,
        help_text=_("Where an hour was agreed."),
    )

    def clean(self):
        data = super().clean()
        is_agreed = data.get("outcome") == ContactOutcome.APPOINTMENT
        if is_agreed and not data.get("appointment_on") and "appointment_on" not in self.errors:
            self.add_error("appointment_on", _("Write the day of the appointment."))
        return data


class ManAgreed(forms.Form):
    """Where a woman calls them and `by` is none: how they said yes to a man (DG-4+)."""

    man_agreed = WordsField(
        label=_("If they said yes to a man: how, and when"),
        max_length=300,
        required=False,
        help_text=_("A woman calls them. Leave it to a colleague where there is one."),
    )

    def ask_for_a_yes(self, person, by):
        """The field stands where it is needed, and nowhere else."""
        if person is None or by is None or not is_asked_for(person, by):
            del self.fields["man_agreed"]


class ContactForm(ManAgreed, AppointmentFields, forms.ModelForm):
    """One contact through `channel`; with `person` it is theirs, else somebody is named."""

    # Whether it has ended, so that its outcome is asked for whatever the channel.
    is_over = False

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    known = forms.CharField(
        label=_("Their identity number or mobile"),
        max_length=40,
        required=False,
        widget=NumberInput(),
        help_text=_("If they are registered. Otherwise write the name below."),
    )
    is_waiting = forms.BooleanField(label=_("They wait their turn"), required=False)
    outcome = forms.ChoiceField(
        label=_("Dealt with already"),
        # A referral follows the contact that it belongs to, so none can be its outcome yet.
        choices=[("", _("Not yet")), *_outcomes(*BY_A_STEP, ContactOutcome.REFERRED)],
        required=False,
    )
    result = WordsField(
        label=_("What was done"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    link = forms.URLField(
        label=_("Link of the post"),
        max_length=300,
        assume_scheme="https",
        widget=forms.TextInput({"dir": "ltr", "class": "s-num-input", "inputmode": "url"}),
    )

    field_order = [
        "direction",
        "known",
        "which",
        "caller_name",
        "caller_mobile",
        "subject_kind",
        "about_staff",
        "is_about_manager",
        "subject",
        "man_agreed",
        *BY_HAND,
        "is_waiting",
        "outcome",
        *APPOINTMENT,
        "result",
        "key",
    ]

    class Meta:
        model = Contact
        fields = [
            *("direction", "caller_name", "caller_mobile", "subject_kind"),
            *("about_staff", "is_about_manager", "subject", *BY_HAND),
        ]
        help_texts = {
            "about_staff": _("They serve this person no more from here on, and are told nothing."),
            "is_about_manager": _("Then the board reads it in the manager's place."),
        }
        field_classes = {"subject": WordsField}
        widgets = {
            "direction": forms.RadioSelect,
            "subject": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args, channel, person=None, by=None, page="", **kwargs):
        self.channel, self.person = channel, person
        self.looking = {"by": by, "page": page}
        self.people, self.named = [], []
        super().__init__(*args, **kwargs)
        self.fields["subject"].error_messages["required"] = _("Write what they came for.")
        staff = User.objects.filter(is_staff=True, is_active=True).order_by(*BY_NAME)
        self.fields["about_staff"].queryset = staff.exclude(pk=by.pk) if by else staff.none()
        self.fields["about_staff"].empty_label = _("Nobody is named")
        for name in BY_HAND:
            if DETAIL.get(channel) == name:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = _ASKED[name]
            else:
                del self.fields[name]
        if channel not in BOTH_WAYS or self.is_to_them:
            del self.fields["direction"]
        else:
            self.fields["direction"].widget.look = "seg"
        if channel != Channel.VISIT:
            del self.fields["is_waiting"]
        if channel in TIMED and not self.is_over:
            for name in ("outcome", *APPOINTMENT, "result"):
                del self.fields[name]
        goes_out = self.is_to_them or (channel == Channel.DELEGATE and not self.is_over)
        self.ask_for_a_yes(person if goes_out else None, by)
        if person is not None:
            del self.fields["known"], self.fields["caller_name"], self.fields["caller_mobile"]
        else:
            self._ask_who_it_is()

    @property
    def is_to_them(self):
        """We call somebody whose file is open; who calls us is not known by a page."""
        return self.channel == Channel.PHONE and self.person is not None and not self.is_over

    @property
    def is_call(self):
        """Somebody calls: who it is, is asked on the contact's own page (CH-2+)."""
        way = self.data.get("direction", Direction.IN) if self.is_bound else ""
        return self.channel == Channel.PHONE and not self.is_over and way != Direction.OUT

    def _ask_who_it_is(self):
        """A phone that several people share: which of them is it? A name that the registry knows:
        is it one of these?
        """
        if self.channel == Channel.PHONE and not self.is_over:
            self.fields["known"].label = _("If we call them: their identity number or mobile")
            self.fields["known"].help_text = _(
                "Who calls us is asked who they are on the next page: nothing is looked up here."
            )
        if self.is_call:
            return
        number = self.data.get("known", "") if self.is_bound else ""
        self.people = finding.registered_under(number, **self.looking)
        if len(self.people) > 1:
            choices = [(str(person.pk), str(person)) for person in self.people]
            self._ask_which(_("Several people share this number. Who is it?"), choices)
        elif self.is_bound and not number:
            self.named = people_named(self.data.get("caller_name", ""), **self.looking)
            if self.named:
                choices = [(str(person.pk), recognised(person)) for person in self.named]
                choices.append((NOBODY, _("None of these")))
                self._ask_which(_("Is it one of these?"), choices)

    def _ask_which(self, label, choices):
        self.fields["which"] = forms.ChoiceField(
            label=label,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose who it is.")},
        )
        self.order_fields(self.field_order)

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if self.person is None:
            if self.is_call and data.get("known"):
                self.add_error(
                    "known", _("Leave it empty: who calls is asked who they are on the next page.")
                )
            elif data.get("known") and not self.people:
                self.add_error(
                    "known",
                    _("Nobody is registered under it. Empty it, and write the name below."),
                )
            elif len(self.people) == 1:
                self.person = self.people[0]
            elif data.get("which"):
                offered = [*self.people, *self.named]
                self.person = next((p for p in offered if str(p.pk) == data["which"]), None)
            elif (
                not self.people
                and not data.get("caller_name")
                and not data.get("known")
                and data.get("subject_kind") != Subject.FAVOURS  # they may stay unnamed
            ):
                self.add_error("caller_name", _("Write the name, as they say it."))
        if data.get("outcome") and not data.get("result"):
            self.add_error("result", _("Write what was done."))
        if "about_staff" in self.fields and data.get("subject_kind") not in ABOUT_A_COLLEAGUE:
            # What a script hid is not kept.
            data |= {"about_staff": None, "is_about_manager": False}
            self.instance.about_staff, self.instance.is_about_manager = None, False
        return data

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {
            "person",
            "caller_name",
            "branch",
            "created_by",
            "channel",
            "ticket",
            "handled_by",
            "status",
        }

    def to_log(self):
        """The keyword arguments of the verb `begin_and_close`."""
        data = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("known", "which")
        }
        way = {"direction": Direction.OUT} if self.is_to_them else {}
        return {**data, **way, "channel": self.channel, "person": self.person}


class PaperContactForm(ContactForm):
    """A contact that was written on a numbered sheet: it is over, and has its outcome."""

    is_over = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Nobody's name is printed on a sheet that lies on a desk.
        for name in ("is_waiting", "about_staff", "is_about_manager"):
            self.fields.pop(name, None)
        outcome = self.fields["outcome"]
        outcome.label, outcome.required = _("Outcome"), True
        outcome.choices = [
            ("", _("Choose the outcome")),
            *_outcomes(*BY_A_STEP, ContactOutcome.REFERRED),
        ]
        outcome.error_messages["required"] = _("Choose the outcome.")


_ASKED = {
    "link": _("Copy the link of the post."),
    "place": _("Write where it was: village, home, branch."),
    "skill": _("Write what they offer."),
}


def people_named(text, *, by, page):
    """Those of the registry whose name holds every part of `text`, a first and a family name at
    least: five, whose name begins so first.
    """
    if len(search_terms(text)) < 2:
        return []
    return finding.find(text, by=by, page=page, size=5).rows


def recognised(person):
    """Enough of a person to be recognised by, and no more: name, masked numbers, place."""
    marks = [
        mask_id(person.identity_number) if person.identity_number else "",
        mask_mobile(person.mobile) if person.mobile else "",
    ]
    bits = [
        str(person),
        *(bdi(mark) for mark in marks if mark),
        person.household.place if person.household and not person.is_apart else "",
    ]
    return format_html_join(" · ", "{}", ((bit,) for bit in bits if bit))


class NameColleagueForm(StepForm):
    about_staff = forms.ModelChoiceField(
        label=_("Which colleague it is about"),
        queryset=User.objects.none(),
        empty_label=_("Nobody is named"),
        error_messages={"required": _("Choose the colleague.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(is_staff=True, is_active=True).order_by(*BY_NAME)
        self.fields["about_staff"].queryset = staff.exclude(pk=self.by.pk) if self.by else staff


class CloseForm(AppointmentFields, StepForm):
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[("", _("Choose the outcome")), *_outcomes(*BY_A_STEP)],
        error_messages={"required": _("Choose the outcome.")},
    )
    result = WordsField(
        label=_("What was done"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    answer = WordsField(
        label=_("Our answer, in words that they understand"),
        help_text=_("They read it in the portal."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write the answer.")},
    )

    field_order = ["answer", "outcome", *APPOINTMENT, "result"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.obj.is_asked:
            del self.fields["answer"]
        if self.obj.person_id is None:
            # Only who is registered can be referred.
            choices = [
                ("", _("Choose the outcome")),
                *_outcomes(*BY_A_STEP, ContactOutcome.REFERRED),
            ]
            self.fields["outcome"].choices = choices


class CallerForm(StepForm):
    """Under what they say they are registered; nothing is shown of whoever is."""

    known = forms.CharField(
        label=_("The identity number or mobile that they say"),
        max_length=40,
        widget=NumberInput(),
        error_messages={
            "required": _("Write the number that they say."),
            "invalid": _("No identity and no mobile looks like this. Ask for the number again."),
        },
    )

    def clean_known(self):
        """The number as they say it; one that nobody can have comes back at once."""
        known = self.cleaned_data["known"]
        if not caller.could_be_registered(caller.number_of(known)):
            raise forms.ValidationError(self.fields["known"].error_messages["invalid"])
        return known


class AnswersForm(StepForm):
    """What the caller says to the two facts that the portal chose."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        check = caller.waiting(self.obj)
        for place, fact in zip(("first", "second"), check.facts if check else (), strict=False):
            self.fields[place] = _answer_to(fact)


def _answer_to(fact):
    """The field of one fact; what they do not know stays empty and is wrong."""
    if fact == Fact.BIRTH:
        return DateField(label=fact.label, required=False)
    if fact == Fact.PLACE:
        return forms.CharField(label=fact.label, max_length=80, required=False)
    return forms.CharField(label=fact.label, max_length=8, required=False, widget=NumberInput())


class ReferralFilter(forms.Form):
    mark_optional = False
    show = forms.ChoiceField(
        label=_("Show"),
        choices=[("", _("Waiting for an answer")), ("late", _("Late")), ("all", _("All"))],
        required=False,
    )
    is_mine = forms.BooleanField(label=_("Mine only"), required=False)

    def filter(self, referrals, user):
        """The referrals that the filters leave; those that wait, unless others are chosen."""
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("show") == "late":
            referrals = referrals.late()
        elif data.get("show") != "all":
            referrals = referrals.waiting()
        return referrals.owned_by(user) if data.get("is_mine") else referrals


class ReferForm(forms.ModelForm):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)

    class Meta:
        model = Referral
        fields = ["question", "owner"]
        field_classes = {"question": WordsField}
        widgets = {"question": forms.Textarea({"rows": 4})}
        help_texts = {"question": _("In their own words, as they asked it.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        researchers = perms.researchers()
        self.fields["owner"].queryset = researchers
        self.fields["owner"].empty_label = _("Choose the researcher")
        if len(only := researchers[:2]) == 1:
            self.initial["owner"] = only[0].pk
        self.fields["owner"].error_messages["required"] = _("Choose a social researcher.")
        self.fields["question"].error_messages["required"] = _("Write their question.")


class AnswerForm(StepForm):
    answer = WordsField(
        label=_("The answer, in words that they understand"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Write the answer.")},
    )
    means = forms.ChoiceField(
        label=_("How you explained it"),
        choices=Means,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you explained it.")},
    )


class HandOverForm(StepForm):
    owner = forms.ModelChoiceField(
        None,
        label=_("Social researcher"),
        error_messages={"required": _("Choose a social researcher.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = perms.researchers().exclude(pk=self.obj.owner_id)
        self.fields["owner"].empty_label = _("Choose the researcher")


class TellForm(ManAgreed, StepForm):
    """How somebody was spoken with who cannot read (DG-4)."""

    channel = forms.ChoiceField(
        label=_("How did you speak with them?"),
        choices=[
            (Channel.PHONE, _("By telephone")),
            (Channel.VISIT, _("At the desk")),
            (Channel.DELEGATE, _("Through a delegate")),
        ],
    )

    field_order = ["channel", "man_agreed"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_for_a_yes(getattr(self.obj, "person", None), self.by)


class FollowUpForm(forms.Form):
    """What is written on behind an answer, by either side."""

    words = WordsField(label=_("Message"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
