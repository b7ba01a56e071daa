"""What many guards of one page, or of one step, ask about one row: asked once of the database."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def once(row: Any, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """`ask()`, worked out once for this object of the row and kept with it.

    Whoever is asked about stands in `question`: another person's answer is another's. A step reads
    its row anew and forgets at its end: nothing is carried into it that the page was told, and
    nothing out of it.
    """
    answers: dict[Hashable, Answer] = row.__dict__.setdefault("_answers", {})
    if question not in answers:
        answers[question] = ask()
    return answers[question]


def forget(row: Any) -> None:
    """What was asked about the row is asked anew."""
    row.__dict__.pop("_answers", None)


def fetched(row: Any, name: str) -> Sequence[Any] | None:
    """What was prefetched with the row under this related name; None where nothing was."""
    rows: Sequence[Any] | None = getattr(row, "_prefetched_objects_cache", {}).get(name)
    return rows


def fetch(row: Any, name: str, ask: Any) -> list[Any]:
    """The rows under this related name, read by `ask` (`@composed(of=…)`) once for each object of
    the row, and found there by whoever asks for them later."""
    rows = fetched(row, name)
    if rows is None:
        rows = ask.rows(of=row.pk)
        attach(row, name, rows)
    return list(rows)


def attach(row: Any, name: str, rows: list[Any]) -> None:
    """Keep `rows` with the row as if they had been prefetched under this related name."""
    manager = getattr(row, name)
    for each in rows:
        setattr(each, manager.field.name, row)
    queryset = manager.all()
    queryset._result_cache, queryset._prefetch_done = rows, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = queryset
