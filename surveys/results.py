"""What the released answers say: from five up only, and nothing by subtraction (DG-6c+).

Every released batch holds five and more of one cell, so each figure here is a sum of such
batches; hiding small groups a second time holds for whatever else comes into the table. A figure
is the share of scores that are good or better, in whole percent.
"""

from dataclasses import dataclass, field

from django.db import connection
from django.utils.translation import gettext_lazy as _

from requests_app.models import Programme
from sanad.accounts.models import Branch
from sanad.lib import clock, dates
from surveys.enums import MINIMUM, SATISFIED, Period, Step
from surveys.models import Question, Survey

MONTHS = 12
DIMENSIONS = ("step", "branch_id", "programme_id", "month", "question")


@dataclass(frozen=True)
class Group:
    """One line of a table: how many answered, and how many in a hundred were satisfied."""

    key: object
    answers: int
    percent: int
    average: float
    label: str = ""


@dataclass
class Table:
    """One table with what may be shown of it; `hidden` says that something may not."""

    groups: list = field(default_factory=list)
    hidden: bool = False


@dataclass
class Results:
    """All figures of the last `MONTHS` months. `total` is None under five answers."""

    since: object
    total: Group | None
    steps: Table
    branches: Table
    programmes: Table
    questions: Table
    months: Table


def figures() -> Results:
    """The figures of the current survey for the months up to today, in four queries."""
    today = clock.today()
    since = dates.month_of(today, 1 - MONTHS)
    survey = Survey.objects.current()
    groups = {name: [] for name in ("total", *DIMENSIONS)}
    for name, key, answers, percent, average in _grouped(survey.pk, since):
        groups[name].append(Group(key, answers, percent, average))
    total = next((group for group in groups["total"] if group.answers >= MINIMUM), None)
    if total is None:
        return Results(since, None, Table(), Table(), Table(), Table(), Table())
    questions = {q.code: q.words for q in Question.objects.filter(survey=survey)}
    return Results(
        since=since,
        total=total,
        steps=_table(groups["step"], dict(Step.choices)),
        branches=_table(groups["branch_id"], dict(Branch.objects.values_list("id", "name"))),
        programmes=_table(
            groups["programme_id"], dict(Programme.objects.values_list("id", "name"))
        ),
        questions=_questions(groups["question"], questions),
        months=_months(groups["month"], since),
    )


def satisfied(*, step="", branch=None):
    """The share of satisfied scores of a step and branch, in percent; None under five answers.

    For an improvement's before and after. Answers that were placed less precisely do not count.
    """
    since = dates.month_of(clock.today(), 1 - MONTHS)
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(DISTINCT a.id), count(*) FILTER (WHERE s.value::int >= %s), count(*)
            FROM public.surveys_answer a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
            WHERE a.begins_on >= %s AND (%s = '' OR a.step = %s)
            AND (%s::bigint IS NULL OR a.branch_id = %s)""",
            [SATISFIED, since, step, step, branch, branch],
        )
        answers, good, scores = cursor.fetchone()
    return round(100 * good / scores) if answers >= MINIMUM else None


def presentable(groups, minimum=MINIMUM):
    """The groups that may be shown, most answers first.

    A group under the minimum is hidden; and while the hidden ones together are under it, the
    total less the shown would give them away, so the smallest shown one is hidden with them.
    """
    shown = sorted(
        (group for group in groups if group.answers >= minimum), key=lambda g: -g.answers
    )
    hidden = [group for group in groups if group.answers < minimum]
    while shown and 0 < sum(group.answers for group in hidden) < minimum:
        hidden.append(shown.pop())
    return shown


def _table(groups, labels):
    groups = [group for group in groups if group.answers]
    shown = presentable(groups)
    named = [
        Group(g.key, g.answers, g.percent, g.average, labels.get(g.key) or _("Not told apart"))
        for g in shown
    ]
    # What was coarsened away comes last, whatever its size.
    named.sort(key=lambda group: group.key is None)
    return Table(named, len(shown) < len(groups))


def _questions(groups, labels):
    """In the order they are asked; a count beside them would tell how few skipped one."""
    table = _table(groups, labels)
    table.groups.sort(key=lambda group: list(labels).index(group.key))
    return table


def _months(groups, since):
    table = _table(groups, {})
    table.groups = [
        Group(g.key, g.answers, g.percent, g.average, dates.gregorian_month_name(g.key.month))
        for g in sorted((g for g in table.groups if g.key and g.key >= since), key=lambda g: g.key)
    ]
    return table


def _grouped(survey, since):
    """`(dimension, key, answers, percent, average)` of every group and of the whole, at once."""
    sets = ", ".join(f"({dimension})" for dimension in DIMENSIONS)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT GROUPING({", ".join(DIMENSIONS)}), {", ".join(DIMENSIONS)},
                count(DISTINCT id), round(100.0 * count(*) FILTER (WHERE score >= %s) / count(*)),
                round(avg(score), 1)
            FROM (
                SELECT a.id, a.step, a.branch_id, a.programme_id, s.key AS question,
                    s.value::int AS score, CASE WHEN a.period <> %s
                    THEN date_trunc('month', a.begins_on)::date END AS month
                FROM public.surveys_answer a CROSS JOIN LATERAL jsonb_each_text(a.scores) s
                WHERE a.survey_id = %s AND a.begins_on >= %s
            ) scored GROUP BY GROUPING SETS ((), {sets}) HAVING count(*) > 0""",
            [SATISFIED, Period.YEAR, survey, since],
        )
        for grouping, *values, answers, percent, average in cursor.fetchall():
            # A bit is set for each dimension that the row is not grouped by.
            last = len(DIMENSIONS) - 1
            grouped_by = [n for n in range(len(DIMENSIONS)) if not grouping >> (last - n) & 1]
            name, key = "total", None
            if grouped_by:
                name, key = DIMENSIONS[grouped_by[0]], values[grouped_by[0]]
            yield name, key, answers, int(percent), float(average)
