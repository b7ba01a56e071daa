"""A kind of help, as data: its versions, what each asks and gives, and the reasons in words.

A request keeps the version that it began under. A version is written while it is a draft; once
published nobody changes it, whoever writes: the rules here hold that.
"""

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import DocumentType
from requests_app.intake.enums import (
    OWN_REASONS,
    PayeeKind,
    ProgrammeVersionStatus,
    QuestionKind,
    QuestionRole,
    ReasonKind,
    ReasonRole,
    Stage,
)
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField, MoneyField
from sanad.lib.grants import FULL, KEEP
from sanad.lib.triggers import Lock, Rule, Stamp, Unchanging

DRAFT, PUBLISHED, RETIRED = ProgrammeVersionStatus


class ProgrammeQuerySet(models.QuerySet):
    def open(self):
        """Those that take requests now: open, and with a published version."""
        return self.filter(is_open=True, versions__status=PUBLISHED)


@pghistory.track()
class Programme(models.Model):
    """A kind of help (DG-1): rent, an electricity bill. What it asks and gives is its version's."""

    site_may = KEEP

    code = models.SlugField(_("code"), unique=True)
    name = CleanCharField(_("name"), max_length=80)
    summary = CleanCharField(_("in one sentence"), max_length=200, blank=True)
    is_open = models.BooleanField(_("takes requests"), default=True)
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

    def __str__(self):
        return self.name

    @property
    def published(self):
        """The version that a request begins under now; None before the first."""
        return self.versions.published().first()

    @property
    def draft(self):
        """The version that is being written; None where there is none."""
        return self.versions.drafts().first()


class ProgrammeVersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=PUBLISHED)

    def drafts(self):
        return self.filter(status=DRAFT)

    def on_offer(self):
        """The versions that a request may begin under now, in the order of their programmes."""
        return (
            self.published()
            .filter(programme__is_open=True)
            .order_by("programme__order", "programme_id")
        )

    def with_papers(self):
        """Loaded with the papers they ask for, for lists."""
        return self.select_related("programme").prefetch_related(
            Prefetch("document_rules", DocumentRule.objects.select_related("type"))
        )


@pghistory.track()
class ProgrammeVersion(models.Model):
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
    TERMS = ("needs_study", "max_amount", "max_months", "needs_payee", "payee_kind")

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
                broken="""NEW.status = $ProgrammeVersionStatus.PUBLISHED
                    AND OLD.status = $ProgrammeVersionStatus.DRAFT AND EXISTS (
                        SELECT 1 FROM $DocumentRule u
                        JOIN $beneficiaries.DocumentType t ON t.id = u.type_id
                        WHERE u.version_id = NEW.id AND t.is_retired)""",
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

    def __str__(self):
        return f"{self.programme} · {self.number}"

    @property
    def is_draft(self):
        return self.status == DRAFT

    @property
    def is_published(self):
        return self.status == PUBLISHED

    def papers_for(self, stage):
        """The `DocumentRule`s of a stage with their types, in order; one query, or none where the
        rules were fetched before.
        """
        if "document_rules" in getattr(self, "_prefetched_objects_cache", {}):
            rules = self.document_rules.all()
        else:
            rules = self.document_rules.select_related("type")
        return [rule for rule in rules if rule.stage == stage]

    def question_of(self, role):
        """The question with this `QuestionRole`, or None; no query where they were fetched."""
        return next((one for one in self.questions.all() if one.role == role), None)


ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def of_a_draft(model, sentence):
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


