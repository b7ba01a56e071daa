"""The members of a household: what is said of each, how old it is, and who may read it (DG-1)."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from beneficiaries import perms
from beneficiaries.enums import MATTERS, MEMBER_LISTS, OF_A_CHILD, Health, MemberFact
from beneficiaries.models import MemberWord, Person
from beneficiaries.models.ages import is_minor
from beneficiaries.models.member import in_words
from beneficiaries.workflow import verb
from sanad.accounts.models import User
from sanad.lib import clock, snapshot
from sanad.lib.dates import riyadh_day
from sanad.lib.triggers import holds
from sanad.policy.parameters import in_force
from sanad.workflow.refusal import NotAllowed, Refused
from sanad.workflow.rows import lock


class Value(NamedTuple):
    """One fact as it stands; `said_at` None: nobody said it yet."""

    fact: MemberFact
    said: list[str]
    words: str
    seen: str
    said_at: datetime.datetime | None
    is_old: bool


def facts_of(person: Person) -> tuple[MemberFact, ...]:
    """Which facts are asked of them: of a child neither work nor marriage."""
    return OF_A_CHILD if is_minor(person.born_on, clock.today()) else tuple(MemberFact)


def values(person: Person) -> list[Value]:
    """The `Value` of each of their facts, in order."""
    newest: dict[str, MemberWord] = {}
    for word in person.member_words.order_by("id"):
        newest[word.fact] = word
    oldest = clock.today() - datetime.timedelta(days=in_force().fresh_days)
    rows = []
    for fact in facts_of(person):
        word = newest.get(fact)
        said = word.said if word else []
        is_old = word is not None and riyadh_day(word.at) < oldest
        at = word.at if word else None
        rows.append(Value(fact, said, in_words(fact, said), snapshot.digest(said), at, is_old))
    return rows


@holds("memberword_by_who_may_say_it")
def is_told_of(reader: Person, member: Person) -> bool:
    """Whether one of a household reads and says what is known of another: of themselves, of whom
    they act for, and of a child of their home; never of another adult (PM-1+)."""
    if reader.pk == member.pk or reader.pk in guardians_of(member):
        return True
    is_of_the_home = reader.household_id is not None and reader.household_id == member.household_id
    return is_of_the_home and is_minor(member.born_on, clock.today())


def guardians_of(member: Person) -> set[int]:
    """The keys of those who act for them on a deed in force."""
    return set(member.guardians.in_force().values_list("guardian_id", flat=True))


def _may_say(by: User, person: Person) -> None:
    if perms.may_change(by, person):
        return
    own = [one for one in Person.objects.filter(account=by, died_on=None) if perms.is_own(by, one)]
    if not any(is_told_of(one, person) for one in own):
        raise NotAllowed(_("Of an adult only they themselves say this, or the desk."), code="role")


@verb
def say(person: Person, *, by: User, said: dict[str, list[str]]) -> list[MemberWord]:
    """Write down what is said of the person, `{fact: codes}`; what stands there already is left.

    Raises `Refused` for what changes something that matters, where the desk does not write it.
    """
    fresh = lock(person)
    _may_say(by, fresh)
    changes = changed(fresh, said)
    if not perms.may_change(by, fresh) and that_matter(fresh, changes):
        raise Refused(
            _("This changes what is weighed: propose it, and the desk agrees."),
            code="matters",
            by=perms.DESK,
        )
    return [
        MemberWord.objects.create(person=fresh, fact=fact, said=codes, by=by)
        for fact, codes in changes.items()
    ]


@verb
def confirm(person: Person, *, by: User, fact: str, seen: str) -> MemberWord:
    """It is still so. Raises `Refused` where the value is another than the page showed."""
    fresh = lock(person)
    _may_say(by, fresh)
    value = next((one for one in values(fresh) if one.fact == fact), None)
    if value is None or not value.said or value.seen != seen:
        raise Refused(_("It was changed meanwhile. Look at it again."), code="overtaken")
    return MemberWord.objects.create(person=fresh, fact=value.fact, said=value.said, by=by)


def changed(person: Person, said: dict[str, list[str]]) -> dict[str, list[str]]:
    """Of what is said, what is otherwise than it stands; in the lists' own order."""
    now = {value.fact: value.said for value in values(person)}
    ordered = {
        fact: [code for code in MEMBER_LISTS[MemberFact(fact)].values if code in codes]
        for fact, codes in said.items()
        if fact in now
    }
    if len(ordered.get(MemberFact.HEALTH, [])) > 1:  # then it is not all well
        ordered[MemberFact.HEALTH] = [
            code for code in ordered[MemberFact.HEALTH] if code != Health.WELL
        ]
    return {fact: codes for fact, codes in ordered.items() if codes and codes != now[fact]}


@holds("memberword_that_matters_by_the_desk")
def that_matter(person: Person, changes: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those of the changes that the desk weighs, where something else was said before."""
    now = {value.fact: value.said for value in values(person)}
    return {fact: codes for fact, codes in changes.items() if fact in MATTERS and now[fact]}
