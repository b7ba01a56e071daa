"""Who in the registry may be a person before us: found through indexes, compared in Python.

| found by | and then |
|---|---|
| identity number of any kind | the same, unless two countries gave it |
| mobile | the same first name; a kunya or no name yet beside it |
| birth date | the same first and family name; a child that had no name yet |
| mobile or birth date | the same name in the other script; one letter apart where both agree |
| first and family name | one name is the other, or the other with parts left out, in their order |

Whether they are one person says somebody who compares them; here nobody is ruled out who might be.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from beneficiaries.enums import Likeness
from sanad.lib import arabic
from sanad.lib.names import CHILD_OF, KUNYA, UNNAMED, is_close, is_same, words

if TYPE_CHECKING:
    import datetime

    from beneficiaries.models.person import Person, PersonQuerySet

MOST_DOUBLES = 8
# As many rows of one lookup are compared: some thousand elderly people were born on 1 Rajab.
MOST_COMPARED = 5000
LIKEST = list(Likeness)
_READ = ("first_name", "father_name", "grandfather_name", "family_name")
_READ_TOO = ("gender", "mobile", "born_on")


@dataclass(frozen=True)
class _Named:
    """What two people are compared by."""

    first: str
    names: list[str]
    family: str
    is_unnamed: bool
    is_kunya: bool
    gender: str
    mobile: str | None
    born_on: "datetime.date | None"

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        """Of the columns that are read of a person."""
        parts = [row[name] or "" for name in _READ]
        first, family = words(parts[0]), words(parts[3])
        raw = parts[0].split()
        return cls(
            first=first[0] if first else "",
            names=words(" ".join(parts)),
            family=family[-1] if family else "",
            is_unnamed=bool(UNNAMED & set(first[:1]) or CHILD_OF & set(raw[:1])),
            is_kunya=len(raw) > 1 and raw[0] in KUNYA,
            gender=row["gender"],
            mobile=row["mobile"],
            born_on=row["born_on"],
        )

    def likeness(self, other: Self) -> Likeness | None:
        """Why the two may be one person, by everything but their identity; None: they are two."""
        has_mobile = bool(self.mobile) and self.mobile == other.mobile
        has_birth = self.born_on is not None and self.born_on == other.born_on
        has_first = is_same(self.first, other.first)
        has_family = is_same(self.family, other.family)
        is_family_open = has_family or not (self.family and other.family)
        if has_mobile and has_first:
            return Likeness.MOBILE
        if has_birth and has_first and is_family_open:
            return Likeness.BIRTH
        if has_birth and (self.is_unnamed or other.is_unnamed) and (has_mobile or has_family):
            return Likeness.CLOSE
        if has_mobile and has_birth and is_close(self.first, other.first) and is_family_open:
            return Likeness.CLOSE
        if has_mobile or has_birth:
            is_kunya = self.is_kunya != other.is_kunya and self.gender == other.gender
            if is_kunya and is_family_open:
                return Likeness.CLOSE
        if self.gender == other.gender and _is_shortened(self.names, other.names):
            return Likeness.NAME
        return None


def _is_shortened(one: list[str], other: list[str]) -> bool:
    """Whether one name is the other, or the other with parts between its ends left out.

    In their order: Muhammad son of Ahmad and Ahmad son of Muhammad are father and son.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not (is_same(short[0], long[0]) and is_same(short[-1], long[-1])):
        return False
    rest = iter(long)
    return all(any(is_same(name, each) for each in rest) for name in short)


def possible_doubles(people: "PersonQuerySet", person: "Person") -> "dict[int, Likeness]":
    """`{key: Likeness}` of at most eight of `people` who may be `person`, likest first.

    `person` may be unsaved; of a saved one, who was said to be another at its registration is left
    out. Each lookup is of one index and is not sorted by the database, so that none walks the
    table.
    """
    others = people.exclude(pk__in=[person.pk or 0, *person.not_same_as])
    if person.pk:
        others = others.exclude(not_same_as__contains=[person.pk])
    asked = _Named.of({name: getattr(person, name) for name in (*_READ, *_READ_TOO)})
    likest: dict[int, Likeness] = {}
    for condition in _lookups(person):
        rows = others.filter(condition).order_by()
        rows = rows.values("id", "identity_number", "identity_country", *_READ, *_READ_TOO)
        for row in rows[:MOST_COMPARED]:
            why = _same_identity(person, row) or asked.likeness(_Named.of(row))
            if why and row["id"] not in likest:
                likest[row["id"]] = why
    in_order = sorted(likest, key=lambda pk: (LIKEST.index(likest[pk]), pk))
    return {pk: likest[pk] for pk in in_order[:MOST_DOUBLES]}


def _lookups(person: "Person") -> list[Q]:
    lookups = []
    if person.identity_number:
        lookups.append(Q(identity_number=person.identity_number))
    if person.mobile:
        lookups.append(Q(mobile=person.mobile))
    if person.born_on:
        lookups.append(Q(born_on=person.born_on))
    folded = arabic.fold(person.full_name).split()
    if len(folded) >= 2:
        lookups.append(_of_the_name(folded))
    return lookups


def _of_the_name(folded: list[str]) -> Q:
    """Who has this name, with parts more or less: the words at its ends lead through the index."""
    ends = SearchQuery(f"{folded[0]} & {folded[-1]}", config="simple", search_type="raw")
    between = folded[1:-1][:4]
    fewer = [
        " ".join([folded[0], *kept, folded[-1]])
        for count in range(len(between) + 1)
        for kept in combinations(between, count)
    ]
    more = SearchQuery(" & ".join(dict.fromkeys(folded)), config="simple", search_type="raw")
    return Q(search=ends) & (Q(folded__in=fewer) | Q(search=more))


def _same_identity(person: "Person", row: dict[str, Any]) -> Likeness | None:
    """The same number, unless it is known that two countries gave it."""
    if not person.identity_number or person.identity_number != row["identity_number"]:
        return None
    countries = {person.identity_country, row["identity_country"]} - {""}
    return None if len(countries) == 2 else Likeness.IDENTITY
