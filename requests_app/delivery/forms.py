"""Forms of registration and delivery; they validate and shape, the verbs decide."""

import uuid

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from beneficiaries.forms import PaperDates
from requests_app.delivery.enums import ON_SCREEN, DeliveryKind, Proof, Receiver, Unit
from requests_app.delivery.models import AwardLine, Delivery
from requests_app.intake.enums import PayeeKind, ReasonKind
from requests_app.intake.forms.drawing import LONGEST_DRAWING, ShownByHand
from requests_app.intake.models import Programme, Reason
from sanad.accounts.models import Branch
from sanad.lib.arabic import listed
from sanad.lib.clock import today
from sanad.lib.dates import gregorian_text
from sanad.lib.digits import western
from sanad.lib.forms import (
    AccountNumberField,
    AmountField,
    CleanCharField,
    CleanTextField,
    DateField,
    IbanField,
    IdentityField,
    NamesWhatIsMissing,
    NumberInput,
    WholeNumberField,
    WordsField,
)
from sanad.lib.isolates import separate
from sanad.workflow.forms import StepForm

NEW = "new"


class CompletionForm(PaperDates, forms.Form):
    """One completion paper: one that is known already, or one seen now; for an account its IBAN."""

    paper = forms.ChoiceField(label=_("Which paper?"), widget=forms.RadioSelect)
    person = forms.ChoiceField(label=_("Whose is it?"), widget=forms.RadioSelect, required=False)
    number = CleanCharField(
        label=_("Number"), max_length=40, required=False, widget=forms.TextInput({"dir": "ltr"})
    )
    issued_on = DateField(label=_("Issued"), required=False, latest=today)
    expires_on = DateField(label=_("Expires"), required=False)
    iban = IbanField(label=_("IBAN on the certificate"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    mark_optional = False

    def __init__(self, *args, line, owners, **kwargs):
        super().__init__(*args, prefix=f"item-{line.type.code}", **kwargs)
        self.line, self.owners = line, {str(person.pk): person for person in owners}
        self.papers = {str(paper.pk): paper for paper in line.papers}
        self.fields["paper"].choices = [
            *((pk, self._said(paper)) for pk, paper in self.papers.items()),
            (NEW, _("Another one, seen now")),
        ]
        noted = line.item
        noted_paper = str(noted.document_id) if noted else ""
        self.fields["paper"].initial = (
            noted_paper if noted_paper in self.papers else [*self.papers, NEW][0]
        )
        if not self.papers:
            self.fields["paper"].widget = forms.HiddenInput()
        self.fields["key"].initial = uuid.uuid4
        if noted:
            self.fields["iban"].initial = noted.iban
        if len(self.owners) > 1:
            self.fields["person"].choices = [
                (pk, person.full_name) for pk, person in self.owners.items()
            ]
            self.fields["person"].initial = next(iter(self.owners))
        else:
            del self.fields["person"]
        if not line.type.valid_days:
            del self.fields["issued_on"]
        if not line.type.has_expiry:
            del self.fields["expires_on"]
        if not line.asks_iban:
            del self.fields["iban"]

    def _said(self, paper):
        words = [str(paper.get_evidence_display())]
        if paper.issued_on:
            words.append(gregorian_text(paper.issued_on))
        if paper.number:
            words.append(separate(paper.number))
        if len(self.owners) > 1:
            words.append(paper.person.full_name)
        return " · ".join(words)

    def clean(self):
        data = super().clean()
        self.judge_dates(self.line.type, are_asked=data.get("paper") == NEW)
        if "iban" in self.fields and not data.get("iban") and "iban" not in self.errors:
            self.add_error("iban", _("Write the IBAN of the certificate."))
        return data

    @property
    def known_paper(self):
        """The paper that was chosen among those known, None for a new one."""
        return self.papers.get(self.cleaned_data["paper"])

    @property
    def owner(self):
        """Whose the paper (and the account) is."""
        if self.known_paper:
            return self.known_paper.person
        chosen = self.cleaned_data.get("person") or next(iter(self.owners))
        return self.owners[chosen]


class PayeeForm(NamesWhatIsMissing, forms.Form):
    """Who is paid in the beneficiary's stead; a bill asks other things than a landlord."""

    name = CleanCharField(label=_("Name of the payee"), max_length=120)
    iban = IbanField(
        label=_("IBAN of the payee"), help_text=_("The landlord's own, not the beneficiary's.")
    )
    account_number = AccountNumberField(label=_("Account number on the bill"))
    reference = CleanCharField(
        label=_("Reference"),
        max_length=60,
        help_text=_("The number of the contract, as the transfer will bear it."),
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, prefix="payee", **kwargs)
        if version.payee_kind == PayeeKind.BILL:
            del self.fields["iban"]
            self.fields["name"].label = _("Name of the company")
            self.fields["reference"].required = False
            self.fields["reference"].help_text = ""
        else:
            del self.fields["account_number"]


class KindSelect(forms.RadioSelect):
    look = "two"


class DeliverForm(ShownByHand, NamesWhatIsMissing, forms.Form):
    """What is given of one line, and its proof (PR-7): of the bank, or of the receiver."""

    amount = AmountField(label=_("Amount given (riyals)"))
    kind = forms.ChoiceField(label=_("How?"), widget=KindSelect)
    bank_reference = CleanCharField(
        label=_("Reference of the bank"),
        help_text=_("The number of the operation, as the bank gave it."),
        max_length=60,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "class": "s-num-input"}),
    )
    receiver = forms.ChoiceField(
        label=_("Who receives it?"), widget=forms.RadioSelect, required=False
    )
    delegate_name = CleanCharField(label=_("Name of who came"), max_length=120, required=False)
    delegate_identity = IdentityField(label=_("Their identity number"), required=False)
    delegate_paper = CleanCharField(
        label=_("The paper they brought"),
        help_text=_("Its kind and day, such as: authorisation in her hand, 20 November."),
        max_length=160,
        required=False,
    )
    proof = forms.ChoiceField(
        label=_("What shows that it was received?"),
        choices=[(proof.value, proof.label) for proof in ON_SCREEN],
        widget=forms.RadioSelect,
        required=False,
    )
    drawing = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_DRAWING)
    code = forms.CharField(
        label=_("The six digits of the message"),
        max_length=20,
        required=False,
        widget=NumberInput({"autocomplete": "off"}),
    )
    witness_1 = CleanCharField(label=_("First witness"), max_length=90, required=False)
    witness_2 = CleanCharField(label=_("Second witness"), max_length=90, required=False)
    read_by = CleanCharField(label=_("Read aloud by"), max_length=120, required=False)
    line = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    mark_optional = False

    def __init__(self, *args, line, ways, owners, **kwargs):
        super().__init__(*args, **kwargs)
        self.line, self.ways, self.owners = line, ways, {str(p.pk): p for p in owners}
        self.fields["line"].initial = line.pk
        self.fields["key"].initial = uuid.uuid4
        self.fields["amount"].initial = line.left
        self.fields["amount"].is_money = line.measure == Unit.MONEY
        if line.measure == Unit.GOODS:
            self.fields["amount"].label = _("How many are given?")
        labels = dict(DeliveryKind.choices)
        self.fields["kind"].choices = [(way, labels[way]) for way in ways]
        self.fields["kind"].initial = ways[0]
        if len(ways) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
        self.fields["receiver"].choices = [
            *((pk, person.full_name) for pk, person in self.owners.items()),
            (Receiver.DELEGATE, _("Somebody the beneficiary sent, with a paper")),
        ]
        self.fields["receiver"].initial = next(iter(self.owners))
        self.fields["proof"].initial = Proof.DRAWN

    @property
    def by_hand(self):
        """Whether it may be handed over, so that the receiver's proof is asked for."""
        return DeliveryKind.HAND in self.ways

    @property
    def by_bank(self):
        """Whether it may be paid through the bank."""
        return self.ways[0] != DeliveryKind.HAND

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if self.line.measure == Unit.GOODS and amount != amount.to_integral_value():
            raise forms.ValidationError(_("Goods are counted in whole numbers."))
        if amount > self.line.left:
            raise forms.ValidationError(
                _("Of this line, %(left)s are left: no more can be given."),
                params={"left": self.line.quantity(self.line.left)},
            )
        return amount

    def clean(self):
        data = super().clean()
        kind = data.get("kind")
        if kind in (DeliveryKind.PAYEE, DeliveryKind.TRANSFER):
            if not data.get("bank_reference") and "bank_reference" not in self.errors:
                self.add_error("bank_reference", _("Write the reference that the bank gave."))
        elif kind == DeliveryKind.HAND:
            self._clean_receiver(data)
            self._clean_proof(data)
        return data

    def _clean_receiver(self, data):
        if not data.get("receiver"):
            if "receiver" not in self.errors:
                self.add_error("receiver", _("Choose who receives it."))
        elif data["receiver"] == Receiver.DELEGATE:
            for name, sentence in (
                ("delegate_name", _("Write the name of who came.")),
                ("delegate_identity", _("Write the identity number of who came.")),
                ("delegate_paper", _("Write which paper they brought.")),
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)

    def _clean_proof(self, data):
        match data.get("proof"):
            case Proof.DRAWN:
                self.check_drawing(data)
            case Proof.CODE:
                self.check_code(data)
            case Proof.THUMBPRINT:
                self.check_thumbprint(data)
            case _other:
                if "proof" not in self.errors:
                    self.add_error("proof", _("Choose what shows that it was received."))

    @property
    def is_by_code(self):
        """Handed over, and proved by the digits that the receiver tells; only of a valid form."""
        data = self.cleaned_data
        return data["kind"] == DeliveryKind.HAND and data["proof"] == Proof.CODE

    def given(self):
        """What `give` takes besides the line and the code, which is confirmed first."""
        data = self.cleaned_data
        shared = {"amount": data["amount"], "kind": data["kind"], "key": data["key"]}
        if data["kind"] != DeliveryKind.HAND:
            return {**shared, "proof": Proof.BANK, "bank_reference": data["bank_reference"]}
        return {
            **shared,
            **self._received(),
            "proof": data["proof"],
            "witnesses": listed(filter(None, [data["witness_1"], data["witness_2"]])),
            "drawing": data["drawing"],
            "read_by": data["read_by"],
        }

    def _received(self):
        """Into whose hands it was given."""
        data = self.cleaned_data
        person = self.owners.get(data["receiver"])
        if person is None:
            received_by = Receiver.DELEGATE
        else:
            is_first = person.pk == next(iter(self.owners.values())).pk
            received_by = Receiver.SELF if is_first else Receiver.GUARDIAN
        names = ("delegate_name", "delegate_identity", "delegate_paper")
        return {
            "received_by": received_by,
            "receiver": person,
            **{name: data[name] for name in names},
        }


