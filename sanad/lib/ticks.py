"""The clock of the reply: a tick for each day between the raising and the earliest reply (PR-5)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

# More ticks than this would be thinner than they can be told apart.
MANY_TICKS, MOST_TICKS = 21, 45


def run_of(raised_on: date | None, floor: date | None, today: date | None) -> dict[str, Any] | None:
    """How far the term between raising and the earliest reply has run on `today`, as ticks and
    words; None where a day is not known.
    """
    if raised_on is None or floor is None or today is None:
        return None
    total = max((floor - raised_on).days, 1)
    passed = min(max((today - raised_on).days, 0), total)
    is_ripe = today >= floor
    shown = min(total, MOST_TICKS)
    now = shown if is_ripe else passed * shown // total
    ticks = ["on"] * now + (["now"] + [""] * (shown - now - 1) if not is_ripe else [])
    left = total - passed
    return {
        "ticks": ticks,
        "is_many": shown > MANY_TICKS,
        "is_ripe": is_ripe,
        "raised_on": raised_on,
        "floor": floor,
        "label": gettext("The term of the reply is complete")
        if is_ripe
        else ngettext(
            "%(passed)s of %(total)s day has passed",
            "%(passed)s of %(total)s days have passed",
            total,
        )
        % {"passed": passed, "total": total},
        "left": ""
        if is_ripe
        else ngettext("%(count)s day left", "%(count)s days left", left) % {"count": left},
    }
