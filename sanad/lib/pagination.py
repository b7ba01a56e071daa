"""Pages of a long list by where the last one ended, so that page 1,000 costs what page 1 costs."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

_SALT = "sanad.lib.pagination"


@dataclass(frozen=True)
class KeysetPage:
    """One page: its rows, and the cursor of the next one (None on the last)."""

    rows: list[Any]
    next: str | None
    is_first: bool

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def keyset_page(
    queryset: QuerySet[Any],
    *,
    order: Sequence[str] = ("-raised_at", "-id"),
    after: str | None = None,
    size: int = 25,
) -> KeysetPage:
    """Return the page that follows the cursor ``after``, sorted by ``order``.

    ``order`` names one or two columns that are never NULL and together unique. The cursor is
    signed and belongs to this order; a foreign or tampered one gives the first page, no error.
    """
    if not 1 <= len(order) <= 2:
        raise ValueError("a keyset is one column or two")
    start = _read(after, order) if after else None
    queryset = queryset.order_by(*order)
    if start is not None:
        queryset = queryset.filter(_beyond(order, start))
    return _page(list(queryset[: size + 1]), order, size, is_first=start is None)


def head(queryset: QuerySet[Any], order: Sequence[str], size: int = 25) -> QuerySet[Any]:
    """To be composed (`sanad.lib.composed`): what `first_page` is made of."""
    return queryset.order_by(*order)[: size + 1]


def first_page(rows: list[Any], order: Sequence[str], size: int = 25) -> KeysetPage:
    """What `keyset_page` returns for no cursor, of the rows of `head`."""
    return _page(rows, order, size, is_first=True)


def _page(rows: list[Any], order: Sequence[str], size: int, *, is_first: bool) -> KeysetPage:
    more, rows = len(rows) > size, rows[:size]
    return KeysetPage(rows=rows, next=_write(rows[-1], order) if more else None, is_first=is_first)


def standing_or_all(
    request: HttpRequest, everything: QuerySet[Any], standing: QuerySet[Any]
) -> dict[str, Any]:
    """What `base/list.html` shows, newest first: the rows that stand, or with `?all=1` all."""
    shows_all = "all" in request.GET
    rows = everything if shows_all else standing
    return {
        "page": keyset_page(rows, order=("-id",), after=request.GET.get("after")),
        "page_query": "all=1" if shows_all else "",
        "shows_all": shows_all,
    }


def write_cursor(values: Sequence[Any], order: str) -> str:
    """Where a list of its own order ended, signed; `order` names the list."""
    return signing.dumps([_pack(value) for value in values], salt=f"{_SALT}:{order}", compress=True)


def read_cursor(cursor: str, order: str) -> list[Any] | None:
    """The values of `write_cursor`, or None for a foreign or tampered cursor."""
    try:
        return [_unpack(item) for item in signing.loads(cursor, salt=f"{_SALT}:{order}")]
    except (signing.BadSignature, ValueError, TypeError, KeyError, ArithmeticError):
        return None


def _beyond(order: Sequence[str], values: list[Any]) -> Q:
    first, past = _column(order[0]), values[0]
    if len(order) == 1:
        return Q(**{f"{first}__{_past(order[0])}": past})
    # The first half lets the database start in the index where the last page ended.
    return Q(**{f"{first}__{_past(order[0])}e": past}) & (
        Q(**{f"{first}__{_past(order[0])}": past})
        | Q(**{first: past, f"{_column(order[1])}__{_past(order[1])}": values[1]})
    )


def _past(term: str) -> str:
    return "lt" if term.startswith("-") else "gt"


def _column(term: str) -> str:
    return term.removeprefix("-")


def _write(row: Model, order: Sequence[str]) -> str:
    return write_cursor([_value(row, _column(term)) for term in order], ":".join(order))


def _read(cursor: str, order: Sequence[str]) -> list[Any] | None:
    values = read_cursor(cursor, ":".join(order))
    return values if values is not None and len(values) == len(order) else None


def _value(row: Model, column: str) -> Any:
    value: Any = row
    for name in column.split("__"):
        value = getattr(value, name)
    return value


_KINDS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "t": (datetime.datetime, datetime.datetime.isoformat, datetime.datetime.fromisoformat),
    "d": (datetime.date, datetime.date.isoformat, datetime.date.fromisoformat),
    "n": (Decimal, str, Decimal),
    "i": (int, int, int),
    "s": (str, str, str),
}


def _pack(value: Any) -> list[Any]:
    for mark, (kind, write, _read_back) in _KINDS.items():
        if isinstance(value, kind):
            return [mark, write(value)]
    raise TypeError(f"cannot continue a list after {type(value).__name__}")


def _unpack(item: list[Any]) -> Any:
    mark, value = item
    return _KINDS[mark][2](value)
