"""One way to say no: a sentence for the person, the clause it serves, and what one can do now."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from django.db import IntegrityError


class Way(NamedTuple):
    """Where one goes on after a refusal: a page on which the same person can do the named step."""

    label: Any
    url: str


class Refused(Exception):
    """A step was refused; nothing was changed.

    `sentence` is for the person who reads it, already translated or lazy; `clause` the policy's
    clause code or "". `field` names the form's field that the sentence belongs to. `shows` False:
    the step is not of this case now, and stands on the page neither as a button nor as a reason.

    What one can do now is at least one of `way` (a page where this same person goes on), `until`
    (the first day, at Riyadh, on which it is allowed), `by` (the roles that do it instead) and
    `field` (it is mended in the form, where it stands). A refusal that has none of them ends, and
    its `code` stands in `ENDINGS`, with the reason.
    `code` is a short name for tests.
    """

    is_about_permission = False

    def __init__(
        self,
        sentence: Any,
        *,
        clause: str = "",
        field: str = "",
        shows: bool = True,
        way: Way | None = None,
        until: datetime.date | None = None,
        by: Iterable[str] = (),
        code: str = "",
    ) -> None:
        self.sentence, self.clause, self.field, self.code = sentence, clause, field, code
        self.shows, self.way, self.until, self.by = shows, way, until, tuple(by)
        super().__init__(str(sentence))


class NotAllowed(Refused):
    """The person may never do this, whatever the state of the case: 403."""

    is_about_permission = True


class Met(NamedTuple):
    """What somebody met: at which step (`request.raise_to_committee`) or page, the refusal's code
    or the name of the database's rule, the clause, what said no ("step", "page" or "rule"), the key
    of the person whose file it was about, and the refusal's sentence as it was read."""

    step: str
    code: str = ""
    clause: str = ""
    refused_by: str = "step"
    person: int | None = None
    sentence: str = ""

    @classmethod
    def of(cls, refusal: Refused, step: str, person: int | None) -> Met:
        """What is met at `step` where it ends in this refusal."""
        code, clause, sentence = refusal.code, refusal.clause, str(refusal.sentence)
        return cls(step, code, clause, person=person, sentence=sentence)


_met: ContextVar[list[tuple[Exception, Met]] | None] = ContextVar("refusals met", default=None)


@contextmanager
def collecting() -> Iterator[list[Met]]:
    """What is met from here on stands in the list at the end, in its order: for who writes it down
    once everything that was refused is rolled back."""
    met: list[tuple[Exception, Met]] = []
    collected: list[Met] = []
    token = _met.set(met)
    try:
        yield collected
    finally:
        _met.reset(token)
        collected.extend(what for _trouble, what in met)


@contextmanager
def meeting(step: str, person: Callable[[], int | None] = lambda: None) -> Iterator[None]:
    """A refusal of what is done here is met at `step`, or at the inner step that met it already.
    `person`: asked then for the key of whom it is about."""
    try:
        yield
    except Refused as refusal:
        meet(refusal, Met.of(refusal, step, person()))
        raise
    except IntegrityError as broken:
        if whose(broken) is None:
            broken.__dict__[WHOSE] = person()
        raise


WHOSE = "about_the_person"


def whose(broken: IntegrityError) -> int | None:
    """The key of the person whose file it was, where a rule was broken inside `meeting`."""
    return broken.__dict__.get(WHOSE)


def meet(trouble: Exception, what: Met) -> None:
    """Somebody met this trouble; the same one twice is once. Where no person asked (a worker, a
    command) nobody collects it."""
    met = _met.get()
    if met is not None and all(earlier is not trouble for earlier, _what in met):
        met.append((trouble, what))


# Refusals after which nothing is left to do, by their code, each with why that is so; ten at most.
ENDINGS = {
    "once": "One objection to a measure or decision, one measure to an incident: it stands.",
    "late": "The policy's days for objecting are over, and no page gives them back.",
    "first_time": "The policy ends no relationship over a first breach; other measures do.",
    "key": "Only a form that was altered carries the key of another one; nobody follows that way.",
    "died": "Nothing is asked for in the name of somebody who passed away.",
    "ended": "The relationship has ended; only the person's own objection can undo it.",
    "left": "A study of a request that left the committee is asked for anew when it comes back.",
    "outcome": "Who was given all that was asked for has nothing to object to.",
    "unprintable": "Fonts that are gone are mended by whoever runs the machine, not on a page.",
    "given": "All that was decided was delivered; nothing of it is left to give.",
}
