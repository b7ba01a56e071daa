"""Numbers that the database gives itself: nobody chooses one, and none is left out."""

from typing import Any

import pgtrigger

from sanad.lib import dates
from sanad.lib.triggers import Stamp

# The Hijri years of whose first days the database is told; Umm al-Qura has tables until 1500.
FIRST, LAST = 1440, 1500


def hijri_year() -> str:
    """SQL: the Hijri year (Umm al-Qura) of today at Riyadh."""
    begins = ",".join(f"{dates.from_hijri(year, 1, 1)}" for year in range(FIRST, LAST + 1))
    return f"""(SELECT {FIRST - 1} + count(*) FROM unnest('{{{begins}}}'::date[]) AS begins(day)
        WHERE begins.day <= public.policy_today())"""


class Numbered(Stamp):
    """A row is given the next number of its series of the Hijri year: `1448-L-00012`, or
    `1448-00012` without a `mark`.

    Whatever was written into the column; a row that is refused takes no number. `series`: its name
    without the year. `width`: of the number, with zeros before it. `only`: an SQL condition over
    NEW, where not every row that is written is numbered in this series. `of`: SQL of what follows
    the series' name in place of the year ("": nothing); the number is then a plain one.
    """

    def __init__(
        self,
        *,
        series: str,
        mark: str = "",
        width: int = 5,
        only: str = "TRUE",
        of: str | None = None,
        column: str = "number",
        **options: Any,
    ) -> None:
        self.series = series
        name = f"'{series}'"
        if of != "":
            name = f"'{series}-' || {hijri_year() if of is None else of}"
        given = "s.last"
        if of is None:
            given = f"""right(s.name, 4) || '-{mark and mark + "-"}'
                || lpad(s.last::text, greatest({width}, length(s.last::text)), '0')"""
        options.setdefault("operation", pgtrigger.Insert)
        super().__init__(
            sets=f"""IF {only} THEN
                INSERT INTO $audit.Series AS s (name, last)
                VALUES ({name}, 1)
                ON CONFLICT (name) DO UPDATE SET last = s.last + 1
                RETURNING {given} INTO NEW.{column};
                END IF;""",
            **options,
        )


def given_by_the_database() -> str:
    """SQL: the series of the row is one of those that only a `Numbered` row moves on."""
    names = {
        trigger.series
        for _model, trigger in pgtrigger.registered()
        if isinstance(trigger, Numbered)
    }
    return f"NEW.name ~ '^({'|'.join(sorted(names))})(-[0-9]+)*$$'"
