"""The support request: one row from draft to delivery, with the rules that hold it."""

from datetime import timedelta
from functools import cached_property

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import RestrictionKind
from beneficiaries.models import Document, Household, Person, Restriction
from beneficiaries.models.rules import is_held_back, is_related
from requests_app.intake.enums import (
    AMEND,
    FINAL,
    LIFE,
    OPEN,
    WITH_PROVIDER,
    IntakeChannel,
    ReasonRole,
    RequestStatus,
    Stage,
)
from requests_app.intake.models.declared import GOES_ON_AS_SIGNED, NOT_DECLARED, without
from requests_app.intake.models.programme import DocumentRule, Programme, ProgrammeVersion
from sanad.accounts.enums import Role
from sanad.accounts.models import Branch
from sanad.accounts.perms import is_staff
from sanad.lib import snapshot
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.dates import riyadh_day
from sanad.lib.fields import CleanTextField, MoneyField
from sanad.lib.triggers import LifeCycleRule, Lock, Rule, Stamp, Unchanging, becomes, written_once
from sanad.policy.models import PolicyVersion
from sanad.workflow.models import LogEntry

# What a `Lock` of a row about a request holds, so that the request stays where it is.
HOLD_REQUEST = "$SupportRequest WHERE id = NEW.support_request_id FOR SHARE"


class SupportRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Beneficiaries see the requests of whom their session speaks for; officers and delegates
        their branch's; committee and secretary what was raised to them, but for a member who stood
        aside; the provider what is to be given. Researchers, managers and auditors see all.

        A household is never told of another's requests, nor one member of another's.
        """
        if not user.is_authenticated:
            return self.none()
        if not is_staff(user):
            return self.filter(person__in=Person.objects.visible_to(user))
        if user.has_role(Role.MANAGER, Role.AUDITOR, Role.RESEARCHER):
            return self
        seen = Q(pk__in=[])
        if user.has_role(Role.OFFICER, Role.DELEGATE):
            seen |= Q(branch=user.branch_id)
        if user.has_role(Role.CHAIR, Role.SECRETARY):
            seen |= Q(raised_on__isnull=False)
        elif user.has_role(Role.MEMBER):
            stood_aside = Q(agenda_items__recusals__member=user)  # relatives, friends (PR-5+)
            seen |= Q(raised_on__isnull=False) & ~stood_aside
        if user.has_role(Role.PROVIDER):
            seen |= Q(status__in=WITH_PROVIDER)
        return self.filter(seen)

    def open(self):
        return self.filter(status__in=OPEN)

    def final(self):
        return self.filter(status__in=FINAL)

    def awaiting_decision(self):
        return self.filter(status=RequestStatus.RAISED)

    def ripe(self):
        """Raised, and their earliest reply day has come (PR-5)."""
        return self.awaiting_decision().filter(floor_on__lte=PolicyToday())

    def locked(self):
        """Raised, to be read but not decided yet (PR-5)."""
        return self.awaiting_decision().filter(floor_on__gt=PolicyToday())

    def with_pause(self):
        """`is_paused`: a suspension or termination covers the programme (MC-2)."""
        return self.annotate(
            is_paused=Exists(
                Restriction.objects.in_force()
                .filter(person=OuterRef("person"))
                .filter(Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")]))
            )
        )

    def terminated(self):
        """A termination in force covers the programme (MC-3)."""
        return self.filter(
            Exists(
                Restriction.objects.in_force()
                .filter(person=OuterRef("person"), kind=RestrictionKind.TERMINATION)
                .filter(Q(programmes=[]) | Q(programmes__contains=[OuterRef("programme__code")]))
            )
        )

    def for_list(self):
        return self.select_related(
            "person", "programme", "programme_version", "branch", "assigned_to", "policy_version"
        ).with_pause()

    def for_detail(self):
        return (
            self.select_related(
                "person__household",
                "person__branch",
                "programme",
                "programme_version",
                "branch",
                "household",
                "policy_version",
                "declaration__attestation__by",
                "declaration__taken_by",
                "created_by",
                "verified_by",
            )
            .prefetch_related(
                "programme_version__questions",
                Prefetch(
                    "programme_version__document_rules", DocumentRule.objects.select_related("type")
                ),
            )
            .with_pause()
        )

    def with_desk_due(self):
        """`desk_due`: the last day of the desk's service term (GO-1)."""
        days = Greatest(F("policy_version__verification_days") - F("desk_days_used"), 0)
        due = ExpressionWrapper(F("submitted_on") + days, output_field=models.DateField())
        return self.annotate(desk_due=due)

    def late(self):
        """Submitted, and the desk's term is over."""
        return self.with_desk_due().filter(self.late_condition())

    @staticmethod
    def late_condition():
        """The condition of `late`, for counting beside others; needs `with_desk_due`."""
        return Q(status=RequestStatus.SUBMITTED, desk_due__lt=PolicyToday())

    def unfinished(self):
        """Open, or still a draft."""
        return self.filter(status__in=[RequestStatus.DRAFT, *OPEN])

    def nearest_first(self):
        """Longest waiting first."""
        return self.order_by(F("submitted_on").asc(nulls_last=True), "id")


