"""What every step is done in, whoever declares it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import transaction

from sanad.lib import clock, texts
from sanad.lib.actor import acting, acting_unless_somebody_does
from sanad.lib.refusal import meeting
from sanad.workflow.whose import person_of


@contextmanager
def one_step(name: str, by: Any, row: Any = None) -> Iterator[None]:
    """One transaction of a step of `row`, in which the clock and the charity's words are asked
    once; who is refused in it met the refusal at the step of this name. `by` acts in it: the
    account, None for the portal itself (or, inside another step or a page, whoever acts there).
    """
    person = partial(person_of, row)
    with (
        meeting(name, person),
        transaction.atomic(),
        texts.reading_rows_once(),
        clock.asking_once(),
    ):
        with acting_unless_somebody_does(None) if by is None else acting(by.pk):
            yield
