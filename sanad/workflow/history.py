"""Whether somebody moved a case while a page of it was open: asked one way everywhere.

A page that moves a case carries `seen`: the key of the last entry of the case's history that the
page knew of (`version`). The engine compares it under the row's lock.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from sanad.lib import clock
from sanad.lib.dates import clock_text, gregorian_text, riyadh_day
from sanad.lib.once import fetched
from sanad.workflow.refusal import Refused, Way


def version(obj: Any, log: str = "log") -> str:
    """What a form of the page carries as `seen`; "" while nothing has happened. No query where the
    history was fetched with the row."""
    entries = fetched(obj, log)
    if entries is None:
        return str(getattr(obj, log).order_by("-pk").values_list("pk", flat=True).first() or "")
    return str(max((entry.pk for entry in entries), default=""))


def was_repeated(
    obj: Any,
    name: str,
    *,
    by: Any,
    seen: str,
    is_keyed: bool,
    log: str,
    beside: Collection[str] = (),
) -> bool:
    """Whether `by` did the step `name` since the page was drawn: once is enough.

    Raises `Refused` where anybody did anything else since then. A step with a key of its own is
    never taken for a repetition here: its key tells. The steps named in `beside` are done by many
    at once, as votes are: they overtake nobody.
    """
    if not (seen.isdecimal() and len(seen) < 19):
        return False
    since = getattr(obj, log).filter(pk__gt=seen).exclude(verb__in=beside)
    newer = list(since.select_related("by").order_by("-pk"))
    own = [entry for entry in newer if by is not None and entry.by_id == by.pk]
    if not newer or (is_keyed and own == newer):
        return False
    if own == newer and newer[0].verb == name:
        return True
    others = next((entry for entry in newer if entry not in own), newer[0])
    raise overtaken(obj, others)


def overtaken(obj: Any, entry: Any) -> Refused:
    """What somebody did while the page was open, in a sentence."""
    day, at = riyadh_day(entry.at), clock_text(entry.at)
    sentence = _(
        "The case moved on while you were looking: %(what)s (%(who)s, %(when)s). Nothing of yours"
        " was done. Look at it again, then decide."
    ) % {
        "what": entry.label,
        "who": entry.by or _("the portal itself"),
        "when": at if day == clock.today() else f"{gregorian_text(day)} {at}",
    }
    url = obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""
    return Refused(sentence, code="overtaken", way=Way(_("Look at it again"), url) if url else None)