class ReceiptForm(DeliverForm):
    """What a receipt says that was signed on paper: how much, and into whose hands."""

    mark_optional = True

    ON_PAPER = ("amount", *("receiver", "delegate_name", "delegate_identity", "delegate_paper"))

    def __init__(self, *args, line, owners, **kwargs):
        super().__init__(*args, line=line, ways=[DeliveryKind.HAND], owners=owners, **kwargs)
        for name in set(self.fields) - {*self.ON_PAPER, "line", "key"}:
            del self.fields[name]
        self.fields["receiver"].required = True
        self.fields["receiver"].error_messages["required"] = _("Choose who receives it.")

    def clean(self):
        data = forms.Form.clean(self)
        self._clean_receiver(data)
        return data

    def given(self):
        """What `enter` takes of it besides the line and the sheet."""
        data = self.cleaned_data
        return {"amount": data["amount"], "key": data["key"], **self._received()}


class FindCaseForm(NamesWhatIsMissing, forms.Form):
    """The request that stands on a receipt."""

    case = forms.CharField(
        label=_("Number of the request"),
        help_text=_("As it stands on the receipt, such as 1448-00231."),
        max_length=30,
        widget=NumberInput(),
    )
    number = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)


class CodeForm(NamesWhatIsMissing, forms.Form):
    """What the code is sent for: so much of this line, to this receiver's phone."""

    line = forms.IntegerField()
    amount = AmountField()
    receiver = forms.CharField(max_length=20, required=False)


