"""The forms of a conduct case. Each creating form carries a key: sent twice, created once."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries import scope
from conduct.enums import Degree, HearingMeans, IncidentDirection, IncidentKind, MeasureKind
from sanad.accounts.models import BY_NAME, User
from sanad.lib.clock import today
from sanad.lib.forms import CleanCharField, DateField, WordsField
from sanad.workflow.forms import KeyForm, StepForm


def _tomorrow():
    return today() + timedelta(days=1)


def _some_years_ago():
    """An older day is a slip of the pen: nothing so old is answered any more."""
    return today() - timedelta(days=5 * 365)


def _text(label, *, rows=4, length=2000, required=True, **options):
    return WordsField(
        label=label,
        max_length=length,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


def _radio(look=""):
    widget = forms.RadioSelect()
    widget.look = look
    return widget


def _choice(label, choices, *, look="seg", message=None, **options):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=_radio(look),
        error_messages={"required": message or _("Choose one.")},
        **options,
    )


class SearchForm(forms.Form):
    """For whom the report is; a name, an identity or a mobile; the whole number for who may not
    search the registry."""

    mark_optional = False

    q = CleanCharField(label=_("Name, identity number or mobile"), max_length=100, required=False)

    def __init__(self, *args, may_search, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_search:
            self.fields["q"].label = _("The whole identity number or mobile")
            self.fields["q"].help_text = _(
                "Ask them or the desk for it. That you asked is on the record."
            )


class OnADayForm(KeyForm):
    """What happened in a case on a day: since the incident, at the latest today."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.earliest, field.initial = self.obj.happened_on, today


