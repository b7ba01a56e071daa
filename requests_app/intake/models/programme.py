"""A kind of help, as data, and its versions.

What a version asks and says stands beside: `question.py`, `papers.py`, `reason.py`.

A request keeps the version that it began under. A version is written while it is a draft; once
published nobody changes it, whoever writes: the rules here hold that.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Self

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import PayeeKind, ProgrammeVersionStatus
from requests_app.intake.models.condition import (
    Condition,
    Conditional,
    condition_of,
    depends_in_vain,
)
from requests_app.intake.models.registers import Registers, classes, registers_months, services
from requests_app.intake.models.suits import (
    Suits,
    for_age,
    for_categories,
    for_gender,
    for_registered,
    for_towns,
)
from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.composed import composed
from sanad.lib.fields import CleanCharField, MoneyField
from sanad.lib.grants import KEEP
from sanad.lib.history import DeleteEvent, InsertEvent, UpdateEvent
from sanad.lib.once import attach, fetched
from sanad.lib.triggers import Amounts, Lock, Rule, Stamp, Unchanging, becomes, holds

if TYPE_CHECKING:
    from requests_app.intake.models.papers import DocumentRule
    from requests_app.intake.models.question import Question

DRAFT, PUBLISHED, RETIRED = ProgrammeVersionStatus
PUBLISHING = becomes("$ProgrammeVersionStatus.PUBLISHED")


def takes_requests(programme: str = "") -> Q:
    """Whether a programme is open on the policy's day, its last one included.

    `programme`: the way to it, with `__` at its end.
    """
    last = f"{programme}last_day"
    until = Q(**{last: None}) | Q(**{f"{last}__gte": PolicyToday()})
    return Q(**{f"{programme}is_open": True}) & until


class ProgrammeQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that take requests now: open, and with a published version."""
        return self.filter(takes_requests(), versions__status=PUBLISHED)


