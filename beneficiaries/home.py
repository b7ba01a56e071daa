"""What a household says of itself: how old each value is, confirming it, and sums by source."""

from datetime import timedelta
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.enums import HomeFact, SumKind
from beneficiaries.models import HomeSum, HomeWord
from beneficiaries.models.home import COLUMNS
from beneficiaries.workflow import verb
from sanad.lib import clock, snapshot
from sanad.lib.dates import riyadh_day
from sanad.lib.triggers import holds
from sanad.policy.parameters import in_force
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock


class Value(NamedTuple):
    """One fact as it stands: `said_at` is when it was last said or confirmed."""

    fact: HomeFact
    seen: str
    said_at: object
    is_old: bool
    is_confirmed: bool


def values(household):
    """The `Value` of each fact, in order."""
    words = {}
    for word in household.words.order_by("id"):
        words[word.fact] = word.at
    oldest = clock.today() - timedelta(days=in_force().fresh_days)
    rows = []
    for fact in HomeFact:
        said_at = words.get(fact, household.created_at)
        is_old = riyadh_day(said_at) < oldest
        rows.append(Value(fact, _seen(household, fact), said_at, is_old, fact in words))
    return rows


def _seen(household, fact):
    """A text that is another once the fact is another."""
    return snapshot.digest(snapshot.plain([getattr(household, name) for name in COLUMNS[fact]]))


def differs(household, members):
    """Whether the size and the living members by name are not as many, and nobody said of the size
    since the last of them came that it is right.
    """
    if household.size == len(members):
        return False
    words = household.words.filter(fact=HomeFact.SIZE)
    newest = max((one.created_at for one in members), default=None)
    return not words.filter(**({"at__gte": newest} if newest else {})).exists()


@holds("homeword_by_who_lives_there", "homesum_by_who_lives_there")
def may_speak(user, household):
    """Who lives there, by their own account; the desk writes down what they say."""
    if perms.may_change(user, None):
        return True
    return bool(user.pk) and household.members.filter(account=user, died_on=None).exists()


@verb
def confirm(household, *, by, fact, seen):
    """It is still so. Raises `Refused` where the value is another than the page showed."""
    fresh = lock(household)
    _only_who_may(by, fresh)
    if seen != _seen(fresh, HomeFact(fact)):
        raise Refused(_("It was changed meanwhile. Look at it again."), code="overtaken")
    return HomeWord.objects.create(household=fresh, fact=fact, by=by)


@verb
def say_sum(household, *, by, person, kind, source, amount, month, paper=""):
    """What comes in, goes out or is owed in a month, as the word of `person`; of a source that is
    there already, anew."""
    fresh = lock(household)
    _only_who_may(by, fresh)
    row = HomeSum(
        household=fresh,
        person=person,
        kind=SumKind(kind),
        source=source,
        amount=amount,
        month=month.replace(day=1),
        paper=paper,
        by=by,
    )
    row.full_clean()
    if not _is_said(row):
        row.save()
    return row


def _is_said(row):
    """Whether the newest line of the source says the very same: a form sent twice."""
    same = {"person": row.person, "kind": row.kind, "source": row.source}
    newest = row.household.sums.filter(**same).first()
    names = ("amount", "month", "paper")
    return newest is not None and all(getattr(newest, n) == getattr(row, n) for n in names)


def _only_who_may(by, household):
    if not may_speak(by, household):
        raise NotAllowed(_("A household is changed at the desk."), code="role")


def sums_told_to(reader):
    """The lines of their household that this person reads: what they said themselves. What was said
    before that was noted is theirs if it came from their account, or nobody else of the home has
    one (PM-1+)."""
    household = reader.household
    theirs = Q(person=reader) | Q(person=None, by=reader.account_id)
    others = household.members.filter(died_on=None).exclude(account=None).exclude(pk=reader.pk)
    if not others.exists():
        theirs |= Q(person=None)
    return household.sums.filter(theirs)


def sums(reader):
    """`{SumKind: [the newest HomeSum of each source]}` that the person reads, without those of
    nothing."""
    rows = sums_told_to(reader).order_by("kind", "source", "-id")
    newest = [next(lines) for _key, lines in groupby(rows, lambda one: (one.kind, one.source))]
    return {kind: [one for one in newest if one.kind == kind and one.amount] for kind in SumKind}


def total(rows):
    """Of a kind, all together; None where there is no line."""
    return sum(one.amount for one in rows) if rows else None