class RecallForm(NamesWhatIsMissing, forms.Form):
    """How much of a delivery is taken back, and why."""

    amount = AmountField(label=_("How much is taken back?"))
    reason = WordsField(
        label=_("Why?"),
        help_text=_("The beneficiary reads it, such as: the bank returned the transfer."),
        max_length=200,
        widget=forms.TextInput(),
    )
    bank_reference = CleanCharField(
        label=_("Reference of the bank"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"dir": "ltr", "class": "s-num-input"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, delivery, **kwargs):
        super().__init__(*args, **kwargs)
        self.delivery = delivery
        self.standing = delivery.standing()
        self.fields["amount"].initial = self.standing
        self.fields["amount"].is_money = delivery.line.measure == Unit.MONEY
        self.fields["key"].initial = uuid.uuid4
        if delivery.kind == DeliveryKind.HAND:
            del self.fields["bank_reference"]

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount > self.standing:
            raise forms.ValidationError(
                _("Of this delivery, %(left)s stand: no more can be taken back."),
                params={"left": self.delivery.line.quantity(self.standing)},
            )
        return amount


class ArrivalForm(NamesWhatIsMissing, StepForm):
    """Which delivery, whether it arrived, and what they say of it."""

    YES, NO = "yes", "no"

    delivery = forms.ModelChoiceField(
        Delivery.objects.none(),
        label=_("Which delivery?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the delivery.")},
    )
    arrived = forms.ChoiceField(
        label=_("What do they say?"),
        choices=[(YES, _("It arrived")), (NO, _("It did not arrive"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it arrived.")},
    )
    words = CleanTextField(
        label=_("In their words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = Delivery.objects.of_request(self.obj).given()
        self.fields["delivery"].queryset = given.exclude(delivered_by=self.by)
        self.fields["delivery"].label_from_instance = lambda one: separate(
            f"{one.quantity} · {gregorian_text(one.day)} · {one.number}"
        )

    def arguments(self):
        data = self.cleaned_data
        return {
            "delivery": data["delivery"],
            "has_arrived": data["arrived"] == self.YES,
            "words": data["words"],
        }


class EndForm(NamesWhatIsMissing, StepForm):
    """Why the support ends, of the catalogue, and a word for colleagues."""

    reason = forms.ModelChoiceField(
        Reason.objects.offered(ReasonKind.END),
        label=_("Why does it end?"),
        help_text=_("The beneficiary reads this reason."),
        widget=forms.RadioSelect,
        empty_label=None,
        to_field_name="code",
        error_messages={"required": _("Choose a reason.")},
    )
    note = CleanTextField(
        label=_("A word for colleagues"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def arguments(self):
        data = self.cleaned_data
        return {"reason": data["reason"].code, "note": data["note"]}


class ServiceForm(NamesWhatIsMissing, StepForm):
    """Which of the services that the household is registered for, and how many."""

    service = forms.ChoiceField(
        label=_("Which service?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a service.")},
    )
    count = WholeNumberField(label=_("How many?"), min_value=1, max_value=99, initial=1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        enrolment = getattr(self.obj, "enrolment", None)
        services = enrolment.services if enrolment else []
        self.fields["service"].choices = [(one, one) for one in services]


class QueueFilter(django_filters.FilterSet):
    """The provider's filters, as a GET form."""

    number = django_filters.CharFilter(label=_("Number"), method="by_number")
    programme = django_filters.ModelChoiceFilter(
        field_name="support_request__programme",
        queryset=Programme.objects.all(),
        to_field_name="code",
        label=_("Programme"),
        empty_label=_("Every programme"),
    )
    branch = django_filters.ModelChoiceFilter(
        field_name="support_request__branch",
        queryset=Branch.objects.all(),
        label=_("Branch"),
        empty_label=_("Every branch"),
    )
    measure = django_filters.ChoiceFilter(
        choices=Unit, label=_("Counted in"), empty_label=_("Money and goods")
    )

    class Meta:
        model = AwardLine
        fields = []

    def by_number(self, queryset, name, value):
        """The year may be left out: people remember the end of a number."""
        return queryset.filter(support_request__number__endswith=western(value).strip())
