"""The support request: one row from draft to delivery, with the rules that hold it."""

from datetime import date
from functools import cached_property
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, Household, Person
from beneficiaries.models.rules import is_related
from requests_app.intake.enums import (
    AMEND,
    AT_THE_DESK,
    FINAL,
    GRANTED,
    LIFE,
    OPEN,
    UNFINISHED,
    WITH_APPLICANT,
    IntakeChannel,
    ReasonRole,
    RequestStatus,
    Stage,
)
from requests_app.intake.models.declared import NOT_DECLARED, without
from requests_app.intake.models.drafted import DRAFT_RULES
from requests_app.intake.models.papers import DocumentRule
from requests_app.intake.models.programme import Programme, ProgrammeVersion
from requests_app.intake.models.request_querysets import SupportRequestQuerySet
from requests_app.intake.models.request_rules import RULES, is_witnessed
from requests_app.intake.models.telling import TELLING_RULES, ToldByVoice
from sanad.accounts.models import Branch
from sanad.lib import clock, snapshot
from sanad.lib.clock import PolicyNow
from sanad.lib.composed import composed
from sanad.lib.fields import CleanTextField, MoneyField
from sanad.lib.once import fetched, once
from sanad.lib.triggers import Rule
from sanad.paper.models import Sheet
from sanad.policy.models import PolicyVersion
from sanad.workflow.models import LogEntry, log_rules

# What a `Lock` of a row about a request holds, so that the request stays where it is.
PERSON_OF_ENTRY = "SELECT r.person_id FROM $SupportRequest r WHERE r.id = NEW.support_request_id"
HOLD_REQUEST = "$SupportRequest WHERE id = NEW.support_request_id FOR SHARE"