class ReportForm(KeyForm):
    """What happened, whoever misbehaved."""

    direction = _choice(
        _("Whose behaviour is it about?"),
        IncidentDirection.choices,
        initial=IncidentDirection.BY_BENEFICIARY,
    )
    about_staff = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who works here, if it is about them"),
        required=False,
        empty_label=_("Nobody"),
    )
    kind = _choice(_("What was it?"), IncidentKind.choices, look="two")
    degree = _choice(
        _("How grave does it seem?"),
        Degree.choices,
        help_text=_("Your first impression. Whoever hears the case sets the degree."),
    )
    is_danger = forms.BooleanField(
        label=_("Somebody is in danger"),
        help_text=_("Then a precaution or a report to the authorities waits for no hearing."),
        required=False,
    )
    title = CleanCharField(label=_("In a few words"), max_length=120)
    account = _text(
        _("What happened?"),
        rows=6,
        length=4000,
        help_text=_("In plain words: what was seen and heard, no judgement."),
    )
    happened_on = DateField(label=_("On which day?"), earliest=_some_years_ago, latest=today)
    place = CleanCharField(label=_("Where?"), max_length=120, required=False)
    victim = forms.ModelChoiceField(
        User.objects.none(),
        label=_("To whom of us did it happen?"),
        required=False,
        empty_label=_("Nobody"),
    )
    evidence = _text(_("What shows it, and where is it kept?"), rows=2, length=1000, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(is_staff=True, is_active=True).order_by(*BY_NAME)
        self.fields["victim"].queryset = staff
        self.fields["about_staff"].queryset = staff.exclude(pk=self.by.pk)

    def clean(self):
        data = super().clean()
        by_staff = data.get("direction") == IncidentDirection.BY_STAFF
        if by_staff and not data.get("about_staff"):
            self.add_error("about_staff", _("Say who of the staff it is about."))
        if not by_staff:
            data["about_staff"] = None
            if data.get("kind") == IncidentKind.FAVOURS:
                self.add_error("direction", _("Only who works here asks for money or favours."))
        return data


class HearingForm(OnADayForm):
    statement = _text(
        _("What they said"),
        rows=7,
        length=6000,
        help_text=_("As they said it, in their own words, without quotation marks."),
    )
    means = _choice(_("How were they heard?"), HearingMeans.choices)
    heard_on = DateField(label=_("On which day?"), latest=today)
    supporting = _text(_("What did they bring in support?"), rows=2, length=1000, required=False)
    is_read_back = forms.BooleanField(
        label=_("I read their words back to them, and they agreed to them"),
        error_messages={"required": _("Read their words back to them first.")},
    )
    is_signed = forms.BooleanField(
        label=_("They signed the words"),
        help_text=_("The signed paper is kept in the case's folder."),
        required=False,
    )

    def arguments(self):
        data = self.cleaned_data.copy()
        data.pop("is_read_back")
        return data


class AttemptForm(OnADayForm):
    day = DateField(label=_("On which day?"), latest=today)
    means = _choice(_("How was it tried?"), HearingMeans.choices)
    result = CleanCharField(label=_("What came of it?"), max_length=200)


class UnheardForm(KeyForm):
    reason = _text(_("Why could they not be heard?"), length=1000)


class AssessForm(StepForm):
    degree = _choice(_("Degree"), Degree.choices)
    is_danger = forms.BooleanField(label=_("Somebody is in danger"), required=False)
    reason = _text(_("Why?"), rows=3, length=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"degree": self.obj.degree, "is_danger": self.obj.is_danger}


class ReasonsForm(StepForm):
    """One field: reasons in plain words."""

    reasons = _text(_("Reasons"), help_text=_("In plain words: others will read them."))


class DecisionForm(StepForm):
    decision = _text(
        _("Your decision, in a sentence or two"),
        rows=3,
        length=1000,
        help_text=_("It stays in the case. The letter carries the reasons of the proposal."),
    )


class LiftForm(KeyForm):
    what = _text(
        _("What was put right?"),
        rows=3,
        length=1000,
        help_text=_("The letter carries these words."),
    )
    evidence = _text(_("What shows it?"), rows=2, length=1000)


class ObjectionForm(KeyForm):
    words = _text(
        _("The objection"), rows=6, length=4000, help_text=_("In the person's own words.")
    )


class AuthorityForm(OnADayForm):
    authority = CleanCharField(label=_("Which authority?"), max_length=120)
    legal_basis = CleanCharField(label=_("By which law or rule?"), max_length=200)
    reported_on = DateField(label=_("On which day?"), latest=today)
    reference = CleanCharField(label=_("Their reference"), max_length=60, required=False)


ALL, NAMED = "all", "named"


class ProposeForm(KeyForm):
    """One measure; what it asks for follows its kind, which the page has chosen already."""

    reasons = _text(
        _("Reasons"), help_text=_("The letter carries these words: plain, without blame.")
    )

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = MeasureKind(kind)
        if self.kind == MeasureKind.ORAL:
            self.fields["reasons"].help_text = _(
                "They are told these words, and find them on their page: plain, without blame."
            )
        if self.kind == MeasureKind.SUSPENSION:
            self._add_scope()
        if self.kind == MeasureKind.REPORT:
            self.fields["authority"] = CleanCharField(label=_("Which authority?"), max_length=120)
            self.fields["legal_basis"] = CleanCharField(
                label=_("By which law or rule?"), max_length=200
            )

    def _add_scope(self):
        self.fields["to_correct"] = _text(
            _("What must be corrected?"),
            rows=2,
            length=1000,
            help_text=_("The suspension is lifted as soon as this is done."),
        )
        self.fields["scope"] = _choice(
            _("What does it stop?"),
            [(NAMED, _("Named services")), (ALL, _("All services"))],
            help_text=_("Stop no more than the matter asks for: a patient is not made to pay."),
        )
        widget = forms.CheckboxSelectMultiple()
        widget.look = "two"
        self.fields["programmes"] = forms.MultipleChoiceField(
            label=_("Which services?"),
            choices=scope.programmes(),
            required=False,
            widget=widget,
        )
        self.fields["until"] = DateField(
            label=_("Until which day, at the latest?"), earliest=_tomorrow, required=False
        )

    def clean(self):
        data = super().clean()
        if self.kind == MeasureKind.SUSPENSION:
            named = data.pop("scope", None) == NAMED
            if named and not data.get("programmes") and "programmes" not in self.errors:
                self.add_error("programmes", _("Choose at least one service."))
            if not named:
                data["programmes"] = []
        return data
