"""How many rows wait: exact as far as the number helps somebody, at the price of that many rows."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

# Nobody plans a day by the difference between a thousand and more.
MOST = 999


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
    selects: dict[Any, str] = {}
    parameters: list[Any] = []
    for name, queryset in querysets.items():
        try:
            sql, values = queryset.order_by().values("pk")[: MOST + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        selects[name] = f"(SELECT count(*) FROM ({sql}) counted)"
        parameters += values
    numbers = dict.fromkeys(querysets, Number(0))
    if selects:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(selects.values())}", parameters)
            for name, rows in zip(selects, cursor.fetchone(), strict=True):
                numbers[name] = Number(min(rows, MOST), is_more=rows > MOST)
    return numbers


def total(numbers: "list[Number]") -> Number:
    """Their sum, with a plus where one of them has it."""
    return Number(sum(map(int, numbers)), is_more=any(number.is_more for number in numbers))
