"""Answers: sealed while they wait for company, nameless when they are released.

Neither table has a column that leads to an invitation, a person or a request, neither bears a
moment, and neither is tracked by history.
"""

import uuid
from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.models import Programme
from sanad.accounts.models import Branch
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import FULL, INSERT_ONLY
from sanad.lib.triggers import InsertOnly, Rule, written_once
from surveys.enums import Period, RatedStep
from surveys.models.sums import AddToSums
from surveys.models.survey import Survey


class StagedAnswer(models.Model):
    """An answer that waits until its cell holds five. What it says is sealed with a key outside
    the database; all that can be read here is how many wait.

    `fingerprint` is a keyed hash of the answer's token: a second answer replaces the first.
    """

    site_may = FULL

    fingerprint = models.CharField(max_length=64, primary_key=True)
    sealed = models.TextField()

    class Meta:
        verbose_name = _("waiting answer")
        verbose_name_plural = _("waiting answers")


class GivingUp(models.Model):
    """Waiting answers were deleted because the key that they were sealed with is lost: how many,
    when, and on what decision it rests. Whose they were and what they said nobody can know.
    """

    site_may = INSERT_ONLY

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    answers = models.PositiveIntegerField(_("answers"))
    reason = CleanTextField(_("reason"))

    class Meta:
        verbose_name = _("giving up of answers")
        verbose_name_plural = _("givings up of answers")
        ordering = ["-id"]
        triggers = written_once(
            "givingup", _("That answers were given up stays on the record."), "DG-6c+"
        )


class InFives(Rule):
    """One INSERT brings at least `MINIMUM` rows of each cell, so that its rows keep company."""

    level, when = pgtrigger.Statement, pgtrigger.After
    referencing = pgtrigger.Referencing(new="fresh")

    def __init__(self, *, cell: list[str], **options: Any) -> None:
        super().__init__(
            operation=pgtrigger.Insert,
            broken=f"""EXISTS (SELECT 1 FROM fresh GROUP BY {", ".join(cell)}
                HAVING count(*) < $MINIMUM)""",
            **options,
        )


class Answer(models.Model):
    """A released answer: what was said about a step, and no more precisely where and when than
    four others (DG-6c+). A column that had to be coarsened away is NULL.
    """

    site_may = INSERT_ONLY

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    step = models.CharField(_("step"), max_length=10, choices=RatedStep, null=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")
    period = models.CharField(_("period"), max_length=5, choices=Period)
    begins_on = models.DateField(_("first day of the period"))
    # Free ratings are anybody's, and stand apart. What was released before counts as one of them.
    is_invited = models.BooleanField(_("of an invited person"), db_default=False)
    # {question code: 1 to 5}; what was skipped is not there.
    scores = models.JSONField(_("scores"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        indexes = [models.Index(name="answer_begins", fields=["begins_on"])]
        triggers = [
            InsertOnly(
                rule="answer_is_insert_only",
                clause="DG-6c",
                sentence=_("An answer is never changed."),
            ),
            InFives(
                rule="answer_in_fives",
                database_only=True,
                cell=[
                    *("survey_id", "step", "branch_id", "programme_id"),
                    *("period", "begins_on", "is_invited"),
                ],
                clause="DG-6c+",
                sentence=_("Answers are released five and more together."),
            ),
            AddToSums(rule="answer_adds_to_sums", clause="DG-6c+"),
            Rule(
                rule="answer_scores_one_to_five",
                clause="DG-5",
                database_only=True,
                sentence=_("A score is one of five."),
                broken="""NEW.scores = '{}'::jsonb OR EXISTS (
                    SELECT 1 FROM jsonb_each_text(NEW.scores) s WHERE s.value !~ '^[1-5]$$')""",
            ),
        ]
