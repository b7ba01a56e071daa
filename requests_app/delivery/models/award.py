"""What a registered request is made of: completion items, payee, and the lines of the award."""

from decimal import Decimal
from typing import Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, DocumentType, Person, Restriction
from beneficiaries.models.rules import acts_for
from requests_app.committee.models.decision import Decision
from requests_app.delivery.enums import Unit
from requests_app.intake.enums import PayeeKind, RequestStatus
from requests_app.intake.models.support_request import HOLD_REQUEST, SupportRequest
from sanad.accounts.perms import Anybody
from sanad.accounts.signed import InOnesOwnName
from sanad.guarded.rules import carried_out
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, IbanField, MoneyField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.numbers import amount_text, riyals
from sanad.lib.triggers import Amounts, Lock, Rule, Stamp, Unchanging


def of_the_case(column: str, request: str = "NEW.support_request_id") -> str:
    """SQL: the person in `column` is the request's beneficiary or acts for them today."""
    return f"""EXISTS (SELECT 1 FROM $SupportRequest s
        WHERE s.id = {request} AND (s.person_id = {column} OR {acts_for(column, "s.person_id")}))"""


# SQL: the line is of a service that the household was registered for, and still is.
SERVICE = """(NEW.measure = $Unit.GOODS AND EXISTS (SELECT 1 FROM $Enrolment e
    JOIN $SupportRequest s ON s.id = e.support_request_id
    WHERE s.id = NEW.support_request_id AND s.status = $RequestStatus.REGISTERED
    AND e.decision_id = NEW.decision_id AND NEW.unit = ANY (e.services)))"""


class GiveBy(Func):
    """The last day of the month that a line is due in: its first day is no deadline."""

    # Without a time zone, so that an index may hold it.
    template = (
        "(date_trunc('month', (%(expressions)s)::timestamp) + interval '1 month - 1 day')::date"
    )
    output_field = models.DateField()


class AwardLineQuerySet(models.QuerySet):
    """What was decided of each request, line by line, and what is left of it (PR-7)."""

    def not_given(self) -> Self:
        """Something of the line is left."""
        return self.filter(given__lt=F("amount"))

    def visible_to(self, user: Anybody) -> Self:
        """Lines of the requests that `user` may see."""
        return self.filter(support_request__in=SupportRequest.objects.visible_to(user))

    def registered_for(self, user: Anybody) -> Self:
        """Those of them whose request is registered: few, however many were given before."""
        visible = SupportRequest.objects.visible_to(user)
        return self.filter(support_request__in=visible.filter(status=RequestStatus.REGISTERED))

    def to_give(self) -> Self:
        """Of registered requests, with something left."""
        return self.not_given().filter(support_request__status=RequestStatus.REGISTERED)

    def due(self) -> Self:
        """To give now: their month has come."""
        return self.to_give().filter(due_on__lte=PolicyToday())

    def coming(self) -> Self:
        """To give in a later month."""
        return self.to_give().filter(due_on__gt=PolicyToday())

    def with_pause(self) -> Self:
        """`is_paused`, and the kind and day of the restriction that stops it (MC-2)."""
        held = (
            Restriction.objects.in_force()
            .filter(person=OuterRef("support_request__person"))
            .filter(
                Q(programmes=[])
                | Q(programmes__contains=[OuterRef("support_request__programme__code")])
            )
            # A termination says more than a suspension.
            .order_by("-kind", "-id")
        )
        return self.annotate(
            is_paused=Exists(held),
            paused_kind=Subquery(held.values("kind")[:1]),
            paused_since=Subquery(held.values("since")[:1]),
        )

    def for_list(self) -> Self:
        """Loaded with person, programme, branch and what stops it, for lists."""
        return self.select_related(
            "support_request__person", "support_request__programme", "support_request__branch"
        ).with_pause()


