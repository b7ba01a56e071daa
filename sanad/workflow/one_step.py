"""What every step is done in, whoever declares it."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.db import transaction

from sanad.lib import clock, texts
from sanad.lib.actor import acting
from sanad.lib.refusal import meeting


@contextmanager
def one_step(name: str, by: Any) -> Iterator[None]:
    """One transaction, in which the clock and the charity's words are asked once; who is refused
    in it met the refusal at the step of this name. `by` acts in it: the account, None for the
    portal itself."""
    with meeting(name), transaction.atomic(), texts.reading_rows_once(), clock.asking_once():
        with nullcontext() if by is None else acting(by.pk):
            yield
