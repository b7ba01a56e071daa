"""An item of the agenda: votes, who stands aside, the decision, what is put off."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from requests_app.committee.enums import GRANTING, Choice, Outcome
from requests_app.committee.forms.fields import Checks, ReasonForm, Seg, Two
from requests_app.committee.guards import may_stand_aside
from requests_app.intake.enums import ReasonKind
from requests_app.intake.forms.desk import ReturnForm
from requests_app.intake.models import Reason
from sanad.lib.amount_words import amount_in_words
from sanad.lib.forms import (
    AmountField,
    CleanTextField,
    NumberInput,
    WholeNumberField,
    WordsField,
)
from sanad.lib.numbers import amount_text
from sanad.lib.texts import text
from sanad.workflow.forms import StepForm


class VoteForm(forms.Form):
    """The votes that whoever looks may give now: their own, or what members say aloud."""

    def __init__(self, *args, seats, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.seats, self.by = seats, by
        for seat in seats:
            self.fields[self.name(seat)] = forms.ChoiceField(
                label=str(seat.member),
                choices=Choice.choices,
                initial=seat.vote.choice if seat.vote else None,
                required=False,
                widget=Seg,
            )

    @staticmethod
    def name(seat):
        """The name of the field in which this seat's member votes."""
        return f"vote{seat.member.pk}"

    def clean(self):
        data = super().clean()
        if self.seats and not any(data.values()) and not self.errors:
            raise forms.ValidationError(_("Choose the vote first."), code="no_vote")
        return data

    def votes(self):
        """`[(member, choice)]` of those chosen; what was written down before is left out, but for
        one's own, which is confirmed by it."""
        return [
            (seat.member, choice)
            for seat in self.seats
            if (choice := self.cleaned_data.get(self.name(seat)))
            and (seat.member == self.by or not seat.vote or seat.vote.choice != choice)
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
    services = forms.MultipleChoiceField(
        label=_("Services that the household is registered for"), required=False, widget=Checks
    )
    household_class = forms.ChoiceField(
        label=_("Class of the household"), required=False, widget=forms.RadioSelect
    )
    reasons_for = forms.MultipleChoiceField(
        label=_("Reasons for accepting"), required=False, widget=Checks
    )
    reasons_against = forms.MultipleChoiceField(
        label=_("Reasons for rejecting"), required=False, widget=Checks
    )
    words = WordsField(
        label=_("The reasons as they reach the person"),
        help_text=_("Left empty, the chosen reasons are written as they are."),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = (ReasonKind.ACCEPT, ReasonKind.REJECT)
        self.catalogue = {kind: [] for kind in kinds}
        for reason in Reason.objects.offered(*kinds, version=version):
            self.catalogue[reason.kind].append(reason)
        for name, kind in (
            ("reasons_for", ReasonKind.ACCEPT),
            ("reasons_against", ReasonKind.REJECT),
        ):
            self.fields[name].choices = [(r.code, r.words) for r in self.catalogue[kind]]
            self.fields[name].mark_optional = False
        self._ask_for_what_it_gives(version)
        # What is to be read in words; of a bound form, once it is clean.
        self.sum = Sum.of(self.initial.get("amount"))

    def _ask_for_what_it_gives(self, version):
        """A sum and what is in kind; or what a household is registered for."""
        sums, registers = (
            ("amount", "read_amount", "months", "items"),
            ("services", "household_class"),
        )
        self.registers = version.registers
        for name in sums if version.registers else registers:
            del self.fields[name]
        for name in (*sums, *registers):
            if name in self.fields:
                self.fields[name].mark_optional = name == "items"
        if version.registers:
            self.fields["services"].choices = [(one, one) for one in version.service_list]
            self.fields["household_class"].choices = [(one, one) for one in version.class_list]
            if not version.class_list:
                del self.fields["household_class"]
        elif version.max_months == 1:
            del self.fields["months"]

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
        if grants and self.registers:
            self._check_registration(data)
            return data
        gives = data.get("amount") is not None or data.get("items")
        if grants and not gives and "amount" not in self.errors:
            self.add_error("amount", _("Write the amount, or what is given."))
        if grants and self.sum and self.sum.written != data.get("read_amount"):
            self.add_error("amount", text("form.read_sum", words=self.sum.words))
        return data

    def _check_registration(self, data):
        if not data.get("services") and "services" not in self.errors:
            self.add_error(
                "services", _("Choose the services that the household is registered for.")
            )
        if "household_class" in self.fields and not data.get("household_class"):
            self.add_error("household_class", _("Choose the class of the household."))

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
        if grants and self.registers:
            arguments["items"] = data["services"]
            arguments["household_class"] = data.get("household_class", "")
        elif grants:
            arguments["amount"] = data.get("amount")
            arguments["months"] = data.get("months") or 1
            arguments["items"] = [
                line for line in data.get("items", "").splitlines() if line.strip()
            ]
        return arguments


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