def tracked_to_the_end():
    """`pghistory.track` for what may be taken out of a draft: that leaves its trace as well."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )


@tracked_to_the_end()
class Question(models.Model):
    """One thing a version asks: one page on the phone, one field at the desk."""

    site_may = FULL

    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="questions")
    code = models.SlugField(_("code"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    label = CleanCharField(_("question"), max_length=160)
    hint = CleanCharField(_("hint"), max_length=200, blank=True)
    choices = CleanTextField(
        _("choices"),
        blank=True,
        help_text=_(
            "For “One of a list”: a choice a line. To change a choice's words later without losing"
            " earlier answers, write it as code|words."
        ),
    )
    is_required = models.BooleanField(_("required"), default=True)
    role = models.CharField(
        _("what the portal does with it"),
        max_length=13,
        choices=QuestionRole,
        blank=True,
        help_text=_("The amount asked for fills the request; the payee's details are proposed."),
    )

    # What may differ between the same question of two versions.
    CONTENT = ("order", "kind", "label", "hint", "choices", "is_required", "role")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["version", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="question_one_code", fields=["version", "code"]),
            models.UniqueConstraint(
                name="question_one_of_a_role",
                fields=["version", "role"],
                condition=~Q(role=""),
                violation_error_message=_("Another question of this version does that already."),
            ),
            models.CheckConstraint(
                name="question_of_the_amount_is_an_amount",
                condition=~Q(role=QuestionRole.AMOUNT) | Q(kind=QuestionKind.AMOUNT),
                violation_error_message=_(
                    "Only a question of the kind “Amount in riyals” can be the amount asked for."
                ),
            ),
        ]
        triggers = [
            *of_a_draft("question", _("A published question is not changed. Write a new version.")),
            Rule(
                rule="question_keeps_its_kind",
                clause="PR-4+",
                sentence=_(
                    "A question that was published keeps its kind: answers were given to it. Ask a"
                    " new question under a code of its own."
                ),
                database_only=True,
                broken="""EXISTS (SELECT 1 FROM $Question q
                    JOIN $ProgrammeVersion v ON v.id = q.version_id
                    JOIN $ProgrammeVersion w ON w.programme_id = v.programme_id
                    WHERE w.id = NEW.version_id AND v.status <> $ProgrammeVersionStatus.DRAFT
                    AND q.code = NEW.code AND q.kind <> NEW.kind)""",
            ),
        ]

    def __str__(self):
        return self.label

    def clean(self):
        """What the form of the applicant could not live with (DG-1)."""
        codes = [code for code, _words in self.choice_list()]
        if self.kind == QuestionKind.CHOICE and (len(codes) < 2 or not all(codes)):
            raise ValidationError({"choices": _("Write at least two choices, one a line.")})
        if len(codes) != len(set(codes)):
            raise ValidationError({"choices": _("Each choice stands once.")})
        if self.published_kind not in (None, self.kind):
            raise ValidationError(
                {"kind": _("This code was published with another kind: give it a code of its own.")}
            )

    def choice_list(self):
        """`[(code, words)]` of a list question."""
        lines = [line.split("|", 1) for line in self.choices.splitlines() if line.strip()]
        return [(line[0].strip(), line[-1].strip()) for line in lines]

    @property
    def published_kind(self):
        """The kind under which a published or retired version of the programme asked this code;
        None where none did.
        """
        others = Question.objects.exclude(version__status=DRAFT)
        others = others.filter(version__programme__versions=self.version_id, code=self.code)
        return others.values_list("kind", flat=True).first()


@tracked_to_the_end()
class DocumentRule(models.Model):
    """A paper that a version asks for, and when."""

    site_may = FULL

    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="document_rules")
    type = models.ForeignKey(
        DocumentType, models.PROTECT, related_name="rules", verbose_name=_("document")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.SUBMISSION)
    is_required = models.BooleanField(_("required"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    CONTENT = ("stage", "is_required", "order")

    class Meta:
        verbose_name = _("document of a programme")
        verbose_name_plural = _("documents of programmes")
        ordering = ["version", "order", "id"]
        constraints = [
            models.UniqueConstraint(name="documentrule_once", fields=["version", "type"])
        ]
        triggers = of_a_draft(
            "documentrule", _("The papers of a published version stand. Write a new version.")
        )

    def __str__(self):
        return str(self.type)


# A paper that new requests are asked for cannot be out of use.
pgtrigger.register(
    Rule(
        rule="documenttype_out_of_use_when_not_asked",
        clause="DG-1",
        sentence=_(
            "A programme asks for this paper now. Publish a version without it, then take it out"
            " of use."
        ),
        operation=pgtrigger.Update,
        database_only=True,
        broken="""NEW.is_retired AND NOT OLD.is_retired AND EXISTS (
            SELECT 1 FROM $requests_app.DocumentRule u
            JOIN $requests_app.ProgrammeVersion v ON v.id = u.version_id
            WHERE u.type_id = NEW.id
            AND v.status = $requests_app.ProgrammeVersionStatus.PUBLISHED)""",
    )
)(DocumentType)


GENERAL_FIRST = models.F("version").asc(nulls_first=True)


class ReasonQuerySet(models.QuerySet):
    def offered(self, kind, version=None):
        """Reasons of a kind in use: the general ones, and those of the version (a row or key)."""
        return self.of_version(version).filter(kind=kind, is_active=True)

    def of_version(self, version):
        """The general ones first, and those of the version (a row, a key, or None)."""
        own = Q(version=None) if version is None else Q(version=None) | Q(version=version)
        return self.filter(own).order_by(GENERAL_FIRST, "kind", "order", "id")


@tracked_to_the_end()
class Reason(models.Model):
    """A reason of the catalogue, in words that the person may read.

    General, or of one version of a programme alone.
    """

    site_may = FULL

    version = models.ForeignKey(
        ProgrammeVersion,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reasons",
        verbose_name=_("version of a programme"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ReasonKind)
    code = models.SlugField(_("code"))
    words = CleanCharField(_("words"), max_length=200)
    is_active = models.BooleanField(_("in use"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    role = models.CharField(
        _("what the portal proposes it for"), max_length=8, choices=ReasonRole, blank=True
    )

    objects = ReasonQuerySet.as_manager()

    CONTENT = ("words", "is_active", "order")

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["kind", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                name="reason_one_of_a_role", fields=["role"], condition=~Q(role="")
            ),
            models.UniqueConstraint(
                name="reason_one_code", fields=["kind", "code"], condition=Q(version=None)
            ),
            models.UniqueConstraint(
                name="reason_one_code_of_a_version", fields=["version", "kind", "code"]
            ),
            models.CheckConstraint(
                name="reason_of_a_version_has_its_place",
                condition=Q(version=None) | Q(kind__in=OWN_REASONS),
                violation_error_message=_(
                    "A programme has reasons of its own for returning, accepting and rejecting."
                ),
            ),
            models.CheckConstraint(
                name="reason_with_a_role_is_general",
                condition=Q(role="") | Q(version=None, kind=ReasonKind.RETURN),
                violation_error_message=_(
                    "Only a general reason for returning a request is proposed by the portal."
                ),
            ),
        ]
        triggers = [
            *of_a_draft(
                "reason", _("The reasons of a published version stand. Write a new version.")
            ),
            Rule(
                rule="reason_general_stays",
                clause="PM-1",
                sentence=_("A reason that decisions may name is put out of use, never deleted."),
                database_only=True,
                operation=pgtrigger.Delete,
                broken="OLD.version_id IS NULL",
            ),
            Rule(
                rule="reason_keeps_its_code",
                clause="PM-1",
                sentence=_("Kind and code of a reason do not change: decisions name them."),
                database_only=True,
                operation=pgtrigger.Update,
                broken="""(NEW.id, NEW.version_id, NEW.kind, NEW.code)
                    IS DISTINCT FROM (OLD.id, OLD.version_id, OLD.kind, OLD.code)""",
            ),
        ]

    def __str__(self):
        return self.words

    def clean(self):
        """A programme's own reason is told from the general ones by its code."""
        twins = Reason.objects.filter(version=None, kind=self.kind, code=self.code)
        if self.version_id is not None and twins.exists():
            raise ValidationError({"code": _("A general reason has this code already.")})
