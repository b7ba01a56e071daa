"""What an app offers to somebody's working day: queues of work, and how one row of each is drawn.

An app's `today.py` says what waits for a person in its own words:

    def for_user(user) -> list[Queue]: ...

The workbench alone puts the queues of all apps together; no app knows another's.
`on_paper(user, today)` says what of it is taken along on paper, for a day without network.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, Value
from django.db.models.functions import Cast

# `due_on` of rows that no day counts: typed, as a bare NULL can be neither sorted nor joined on.
NO_DAY = Cast(Value(None), DateField())


@dataclass(frozen=True)
class QueueRow:
    """One row of the queue, in words and markup; nothing in it is asked of the database again.

    `url` is where the name leads, `step` the next step in the words of its button, `step_url`
    where that leads if not to `url`; with `is_post` the button does it at once. Without a `step`
    somebody else is at work, and `waits_for` says who.
    """

    name: str
    url: str = ""
    name_note: str = ""
    about: str = ""
    number: str = ""
    # What the number is the number of, in a word; "" where the number says so itself.
    numbered: str = ""
    chip: tuple | None = None
    step: str = ""
    step_url: str = ""
    is_post: bool = False
    waits_for: str = ""
    # (raised on, earliest reply): drawn as the clock of the reply in place of the days left.
    clock: tuple | None = None
    age_note: str = ""
    # How long somebody has stood at the desk, in words: said in place of the days left.
    wait_note: str = ""


@dataclass(frozen=True)
class Queue:
    """Rows of one kind that wait for one person.

    `rows` is a queryset with a column or annotation named by `due`: the calendar day at Riyadh by
    which a row is to be done, or NULL where nothing counts the days. `draw` makes a `Task` of a
    row without a query. `url` is the page that lists all of them, where there is one. `is_mine`
    False is a queue to look at that counts in no total.
    """

    code: str
    label: str
    rows: Any
    draw: Callable[[Any], QueueRow]
    url: str = ""
    is_mine: bool = True
    tone: str = ""
    # Somebody stands before us: people come before papers, however late these are.
    is_here: bool = False
    # Before people too: this waits for nothing else.
    is_urgent: bool = False
    due: str = "due_on"
    # The day only orders the rows: no term runs in this queue, so nothing of it is late or due.
    has_term: bool = True


# The morning sheet ------------------------------------------------------------------------------

# Of each kind of work so many rows stand on the sheet of a day; how many more there are is said.
MOST_LINES = 60


@dataclass(frozen=True)
class Line:
    """One row of the morning sheet: enough to act on while the portal cannot be reached.

    `person_id`: whose file this opens, which is on the record; None where it is nobody's.
    `numbered`: what the number is the number of, in a word. `is_past`: `when` is over.
    """

    name: str
    person_id: int | None = None
    number: str = ""
    numbered: str = ""
    what: str = ""
    mobile: str = ""
    place: str = ""
    when: str = ""
    is_past: bool = False
    branch: str = ""


@dataclass(frozen=True)
class Section:
    """Rows of one kind on the morning sheet, and how many more there are.

    An app's `today.py` offers them beside its queues: `on_paper(user, today) -> list[Section]`.
    """

    label: str
    lines: list[Line]
    more: int = 0


def section(label: Any, rows: Any, draw: Callable[[Any], Line]) -> Section:
    """The section of a queryset; two queries where it is long, one where it is not."""
    shown = list(rows[: MOST_LINES + 1])
    more = rows.count() - MOST_LINES if len(shown) > MOST_LINES else 0
    return Section(str(label), [draw(row) for row in shown[:MOST_LINES]], more)


def days_between(today: datetime.date, due_on: datetime.date | None) -> int | None:
    """Calendar days left until `due_on` (negative: late); None where nothing is due."""
    return None if due_on is None else (due_on - today).days
