"""Lists of work: pages that name people and open no file. Who reads one is on the record (PM-1+).

A page that names somebody leaves an `Opening` of their file, or stands here:
`tests/access/test_prints.py` names the one that does neither.
"""

import threading
from datetime import date
from typing import Any

from sanad.audit.models import ListLook
from sanad.lib import clock
from sanad.lib.actor import acting

# What waits on somebody, by name and number; who opens a row leaves a trace of their own.
LISTS = frozenset(
    {
        *("workbench:today", "workbench:tasks", "workbench:task", "workbench:sheet"),
        *("requests:list", "delivery:list", "conduct:list", "contact:list", "contact:referrals"),
        *("committee:list", "committee:arrange", "committee:studies", "committee:objections"),
        *("guarded:waiting", "people:kept_off_list", "committee:confirm", "committee:mine"),
        # A row beside the case itself: what changes by two, who is kept off.
        *("guarded:show", "guarded:step", "people:kept_off", "people:kept_off_step"),
        # The gate that asks for the purpose names whose file it is.
        "people:show",
    }
)

# What this process has written down of one day: a list that is read again costs no statement.
_written: set[tuple[int, str]] = set()
_day: date | None = None
_lock = threading.Lock()


def note(user: Any, page: str) -> None:
    """`user` was shown this list: once a day, in one statement."""
    today = clock.today()
    if not _is_new(today, (user.pk, page)):
        return
    row = ListLook(by=user, branch_id=user.branch_id, page=page)
    with acting(user.pk):  # outside the page, in which nobody acts any more
        ListLook.objects.bulk_create([row], ignore_conflicts=True)
    _written.add((user.pk, page))


def _is_new(today: date, look: tuple[int, str]) -> bool:
    global _day
    with _lock:
        if _day != today:
            _written.clear()
            _day = today
        return look not in _written
