"""What is kept and until when, as the code does it now: where nothing is destroyed, it says so.

A row is changed together with what it tells of; `tests/portal/test_keeping.py` compares the days.
"""

from dataclasses import dataclass

from sanad.lib.dates import days_in_words
from sanad.lib.texts import text
from sanad.policy import parameters
from sanad.portal.enums import HOURS_WAITING

# In the order of the page: each has `what`, `term` and `why` in `locale/texts/portal.toml`.
KINDS = ("file", "cases", "copies", "drafts", "pages", "typed", "codes", "messages", "traces")
KEYS = tuple(f"portal.kept.{kind}.{part}" for kind in KINDS for part in ("what", "term", "why"))


@dataclass(frozen=True)
class Kept:
    """One kind of data in words: what it is, how long it is kept, and why."""

    key: str
    what: str
    term: str
    why: str


def rows() -> list[Kept]:
    """Every kind, with the days of the policy in force."""
    days = {
        "typed": days_in_words(parameters.in_force().unfinished_days),
        "pages": days_in_words(HOURS_WAITING // 24),
    }
    return [
        Kept(
            kind,
            text(f"portal.kept.{kind}.what"),
            text(f"portal.kept.{kind}.term", **days),
            text(f"portal.kept.{kind}.why"),
        )
        for kind in KINDS
    ]
