"""The committee's forms: plan, attendance, agenda, votes, decision, study, objection."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from requests_app.committee import quorum
from requests_app.committee.enums import (
    GRANTING,
    Choice,
    Outcome,
    Presence,
    Recommendation,
    StudyKind,
)
from requests_app.committee.guards import may_stand_aside
from requests_app.committee.models import off_agenda
from requests_app.intake.enums import ReasonKind
from requests_app.intake.forms.desk import ReturnForm
from requests_app.intake.models import Reason, SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.lib import clock
from sanad.lib.amount_words import amount_in_words
from sanad.lib.forms import (
    AmountField,
    CleanCharField,
    CleanTextField,
    DateField,
    NumberInput,
    WholeNumberField,
)
from sanad.lib.numbers import amount_text
from sanad.lib.texts import text
from sanad.workflow.forms import KeyForm, StepForm


class Seg(forms.RadioSelect):
    """Two to four short words side by side."""

    look = "seg"


class Two(forms.RadioSelect):
    look = "two"


class Checks(forms.CheckboxSelectMultiple):
    """A plain line for each."""

    def __init__(self, attrs=None):
        super().__init__({"class": "form-check-input"} | (attrs or {}))


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
    starts_at = forms.TimeField(
        label=_("Hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "dir": "ltr"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour such as 10:15.")},
    )
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
        return [(member, self[f"m{member.pk}"]) for member in self.members]

    def states(self):
        """`{member: presence}` of those for whom one was chosen."""
        return {
            member: Presence(self.cleaned_data[f"m{member.pk}"])
            for member in self.members
            if self.cleaned_data.get(f"m{member.pk}")
        }

    def chair(self):
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["requests"].queryset = (
            off_agenda(SupportRequest.objects)
            .select_related("person", "programme")
            .order_by("floor_on", "id")
        )

    def chosen(self):
        return list(self.cleaned_data["requests"])

    def ripe_on(self, day):
        """Those whose earliest reply has come by `day`, the longest waiting first."""
        return self.fields["requests"].queryset.filter(floor_on__lte=day)[: self.MOST]


class VoteForm(forms.Form):
    """The votes that whoever looks may give now: their own, or what members say aloud."""

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields[self.name(seat)] = forms.ChoiceField(
                label=str(seat.member), choices=Choice.choices, required=False, widget=Seg
            )

    @staticmethod
    def name(seat):
        return f"vote{seat.member.pk}"

    def clean(self):
        data = super().clean()
        if self.seats and not any(data.values()) and not self.errors:
            raise forms.ValidationError(_("Choose the vote first."), code="no_vote")
        return data

    def votes(self):
        """`[(member, choice)]` of those chosen."""
        return [
            (seat.member, self.cleaned_data[self.name(seat)])
            for seat in self.seats
            if self.cleaned_data.get(self.name(seat))
        ]


class Sum:
    """A sum in figures, as it was typed or meant, and in the words that the letter will bear."""

    def __init__(self, amount):
        self.written, self.words = amount_text(amount), amount_in_words(amount)

    @classmethod
    def of(cls, amount):
        """None where there is no amount."""
        return None if amount is None else cls(amount)


class DecisionForm(forms.Form):
    """What was decided, how much, and why, as the person will read it."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (Outcome.ACCEPTED, _("Acceptance")),
            (Outcome.PART, _("Acceptance in part")),
            (Outcome.REJECTED, _("Rejection")),
        ],
        widget=Two,
        error_messages={"required": _("Choose what was decided.")},
    )
    amount = AmountField(
        label=_("Approved amount (riyals)"),
        required=False,
        widget=NumberInput(
            {
                "hx-get": reverse_lazy("committee:sum"),
                "hx-trigger": "change",
                "hx-target": "#sum-in-words",
                "hx-swap": "outerHTML",
            },
            inputmode="decimal",
        ),
    )
    # The sum whose words stood on the page: no other is recorded.
    read_amount = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    months = WholeNumberField(label=_("Instalments"), min_value=1, initial=1, required=False)
    items = CleanTextField(
        label=_("Help in kind, a line each"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reasons_for = forms.MultipleChoiceField(
        label=_("Reasons for accepting"), required=False, widget=Checks
    )
    reasons_against = forms.MultipleChoiceField(
        label=_("Reasons for rejecting"), required=False, widget=Checks
    )
    words = CleanTextField(
        label=_("The reasons as they reach the person"),
        help_text=_("Left empty, the chosen reasons are written as they are."),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.catalogue = {
            kind: list(Reason.objects.offered(kind, version))
            for kind in (ReasonKind.ACCEPT, ReasonKind.REJECT)
        }
        for name, kind in (
            ("reasons_for", ReasonKind.ACCEPT),
            ("reasons_against", ReasonKind.REJECT),
        ):
            self.fields[name].choices = [(r.code, r.words) for r in self.catalogue[kind]]
            self.fields[name].mark_optional = False
        for name in ("amount", "months"):
            self.fields[name].mark_optional = False
        if version.max_months == 1:
            del self.fields["months"]
        # What is to be read in words; of a bound form, once it is clean.
        self.sum = Sum.of(self.initial.get("amount"))

    def clean(self):
        data = super().clean()
        self.sum = Sum.of(data.get("amount"))
        outcome = data.get("outcome")
        if not outcome:
            return data
        grants = outcome in GRANTING
        name = "reasons_for" if grants else "reasons_against"
        if not data.get(name) and name not in self.errors:
            self.add_error(name, _("Choose at least one reason."))
        gives = data.get("amount") is not None or data.get("items")
        if grants and not gives and "amount" not in self.errors:
            self.add_error("amount", _("Write the amount, or what is given."))
        if grants and self.sum and self.sum.written != data.get("read_amount"):
            self.add_error("amount", text("form.read_sum", words=self.sum.words))
        return data

    def arguments(self):
        """The keyword arguments of `decide`."""
        data = self.cleaned_data
        grants = data["outcome"] in GRANTING
        kind = ReasonKind.ACCEPT if grants else ReasonKind.REJECT
        chosen = data["reasons_for" if grants else "reasons_against"]
        words = {reason.code: reason.words for reason in self.catalogue[kind]}
        arguments = {
            "outcome": data["outcome"],
            "reasons": chosen,
            "words": data["words"] or " ".join(words[code] for code in chosen),
        }
        if grants:
            arguments["amount"] = data.get("amount")
            arguments["months"] = data.get("months") or 1
            arguments["items"] = [
                line for line in data.get("items", "").splitlines() if line.strip()
            ]
        return arguments


class ReasonForm(StepForm):
    """Why a member stands aside, or an item is taken off."""

    reason = CleanTextField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason.")},
    )


class RecuseForm(ReasonForm):
    """Who stands aside and why; a member alone for themself."""

    member = forms.TypedChoiceField(
        label=_("Member"),
        coerce=int,
        error_messages={"required": _("Choose the member.")},
    )
    field_order = ["member", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.members = {seat.member.pk: seat.member for seat in may_stand_aside(self.obj, self.by)}
        self.fields["member"].choices = [
            ("", _("Choose the member")),
            *((pk, str(member)) for pk, member in self.members.items()),
        ]
        # Whoever can speak for themself alone is not asked for whom.
        if [*self.members] == [self.by.pk]:
            del self.fields["member"]

    def arguments(self):
        chosen = self.cleaned_data.get("member", self.by.pk)
        return {"reason": self.cleaned_data["reason"], "member": self.members.get(chosen)}


class SendBackForm(ReturnForm):
    """What is missing of the request that the item is about."""

    def __init__(self, *args, obj, **kwargs):
        super().__init__(*args, obj=obj, lines=obj.support_request.checklist, **kwargs)


class DeferForm(StepForm):
    """Why an item waits, by the catalogue, with a word of one's own."""

    reason = forms.ChoiceField(
        label=_("Why is it deferred?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note = CleanTextField(
        label=_("In your own words"),
        help_text=_("The person reads this too."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = Reason.objects.offered(ReasonKind.DEFER).values_list(
            "code", "words"
        )


class MinutesForm(forms.Form):
    minutes = CleanTextField(
        label=_("Text of the minutes"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": _("The minutes cannot be empty.")},
    )


class CorrectionForm(forms.Form):
    """What was wrong in signed minutes; it goes out as a document of its own."""

    words = CleanTextField(
        label=_("What is corrected?"),
        help_text=_("The signed text stands; this goes out beside it under a number of its own."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is corrected.")},
    )


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


class HandOverForm(StepForm):
    """Who goes on with a study, and why."""

    researcher = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Researcher"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a social researcher.")},
    )
    reason = CleanTextField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason.")},
    )

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
    findings = CleanTextField(
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


class ObjectForm(KeyForm):
    """The applicant's objection in their own words."""

    words = CleanTextField(
        label=_("What does the applicant object to, in their own words?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write what is objected to.")},
    )


class HearForm(forms.Form):
    """The answer to an objection; the person reads it in the letter."""

    UPHOLD, DISMISS = "uphold", "dismiss"

    answer = CleanTextField(
        label=_("The answer, as it reaches the person"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write the answer: the person reads it in the letter.")},
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            (UPHOLD, _("Uphold it: the committee looks again")),
            (DISMISS, _("Let the decision stand")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what follows.")},
    )
