"""A study: who writes it, and what was found."""

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.committee import quorum
from requests_app.committee.enums import Recommendation, StudyKind
from requests_app.committee.forms.fields import ReasonForm, Seg, Two
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.forms import AmountField, DateField, WordsField


class AssignForm(forms.Form):
    """Which researcher studies the request, and how."""

    researcher = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Researcher"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a social researcher.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of study"), choices=StudyKind.choices, initial=StudyKind.HOME, widget=Seg
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["researcher"].queryset = quorum.researchers()


class HandOverForm(ReasonForm):
    """Who goes on with a study, and why."""

    researcher = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Researcher"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a social researcher.")},
    )
    field_order = ["researcher", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = quorum.researchers().exclude(pk=self.obj.researcher_id)
        self.fields["researcher"].queryset = others


class StudyForm(forms.Form):
    """What the researcher found. Unless `is_final`, what is left empty is no error."""

    kind = forms.ChoiceField(
        label=_("Kind of study"), choices=StudyKind.choices, initial=StudyKind.HOME, widget=Seg
    )
    visited_on = DateField(
        label=_("Day of the visit"),
        latest=clock.today,
        help_text=_("For a home visit."),
        required=False,
    )
    findings = WordsField(
        label=_("What did you find?"),
        help_text=_("Who lives there, on what, what you saw. Facts first, without judging."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": _("Write what you found.")},
    )
    recommendation = forms.ChoiceField(
        label=_("What do you recommend?"),
        choices=Recommendation.choices,
        widget=Two,
        error_messages={"required": _("Choose a recommendation; the committee decides.")},
    )
    amount = AmountField(label=_("Recommended amount (riyals)"), required=False)

    def __init__(self, *args, is_final=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_final = is_final
        self.fields["visited_on"].mark_optional = False
        for name in ("findings", "recommendation"):
            self.fields[name].mark_optional = False
            self.fields[name].required = is_final

    def clean(self):
        data = super().clean()
        if (
            self.is_final
            and data.get("kind") == StudyKind.HOME
            and not data.get("visited_on")
            and "visited_on" not in self.errors
        ):
            self.add_error("visited_on", _("Write the day of the visit."))
        return data
