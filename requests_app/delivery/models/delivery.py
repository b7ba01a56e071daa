"""What was given, to whom and with which proof: one row per delivery, written once (PR-7)."""

from datetime import date
from decimal import Decimal
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.models.identity import IdentityMarkField, IdentitySealField
from beneficiaries.models.rules import is_held_back, is_of_the_home
from requests_app.delivery.enums import DeliveryKind, Proof, Receiver
from requests_app.delivery.models.award import AwardLine, of_the_case
from requests_app.delivery.models.hands import into_own_hands
from requests_app.delivery.models.release import awaits_minutes
from requests_app.delivery.models.request_rules import given
from requests_app.intake.models import SupportRequest
from requests_app.intake.models.request_rules import is_witnessed
from requests_app.intake.models.witness import witnesses_awaited
from sanad.accounts.perms import Anybody
from sanad.accounts.rules import BY_THE_OWNER
from sanad.audit.numbers import Numbered
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, IdentityNumberField, MoneyField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import (
    BEHIND,
    Amounts,
    Effect,
    Lock,
    Rule,
    Stamp,
    Unchanging,
    written_once,
)
from sanad.messaging.codes import PhoneCode
from sanad.paper.models import Sheet, of_kind

# The day on which it was given: as the paper says, else today.
REAL_DAY = """coalesce((SELECT t.written_on FROM $paper.Sheet t WHERE t.id = NEW.sheet_id),
    public.policy_today())"""


def was_paid(decision: str) -> str:
    """SQL: some money of the decision was paid already."""
    return f"""EXISTS (SELECT 1 FROM $Delivery d JOIN $AwardLine k ON k.id = d.line_id
        WHERE k.decision_id = {decision} AND k.measure = $Unit.MONEY AND d.amount > 0)"""


ITS_REQUEST = "(SELECT l.support_request_id FROM $AwardLine l WHERE l.id = NEW.line_id)"


class DeliveryQuerySet(models.QuerySet):
    """What was given, and what was taken back (PR-7)."""

    def visible_to(self, user: Anybody) -> Self:
        """Of the requests that `user` may see."""
        return self.filter(line__support_request__in=SupportRequest.objects.visible_to(user))

    def of_request(self, support_request: SupportRequest) -> Self:
        """Of one request."""
        return self.filter(line__support_request=support_request)

    def to_be_confirmed(self, since: date) -> Self:
        """Given since this day, nothing of it taken back, and nobody said whether it arrived."""
        unanswered = self.given().since(since).filter(arrivals=None, reversals=None)
        return unanswered.select_related("line").order_by("id")

    def given(self) -> Self:
        """Deliveries themselves, not what was taken back of them."""
        return self.filter(reverses=None)

    def since(self, day: date) -> Self:
        """Given on this calendar day or later."""
        return self.filter(day__gte=day)

    def for_list(self) -> Self:
        """Loaded with person, programme, who delivered and the sheet, for lists."""
        return self.select_related(
            "line__support_request__person",
            "line__support_request__programme",
            "delivered_by",
            "sheet",
        )


