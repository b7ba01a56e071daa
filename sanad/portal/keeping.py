"""What is kept and until when, as the code does it now: where nothing is destroyed, it says so.

A row is changed together with what it tells of; `tests/portal/test_my_data.py` compares the terms.
"""

from dataclasses import dataclass
from typing import Any

from beneficiaries.models import Person
from sanad.lib.dates import A_YEAR, term_in_words
from sanad.lib.texts import text
from sanad.policy import parameters
from sanad.portal.enums import HOURS_WAITING

# In the order of the page: each has `what`, `term` and `why` in `locale/texts/portal.toml`.
KINDS = ("file", "cases", "letters", "copies", "drafts", "pages", "typed", "codes")
KINDS += ("messages", "contacts", "traces")
KEYS = tuple(f"portal.kept.{kind}.{part}" for kind in KINDS for part in ("what", "term", "why"))
# Whose term is a parameter of the policy, and may be none.
BY_THE_POLICY = ("file", "cases", "letters", "drafts", "messages", "contacts")
KEYS += tuple(f"portal.kept.{kind}.for_ever" for kind in BY_THE_POLICY)


@dataclass(frozen=True)
class Kept:
    """One kind of data in words: what it is, how long it is kept, and why."""

    key: str
    what: str
    term: str
    why: str


def rows() -> list[Kept]:
    """Every kind, with the days of the policy in force."""
    terms = _terms(parameters.in_force())
    return [
        Kept(
            kind,
            text(f"portal.kept.{kind}.what"),
            _term(kind, terms.get(kind)),
            text(f"portal.kept.{kind}.why"),
        )
        for kind in KINDS
    ]


def _terms(version: Any) -> dict[str, int]:
    """The days of each kind; 0 for ever."""
    years = version.kept_file_years * A_YEAR
    return {
        "file": years,
        "cases": years,
        "letters": version.kept_letters_days,
        "drafts": version.kept_drafts_days,
        "messages": version.kept_messages_days,
        "contacts": version.kept_contacts_days,
        "typed": version.unfinished_days,
        "pages": HOURS_WAITING // 24,
    }


def _term(kind: str, days: int | None) -> str:
    if days is None:
        return text(f"portal.kept.{kind}.term")
    if not days:
        return text(f"portal.kept.{kind}.for_ever")
    return text(f"portal.kept.{kind}.term", term=term_in_words(days))


def is_held(person: Person) -> bool:
    """Whether a manager holds what is kept of the person."""
    return person.retention_holds.standing().exists()