@pghistory.track()
class Programme(models.Model):
    """A kind of help (DG-1): rent, an electricity bill. What it asks and gives is its version's."""

    site_may = KEEP

    code = models.SlugField(_("code"), unique=True)
    name = CleanCharField(_("name"), max_length=80)
    summary = CleanCharField(_("in one sentence"), max_length=200, blank=True)
    is_open = models.BooleanField(_("takes requests"), default=True)
    last_day = models.DateField(
        _("last day of requests"),
        null=True,
        blank=True,
        help_text=_("People read it where they choose. Empty: without an end."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["order", "id"]
        triggers = [
            Unchanging(
                rule="programme_keeps_its_code",
                columns=["code"],
                clause="MC-2",
                sentence=_("The code of a programme does not change: suspensions name it."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @holds("supportrequest_of_an_open_programme")
    def takes_requests_on(self, day: date) -> bool:
        """Whether a request of that day at Riyadh may begin under it; a version aside."""
        return self.is_open and (self.last_day is None or day <= self.last_day)

    @property
    def published(self) -> "ProgrammeVersion | None":
        """The version that a request begins under now; None before the first."""
        return self.versions.published().first()

    @property
    def draft(self) -> "ProgrammeVersion | None":
        """The version that is being written; None where there is none."""
        return self.versions.drafts().first()


class ProgrammeVersionQuerySet(models.QuerySet):
    def published(self) -> Self:
        """In use: neither drafts nor retired; one of each programme at most."""
        return self.filter(status=PUBLISHED)

    def drafts(self) -> Self:
        """Being written; one of each programme at most."""
        return self.filter(status=DRAFT)

    def on_offer(self) -> Self:
        """The versions that a request may begin under now, in the order of their programmes."""
        return (
            self.published()
            .filter(takes_requests("programme__"))
            .order_by("programme__order", "programme_id")
        )

    def with_papers(self) -> Self:
        """Loaded with the papers they ask for, for lists."""
        return self.select_related("programme").prefetch_related("document_rules")


@pghistory.track()
class ProgrammeVersion(Suits, Registers, models.Model):
    """What a programme asks and gives from its publication until that of the next (DG-1).

    Questions, papers and the reasons that are its own belong to it. `max_amount` is in riyals, for
    the whole decision; `max_months` counts instalments.
    """

    site_may = KEEP

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="versions", verbose_name=_("programme")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=ProgrammeVersionStatus,
        default=DRAFT,
        editable=False,
    )
    needs_study = models.BooleanField(_("asks for a social study"), default=True)
    max_amount = MoneyField(_("most that may be decided (riyals)"))
    max_months = models.PositiveSmallIntegerField(_("most instalments"), default=1)
    needs_payee = models.BooleanField(_("paid to somebody else (landlord, company)"), default=False)
    payee_kind = models.CharField(
        _("what is asked of the payee"), max_length=4, choices=PayeeKind, default=PayeeKind.BANK
    )
    # Whether it registers a household for a time (`registers.py`).
    registers_months, classes, services = registers_months(), classes(), services()
    # Whom it is suggested to (`suits.py`).
    for_categories, for_gender = for_categories(), for_gender()
    for_from_age, for_to_age = for_age(_("from the age of")), for_age(_("up to the age of"))
    for_towns, for_registered = for_towns(), for_registered()
    begun_at = models.DateTimeField(_("begun"), db_default=PolicyNow(), editable=False)
    # None: by the portal itself, with its first installation.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    objects = ProgrammeVersionQuerySet.as_manager()

    # What a version says besides its questions, papers and reasons: copied and compared.
    TERMS: tuple[str, ...] = (
        *("needs_study", "max_amount", "max_months", "needs_payee", "payee_kind"),
        *Registers.REGISTRATION,
        *Suits.CRITERIA,
    )

    class Meta:
        verbose_name = _("version of a programme")
        verbose_name_plural = _("versions of programmes")
        ordering = ["programme", "-number"]
        constraints = [
            models.CheckConstraint(
                name="programmeversion_gives_something",
                condition=Q(max_amount__gt=0, max_months__gte=1),
                violation_error_message=_(
                    "A programme gives more than nothing, in at least one instalment."
                ),
            ),
            models.CheckConstraint(
                name="programmeversion_registers_for_services",
                condition=Q(registers_months=0)
                | (~Q(services="") & Q(max_months=1, needs_payee=False)),
                violation_error_message=_(
                    "Who registers households names the services; nobody else is paid, and there"
                    " are no instalments."
                ),
            ),
            models.UniqueConstraint(name="programmeversion_number", fields=["programme", "number"]),
            models.UniqueConstraint(
                name="programmeversion_one_published",
                fields=["programme"],
                condition=Q(status=PUBLISHED),
                violation_error_message=_("One version of a programme is published at a time."),
            ),
            models.UniqueConstraint(
                name="programmeversion_one_draft",
                fields=["programme"],
                condition=Q(status=DRAFT),
                violation_error_message=_("A draft of this programme is being written already."),
            ),
        ]
        triggers = [
            Amounts(rule="programmeversion_amount_is_a_number", clause="DG-1"),
            Lock(
                operation=pgtrigger.Update,
                rows=[
                    """$beneficiaries.DocumentType t WHERE NEW.status <> OLD.status AND t.id IN (
                        SELECT u.type_id FROM $DocumentRule u WHERE u.version_id = NEW.id)
                        ORDER BY t.id FOR SHARE""",
                ],
            ),
            Rule(
                rule="programmeversion_drafted_first",
                clause="DG-1",
                database_only=True,
                sentence=_("A version is drafted, then published, then retired."),
                broken="""(TG_OP = 'INSERT' AND NEW.status <> $ProgrammeVersionStatus.DRAFT)
                    OR (TG_OP = 'UPDATE' AND NEW.status <> OLD.status
                        AND (OLD.status, NEW.status) NOT IN (
                            ($ProgrammeVersionStatus.DRAFT, $ProgrammeVersionStatus.PUBLISHED),
                            ($ProgrammeVersionStatus.PUBLISHED, $ProgrammeVersionStatus.RETIRED)))
                """,
            ),
            Rule(
                rule="programmeversion_stands_once_published",
                clause="DG-1",
                database_only=True,
                sentence=_("A published version is not changed: requests began under it."),
                operation=pgtrigger.Update,
                broken="""OLD.id <> NEW.id OR (OLD.status <> $ProgrammeVersionStatus.DRAFT
                    AND (to_jsonb(NEW) - 'status' - 'retired_at')
                        IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'retired_at'))""",
            ),
            Unchanging(
                rule="programmeversion_keeps_its_programme",
                columns=["programme", "number"],
                clause="DG-1",
                sentence=_("Programme and number of a version do not change."),
            ),
            Rule(
                rule="programmeversion_asks_for_papers_in_use",
                clause="DG-1",
                sentence=_("The draft asks for a paper that is out of use. Take it out first."),
                operation=pgtrigger.Update,
                broken=f"""{PUBLISHING} AND EXISTS (
                        SELECT 1 FROM $DocumentRule u
                        JOIN $beneficiaries.DocumentType t ON t.id = u.type_id
                        WHERE u.version_id = NEW.id AND t.is_retired)""",
            ),
            Rule(
                rule="programmeversion_numbered_in_order",
                clause="DG-1",
                database_only=True,
                sentence=_("The versions of a programme are numbered one by one."),
                operation=pgtrigger.Insert,
                broken="""NEW.number <> 1 + coalesce((SELECT max(v.number)
                    FROM $ProgrammeVersion v WHERE v.programme_id = NEW.programme_id), 0)""",
            ),
            Rule(
                rule="programmeversion_published_by_name",
                clause="DG-1",
                database_only=True,
                sentence=_("A version says who published it."),
                operation=pgtrigger.Update,
                broken=f"""{PUBLISHING} AND NEW.published_by_id IS NULL
                    AND NOT {BY_THE_OWNER}""",
            ),
            Rule(
                rule="programmeversion_asks_something",
                clause="DG-1",
                sentence=_("A version asks at least one question."),
                operation=pgtrigger.Update,
                broken=f"""{PUBLISHING} AND NOT EXISTS (
                    SELECT 1 FROM $Question q WHERE q.version_id = NEW.id)""",
            ),
            Rule(
                rule="programmeversion_depends_on_what_it_asks",
                clause="DG-1",
                sentence=_("A condition names a question that is asked before."),
                operation=pgtrigger.Update,
                broken=f"""{PUBLISHING} AND (
                    EXISTS (SELECT 1 FROM $Question w WHERE w.version_id = NEW.id
                        AND {depends_in_vain("w", '(q."order", q.id) < (w."order", w.id)')})
                    OR EXISTS (SELECT 1 FROM $DocumentRule u WHERE u.version_id = NEW.id
                        AND {depends_in_vain("u", "true")}))""",
            ),
            Rule(
                rule="programmeversion_last_day_from_a_date",
                clause="DG-1",
                database_only=True,
                sentence=_("The last day of a paper is the answer to a question for a date."),
                operation=pgtrigger.Update,
                broken=f"""{PUBLISHING} AND EXISTS (
                    SELECT 1 FROM $DocumentRule u WHERE u.version_id = NEW.id
                    AND u.last_day_from <> '' AND NOT EXISTS (
                        SELECT 1 FROM $Question q WHERE q.version_id = NEW.id
                        AND q.code = u.last_day_from AND q.kind = $QuestionKind.DATE))""",
            ),
            Stamp(
                rule="programmeversion_moments",
                clause="DG-1",
                sets="""NEW.published_at := CASE WHEN TG_OP = 'UPDATE' THEN
                        CASE WHEN NEW.status = $ProgrammeVersionStatus.PUBLISHED
                            AND OLD.status = $ProgrammeVersionStatus.DRAFT
                        THEN public.policy_now() ELSE OLD.published_at END END;
                    NEW.retired_at := CASE WHEN TG_OP = 'UPDATE' THEN
                        CASE WHEN NEW.status = $ProgrammeVersionStatus.RETIRED
                            AND OLD.status = $ProgrammeVersionStatus.PUBLISHED
                        THEN public.policy_now() ELSE OLD.retired_at END END;""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} · {self.number}"

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written: once published it stands."""
        return self.status == DRAFT

    def papers_for(self, stage: str) -> list["DocumentRule"]:
        """The `DocumentRule`s of a stage, in order, before anybody asks: what a request is asked
        for says `SupportRequest.papers_for`. One query, or none where they were fetched before.
        """
        return [rule for rule in self._kept("document_rules") if rule.stage == stage]

    def all_questions(self) -> list["Question"]:
        """Every question, in order; no query where they were fetched."""
        return list(self._kept("questions"))

    def condition_of(self, row: Conditional) -> Condition | None:
        """On which answer a question or paper of it depends, in words; None where on none."""
        return condition_of(row, self.all_questions()) if row.asked_after else None

    def question_of(self, role: str) -> "Question | None":
        """The question with this `QuestionRole`, or None; no query where they were fetched."""
        return next((one for one in self.all_questions() if one.role == role), None)

    def _kept(self, name: str) -> Any:
        """What belongs to the version: once published it stands, and is fetched once."""
        if not self.is_draft and fetched(self, name) is None:
            attach(self, name, _parts.rows(name, version=self.pk))
        return getattr(self, name).all()


@composed(version=models.BigIntegerField())
def _parts(name: str, version: Any) -> models.QuerySet[Any]:
    """The rows of a version under this related name."""
    relation: Any = ProgrammeVersion._meta.get_field(name)
    rows = relation.related_model._default_manager
    return rows.filter(**{relation.remote_field.name: version})


ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def of_a_draft(model: str, sentence: Any) -> list[Lock | Rule]:
    """What belongs to a version is written, changed and taken out while that is a draft."""
    versions = "v.id IN (NEW.version_id, OLD.version_id)"
    return [
        Lock(operation=ANY, rows=[f"$ProgrammeVersion v WHERE {versions} ORDER BY v.id FOR SHARE"]),
        Rule(
            rule=f"{model}_of_a_draft",
            clause="DG-1",
            database_only=True,
            sentence=sentence,
            operation=ANY,
            broken=f"""EXISTS (SELECT 1 FROM $ProgrammeVersion v
                WHERE {versions} AND v.status <> $ProgrammeVersionStatus.DRAFT)""",
        ),
    ]


def tracked_to_the_end() -> Callable[[Any], Any]:
    """`pghistory.track` for what may be taken out of a draft: that leaves its trace as well."""
    return pghistory.track(InsertEvent(), UpdateEvent(), DeleteEvent())
