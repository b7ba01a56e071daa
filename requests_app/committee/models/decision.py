"""What the committee decided, and the objection to it."""

from typing import Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from beneficiaries.models.rules import is_related
from requests_app.committee.enums import (
    GRANTING,
    OBJECTION_LIFE,
    OBJECTIONABLE,
    ObjectionStatus,
    Outcome,
)
from requests_app.committee.models.agenda import AgendaItem
from requests_app.committee.models.ballot import CONFIRMED_VOTE, NOT_ASIDE, VOTERS
from requests_app.intake.enums import IntakeChannel
from requests_app.intake.models.registers import in_lines
from requests_app.intake.models.support_request import SupportRequest
from sanad.accounts.perms import Anybody
from sanad.letters.models import Letter
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField, MoneyField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import (
    Amounts,
    InsertOnly,
    LifeCycleRule,
    Lock,
    Rule,
    Stamp,
    Unchanging,
)
from sanad.policy.rules import in_force
from sanad.workflow.models import LogEntry, log_rules

# Deciding takes the sitting for itself: it waits for the votes under way, and no vote, leave or
# closing comes between. Then the request, which the decision is about.
HOLD = [
    """$Sitting WHERE id = (SELECT i.sitting_id FROM $AgendaItem i WHERE i.id = NEW.item_id)
        FOR UPDATE""",
    "$SupportRequest WHERE id = NEW.support_request_id FOR UPDATE",
]


def _votes(choice: str, which: str = CONFIRMED_VOTE) -> str:
    """How many votes of the item are `choice`; only those their members stand by."""
    return f"""(SELECT count(*) FROM $Vote v WHERE v.item_id = NEW.item_id
        AND v.choice = {choice} AND {NOT_ASIDE} AND {which})"""


def _chair_votes(choice: str, which: str) -> str:
    return f"""EXISTS (SELECT 1 FROM $Vote v JOIN $AgendaItem i ON i.id = v.item_id
        JOIN $Attendance a ON a.sitting_id = i.sitting_id AND a.member_id = v.member_id
        WHERE v.item_id = NEW.item_id AND v.choice = {choice} AND a.is_chair AND {which})"""


def _not_the_majority(which: str = CONFIRMED_VOTE) -> str:
    """SQL: the outcome is not what most of these votes say; a tie goes with the chair's."""
    yes, no = _votes("$Choice.YES", which), _votes("$Choice.NO", which)
    return f"""CASE WHEN NEW.outcome IN $GRANTING THEN NOT ({yes} > {no}
            OR ({yes} = {no} AND {_chair_votes("$Choice.YES", which)}))
        ELSE NOT ({no} > {yes}
            OR ({yes} = {no} AND {_chair_votes("$Choice.NO", which)})) END"""


def _rule(rule: str, clause: str, sentence: Any, broken: str, **options: Any) -> Rule:
    return Rule(
        rule=rule,
        clause=clause,
        sentence=sentence,
        broken=broken,
        operation=pgtrigger.Insert,
        **options,
    )


class ObjectionQuerySet(models.QuerySet):
    def visible_to(self, user: Anybody) -> Self:
        """The person who objects; of the staff whoever may see the request."""
        return self.filter(
            decision__support_request__in=SupportRequest.objects.visible_to(user).values("pk")
        )

    def to_be_heard(self) -> Self:
        """Filed, and neither upheld nor dismissed yet (PM-1+)."""
        return self.filter(status=ObjectionStatus.FILED)

    def for_list(self) -> Self:
        """Loaded with person, hearer, letters and the request, for lists."""
        return self.select_related(
            "person",
            "heard_by",
            "letter",
            "decision__letter",
            "decision__support_request__person",
            "decision__support_request__programme",
        )


