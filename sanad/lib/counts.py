"""How many rows wait: exact as far as the number helps somebody, at the price of that many rows."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from sanad.lib.composed import Kept, key_of, without_closure

# Nobody plans a day by the difference between a thousand and more.
MOST = 999
ALL, LATE, DUE = "all", "late", "due"


class Number(int):
    """A count; where there is more than is counted it is written with a plus: `999+`."""

    is_more: bool

    def __new__(cls, count: int, *, is_more: bool = False) -> "Number":
        number = super().__new__(cls, count)
        number.is_more = is_more
        return number

    def __str__(self) -> str:
        return f"{int(self)}+" if self.is_more else str(int(self))


def count(querysets: Mapping[Any, "QuerySet[Any]"]) -> dict[Any, Number]:
    """`{name: Number}` of each queryset's rows in one query, none counted beyond `MOST`.

    The querysets join nothing that doubles their rows.
    """
    return asked(querysets).answers()


def asked(querysets: Mapping[Any, "QuerySet[Any]"]) -> "Asked":
    """The same, put together but not sent: `answers()` counts."""
    counts = Asked(querysets)
    for name, queryset in querysets.items():
        counts.add(queryset.order_by().values("pk"), {name: ("", ())})
    return counts


def counted(
    put_together: "Callable[..., Mapping[Any, QuerySet[Any]]]",
) -> Callable[..., dict[Any, Number]]:
    """Decorate what names the querysets of somebody's list: called, it counts them. They are put
    together once for each account (`sanad.lib.composed`)."""
    kept, name_them = Kept(most=32), without_closure(put_together)

    def numbers(*given: Any) -> dict[Any, Number]:
        return kept.get(key_of(given), lambda: asked(name_them(*given))).answers()

    return numbers


def asked_by_day(
    querysets: "Mapping[Any, tuple[QuerySet[Any], str | None]]", today: datetime.date
) -> "Asked":
    """What answers `{(name, ALL | LATE | DUE): Number}`: the rows of each queryset, those whose day
    has passed and those whose day it is, all in one query.

    Each queryset comes with the name of the column or annotation that is its day; with None its
    rows have none that could be late.
    """
    counts = Asked((name, what) for name in querysets for what in (ALL, LATE, DUE))
    for name, (queryset, day) in querysets.items():
        if day is None:
            counts.add(queryset.order_by().values("pk"), {(name, ALL): ("", ())})
            continue
        # The database takes such a subquery apart and counts as if each were written for itself.
        counts.add(
            queryset.order_by().annotate(counted_day=F(day)).values("pk", "counted_day"),
            {
                (name, ALL): ("", ()),
                (name, LATE): ("WHERE counted_day < %s", (today,)),
                (name, DUE): ("WHERE counted_day = %s", (today,)),
            },
        )
    return counts


class Asked:
    """Counts that are put to the database together, `names` of them."""

    def __init__(self, names: Iterable[Any]) -> None:
        self.names = list(names)
        self.selects: dict[Any, str] = {}
        self.parameters: list[Any] = []

    def add(self, queryset: "QuerySet[Any]", wanted: Mapping[Any, tuple[str, tuple]]) -> None:
        """Count the rows once for each of `wanted`, `{name: (condition, its parameters)}`; the
        queryset is put into SQL once."""
        try:
            sql, values = queryset.query.sql_with_params()
        except EmptyResultSet:
            return
        for name, (condition, more) in wanted.items():
            rows = f"SELECT 1 FROM ({sql}) rows {condition} LIMIT {MOST + 1}"
            self.selects[name] = f"(SELECT count(*) FROM ({rows}) counted)"
            self.parameters += [*values, *more]

    def answers(self) -> dict[Any, Number]:
        """`{name: Number}`, in one query; what asks for nothing is 0."""
        nothing = dict.fromkeys(self.names, Number(0))
        if not self.selects:
            return nothing
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(self.selects.values())}", self.parameters)
            counted = zip(self.selects, cursor.fetchone(), strict=True)
            numbers = {name: Number(min(n, MOST), is_more=n > MOST) for name, n in counted}
        return nothing | numbers


def total(numbers: "list[Number]") -> Number:
    """Their sum, with a plus where one of them has it."""
    return Number(sum(map(int, numbers)), is_more=any(number.is_more for number in numbers))
