"""What a version of a programme asks in words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from requests_app.intake.enums import (
    FROM_A_LIST,
    ProgrammeVersionStatus,
    QuestionKind,
    QuestionRole,
)
from requests_app.intake.models.condition import Conditional, answer_named, question_named
from requests_app.intake.models.programme import (
    ProgrammeVersion,
    of_a_draft,
    tracked_to_the_end,
)
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import FULL
from sanad.lib.triggers import Rule


@tracked_to_the_end()
class Question(Conditional, models.Model):
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
            "For the kinds with a list: a choice a line. To change a choice's words later without"
            " losing earlier answers, write it as code|words."
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

    asked_after, asked_if = question_named(), answer_named()
    # Of "Some of the household": whom of it the list names, by age in years today.
    from_age = models.PositiveSmallIntegerField(
        _("from the age of"),
        null=True,
        blank=True,
        help_text=_("For “Some of the household”: in full years, as is the next."),
    )
    to_age = models.PositiveSmallIntegerField(_("up to the age of"), null=True, blank=True)
    with_facts = models.BooleanField(
        _("with schooling, health, work and marriage"),
        default=False,
        db_default=False,
        help_text=_(
            "For “Some of the household”: what is said of each of whom the applicant may read"
            " stands with the name, is confirmed by a tick, and is declared."
        ),
    )

    # What may differ between the same question of two versions.
    CONTENT: tuple[str, ...] = (
        *("order", "kind", "label", "hint", "choices", "is_required", "role"),
        *("from_age", "to_age", "with_facts", *Conditional.CONDITION),
    )

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

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """What the form of the applicant could not live with (DG-1)."""
        codes = [code for code, _words in self.choice_list()]
        if self.kind in FROM_A_LIST and (len(codes) < 2 or not all(codes)):
            raise ValidationError({"choices": _("Write at least two choices, one a line.")})
        if len(codes) != len(set(codes)):
            raise ValidationError({"choices": _("Each choice stands once.")})
        if self.published_kind not in (None, self.kind):
            raise ValidationError(
                {"kind": _("This code was published with another kind: give it a code of its own.")}
            )

    def choice_list(self) -> list[tuple[str, str]]:
        """`[(code, words)]` of a question that is answered from a list."""
        lines = [line.split("|", 1) for line in self.choices.splitlines() if line.strip()]
        return [(line[0].strip(), line[-1].strip()) for line in lines]

    @property
    def published_kind(self) -> str | None:
        """The kind under which a published or retired version of the programme asked this code;
        None where none did.
        """
        others = Question.objects.exclude(version__status=ProgrammeVersionStatus.DRAFT)
        others = others.filter(version__programme__versions=self.version_id, code=self.code)
        return others.values_list("kind", flat=True).first()