class HandoverCode(PhoneCode):
    """Six digits sent to the receiver's phone, told to whoever hands the help over (PR-7): good for
    one delivery of this line and amount.
    """

    proves = "delivery"

    line = models.ForeignKey(AwardLine, models.PROTECT, related_name="codes")
    amount = MoneyField(_("amount"))
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(PhoneCode.Meta):
        verbose_name = _("code of a handover")
        verbose_name_plural = _("codes of handovers")
        triggers = [
            Amounts(rule="handovercode_amount_is_a_number", clause="PR-7"),
            Rule(
                rule="handovercode_begins_unconfirmed",
                clause="PR-7",
                sentence=_(
                    "A code goes to the beneficiary or who acts for them, and is told later."
                ),
                operation=pgtrigger.Insert,
                broken=f"NOT {of_the_case('NEW.receiver_id', ITS_REQUEST)}",
            ),
            Rule(
                rule="handovercode_in_time",
                clause="PR-7",
                sentence=_("This code is too old, or was tried too often: send a new one."),
                operation=pgtrigger.Update,
                broken=f"""NEW.tries_left > OLD.tries_left
                    OR (NEW.confirmed_at IS NOT NULL AND OLD.confirmed_at IS NULL
                    AND (OLD.tries_left = 0 OR OLD.expires_at < public.policy_now()
                        OR ({WHO} IS NULL AND NOT {BY_THE_OWNER})))""",
            ),
            Stamp(
                rule="handovercode_moments",
                clause="PR-7",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.made_at := public.policy_now(); NEW.confirmed_at := NULL;
                    ELSIF OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL THEN
                        NEW.confirmed_at := public.policy_now();
                    END IF;""",
            ),
            Unchanging(
                rule="handovercode_stays_as_sent",
                columns=[
                    *("line", "amount", "receiver", "mobile", "hashed"),
                    *("made_at", "made_by", "expires_at", "confirmed_at"),
                ],
                clause="PR-7",
                sentence=_("A code that was sent is not rewritten."),
            ),
        ]


class Delivery(models.Model):
    """One delivery of a line, with proof of its kind; or, below zero, what was taken back.

    Written once; the moment is the database's. `amount` is in riyals for a line of money and a
    count for goods. A reversal names the row it reverses and why.
    """

    site_may = INSERT_ONLY

    line = models.ForeignKey(AwardLine, models.PROTECT, related_name="deliveries")
    number = models.CharField(_("receipt"), max_length=16, unique=True, editable=False)
    amount = MoneyField(_("given"))
    kind = models.CharField(_("how"), max_length=8, choices=DeliveryKind)
    proof = models.CharField(_("proof"), max_length=10, choices=Proof, blank=True)
    # Paid through the bank: to whom, where, and the bank's reference.
    payee_name = CleanCharField(_("paid to"), max_length=160, blank=True)
    payee_account = CleanCharField(_("account"), max_length=40, blank=True)
    bank_reference = CleanCharField(_("reference of the bank"), max_length=60, blank=True)
    # Handed over: into whose hands.
    received_by = models.CharField(_("received by"), max_length=8, choices=Receiver, blank=True)
    receiver = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("receiver"),
    )
    delegate_name = CleanCharField(_("who came"), max_length=120, blank=True)
    delegate_identity = IdentityNumberField(_("identity of who came"), blank=True)
    # By it a colleague's relative is found who has no file.
    delegate_mark = IdentityMarkField(number="delegate_identity")
    delegate_seal = IdentitySealField(number="delegate_identity")
    delegate_paper = CleanCharField(_("paper they brought"), max_length=160, blank=True)
    code = models.OneToOneField(
        HandoverCode, models.PROTECT, null=True, blank=True, related_name="delivery"
    )
    # The drawing as SVG path data ("M… L…").
    drawing = models.TextField(_("drawing"), blank=True)
    witnesses = CleanCharField(_("witnesses"), max_length=200, blank=True)
    read_by = CleanCharField(_("read aloud by"), max_length=120, blank=True)
    # The numbered receipt that was signed without network, and entered from afterwards.
    sheet = models.OneToOneField(
        Sheet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delivery",
        verbose_name=_("sheet of paper"),
    )

    reverses = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversals",
        verbose_name=_("reverses"),
    )
    reason = CleanCharField(_("reason"), max_length=200, blank=True)

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("delivered by")
    )
    # Sent with the form: the same form sent twice gives once.
    key = models.UUIDField(unique=True, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-id"]
        indexes = [models.Index(name="delivery_day", fields=["day", "id"])]
        constraints = [
            models.CheckConstraint(
                name="delivery_gives_or_takes_back",
                condition=Q(amount__gt=0, reverses__isnull=True)
                | (Q(amount__lt=0, reverses__isnull=False) & ~Q(reason="")),
                violation_error_message=_(
                    "A delivery is more than zero; what takes one back names it and says why."
                ),
            ),
            models.CheckConstraint(
                name="delivery_has_its_proof",
                condition=Q(amount__lt=0)
                | (
                    Q(kind__in=[DeliveryKind.PAYEE, DeliveryKind.TRANSFER], proof=Proof.BANK)
                    & ~Q(bank_reference="")
                    & ~Q(payee_name="")
                    & ~Q(payee_account="")
                )
                | (
                    Q(kind=DeliveryKind.HAND)
                    & (
                        Q(proof=Proof.CODE, code__isnull=False)
                        | (Q(proof=Proof.DRAWN) & ~Q(drawing=""))
                        | (Q(proof=Proof.THUMBPRINT) & ~Q(witnesses="") & ~Q(read_by=""))
                        | Q(proof=Proof.PAPER, sheet__isnull=False)
                    )
                ),
                violation_error_message=_(
                    "A payment has its payee and the bank's reference; what is handed over has a"
                    " code, a signature, a thumbprint with two witnesses, or a receipt on paper."
                ),
            ),
            models.CheckConstraint(
                name="delivery_into_named_hands",
                condition=Q(amount__lt=0)
                | ~Q(kind=DeliveryKind.HAND)
                | Q(received_by__in=[Receiver.SELF, Receiver.GUARDIAN], receiver__isnull=False)
                | (
                    Q(received_by=Receiver.DELEGATE)
                    & ~Q(delegate_name="")
                    & ~Q(delegate_identity="")
                    & ~Q(delegate_paper="")
                ),
                violation_error_message=_(
                    "Who received it is named; whoever was sent shows identity and paper."
                ),
            ),
            models.CheckConstraint(
                name="delivery_takes_back_another",
                condition=Q(reverses__isnull=True) | ~Q(reverses=F("id")),
                violation_error_message=_("A row does not take back itself."),
            ),
        ]
        triggers = [
            Amounts(rule="delivery_amount_is_a_number", clause="PR-7"),
            *written_once(
                "delivery",
                _("A delivery once written stands; take it back instead."),
                "PR-7",
                day="day",
            ),
            Numbered(rule="delivery_number", clause="PR-7", series="delivery", mark="D"),
            Effect(
                rule="delivery_adds_to_its_line",
                clause="PR-7",
                operation=pgtrigger.Insert,
                does="""UPDATE $AwardLine SET given = given + NEW.amount
                    WHERE id = NEW.line_id;""",
            ),
            Lock(
                rows=[
                    f"$SupportRequest WHERE id = {ITS_REQUEST} FOR SHARE",
                    "$AwardLine WHERE id = NEW.line_id FOR UPDATE",
                    f"""$beneficiaries.Person WHERE id = (SELECT s.person_id
                        FROM $SupportRequest s WHERE s.id = {ITS_REQUEST}) FOR SHARE""",
                ],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="delivery_after_registration",
                clause="PR-7",
                database_only=True,
                sentence=_("Help is given when the registration is completed."),
                operation=pgtrigger.Insert,
                broken=f"""NOT EXISTS (SELECT 1 FROM $SupportRequest s
                    WHERE s.id = {ITS_REQUEST} AND s.status = $RequestStatus.REGISTERED)""",
            ),
            Rule(
                rule="delivery_by_another",
                clause="PR-7+",
                sentence=_(
                    "Whoever gives its money neither verified nor studied the request, and whoever"
                    " gives help is no relative of the beneficiary."
                ),
                operation=pgtrigger.Insert,
                broken=f"""EXISTS (SELECT 1 FROM $AwardLine l
                    JOIN $SupportRequest s ON s.id = l.support_request_id
                    WHERE l.id = NEW.line_id AND (
                        ({is_of_the_home("NEW.delivered_by_id", "s.person_id", "s.household_id")}
                            AND NOT {is_witnessed("NEW.delivered_by_id", "s.id")})
                        OR (l.measure = $Unit.MONEY AND (s.verified_by_id = NEW.delivered_by_id
                            OR EXISTS (SELECT 1 FROM $Study t
                                WHERE t.support_request_id = s.id AND t.submitted_at IS NOT NULL
                                AND t.researcher_id = NEW.delivered_by_id)))))""",
            ),
            Rule(
                rule="delivery_code_was_told",
                clause="PR-7",
                sentence=_("The code must be confirmed first, for this line and amount."),
                operation=pgtrigger.Insert,
                broken="""NEW.code_id IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM $HandoverCode c
                    WHERE c.id = NEW.code_id AND c.line_id = NEW.line_id
                    AND c.amount = NEW.amount AND c.confirmed_at IS NOT NULL)""",
            ),
            Rule(
                rule="delivery_first_payment_after_minutes",
                clause="PR-7+",
                sentence=_(
                    "The first payment of money waits for the signed minutes of the sitting, or for"
                    " the chair."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount > 0 AND EXISTS (SELECT 1 FROM $AwardLine l
                    WHERE l.id = NEW.line_id AND l.measure = $Unit.MONEY
                    AND NOT {was_paid("l.decision_id")}
                    AND {awaits_minutes("l.decision_id")})""",
            ),
            Rule(
                rule="delivery_first_payment_after_witness",
                clause="PR-2+",
                sentence=_(
                    "The first payment of money waits for the witness who looked on where family"
                    " serves, or for the chair or a manager."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount > 0 AND EXISTS (SELECT 1 FROM $AwardLine l
                    WHERE l.id = NEW.line_id AND l.measure = $Unit.MONEY
                    AND NOT {was_paid("l.decision_id")}
                    AND EXISTS (SELECT 1 FROM {
                    witnesses_awaited(
                        "l.support_request_id", "w.colleague_id = NEW.delivered_by_id"
                    )
                }))""",
            ),
            Rule(
                rule="delivery_not_while_suspended",
                clause="MC-2",
                sentence=_("The beneficiary's service is stopped until the matter is put right."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount > 0 AND EXISTS (SELECT 1 FROM $SupportRequest s
                    JOIN $Programme p ON p.id = s.programme_id
                    WHERE s.id = {ITS_REQUEST}
                    AND {is_held_back("s.person_id", "p.code", REAL_DAY)})""",
            ),
            Rule(
                rule="delivery_into_anothers_hands",
                clause="PR-7+",
                sentence=_("Nobody hands help to themselves or to a relative."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount > 0 AND {
                    into_own_hands(
                        "NEW.delivered_by_id",
                        ITS_REQUEST,
                        "NEW.receiver_id",
                        "NEW.delegate_identity",
                        "NEW.delegate_mark",
                    )
                }""",
            ),
            Rule(
                rule="delivery_mark_is_of_the_number",
                order=BEHIND,
                clause="PR-7+",
                database_only=True,
                sentence=_("The mark of an identity is made by the portal, from its number."),
                operation=pgtrigger.Insert,
                broken="""CASE WHEN NEW.delegate_identity = '' THEN NEW.delegate_mark <> ''
                    ELSE NOT public.identity_mark_is_signed(
                        NEW.delegate_identity, NEW.delegate_mark, NEW.delegate_seal) END""",
            ),
            Rule(
                rule="delivery_on_its_own_sheet",
                clause="PR-7+",
                sentence=_("A receipt on paper is a signed sheet of its own kind, with its photo."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.sheet_id IS NOT NULL AND (NEW.proof <> $Proof.PAPER
                    OR NOT {of_kind("$paper.Kind.DELIVERY")} OR NOT EXISTS (
                        SELECT 1 FROM $paper.Sheet h
                        WHERE h.id = NEW.sheet_id AND h.file_name <> ''))""",
            ),
            Rule(
                rule="delivery_on_paper_in_its_time",
                clause="PR-7",
                sentence=_(
                    "What was given on paper was given after the registration, and not ahead of"
                    " its month."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.sheet_id IS NOT NULL AND (
                    {REAL_DAY} < (SELECT l.due_on FROM $AwardLine l WHERE l.id = NEW.line_id)
                    OR NOT EXISTS (SELECT 1 FROM $Entry e
                        WHERE e.support_request_id = {ITS_REQUEST}
                        AND e.target = $RequestStatus.REGISTERED
                        AND (e.at AT TIME ZONE 'Asia/Riyadh')::date <= {REAL_DAY}))""",
            ),
            Rule(
                rule="delivery_receiver_is_of_the_case",
                clause="PR-7",
                database_only=True,
                sentence=_("It is received by the beneficiary, or by who acts for them."),
                operation=pgtrigger.Insert,
                broken=f"""(NEW.receiver_id IS NOT NULL
                        AND NOT {of_the_case("NEW.receiver_id", ITS_REQUEST)})
                    OR (NEW.amount > 0 AND NEW.received_by = $Receiver.SELF AND NOT EXISTS (
                        SELECT 1 FROM $SupportRequest s
                        WHERE s.id = {ITS_REQUEST} AND s.person_id = NEW.receiver_id))""",
            ),
            Rule(
                # One transfer of the bank may pay several instalments; it never pays one twice.
                rule="delivery_reference_once",
                clause="PR-7+",
                sentence=_("This operation of the bank stands on this instalment already."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount > 0 AND NEW.bank_reference <> '' AND EXISTS (
                    SELECT 1 FROM $Delivery o
                    WHERE o.line_id = NEW.line_id AND o.amount > 0
                    AND upper(o.bank_reference) = upper(NEW.bank_reference)
                    AND o.amount + {given("d.reverses_id = o.id")} > 0)""",
            ),
            Rule(
                rule="delivery_reversal_within_delivery",
                clause="PR-7",
                sentence=_("Only what was delivered can be taken back, and no more of it."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.amount < 0 AND NOT EXISTS (SELECT 1 FROM $Delivery o
                    WHERE o.id = NEW.reverses_id AND o.line_id = NEW.line_id AND o.amount > 0
                    AND o.kind = NEW.kind
                    AND o.amount + {given("d.reverses_id = o.id")} + NEW.amount >= 0)""",
            ),
            Rule(
                rule="delivery_to_the_registered_account",
                clause="PR-7",
                database_only=True,
                sentence=_("It goes where the registration says, in the way the programme gives."),
                operation=pgtrigger.Insert,
                broken="""NEW.amount > 0 AND NOT EXISTS (SELECT 1 FROM $AwardLine l
                    JOIN $SupportRequest s ON s.id = l.support_request_id
                    JOIN $ProgrammeVersion p ON p.id = s.programme_version_id
                    WHERE l.id = NEW.line_id AND CASE
                        WHEN l.measure = $Unit.GOODS THEN NEW.kind = $DeliveryKind.HAND
                        WHEN p.needs_payee THEN NEW.kind = $DeliveryKind.PAYEE AND EXISTS (
                            SELECT 1 FROM $Payee y
                            WHERE y.support_request_id = s.id AND y.name = NEW.payee_name
                            AND NEW.payee_account = CASE WHEN y.iban <> '' THEN y.iban
                                ELSE y.account_number END)
                        WHEN NEW.kind = $DeliveryKind.TRANSFER THEN EXISTS (
                            SELECT 1 FROM $CompletionItem i
                            WHERE i.support_request_id = s.id AND i.iban <> ''
                            AND i.iban = NEW.payee_account)
                        ELSE NEW.kind = $DeliveryKind.HAND END)""",
            ),
            Rule(
                rule="delivery_within_decision",
                clause="PR-7",
                sentence=_("Nobody receives more than was decided."),
                operation=pgtrigger.Insert,
                broken=f"""{given("d.line_id = NEW.line_id")} + NEW.amount
                    > (SELECT l.amount FROM $AwardLine l WHERE l.id = NEW.line_id)""",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def quantity(self) -> str:
        """What was given or taken back, in words without its sign."""
        return self.line.quantity(abs(self.amount))

    def standing(self) -> Decimal:
        """What of this delivery was not taken back."""
        back = self.reversals.aggregate(total=models.Sum("amount"))["total"]
        return self.amount + (back or 0)