@pghistory.track()
class SupportRequest(models.Model):
    """طلب دعم: what one person asks of one programme (PR-1 … PR-7).

    The days that the policy counts by (`submitted_on`, `raised_on`, `floor_on`) are calendar days
    at Riyadh and set by the database alone.
    """

    number = models.CharField(
        _("number"), max_length=12, null=True, blank=True, unique=True, editable=False
    )
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name=_("programme"))
    # What it is asked and may be given, for as long as it lives.
    programme_version = models.ForeignKey(
        ProgrammeVersion, models.PROTECT, verbose_name=_("version of the programme")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="support_requests", verbose_name=_("beneficiary")
    )
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="support_requests", verbose_name=_("household")
    )
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT)
    channel = models.CharField(_("came in"), max_length=10, choices=IntakeChannel)
    status = models.CharField(
        _("status"), max_length=12, choices=RequestStatus, default=RequestStatus.DRAFT
    )

    answers = models.JSONField(_("answers"), default=dict, blank=True)
    amount = MoneyField(_("amount asked for"), null=True, blank=True)
    # Codes of document types the applicant will bring, said at submission.
    promised = models.JSONField(_("promised papers"), default=list, blank=True)
    second_reason = CleanTextField(_("why a second one is open"), blank=True)

    # Sent with the form that began it: the same form sent twice begins one request.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("begun"), db_default=PolicyNow(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    declaration = models.ForeignKey(
        "requests_app.Declaration",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("declaration in force"),
    )
    submitted_on = models.DateField(_("submitted"), null=True, blank=True, editable=False)
    # The desk's clock stands still while the applicant completes papers: days used before that.
    desk_days_used = models.PositiveSmallIntegerField(default=0, editable=False)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    raised_on = models.DateField(_("raised"), null=True, blank=True, editable=False)
    floor_on = models.DateField(_("earliest reply"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = SupportRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("support request")
        verbose_name_plural = _("support requests")
        ordering = ["-id"]
        indexes = [
            models.Index(name="supportrequest_queue", fields=["status", "submitted_on", "id"]),
            models.Index(name="supportrequest_floor", fields=["status", "floor_on", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                name="supportrequest_one_open",
                fields=["household", "programme"],
                condition=Q(status__in=OPEN, second_reason=""),
                violation_error_message=_(
                    "The household already has an open request for this programme."
                ),
            ),
            models.CheckConstraint(
                name="supportrequest_number_once_submitted",
                condition=Q(number__isnull=False)
                | Q(
                    status__in=[
                        RequestStatus.DRAFT,
                        RequestStatus.WITHDRAWN,
                        RequestStatus.CANCELLED,
                        RequestStatus.CLOSED,
                    ]
                ),
                violation_error_message=_("A submitted request has a number."),
            ),
            models.CheckConstraint(
                name="supportrequest_amount_positive",
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                violation_error_message=_("The amount is more than zero."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=LIFE,
                rule="supportrequest_life",
                clause="PR-1",
                sentence=_("A request moves step by step, from a draft on."),
            ),
            Lock(
                rows=[
                    """$AwardLine WHERE support_request_id = NEW.id
                        AND NEW.status = $RequestStatus.DELIVERED ORDER BY id FOR UPDATE""",
                    "$beneficiaries.Person WHERE id = NEW.person_id FOR SHARE",
                    """$beneficiaries.Household WHERE id = NEW.household_id
                        AND NEW.status IN $AS_SIGNED AND NEW.status <> OLD.status FOR SHARE""",
                    """$ProgrammeVersion WHERE id = NEW.programme_version_id
                        AND (TG_OP = 'INSERT' OR NEW.status = $RequestStatus.REGISTERED)
                        FOR SHARE""",
                    "$policy.PolicyVersion WHERE id = NEW.policy_version_id FOR SHARE",
                ],
            ),
            Unchanging(
                rule="supportrequest_keeps_its_origin",
                columns=[
                    *("number", "person", "programme", "programme_version"),
                    *("policy_version", "created_at"),
                ],
                clause="PM-1",
                sentence=_("Number, person and programme of a request do not change."),
            ),
            Rule(
                rule="supportrequest_of_the_published_version",
                clause="DG-1",
                sentence=_("A request begins under the published version of its programme."),
                database_only=True,
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $ProgrammeVersion v
                    WHERE v.id = NEW.programme_version_id AND v.programme_id = NEW.programme_id
                    AND v.status = $ProgrammeVersionStatus.PUBLISHED)""",
            ),
            Rule(
                rule="supportrequest_raised_as_signed",
                clause="PR-4+",
                database_only=True,
                sentence=_("What was signed and raised is decided and given as it stands."),
                broken="""OLD.status NOT IN $BEFORE_RAISING
                    AND (NEW.answers, NEW.amount, NEW.promised, NEW.declaration_id,
                        NEW.verified_by_id, NEW.household_id, NEW.second_reason)
                    IS DISTINCT FROM (OLD.answers, OLD.amount, OLD.promised, OLD.declaration_id,
                        OLD.verified_by_id, OLD.household_id, OLD.second_reason)""",
                operation=pgtrigger.Update,
            ),
            Rule(
                rule="supportrequest_verifier_is_another",
                clause="PR-2+",
                sentence=_("Nobody verifies their own request, nor a relative's."),
                broken=f"""NEW.verified_by_id IS NOT NULL
                    AND {is_related("NEW.verified_by_id", "NEW.person_id", "NEW.household_id")}""",
            ),
            Rule(
                rule="supportrequest_submitted_when_declared",
                clause="PR-4",
                sentence=_("A request is submitted with its signed declaration."),
                broken=f"""{becomes("$RequestStatus.SUBMITTED")} AND NOT EXISTS (
                    SELECT 1 FROM $Declaration d
                    WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)""",
            ),
            Rule(
                rule="supportrequest_verified_has_a_verifier",
                clause="PR-2",
                database_only=True,
                sentence=_("A verified request names who verified it."),
                broken="NEW.status NOT IN $UNVERIFIED AND NEW.verified_by_id IS NULL",
            ),
            Rule(
                rule="supportrequest_raised_with_notice",
                clause="PR-5",
                sentence=_("Before a request is raised, the person is told when the reply comes."),
                broken=f"""{becomes("$RequestStatus.RAISED")} AND NOT EXISTS (
                    SELECT 1 FROM $Notice n WHERE n.support_request_id = NEW.id)""",
            ),
            Rule(
                rule="supportrequest_raised_when_declared",
                clause="PR-4",
                sentence=_("Before a request is raised, its data are signed and attested."),
                broken=f"""{becomes("$RequestStatus.RAISED")} AND NOT EXISTS (
                    SELECT 1 FROM $Declaration d JOIN $Attestation a ON a.declaration_id = d.id
                    WHERE d.id = NEW.declaration_id AND d.support_request_id = NEW.id)""",
            ),
            Stamp(
                rule="supportrequest_days",
                clause="PR-5",
                sets=f"""IF TG_OP = 'INSERT' THEN
                        NEW.submitted_on := NULL; NEW.raised_on := NULL; NEW.floor_on := NULL;
                    ELSE
                        NEW.submitted_on := OLD.submitted_on;
                        NEW.raised_on := OLD.raised_on;
                        NEW.floor_on := OLD.floor_on;
                        IF {becomes("$RequestStatus.SUBMITTED")} THEN
                            NEW.submitted_on := public.policy_today();
                        END IF;
                        IF NEW.status = $RequestStatus.RAISED AND OLD.floor_on IS NULL THEN
                            NEW.raised_on := public.policy_today();
                            NEW.floor_on := GREATEST(public.policy_today(), (
                                SELECT min(n.day) FROM $Notice n
                                WHERE n.support_request_id = NEW.id)) + GREATEST(14, (
                                SELECT v.notice_days FROM $policy.PolicyVersion v
                                WHERE v.id = NEW.policy_version_id))::int;
                        END IF;
                    END IF;""",
            ),
            Rule(
                rule="supportrequest_not_while_suspended",
                clause="MC-2",
                sentence=_("The beneficiary's service is stopped until the matter is put right."),
                broken=f"""TG_OP = 'UPDATE' AND NEW.status IS DISTINCT FROM OLD.status
                    AND OLD.status <> $RequestStatus.DELIVERED AND NEW.status IN $FORWARD
                    AND EXISTS (SELECT 1 FROM $Programme p WHERE p.id = NEW.programme_id
                        AND {is_held_back("NEW.person_id", "p.code")})""",
            ),
            GOES_ON_AS_SIGNED,
        ]

    def __str__(self):
        return f"{self.programme} {self.number or ''}".strip()

    chip = property(LIFE.chip)

    def get_absolute_url(self):
        """Its page for those who work here; the applicant's own is in the portal."""
        return reverse("requests:show", args=[self.pk])

    def shown_papers(self):
        """`{type code: Document}`: the person's newest paper of each type that is asked for."""
        papers = (
            Document.objects.filter(
                person=self.person_id, type__rules__version=self.programme_version_id
            )
            .select_related("type")
            .order_by("type_id", "-id")
            .distinct("type_id")
        )
        return {paper.type.code: paper for paper in papers}

    @cached_property
    def papers_shown(self):
        """`shown_papers()`, asked once for all guards of one page or verb."""
        return self.shown_papers()

    def registry_data(self):
        """What the registry knows of the person and the household, for one who reads: with how
        they are reached, which is no part of what is declared.
        """
        person, household = self.person, self.household
        return snapshot.plain(
            {
                "person": {
                    "name": person.full_name,
                    "identity_kind": person.identity_kind,
                    "identity_number": person.identity_number,
                    "born_on": person.born_on,
                    "mobile": person.mobile,
                },
                "household": {
                    "register_number": household.register_number,
                    "city": household.city,
                    "district": household.district,
                    "housing": household.housing,
                    "monthly_income": household.monthly_income,
                    "size": household.size,
                },
            }
        )

    def material_data(self):
        """What the applicant declares (PR-4): the exact data that a declaration is signed over.

        Plain JSON. A paper that was promised and is then shown changes nothing in it; an answer,
        the amount, a fact about the person or the household does. How they are reached and the
        spelling of the name do not, nor what later versions of the programme ask.
        `declared.material` reads the same in SQL: change both.
        """
        asked = {
            rule.type.code
            for rule in self.programme_version.papers_for(Stage.SUBMISSION)
            if rule.is_required
        }
        papers = set(self.promised) | (asked & self.papers_shown.keys())
        data = {
            "programme": self.programme.code,
            **without(self.registry_data(), NOT_DECLARED),
            "answers": {
                code: answer for code, answer in self.answers.items() if answer not in (None, "")
            },
            "amount": self.amount,
            "papers": sorted(papers),
        }
        return snapshot.plain(data)

    def answer_to(self, role):
        """The stored answer to the question with this `QuestionRole`; "" where there is none."""
        question = self.programme_version.question_of(role)
        return self.answers.get(question.code, "") if question else ""

    def material_digest(self):
        """The digest of `material_data()` now; what was signed is compared with it."""
        return snapshot.digest(self.material_data())

    @cached_property
    def digest_now(self):
        """The same, worked out once for all guards of one page or verb."""
        return self.material_digest()

    def forget(self):
        """Work out anew what was kept for the guards: something of it changed."""
        for name in ("digest_now", "papers_shown", "checklist"):
            self.__dict__.pop(name, None)

    @cached_property
    def checklist(self):
        """The lines of the checklist with their papers."""
        lines = list(self.lines.select_related("type", "document__type", "decided_by"))
        for line in lines:
            line.support_request = self
        return lines

    @property
    def is_declared(self):
        """Whether what is there now is what was signed (PR-4)."""
        return (
            self.declaration_id is not None and self.declaration.compared_digest == self.digest_now
        )

    @property
    def is_attested(self):
        """Whether an officer attested the declaration in force (PR-4)."""
        return self.declaration_id is not None and hasattr(self.declaration, "attestation")

    @property
    def desk_due_on(self):
        """The last day of the desk's service term, without the days it waited for papers (GO-1)."""
        if self.submitted_on is None:
            return None
        days = self.policy_version.verification_days - self.desk_days_used
        return self.submitted_on + timedelta(days=max(days, 0))

    @property
    def completion_due_on(self):
        """The day until which the applicant is asked to complete the papers (PR-2)."""
        if self.returned_at is None:
            return None
        return riyadh_day(self.returned_at) + timedelta(days=self.policy_version.completion_days)

    def last_return(self):
        """The entry of the last return, whose `items` are what it asked for (PR-2); None before."""
        last = self.log.filter(items__isnull=False).order_by("-id")
        return last.prefetch_related("items__type", "items__reason").first()

    def still_asked(self):
        """The items of the last return that nothing answered since (PR-2).

        A paper is answered by another one, or by the word, given since, that it will be brought;
        what does not match, and an answer that is unclear, also by a change of the answers.
        """
        entry = self.last_return()
        if entry is None:
            return []
        is_changed = self.log.filter(verb=AMEND, pk__gt=entry.pk).exists()
        return [item for item in entry.items.all() if not self._has_come(item, is_changed)]

    def _has_come(self, item, is_changed):
        is_mismatch = item.reason is not None and item.reason.role == ReasonRole.MISMATCH
        if is_changed and (not item.code or is_mismatch or item.code in self.promised):
            return True
        paper = self.papers_shown.get(item.code)
        return paper is not None and paper.pk != item.document_id


class Entry(LogEntry):
    """The request's own history: one entry per step."""

    cycle = LIFE

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        triggers = written_once("entry", _("The history of a request is never changed."), "PM-1+")