class Decision(models.Model):
    """One decision on one request in one sitting (PR-5); written once.

    `amount` is the whole sum in riyals, given in `months` instalments; `items` are what is given
    in kind, a line each ("2 blankets"). Of a programme that registers households they are the
    services that were granted, for `registers_months`, and the household has a class. `reasons`
    are codes of the catalogue, `words` the reasons as the person reads them. The day, the count of
    votes and the flag of a late entry are the database's, which counts the votes that their members
    stand by; a tie goes with the chair's.
    """

    site_may = INSERT_ONLY

    support_request = models.ForeignKey(
        SupportRequest,
        models.PROTECT,
        related_name="decisions",
        verbose_name=_("support request"),
    )
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, related_name="decision", verbose_name=_("agenda item")
    )
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome)
    amount = MoneyField(_("amount (riyals)"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("instalments"), default=1)
    items = ArrayField(CleanCharField(max_length=120), default=list, blank=True)
    registers_months = models.PositiveSmallIntegerField(
        _("registered for (months)"), default=0, db_default=0
    )
    household_class = CleanCharField(
        _("class of the household"), max_length=80, blank=True, default="", db_default=""
    )
    reasons = ArrayField(models.SlugField(), verbose_name=_("reasons"))
    words = CleanTextField(_("reasons as the person reads them"), max_length=1200)
    decided_on = models.DateField(_("decided on"), db_default=PolicyToday(), editable=False)
    recorded_at = models.DateTimeField(_("recorded"), db_default=PolicyNow(), editable=False)
    is_late_entry = models.BooleanField(_("entered afterwards"), default=False, editable=False)
    yes = models.PositiveSmallIntegerField(_("in favour"), default=0, editable=False)
    no = models.PositiveSmallIntegerField(_("against"), default=0, editable=False)
    abstained = models.PositiveSmallIntegerField(_("abstained"), default=0, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, related_name="+", verbose_name=_("letter")
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="decision_gives_what_it_grants",
                condition=(
                    Q(outcome=Outcome.REJECTED, amount__isnull=True, items__len=0)
                    | (
                        Q(outcome__in=GRANTING)
                        & (
                            Q(amount__isnull=False, amount__gt=0)
                            | Q(amount__isnull=True, items__len__gt=0)
                        )
                    )
                )
                & Q(months__gte=1),
                violation_error_message=_(
                    "An acceptance says what is given; a rejection gives nothing."
                ),
            )
        ]
        triggers = [
            Amounts(rule="decision_amount_is_a_number", clause="PR-5"),
            InsertOnly(
                rule="decision_is_insert_only",
                clause="PR-5",
                sentence=_("A decision is never changed; an objection can open it again."),
            ),
            Lock(rows=HOLD, operation=pgtrigger.Insert),
            Stamp(
                rule="decision_day",
                clause="PR-5",
                order=30,  # the checks judge the day and the counts that it writes
                operation=pgtrigger.Insert,
                sets=f"""NEW.recorded_at := public.policy_now();
                    SELECT s.is_paper, CASE WHEN s.is_paper THEN s.held_on
                        ELSE public.policy_today() END
                    INTO NEW.is_late_entry, NEW.decided_on
                    FROM $AgendaItem i JOIN $Sitting s ON s.id = i.sitting_id
                    WHERE i.id = NEW.item_id;
                    NEW.yes := {_votes("$Choice.YES")};
                    NEW.no := {_votes("$Choice.NO")};
                    NEW.abstained := {_votes("$Choice.ABSTAIN")};""",
            ),
            _rule(
                "decision_after_a_study",
                "PR-5+",
                _("Where the programme asks for a study, it is submitted first."),
                """EXISTS (SELECT 1 FROM $SupportRequest r
                    JOIN $ProgrammeVersion p ON p.id = r.programme_version_id
                    WHERE r.id = NEW.support_request_id AND p.needs_study)
                    AND NOT EXISTS (SELECT 1 FROM $Study t
                    WHERE t.support_request_id = NEW.support_request_id
                    AND t.status = $StudyStatus.SUBMITTED)""",
            ),
            _rule(
                "decision_after_all_have_voted",
                "PR-5",
                _("Every member who may vote on the item votes first."),
                f"""EXISTS (SELECT 1 FROM {VOTERS} w WHERE NOT EXISTS (
                    SELECT 1 FROM $Vote v
                    WHERE v.item_id = NEW.item_id AND v.member_id = w.member_id))""",
            ),
            _rule(
                "decision_follows_the_votes",
                "PR-5",
                _("The decision is what the majority voted for."),
                _not_the_majority(),
            ),
            _rule(
                "decision_votes_all_agree",
                "PR-5+",
                _("What the confirmed votes decide is what all votes together say."),
                _not_the_majority("TRUE"),
            ),
            _rule(
                "decision_has_reasons",
                "PR-5+",
                _("A decision has reasons, of the catalogue and in plain words."),
                """NEW.words = '' OR cardinality(NEW.reasons) = 0 OR EXISTS (
                    SELECT 1 FROM unnest(NEW.reasons) AS given (code) WHERE NOT EXISTS (
                    SELECT 1 FROM $Reason c WHERE c.code = given.code
                    AND c.kind = CASE WHEN NEW.outcome IN $GRANTING THEN $ReasonKind.ACCEPT
                        ELSE $ReasonKind.REJECT END))""",
            ),
            _rule(
                "decision_in_an_open_sitting",
                "PR-5",
                _("The committee decides in an open sitting, on an item of its agenda."),
                """NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    WHERE i.id = NEW.item_id AND i.support_request_id = NEW.support_request_id
                    AND i.status = $ItemStatus.LISTED AND s.status = $SittingStatus.OPEN)""",
            ),
            _rule(
                "decision_late_entry_in_time",
                "PR-5+",
                _("A paper sitting is entered within the days that the policy gives."),
                """EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    WHERE i.id = NEW.item_id AND s.is_paper
                    AND s.held_on + v.late_entry_days::int < public.policy_today())""",
            ),
            _rule(
                "decision_less_is_in_part",
                "PR-5+",
                _("Less than was asked for is an acceptance in part."),
                """NEW.outcome = $Outcome.ACCEPTED AND EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND NEW.amount < r.amount)""",
            ),
            _rule(
                "decision_registers_for_services",
                "DG-1+",
                _("A registration grants services of the programme, and a class of its classes."),
                f"""EXISTS (SELECT 1 FROM $SupportRequest r
                    JOIN $ProgrammeVersion p ON p.id = r.programme_version_id
                    WHERE r.id = NEW.support_request_id AND CASE
                        WHEN p.registers_months = 0 OR NEW.outcome NOT IN $GRANTING
                            THEN NEW.household_class <> '' OR NEW.registers_months <> 0
                        ELSE NEW.amount IS NOT NULL OR NEW.months <> 1
                            OR NEW.registers_months <> p.registers_months
                            OR NOT NEW.items::text[] <@ {in_lines("p.services")}
                            OR NOT CASE WHEN p.classes = '' THEN NEW.household_class = ''
                                ELSE NEW.household_class = ANY ({in_lines("p.classes")})
                            END END)""",
            ),
            _rule(
                "decision_no_more_than_asked",
                "PR-7",
                _("More than was asked for is given where a study recommends it."),
                """EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND r.amount IS NOT NULL
                    AND NEW.amount > GREATEST(r.amount, (SELECT max(t.amount) FROM $Study t
                        WHERE t.support_request_id = r.id
                        AND t.status = $StudyStatus.SUBMITTED)))""",
            ),
            _rule(
                "decision_not_before_the_floor",
                "PR-5",
                _("No decision bears a day before the earliest reply, nor one still to come."),
                """NOT EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND r.floor_on <= NEW.decided_on)
                    OR NEW.decided_on > public.policy_today()""",
            ),
            _rule(
                "decision_of_a_raised_request",
                "PR-5",
                _("The committee decides on requests that are raised to it."),
                """NOT EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id AND r.status = $RequestStatus.RAISED)
                    OR EXISTS (SELECT 1 FROM $Decision d
                    WHERE d.support_request_id = NEW.support_request_id AND NOT EXISTS (
                    SELECT 1 FROM $Objection o
                    WHERE o.decision_id = d.id AND o.status = $ObjectionStatus.UPHELD))""",
            ),
            _rule(
                "decision_recorded_by_another",
                "PR-5+",
                _("Nobody records a decision about themself or a relative."),
                f"""EXISTS (SELECT 1 FROM $SupportRequest r WHERE r.id = NEW.support_request_id
                    AND {is_related("NEW.by_id", "r.person_id", "r.household_id")})""",
            ),
            _rule(
                "decision_sitting_is_quorate",
                "PR-5",
                _("Without its quorum the committee does not decide."),
                f"""NOT EXISTS (SELECT 1 FROM $AgendaItem i
                    JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    WHERE i.id = NEW.item_id
                    AND (SELECT count(*) FROM {VOTERS} w) >= v.quorum)""",
            ),
            _rule(
                "decision_votes_are_confirmed",
                "PR-5+",
                _("As many members as the quorum stand by their votes before it is decided."),
                f"""(SELECT count(*) FROM $Vote v
                    WHERE v.item_id = NEW.item_id AND {NOT_ASIDE} AND {CONFIRMED_VOTE})
                    < (SELECT p.quorum FROM $AgendaItem i
                        JOIN $Sitting s ON s.id = i.sitting_id
                        JOIN $policy.PolicyVersion p ON p.id = s.policy_version_id
                        WHERE i.id = NEW.item_id)""",
            ),
            _rule(
                "decision_within_the_programme",
                "PR-7",
                _("A programme gives no more than its most, in no more instalments."),
                """EXISTS (SELECT 1 FROM $SupportRequest r
                    JOIN $ProgrammeVersion p ON p.id = r.programme_version_id
                    WHERE r.id = NEW.support_request_id
                    AND (NEW.amount > p.max_amount OR NEW.months > p.max_months))""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} · {self.support_request}"

    @property
    def chip(self) -> tuple[str, str]:
        """(label, name of its picture and tone) of the outcome, for `status_chip`."""
        return self.get_outcome_display(), f"status-decision-{self.outcome}"

    @property
    def may_be_objected_to(self) -> bool:
        """A rejection, or an acceptance of less than was asked for (PM-1+)."""
        return self.outcome in OBJECTIONABLE


@pghistory.track()
class Objection(models.Model):
    """The person objects, within the policy's days; others than the deciders hear it."""

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="objection", verbose_name=_("decision")
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    words = CleanTextField(_("what the person says"), max_length=3000)
    channel = models.CharField(_("came in"), max_length=10, choices=IntakeChannel)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=ObjectionStatus, default=ObjectionStatus.FILED
    )
    # The last day of the answer, by the policy that held when it was filed.
    answer_due_on = models.DateField(_("to be answered by"), null=True, blank=True, editable=False)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("heard by"),
    )
    heard_at = models.DateTimeField(_("heard"), null=True, blank=True, editable=False)
    answer = CleanTextField(_("answer"), max_length=1200, blank=True)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("letter")
    )
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="objection_says_why",
                condition=~Q(words=""),
                violation_error_message=_("An objection says what the person objects to."),
            ),
            models.CheckConstraint(
                name="objection_is_answered",
                condition=Q(status=ObjectionStatus.FILED)
                | (Q(heard_by__isnull=False) & ~Q(answer="")),
                violation_error_message=_("Who hears an objection answers it in words."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=OBJECTION_LIFE,
                rule="objection_life",
                clause="PM-1+",
                sentence=_("An objection is filed, heard and answered, once."),
            ),
            Unchanging(
                rule="objection_keeps_its_words",
                columns=["decision", "person", "words", "at", "day", "answer_due_on", "heard_by"],
                clause="PM-1+",
                sentence=_("The person's own words are never changed."),
            ),
            Rule(
                rule="objection_answer_stands",
                clause="PM-1+",
                database_only=True,
                sentence=_("The answer to an objection is not rewritten."),
                broken="""OLD.status <> $ObjectionStatus.FILED
                    AND NEW.answer IS DISTINCT FROM OLD.answer""",
                operation=pgtrigger.Update,
            ),
            Rule(
                rule="objection_in_time",
                clause="PM-1+",
                sentence=_("A rejection, or less than was asked, can be objected to in time."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Decision d
                    JOIN $letters.Letter l ON l.id = d.letter_id
                    JOIN $SupportRequest r ON r.id = d.support_request_id
                    JOIN $policy.PolicyVersion v ON v.id = r.policy_version_id
                    WHERE d.id = NEW.decision_id AND d.outcome IN $OBJECTIONABLE
                    AND r.person_id = NEW.person_id
                    AND (r.is_to_be_told OR public.policy_today()
                        <= GREATEST(l.issued_on, r.spoken_on) + v.objection_days::int))""",
            ),
            Rule(
                rule="objection_heard_by_others",
                clause="PM-1+",
                sentence=_("Who took part in the decision does not hear the objection to it."),
                broken=f"""NEW.heard_by_id IS NOT NULL AND EXISTS (SELECT 1 FROM $Decision d
                    JOIN $SupportRequest r ON r.id = d.support_request_id
                    WHERE d.id = NEW.decision_id AND (d.by_id = NEW.heard_by_id
                    OR EXISTS (SELECT 1 FROM $Vote v
                        WHERE v.item_id = d.item_id AND v.member_id = NEW.heard_by_id)
                    OR EXISTS (SELECT 1 FROM $Study t
                        WHERE t.support_request_id = r.id AND t.researcher_id = NEW.heard_by_id)
                    OR {is_related("NEW.heard_by_id", "r.person_id", "r.household_id")}))""",
            ),
            Stamp(
                rule="objection_moments",
                clause="PM-1+",
                sets=f"""IF TG_OP = 'INSERT' THEN
                        NEW.at := public.policy_now(); NEW.day := public.policy_today();
                        NEW.answer_due_on := NEW.day + {in_force("objection_answer_days")}::int;
                        NEW.heard_at := NULL;
                    ELSIF NEW.status <> $ObjectionStatus.FILED
                        AND OLD.status = $ObjectionStatus.FILED THEN
                        NEW.heard_at := public.policy_now();
                    ELSE
                        NEW.heard_at := OLD.heard_at;
                    END IF;""",
            ),
        ]

    chip = property(OBJECTION_LIFE.chip)

    def __str__(self) -> str:
        return f"{self.get_status_display()} · {self.decision.support_request}"


class ObjectionEntry(LogEntry):
    """An objection's own history."""

    cycle = OBJECTION_LIFE

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        triggers = log_rules(
            "objectionentry",
            _("The history of an objection is never changed."),
            "PM-1+",
            person="(SELECT o.person_id FROM $Objection o WHERE o.id = NEW.objection_id)",
        )