@pghistory.track()
class CompletionItem(models.Model):
    """One paper that completes the registration, gathered from submission on (PR-6).

    It is good on the day it is noted, as papers of the application are on the submission day.
    The IBAN certificate names the account besides, and whose it is.
    """

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="completion_items"
    )
    type = models.ForeignKey(DocumentType, models.PROTECT, verbose_name=_("document"))
    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("paper"))
    iban = IbanField(_("IBAN"), blank=True)
    iban_owner = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner of the account"),
    )
    noted_at = models.DateTimeField(_("noted"), db_default=PolicyNow(), editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("completion item")
        verbose_name_plural = _("completion items")
        ordering = ["support_request", "id"]
        constraints = [
            models.UniqueConstraint(
                name="completionitem_once",
                fields=["support_request", "type"],
                violation_error_message=_("This paper of the registration is noted already."),
            ),
            models.CheckConstraint(
                name="completionitem_iban_has_an_owner",
                condition=Q(iban="", iban_owner__isnull=True)
                | (~Q(iban="") & Q(iban_owner__isnull=False)),
                violation_error_message=_("An IBAN stands with the name of its owner."),
            ),
        ]
        indexes = [models.Index(name="completionitem_iban", fields=["iban"], condition=~Q(iban=""))]
        triggers = [
            Lock(rows=[HOLD_REQUEST]),
            Stamp(
                rule="completionitem_moment",
                clause="PR-6",
                sets="NEW.noted_at := public.policy_now();",
            ),
            InOnesOwnName(
                rule="completionitem_in_ones_own_name",
                fields=["noted_by"],
                unless=carried_out("ACCOUNT", "NEW.support_request_id"),
            ),
            Unchanging(
                rule="completionitem_keeps_its_request",
                columns=["support_request"],
                clause="PR-6",
                sentence=_("What completes one registration is not moved to another."),
            ),
            Rule(
                rule="completionitem_paper_fits",
                clause="PR-6",
                sentence=_(
                    "The paper is of the kind that is asked for, belongs to the beneficiary or"
                    " who acts for them, and is good on the day it is noted."
                ),
                broken=f"""NOT EXISTS (SELECT 1 FROM $beneficiaries.Document d
                    JOIN $beneficiaries.DocumentType t ON t.id = d.type_id
                    WHERE d.id = NEW.document_id AND d.type_id = NEW.type_id
                    AND d.destroyed_at IS NULL
                    AND (d.expires_on IS NULL OR d.expires_on >= public.policy_today())
                    AND (t.valid_days IS NULL OR d.issued_on IS NULL
                        OR d.issued_on + t.valid_days >= public.policy_today())
                    AND {of_the_case("d.person_id")})""",
            ),
            Rule(
                rule="completionitem_iban_is_theirs",
                clause="PR-6+",
                sentence=_(
                    "The certificate names an IBAN of the beneficiary or of who acts for them."
                ),
                broken=f"""(NEW.iban = '' AND EXISTS (
                        SELECT 1 FROM $beneficiaries.DocumentType t
                        WHERE t.id = NEW.type_id AND t.role = $beneficiaries.DocumentRole.IBAN))
                    OR (NEW.iban <> '' AND NOT ({of_the_case("NEW.iban_owner_id")}
                        AND EXISTS (SELECT 1 FROM $beneficiaries.Document d
                            WHERE d.id = NEW.document_id
                            AND d.person_id = NEW.iban_owner_id)))""",
            ),
        ]


@pghistory.track()
class Payee(models.Model):
    """Who is paid in the beneficiary's stead: a landlord, a company (PR-6)."""

    support_request = models.OneToOneField(SupportRequest, models.PROTECT, related_name="payee")
    kind = models.CharField(_("kind"), max_length=4, choices=PayeeKind)
    name = CleanCharField(_("name of the payee"), max_length=120)
    iban = IbanField(_("IBAN"), blank=True)
    account_number = CleanCharField(_("account number"), max_length=40, blank=True)
    reference = CleanCharField(_("reference"), max_length=60, blank=True)
    noted_at = models.DateTimeField(_("noted"), db_default=PolicyNow(), editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by")
    )

    class Meta:
        verbose_name = _("payee")
        verbose_name_plural = _("payees")
        constraints = [
            models.CheckConstraint(
                name="payee_can_be_paid",
                condition=~Q(name="")
                & (
                    (Q(kind=PayeeKind.BANK) & ~Q(iban="") & ~Q(reference=""))
                    | (Q(kind=PayeeKind.BILL) & ~Q(account_number=""))
                ),
                violation_error_message=_(
                    "A landlord has a name, an IBAN and a reference; a bill its account number."
                ),
            )
        ]
        indexes = [models.Index(name="payee_iban", fields=["iban"], condition=~Q(iban=""))]
        triggers = [
            Lock(rows=[HOLD_REQUEST]),
            InOnesOwnName(
                rule="payee_in_ones_own_name",
                fields=["noted_by"],
                # By two: in the name of who proposed it, not of who agreed.
                unless=carried_out("PAYEE", "NEW.support_request_id"),
            ),
            Stamp(rule="payee_moment", clause="PR-6", sets="NEW.noted_at := public.policy_now();"),
            Unchanging(
                rule="payee_keeps_its_request",
                columns=["support_request"],
                clause="PR-6",
                sentence=_("What completes one registration is not moved to another."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def account(self) -> str:
        """Where the money goes: the IBAN, or the account number on the bill."""
        return self.iban or self.account_number


class AwardLine(models.Model):
    """One thing that was decided: an instalment of a month, or goods (PR-7); written once.

    Made when the registration closes, out of the decision. `amount` is in riyals for money and a
    count for goods, of which `unit` names one. `given` is the sum of its deliveries, net of what
    was taken back: the database adds to it with each of them, so that no list has to.
    """

    site_may = INSERT_ONLY | {"UPDATE (given)"}

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="award_lines")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="award_lines")
    order = models.PositiveSmallIntegerField(_("order"))
    measure = models.CharField(_("counted in"), max_length=5, choices=Unit)
    unit = CleanCharField(_("unit"), max_length=120, blank=True)
    amount = MoneyField(_("decided"))
    given = MoneyField(_("given"), default=0, editable=False)
    # The first day of the month it is due in.
    due_on = models.DateField(_("due"))

    objects = AwardLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of the award")
        verbose_name_plural = _("lines of the award")
        ordering = ["support_request", "order"]
        indexes = [
            models.Index(name="awardline_due", fields=["due_on", "id"]),
            # What is to be given; what was given in full is not in it.
            models.Index(
                name="awardline_open", fields=["due_on", "id"], condition=Q(given__lt=F("amount"))
            ),
            models.Index(
                GiveBy("due_on"), "id", name="awardline_give_by", condition=Q(given__lt=F("amount"))
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="awardline_once", fields=["support_request", "order"]),
            models.CheckConstraint(
                name="awardline_is_something",
                condition=Q(amount__gt=0)
                & (Q(measure=Unit.MONEY, unit="") | (Q(measure=Unit.GOODS) & ~Q(unit=""))),
                violation_error_message=_("A line is an amount of riyals, or a count of goods."),
            ),
        ]
        triggers = [
            Amounts(rule="awardline_amount_is_a_number", clause="PR-7"),
            Rule(
                # But for the sum, which a delivery adds to from inside its own trigger.
                rule="awardline_is_insert_only",
                clause="PR-7",
                database_only=True,
                sentence=_("What was decided is not rewritten at delivery."),
                operation=pgtrigger.Update | pgtrigger.Delete,
                broken="""TG_OP = 'DELETE' OR pg_trigger_depth() < 2
                    OR (to_jsonb(NEW) - 'given') <> (to_jsonb(OLD) - 'given')""",
            ),
            Stamp(
                rule="awardline_begins_ungiven",
                clause="PR-7",
                operation=pgtrigger.Insert,
                sets="NEW.given := 0;",
            ),
            Lock(
                rows=["$SupportRequest WHERE id = NEW.support_request_id FOR UPDATE"],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="awardline_of_the_decision",
                clause="PR-7",
                database_only=True,
                sentence=_("The award comes from the decision, as the registration closes."),
                operation=pgtrigger.Insert,
                broken=f"""NOT EXISTS (SELECT 1 FROM $SupportRequest s
                    JOIN $Decision d ON d.support_request_id = s.id
                    WHERE s.id = NEW.support_request_id AND s.status = $RequestStatus.ACCEPTED
                    AND d.id = NEW.decision_id AND d.outcome IN $GRANTING
                    AND NOT EXISTS (SELECT 1 FROM $Decision n
                        WHERE n.support_request_id = s.id AND n.id > d.id))
                    AND NOT {SERVICE}""",
            ),
            Rule(
                rule="awardline_of_a_service",
                clause="DG-1+",
                sentence=_("A registered household is given the services that it was granted."),
                operation=pgtrigger.Insert,
                broken=f"""EXISTS (SELECT 1 FROM $Decision d
                        WHERE d.id = NEW.decision_id AND d.registers_months > 0)
                    AND NOT {SERVICE}""",
            ),
            Rule(
                rule="awardline_within_decision",
                clause="PR-7",
                database_only=True,
                sentence=_("The instalments together are what was decided, never more."),
                operation=pgtrigger.Insert,
                broken="""NEW.measure = $Unit.MONEY AND NEW.amount + (
                        SELECT coalesce(sum(l.amount), 0) FROM $AwardLine l
                        WHERE l.support_request_id = NEW.support_request_id
                        AND l.measure = $Unit.MONEY)
                    > coalesce((SELECT d.amount FROM $Decision d
                        WHERE d.id = NEW.decision_id), 0)""",
            ),
        ]

    def __str__(self) -> str:
        return self.quantity(self.amount)

    @property
    def left(self) -> Decimal:
        """What is still to be given of it."""
        return self.amount - self.given

    def quantity(self, amount: Decimal) -> str:
        """`amount` of this line in words: riyals, or so many of the unit."""
        if self.measure == Unit.MONEY:
            return riyals(amount)
        return f"{amount_text(amount)} × {self.unit}"
