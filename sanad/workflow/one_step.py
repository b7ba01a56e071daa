"""What every step is done in, whoever declares it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from sanad.lib import clock, texts
from sanad.lib.refusal import meeting


@contextmanager
def one_step(name: str) -> Iterator[None]:
    """One transaction, in which the clock and the charity's words are asked once; who is refused
    in it met the refusal at the step of this name."""
    with meeting(name), transaction.atomic(), texts.reading_rows_once(), clock.asking_once():
        yield
