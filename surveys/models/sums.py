"""Monthly sums of the released answers, written by the database as a batch is released.

The results read these few rows, however many answers there are. They tell nothing that the answers
do not: each batch brings five and more of a cell at once, and what may be shown of the sums is
decided where they are read (`surveys.results`).
"""

from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.models import Programme
from sanad.accounts.models import Branch
from sanad.lib.triggers import Effect, Rule
from surveys.enums import RatedStep
from surveys.models.survey import Survey


class WithTheAnswers(Rule):
    """Only the release of answers writes the row, from inside the trigger of the answers."""

    database_only = True

    def __init__(self, **options: Any) -> None:
        super().__init__(broken="pg_trigger_depth() < 2", **options)


class MonthlySum(models.Model):
    """What the scores of one month add up to: how many, how many good or better, their sum."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    # The month that the answers' period begins in.
    month = models.DateField()
    # Of invited people; free ratings are added up apart.
    is_invited = models.BooleanField(db_default=False)
    scores = models.PositiveIntegerField()
    good = models.PositiveIntegerField()
    points = models.PositiveIntegerField()

    class Meta:
        abstract = True


class CellSum(MonthlySum):
    """The scores of the answers that were placed alike: by step, branch and programme."""

    # False where the answers are placed in a year, not in this month.
    is_dated = models.BooleanField()
    step = models.CharField(max_length=10, choices=RatedStep, null=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, related_name="+")
    answers = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="cellsum_once",
                fields=[
                    *("survey", "month", "is_invited", "is_dated"),
                    *("step", "branch", "programme"),
                ],
                nulls_distinct=False,
            )
        ]
        triggers = [
            WithTheAnswers(
                rule="cellsum_with_the_answers",
                clause="DG-6c+",
                sentence=_("Sums are written as answers are released."),
            )
        ]


class QuestionSum(MonthlySum):
    """The scores of one question, of all answers together."""

    question = models.CharField(max_length=50)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="questionsum_once", fields=["survey", "month", "is_invited", "question"]
            )
        ]
        triggers = [
            WithTheAnswers(
                rule="questionsum_with_the_answers",
                clause="DG-6c+",
                sentence=_("Sums are written as answers are released."),
            )
        ]


# The same over all answers brings an older release's sums in step: `surveys/migrations`.
ADD_CELLS = """
    INSERT INTO $CellSum AS kept (survey_id, month, is_invited, is_dated, step, branch_id,
        programme_id, answers, scores, good, points)
    SELECT a.survey_id, date_trunc('month', a.begins_on)::date, a.is_invited,
        a.period <> $Period.YEAR, a.step,
        a.branch_id, a.programme_id, count(DISTINCT a.id), count(*),
        count(*) FILTER (WHERE s.value::int >= $SATISFIED), sum(s.value::int)
    FROM fresh a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (survey_id, month, is_invited, is_dated, step, branch_id, programme_id)
    DO UPDATE SET
        answers = kept.answers + excluded.answers, scores = kept.scores + excluded.scores,
        good = kept.good + excluded.good, points = kept.points + excluded.points;"""
ADD_QUESTIONS = """
    INSERT INTO $QuestionSum AS kept (survey_id, month, is_invited, question, scores, good, points)
    SELECT a.survey_id, date_trunc('month', a.begins_on)::date, a.is_invited, s.key, count(*),
        count(*) FILTER (WHERE s.value::int >= $SATISFIED), sum(s.value::int)
    FROM fresh a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (survey_id, month, is_invited, question) DO UPDATE SET
        scores = kept.scores + excluded.scores,
        good = kept.good + excluded.good, points = kept.points + excluded.points;"""


class AddToSums(Effect):
    """Adds a released batch, the rows of one INSERT, to the sums of its months."""

    level = pgtrigger.Statement
    referencing = pgtrigger.Referencing(new="fresh")

    def __init__(self, **options: Any) -> None:
        super().__init__(operation=pgtrigger.Insert, does=ADD_CELLS + ADD_QUESTIONS, **options)