@pghistory.track()
class SupportRequest(ToldByVoice):
    """What one person asks of one programme (PR-1 … PR-7).

    The days that the policy counts by (`submitted_on`, `desk_due_on`, `told_on`, `raised_on`,
    `floor_on`, `ceiling_on`, `completion_due_on`) are calendar days at Riyadh and set by the
    database alone, as are `came_back` and `lacks_study`: lists and counts read these columns and
    no history.
    """

    names_others = {
        "assigned_to": "whose work it is",
        "verified_by": "compared by supportrequest_verified_by_who_acts",
    }

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

    # The numbered sheet on which it was written, and entered from afterwards.
    sheet = models.OneToOneField(
        Sheet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="support_request",
        editable=False,
        verbose_name=_("sheet of paper"),
    )
    # Whose answers were proposed in it (`renewal.py`).
    renews = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="renewals",
        verbose_name=_("renews"),
    )
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
    # The last day of the desk's service term, without the days it waited for papers (GO-1).
    desk_due_on = models.DateField(null=True, blank=True, editable=False)
    # It was returned for completion before: whoever looks at it looks at an answer.
    came_back = models.BooleanField(default=False, editable=False)
    # The day of the first notice of the reply (PR-5).
    told_on = models.DateField(null=True, blank=True, editable=False)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    # The day until which the applicant is asked to complete the papers (PR-2).
    completion_due_on = models.DateField(null=True, blank=True, editable=False)
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
    # By which day it should have its answer: the policy's ceiling, counted from the notice (+).
    ceiling_on = models.DateField(_("to be answered by"), null=True, blank=True, editable=False)
    # Raised, its programme asks for a study, and nobody was asked for one.
    lacks_study = models.BooleanField(default=False, editable=False)
    # On which day the calendar acts next: the worker looks at no other row.
    calendar_due_on = models.DateField(null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # The last day on which somebody wrote in the draft.
    drafted_on = models.DateField(null=True, blank=True, editable=False)
    # When what was written in a draft went, which nobody sent (`sanad.audit.destroying`).
    destroyed_on = models.DateField(_("draft destroyed"), null=True, blank=True, editable=False)

    objects = SupportRequestQuerySet.as_manager()

    # Nobody can change them any more, so that every step need not read them anew.
    unchanging = ("programme_version", "policy_version", "declaration")

    class Meta:
        verbose_name = _("support request")
        verbose_name_plural = _("support requests")
        ordering = ["-id"]
        indexes = [
            models.Index(name="supportrequest_queue", fields=["status", "submitted_on", "id"]),
            models.Index(name="supportrequest_floor", fields=["status", "floor_on", "id"]),
            models.Index(
                name="supportrequest_calendar",
                fields=["status", "calendar_due_on", "id"],
                condition=Q(calendar_due_on__isnull=False),
            ),
            # Lists and counts of open work; what is over is in none of them.
            models.Index(
                name="supportrequest_open",
                fields=["branch", "status", "submitted_on", "id"],
                condition=Q(status__in=UNFINISHED),
            ),
            models.Index(
                name="supportrequest_desk",
                fields=["branch", "status", "desk_due_on", "id"],
                include=["came_back", "told_on"],
                condition=Q(status__in=AT_THE_DESK),
            ),
            # The queues of a desk's day.
            models.Index(
                name="supportrequest_to_check",
                fields=["branch", "came_back", "desk_due_on", "id"],
                condition=Q(status=RequestStatus.SUBMITTED),
            ),
            models.Index(
                name="supportrequest_to_tell",
                fields=["branch", "told_on", "id"],
                condition=Q(status=RequestStatus.VERIFIED),
            ),
            models.Index(
                name="supportrequest_desk_due",
                fields=["desk_due_on", "id"],
                condition=Q(status=RequestStatus.SUBMITTED),
            ),
            models.Index(
                name="supportrequest_returned",
                fields=["submitted_on", "id"],
                condition=Q(status__in=WITH_APPLICANT),
            ),
            models.Index(
                name="supportrequest_to_fetch",
                fields=["branch", "completion_due_on", "id"],
                condition=Q(status=RequestStatus.RETURNED),
            ),
            models.Index(
                name="supportrequest_unstudied",
                fields=["floor_on", "id"],
                condition=Q(status=RequestStatus.RAISED, lacks_study=True),
            ),
            models.Index(
                name="supportrequest_granted",
                fields=["submitted_on", "id"],
                condition=Q(status__in=GRANTED),
            ),
            models.Index(
                name="supportrequest_ceiling",
                fields=["branch", "ceiling_on", "id"],
                condition=Q(status=RequestStatus.RAISED),
            ),
            models.Index(
                name="supportrequest_ripe",
                fields=["ceiling_on", "id"],
                include=["floor_on"],
                condition=Q(status=RequestStatus.RAISED),
            ),
            models.Index(
                name="supportrequest_draft",
                fields=["created_by", "id"],
                condition=Q(status=RequestStatus.DRAFT),
            ),
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
            models.UniqueConstraint(
                name="supportrequest_one_renewal",
                fields=["renews"],
                condition=Q(status__in=UNFINISHED),
                violation_error_message=_("This request is being renewed already."),
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
        triggers = [*RULES, *TELLING_RULES, *DRAFT_RULES]

    def __str__(self) -> str:
        return f"{self.programme} {self.number or ''}".strip()

    chip = property(LIFE.chip)

    def get_absolute_url(self) -> str:
        """Its page for those who work here; the applicant's own is in the portal."""
        return reverse("requests:show", args=[self.pk])

    def papers_for(self, stage: str) -> list[DocumentRule]:
        """The `DocumentRule`s of the papers that this request is asked for at a `Stage`, in order;
        one query, or none where the version's were fetched before.
        """
        rules = self.programme_version.papers_for(stage)
        return [rule for rule in rules if rule.is_asked_of(self)]

    def required_papers_for(self, stage: str) -> list[DocumentRule]:
        """Those of them without which it does not pass the `Stage` (PR-2, PR-6)."""
        return [rule for rule in self.papers_for(stage) if rule.is_required]

    def shown_papers(self) -> dict[str, Document]:
        """`{type code: Document}`: the person's newest paper of each type that is asked for. One
        whose copy is destroyed is shown by nobody any more; where it was, it stays."""
        papers = _papers.rows(
            person=self.person_id,
            version=self.programme_version_id,
            is_over=self.status in FINAL,
        )
        return {paper.type.code: paper for paper in papers}

    @cached_property
    def papers_shown(self) -> dict[str, Document]:
        """`shown_papers()`, asked once for all guards of one page or verb."""
        return self.shown_papers()

    def registry_data(self) -> dict[str, Any]:
        """What the registry knows of the person and the household, for one who reads: with how
        they are reached, which is no part of what is declared.
        """
        self._fetch_applicant()
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

    def _fetch_applicant(self) -> None:
        """The person and their household by one query, where neither is in hand."""
        if not {"person", "household"} & self._state.fields_cache.keys():
            self.person = Person.objects.select_related("household").get(pk=self.person_id)
            household = self.person.household
            if household is not None and household.pk == self.household_id:
                self.household = household

    def material_data(self) -> dict[str, Any]:
        """What the applicant declares (PR-4): the exact data that a declaration is signed over.

        Plain JSON. A paper that was promised and is then shown changes nothing in it; an answer,
        the amount, a fact about the person or the household does. How they are reached and the
        spelling of the name do not, nor what later versions of the programme ask.
        `declared.material` reads the same in SQL: change both.
        """
        asked = {rule.type.code for rule in self.required_papers_for(Stage.SUBMISSION)}
        papers = set(self.promised) | (asked & self.papers_shown.keys())
        data = {
            "programme": self._programme_code,
            **without(self.registry_data(), NOT_DECLARED),
            "answers": {
                code: answer for code, answer in self.answers.items() if answer not in (None, "")
            },
            "amount": self.amount,
            "papers": sorted(papers),
        }
        return snapshot.plain(data)

    @property
    def _programme_code(self) -> str:
        """By whichever row is in hand: neither the code changes, nor whose version it is."""
        is_in_hand = "programme" in self._state.fields_cache
        return (self if is_in_hand else self.programme_version).programme.code

    def answer_to(self, role: str) -> str:
        """The stored answer to the question with this `QuestionRole`; "" where there is none."""
        question = self.programme_version.question_of(role)
        return self.answers.get(question.code, "") if question else ""

    def material_digest(self) -> str:
        """The digest of `material_data()` now; what was signed is compared with it."""
        return snapshot.digest(self.material_data())

    @cached_property
    def digest_now(self) -> str:
        """The same, worked out once for all guards of one page or verb."""
        return self.material_digest()

    def forget(self) -> None:
        """Work out anew what was kept for the guards: something of it changed."""
        for name in ("digest_now", "papers_shown", "checklist"):
            self.__dict__.pop(name, None)

    @cached_property
    def checklist(self) -> list[Any]:
        """The lines of the checklist with their papers; none of a paper that is asked no more."""
        lines = _lines.rows(of=self.pk)
        for line in lines:
            line.support_request = self
            if line.document and line.document.type_id == line.type_id:
                line.document.type = line.type
        if all(line.document for line in lines):
            return lines
        asked = {rule.type_id for rule in self.papers_for(Stage.SUBMISSION)}
        return [line for line in lines if line.document or line.type_id in asked]

    @property
    def judged_on(self) -> date:
        """The day on which papers are judged (PR-2): of the submission, and today before it. A
        request on paper was handed in on the day that stands there."""
        if self.sheet is not None and self.sheet.written_on is not None:
            return self.sheet.written_on
        return self.submitted_on or clock.today()

    @property
    def may_sign_on_paper(self) -> bool:
        """Whether the signature on its sheet covers it still: until it is submitted (PR-4)."""
        return self.status == RequestStatus.DRAFT and self.sheet is not None and self.sheet.has_scan

    @property
    def is_declared(self) -> bool:
        """Whether what is there now is what was signed (PR-4)."""
        return self.declaration is not None and self.declaration.compared_digest == self.digest_now

    @property
    def is_attested(self) -> bool:
        """Whether an officer attested the declaration in force (PR-4)."""
        return self.declaration_id is not None and hasattr(self.declaration, "attestation")

    def last_return(self) -> Any:
        """The entry of the last return, whose `items` are what it asked for (PR-2); None before."""
        last = self.log.filter(items__isnull=False).order_by("-id")
        last = last.prefetch_related("items__type", "items__reason")
        return once(self, "last return", last.first)

    def still_asked(self) -> list[Any]:
        """The items of the last return that nothing answered since (PR-2).

        A paper is answered by another one, or by the word, given since, that it will be brought;
        what does not match, and an answer that is unclear, also by a change of the answers.
        """
        entry = self.last_return()
        if entry is None:
            return []
        log = fetched(self, "log")
        if log is None:
            is_changed = self.log.filter(verb=AMEND, pk__gt=entry.pk).exists()
        else:
            is_changed = any(step.verb == AMEND and step.pk > entry.pk for step in log)
        return [item for item in entry.items.all() if not self._has_come(item, is_changed)]

    def _has_come(self, item: Any, is_changed: bool) -> bool:
        is_mismatch = item.reason is not None and item.reason.role == ReasonRole.MISMATCH
        if is_changed and (not item.code or is_mismatch or item.code in self.promised):
            return True
        paper = self.papers_shown.get(item.code)
        return paper is not None and paper.pk != item.document_id


@composed(of=models.BigIntegerField())
def _lines(of: Any) -> models.QuerySet[Any]:
    lines = SupportRequest._meta.get_field("lines").related_model._default_manager
    return (
        lines.filter(support_request=of)
        .select_related("type", "document", "decided_by")
        .order_by("id")
    )


@composed(
    person=models.BigIntegerField(),
    version=models.BigIntegerField(),
    is_over=models.BooleanField(),
)
def _papers(person: Any, version: Any, is_over: Any) -> models.QuerySet[Document]:
    papers = Document.objects.filter(person=person, type__rules__version=version)
    papers = papers.alias(is_over=is_over).filter(Q(destroyed_at=None) | Q(is_over=True))
    return papers.select_related("type").order_by("type_id", "-id").distinct("type_id")


class Entry(LogEntry):
    """The request's own history: one entry per step."""

    cycle = LIFE

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        indexes = [
            models.Index(
                name="entry_rated",
                fields=["at", "support_request"],
                # The steps that people are asked to rate (`surveys.invitations`).
                condition=Q(verb__in=["accept", "reject", "finish"]),
            )
        ]
        triggers = [
            *log_rules(
                "entry",
                _("The history of a request is never changed."),
                "PM-1+",
                person=f"({PERSON_OF_ENTRY})",
            ),
            Rule(
                rule="entry_not_by_who_entered_for_kin",
                clause="PR-2+",
                sentence=_("Who entered a request for a relative does nothing more on it."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.by_id IS NOT NULL
                    AND NEW.source NOT IN ('', $RequestStatus.DRAFT)
                    AND EXISTS (SELECT 1 FROM $SupportRequest r
                        JOIN $accounts.User u ON u.id = r.created_by_id AND u.is_staff
                        WHERE r.id = NEW.support_request_id AND r.created_by_id = NEW.by_id
                        AND {is_related("NEW.by_id", "r.person_id", "r.household_id")}
                        AND NOT {is_witnessed("NEW.by_id", "r.id")})""",
            ),
        ]
