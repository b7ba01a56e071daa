"""What the released answers say: from five up only, and nothing by subtraction (DG-6c+).

Every released batch holds five and more of one cell, so each figure here is a sum of such
batches, read from the monthly sums that the release writes; hiding small groups a second time
holds for whatever else comes into the table. A figure is the share of scores that are good or
better, in whole percent.

Every figure is of invited people. Free ratings, which a script can write as well, stand beside
them as one line, with their count, and move nothing.
"""

from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Sum, Value
from django.utils.translation import gettext_lazy as _

from requests_app.models import Programme
from sanad.accounts.models import Branch
from sanad.lib import clock, dates
from surveys.enums import MINIMUM, RatedStep
from surveys.models import CellSum, SurveyQuestion

MONTHS = 12
PLACES = ("step", "branch_id", "programme_id", "month")
DIMENSIONS = (*PLACES, "question")
FREE = "free"


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
    free: Group | None = None


def figures() -> Results:
    """The figures of the current survey for the months up to today, in five queries."""
    today = clock.today()
    since = dates.month_of(today, 1 - MONTHS)
    asked = list(SurveyQuestion.objects.of_current())
    groups = {name: [] for name in ("total", FREE, *DIMENSIONS)}
    for name, key, answers, percent, average in _grouped(asked[0].survey_id, since):
        groups[name].append(Group(key, answers, percent, average))
    total, free = (
        next((group for group in groups[name] if group.answers >= MINIMUM), None)
        for name in ("total", FREE)
    )
    if total is None:
        return Results(since, None, Table(), Table(), Table(), Table(), Table(), free)
    questions, names = {question.code: question.words for question in asked}, _names()
    return Results(
        since=since,
        total=total,
        steps=_table(groups["step"], dict(RatedStep.choices)),
        branches=_table(groups["branch_id"], names["branch_id"]),
        programmes=_table(groups["programme_id"], names["programme_id"]),
        questions=_questions(groups["question"], questions),
        months=_months(groups["month"], since),
        free=free,
    )


def _names():
    """`{dimension: {key: name}}` of branches and programmes, in one query."""
    named = {"branch_id": Branch, "programme_id": Programme}
    first, *others = (
        model.objects.order_by().values_list(Value(dimension), "id", "name")
        for dimension, model in named.items()
    )
    names = {dimension: {} for dimension in named}
    for dimension, key, name in first.union(*others, all=True):
        names[dimension][key] = name
    return names


def satisfied(*, step="", branch=None):
    """The share of satisfied scores of a step and branch, in percent; None under five answers.

    For an improvement's before and after. Answers that were placed less precisely do not count.
    """
    since = dates.month_of(clock.today(), 1 - MONTHS)
    sums = CellSum.objects.filter(is_invited=True, month__gte=since)
    if step:
        sums = sums.filter(step=step)
    if branch is not None:
        sums = sums.filter(branch=branch)
    of_all = sums.aggregate(answers=Sum("answers"), good=Sum("good"), scores=Sum("scores"))
    if (of_all["answers"] or 0) < MINIMUM:
        return None
    return round(100 * of_all["good"] / of_all["scores"])


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
    """`(dimension, key, answers, percent, average)` of every group of invited people, of them all,
    and of the free ratings as a whole."""
    sums = "round(100.0 * sum(good) / sum(scores)), round(1.0 * sum(points) / sum(scores), 1)"
    sets = ", ".join(f"({dimension})" for dimension in PLACES)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT GROUPING({", ".join(PLACES)}), {", ".join(PLACES)}, sum(answers), {sums}
            FROM (
                SELECT step, branch_id, programme_id, CASE WHEN is_dated THEN month END AS month,
                    answers, scores, good, points
                FROM public.surveys_cellsum WHERE survey_id = %s AND month >= %s AND is_invited
            ) cells GROUP BY GROUPING SETS ((), {sets}) HAVING count(*) > 0
            UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, sum(answers), {sums}
            FROM public.surveys_cellsum WHERE survey_id = %s AND month >= %s AND NOT is_invited
            HAVING count(*) > 0""",
            [survey, since] * 2,
        )
        for grouping, *values, answers, percent, average in cursor.fetchall():
            if grouping is None:
                yield FREE, None, int(answers), int(percent), float(average)
                continue
            # A bit is set for each dimension that the row is not grouped by.
            last = len(PLACES) - 1
            grouped_by = [n for n in range(len(PLACES)) if not grouping >> (last - n) & 1]
            name, key = "total", None
            if grouped_by:
                name, key = PLACES[grouped_by[0]], values[grouped_by[0]]
            yield name, key, int(answers), int(percent), float(average)
        cursor.execute(
            f"""SELECT question, sum(scores), {sums} FROM public.surveys_questionsum
            WHERE survey_id = %s AND month >= %s AND is_invited GROUP BY question""",
            [survey, since],
        )
        for key, answers, percent, average in cursor.fetchall():
            yield "question", key, int(answers), int(percent), float(average)
