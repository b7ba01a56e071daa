"""Figures as drawings: places and lengths for the templates, nothing else.

Bars grow from the right; time runs from right to left, as the page is read.
"""

from dataclasses import dataclass

from sanad.lib.arabic import listed

ROW, BAR_TOP, TEXT_TOP = 46, 26, 17
CHART_TOP, CHART_BOTTOM, CHART_HEIGHT = 22, 178, 208
FIRST_X, LAST_X = 88.0, 4.0


@dataclass(frozen=True)
class Bar:
    label: str
    answers: int | None
    percent: int
    text_y: int
    bar_y: int

    @property
    def x(self):
        """Where it begins, in percent from the left: it grows from the right."""
        return 100 - self.percent


@dataclass(frozen=True)
class Bars:
    rows: list
    height: int
    label: str


@dataclass(frozen=True)
class Point:
    x: str
    y: str
    label: str
    percent: int
    is_last: bool
    label_y: str
    is_named: bool


@dataclass(frozen=True)
class Line:
    points: list
    path: str
    grid: list
    label: str


def bars(groups, *, is_counted=True):
    """The bars of a table's groups, with their counts or without; None where there are none."""
    if not groups:
        return None
    rows = [
        Bar(
            str(g.label),
            g.answers if is_counted else None,
            g.percent,
            n * ROW + TEXT_TOP,
            n * ROW + BAR_TOP,
        )
        for n, g in enumerate(groups)
    ]
    label = listed(f"{row.label} {row.percent}%" for row in rows)
    return Bars(rows, len(rows) * ROW, label)


def line(months, shown):
    """The course of the months; `months`: all first days in order, `shown`: their groups.

    None under two months. A month that may not be shown leaves a gap between its neighbours.
    """
    if len(shown) < 2:
        return None
    lowest = min(min(g.percent for g in shown) // 10 * 10, 90)
    by_month = {group.key: group for group in shown}
    step = (FIRST_X - LAST_X) / (len(months) - 1)
    points, pen, path = [], "M", []
    for n, month in enumerate(months):
        group = by_month.get(month)
        if group is None:
            pen = "M"
            continue
        x, y = FIRST_X - n * step, _height(group.percent, lowest)
        path.append(f"{pen}{x:.2f} {y:.1f}")
        pen = "L"
        is_last = group is shown[-1]
        # Every third month bears its name, from the last one back: more would run together.
        is_named = (len(months) - 1 - n) % 3 == 0
        place = (f"{x:.2f}%", f"{y:.1f}", group.label, group.percent)
        points.append(Point(*place, is_last, f"{y - 12:.1f}", is_named))
    return Line(points, " ".join(path), _grid(lowest), _spoken(shown))


def _spoken(shown):
    return listed(f"{group.label} {group.percent}%" for group in shown)


def _grid(lowest):
    steps = 5 if (100 - lowest) % 4 else 4
    marks = [lowest + (100 - lowest) * n / steps for n in range(steps + 1)]
    return [
        {"y": f"{_height(mark, lowest):.1f}", "text_y": f"{_height(mark, lowest) + 4:.1f}"}
        | {"percent": round(mark)}
        for mark in marks
    ]


def _height(percent, lowest):
    return CHART_BOTTOM - (percent - lowest) / (100 - lowest) * (CHART_BOTTOM - CHART_TOP)
