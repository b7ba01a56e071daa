"""A sitting: planned, attended, its agenda and its minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import Presence
from requests_app.committee.forms.fields import Seg, Two
from requests_app.committee.models import off_agenda
from requests_app.intake.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.lib.forms import CleanCharField, DateField, HourField, WordsField
from sanad.workflow.forms import KeyForm


class PlanForm(KeyForm):
    """A sitting to come, or one that was held on paper."""

    TO_COME, PAPER = "to_come", "paper"

    kind = forms.ChoiceField(
        label=_("Which sitting?"),
        choices=[
            (TO_COME, _("A sitting to come")),
            (PAPER, _("A sitting held on paper, entered now")),
        ],
        initial=TO_COME,
        widget=Two,
    )
    day = DateField(
        label=_("Day"),
        help_text=_("The day it will sit, or the day on the paper minutes."),
    )
    starts_at = HourField(label=_("Hour"), required=False)
    place = CleanCharField(label=_("Place"), max_length=120, required=False)
    paper_reference = CleanCharField(
        label=_("Number of the signed minutes"),
        help_text=_("Only for a sitting held on paper."),
        max_length=60,
        required=False,
    )

    def clean(self):
        data = super().clean()
        if data.get("kind") == self.PAPER and not data.get("paper_reference"):
            self.add_error(
                "paper_reference", _("Write the number of the signed minutes of the paper sitting.")
            )
        return data

    def arguments(self):
        """The keyword arguments of `plan`."""
        data = self.cleaned_data
        is_paper = data["kind"] == self.PAPER
        return {
            "scheduled_on": data["day"],
            "held_on": data["day"] if is_paper else None,
            "paper_reference": data["paper_reference"] if is_paper else "",
            "starts_at": data["starts_at"],
            "place": data["place"],
            "key": data["key"],
        }


class AttendanceForm(forms.Form):
    """One choice for each member of the committee."""

    def __init__(self, *args, members, sitting, **kwargs):
        super().__init__(*args, **kwargs)
        seats = {seat.member_id: seat for seat in sitting.attendance.all()}
        self.members = members
        choices = Presence.choices if sitting.is_open else Presence.choices[:3]
        for member in members:
            seat = seats.get(member.pk)
            self.fields[f"m{member.pk}"] = forms.ChoiceField(
                label=str(member),
                choices=choices,
                initial=seat.state if seat else None,
                required=False,
                widget=Seg,
            )
        in_chair = next((seat.member_id for seat in seats.values() if seat.is_chair), None)
        chairs = [member for member in members if member.has_role(Role.CHAIR)]
        self.fields["chair"] = forms.TypedChoiceField(
            label=_("In the chair"),
            choices=[(member.pk, str(member)) for member in members],
            coerce=int,
            initial=in_chair or (chairs[0].pk if chairs else None),
            error_messages={"required": _("Choose who sits in the chair.")},
        )

    def rows(self):
        """`[(member, bound field)]`, in the order of the members."""
        return [(member, self[f"m{member.pk}"]) for member in self.members]

    def states(self):
        """`{member: presence}` of those for whom one was chosen."""
        return {
            member: Presence(self.cleaned_data[f"m{member.pk}"])
            for member in self.members
            if self.cleaned_data.get(f"m{member.pk}")
        }

    def chair(self):
        """The member chosen for the chair; only of a valid form."""
        return next(m for m in self.members if m.pk == self.cleaned_data["chair"])


class AgendaForm(forms.Form):
    """Which raised requests come on the agenda, longest waiting first."""

    MOST = 200

    requests = forms.ModelMultipleChoiceField(
        SupportRequest.objects.none(),
        label=_("Requests"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one request."),
            "invalid_choice": _("One of these requests is on another agenda by now. Look again."),
        },
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["requests"].queryset = (
            off_agenda(SupportRequest.objects.served_by(by))
            .select_related("person", "programme")
            .order_by("floor_on", "id")
        )

    def chosen(self):
        """The requests that were ticked; only of a valid form."""
        return list(self.cleaned_data["requests"])

    def ripe_on(self, day):
        """Those whose earliest reply has come by `day`, the longest waiting first."""
        return self.fields["requests"].queryset.filter(floor_on__lte=day)[: self.MOST]


class MinutesForm(forms.Form):
    minutes = WordsField(
        label=_("Text of the minutes"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": _("The minutes cannot be empty.")},
    )


class CorrectionForm(forms.Form):
    """What was wrong in signed minutes; it goes out as a document of its own."""

    words = WordsField(
        label=_("What is corrected?"),
        help_text=_("The signed text stands; this goes out beside it under a number of its own."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is corrected.")},
    )
