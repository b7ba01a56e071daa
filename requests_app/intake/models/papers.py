"""Which papers a request is asked for, and when: the one place that knows.

A version lists papers (`DocumentRule`); whether a request is asked for one of them is said twice
here, in Python and in SQL, and nowhere else. Pages, guards and steps ask
`SupportRequest.papers_for` and `required_papers_for`; rules of the database ask `required_of`.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, DocumentType
from requests_app.intake.enums import Stage
from requests_app.intake.models.condition import (
    Conditional,
    answer_named,
    applies_sql,
    question_named,
)
from requests_app.intake.models.programme import (
    ProgrammeVersion,
    of_a_draft,
    tracked_to_the_end,
)
from sanad.lib.grants import FULL
from sanad.lib.triggers import Rule

if TYPE_CHECKING:
    from requests_app.intake.models.support_request import SupportRequest


def required_of(r: str, stage: Stage) -> str:
    """SQL: the `DocumentRule` rows `u` without which the support request `r` does not pass the
    `Stage`; what follows FROM. `r`: an alias, or NEW in a rule of its own.

    The same as `SupportRequest.required_papers_for`: a test holds the two together.
    """
    return f"""$DocumentRule u WHERE u.version_id = {r}.programme_version_id
        AND u.stage = $Stage.{stage.name} AND u.is_required
        AND {applies_sql("u", f"{r}.answers")}"""


class DocumentRuleManager(models.Manager):
    """With the type, which is a paper's name."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().select_related("type")


@tracked_to_the_end()
class DocumentRule(Conditional, models.Model):
    """A paper that a version asks for, and when; after a question for some of the household it is
    one of each who is named there.
    """

    site_may = FULL

    version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="document_rules")
    type = models.ForeignKey(
        DocumentType, models.PROTECT, related_name="rules", verbose_name=_("document")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.SUBMISSION)
    is_required = models.BooleanField(_("required"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    # Asked once: the day that is said there is proposed where the paper is shown, and back.
    last_day_from = models.SlugField(
        _("its last day is the answer to"),
        blank=True,
        db_default="",
        default="",
        db_index=False,
        help_text=_("The code of a question for a date, so that the day is asked once."),
    )

    asked_after, asked_if = question_named(), answer_named()

    objects = DocumentRuleManager()

    CONTENT: tuple[str, ...] = (
        *("stage", "is_required", "order", "last_day_from"),
        *Conditional.CONDITION,
    )

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

    def __str__(self) -> str:
        return str(self.type)

    def is_asked_of(self, support_request: "SupportRequest") -> bool:
        """Whether the support request is asked for this paper of its version (`required_of`).

        By what the applicant declares alone: anything else could change under their signature.
        """
        return self.applies(support_request.answers)


def last_day_said(support_request: "SupportRequest", type: DocumentType) -> date | None:
    """The last day of this paper as an answer of the request says it; None where none does."""
    rules = support_request.programme_version.papers_for(Stage.SUBMISSION)
    rule = next((one for one in rules if one.type_id == type.pk), None)
    said = support_request.answers.get(rule.last_day_from) if rule else None
    try:
        return date.fromisoformat(said) if said else None
    except (TypeError, ValueError):
        return None


def last_day_shown(support_request: "SupportRequest", code: str) -> Document | None:
    """The paper whose last day answers the question with this code, where it is with us."""
    for rule in support_request.papers_for(Stage.SUBMISSION):
        if rule.last_day_from == code:
            paper = support_request.papers_shown.get(rule.type.code)
            return paper if paper is not None and paper.expires_on else None
    return None


def not_asked_of(support_request: "SupportRequest") -> set[str]:
    """Codes of the papers of its version that are asked of others at the submission."""
    rules = support_request.programme_version.papers_for(Stage.SUBMISSION)
    return {rule.type.code for rule in rules if not rule.is_asked_of(support_request)}


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
