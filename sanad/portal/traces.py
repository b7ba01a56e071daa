"""What happened around a person's file, as they read it themselves: who looked, what was tried.

Never a name: role, branch and why. What is confidential, a complaint or a case of conduct, reads
"official review". What nobody may learn by this phone, a change that was kept silent, is not there.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Exists, QuerySet
from django.utils.translation import gettext as _

from beneficiaries.models import Person
from beneficiaries.perms import COMMITTEE
from requests_app.models import SupportRequest
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.audit.models import ListLook, Opening, Purpose, RefusedBy, RefusedTry
from sanad.guarded.enums import OF_A_PERSON, OF_MONEY, STOPPED, ChangeStatus, Told
from sanad.guarded.messages import not_me_page
from sanad.guarded.models import GuardedChange
from sanad.lib.arabic import listed
from sanad.lib.composed import composed
from sanad.lib.dates import riyadh_day
from sanad.lib.texts import text

MOST = 10
# Steps and pages of a matter that is confidential while it goes on.
IN_CONFIDENCE = ("incident.", "measure.", "conduct:")
# Whose lists of work go across branches.
ACROSS = (Role.MANAGER, Role.AUDITOR, Role.BOARD, *COMMITTEE)
# Openings that are told in words of their own.
UNNAMED = {Purpose.CONDUCT: "portal.traces.review", Purpose.COPY: "portal.traces.copy"}
# A change that may be read here: whoever holds this phone was told of it, or could not be.
MAY_BE_READ = (Told.YES, Told.NOBODY)


@dataclass
class Line:
    """One line: when, what, and by whom, as role and branch."""

    at: datetime
    what: str
    role: str = ""
    branch: Any = None
    not_me: str = ""  # where they say so of a change, while that stops something


@composed(person=BigIntegerField())
def _openings(most: int, person: Any) -> QuerySet[Opening]:
    return Opening.objects.for_person(person)[: most * 5]


def openings(person: Person, most: int = MOST) -> list[Line]:
    """Who opened the file lately (PM-1+). Whoever looks again the same day for the same purpose is
    one line."""
    lines: dict[Any, Line] = {}
    for row in _openings.rows(most, person=person.pk):
        what = text(UNNAMED[row.purpose]) if row.purpose in UNNAMED else row.get_purpose_display()
        same = (riyadh_day(row.at), row.by_id, row.purpose)
        lines.setdefault(same, _line(row, what))
    return list(lines.values())[:most]


def lists(person: Person, most: int = MOST) -> list[Line]:
    """Who read lists of work on which the name may have stood: colleagues of their branch, and
    those whose lists go across branches. A colleague who read several that day is one line."""
    lines: dict[Any, Line] = {}
    rows = ListLook.objects.around(person.branch_id, ACROSS)
    for row in rows.filter(at__gte=person.created_at)[: most * 5]:
        lines.setdefault((row.day, row.by_id), _line(row, text("portal.traces.list")))
    return list(lines.values())[:most]


def refusals(person: Person, most: int = MOST) -> list[Line]:
    """What a colleague tried on the file, and was refused because it was not theirs to do."""
    lines: dict[Any, Line] = {}
    for row in RefusedTry.objects.for_person(person.pk)[: most * 5]:
        is_open = not row.step.startswith(IN_CONFIDENCE)
        kind = f"portal.traces.{row.refused_by}" if is_open else "portal.traces.review"
        same = (riyadh_day(row.at), row.by_id, kind)
        lines.setdefault(same, _line(row, text(kind)))
    return list(lines.values())[:most]


def changes(person: Person, most: int = MOST) -> list[Line]:
    """What two colleagues changed, or wanted to: number, guardian, account and the like, never
    with its values."""
    rows = _changes_of(person.pk)
    return [
        Line(
            row.decided_at or row.proposed_at,
            text(
                f"portal.traces.change.{row.status}",
                what=text(f"portal.traces.what.{row.kind}"),
            ),
            branch=row.branch,
            not_me=_not_me(row),
        )
        for row in rows.select_related("branch").order_by("-id")[:most]
    ]


def _not_me(change: GuardedChange) -> str:
    """The page behind the link of the warning: whoever deleted the message, or got none, finds it
    here."""
    if change.status in STOPPED:
        return ""
    return not_me_page(change)


def _changes_of(person: Any) -> QuerySet[GuardedChange]:
    requests = SupportRequest.objects.filter(person=person).values("pk")
    rows = GuardedChange.objects.filter(told__in=MAY_BE_READ)
    return rows.filter(kind__in=OF_A_PERSON, person_id=person) | rows.filter(
        kind__in=OF_MONEY, subject_id__in=requests
    )


def cards(person: Person) -> list[tuple[str, list[Line], str]]:
    """The cards of a page of theirs: heading, lines, and what stands there where there are none;
    the two that are rare only where there is something."""
    always = (_("Who opened your file"), openings(person), _("Nobody has opened it so far."))
    # Both are rare: whether there is any of either is asked in one statement.
    has: Any = _rare.get_or_404(person=person.pk)
    rare = [
        *([(_("What was not allowed on your file"), refusals(person), "")] if has.tries else ()),
        *([(_("What was changed by two colleagues"), changes(person), "")] if has.changes else ()),
    ]
    return [always, *rare]


def of_lists(person: Person) -> tuple[str, list[Line], str]:
    """The card of it, for the page of the file alone."""
    nothing = text("portal.traces.lists.nothing")
    return text("portal.traces.lists.heading"), lists(person), nothing


@composed(person=BigIntegerField())
def _rare(person: Any) -> QuerySet[Person]:
    return (
        Person.objects.filter(pk=person)
        .only("pk")
        .annotate(
            tries=Exists(RefusedTry.objects.for_person(person)),
            changes=Exists(_changes_of(person)),
        )
    )


def _line(row: Any, what: str) -> Line:
    by: User = row.by
    roles = dict(Role.choices)
    named = [str(roles[group.name]) for group in by.groups.all() if group.name in roles]
    return Line(row.at, what, listed(named), by.branch)


# Each has its sentence in `locale/texts/portal.toml`.
KEYS = (
    *UNNAMED.values(),
    "portal.traces.list",
    *(f"portal.traces.lists.{part}" for part in ("heading", "nothing")),
    *(f"portal.traces.{each}" for each in RefusedBy.values),
    *(f"portal.traces.change.{each}" for each in ChangeStatus.values),
    *(f"portal.traces.what.{each}" for each in (*OF_A_PERSON, *OF_MONEY)),
)
