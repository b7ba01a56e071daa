"""Who calls: two facts of the file that the portal chooses, and whether what they say is right.

Nobody is shown a fact, nor whether anybody is registered: who is not is asked two facts as well,
and is never known by them (CH-2+).
"""

import random
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from beneficiaries.models import Person
from sanad.accounts.models import User
from sanad.contact.enums import Fact
from sanad.contact.models import CallerCheck, Contact
from sanad.lib import clock
from sanad.lib.arabic import ARTICLE, fold
from sanad.lib.digits import western
from sanad.lib.identifiers import compact, normalise_mobile
from sanad.lib.sealed import digest
from sanad.policy import parameters

LAST = 4
LEAST_LETTERS = 3
A_DAY = timedelta(days=1)
_chance = random.SystemRandom()


def number_of(text: str) -> str:
    """What they say they are registered under, as it is stored: a mobile or an identity."""
    try:
        return normalise_mobile(text)
    except ValidationError:
        return compact(text)


def known_as(number: str) -> str:
    """The digest under which tries for this number are counted."""
    return digest("caller", number)


def person_under(number: str, *, by: User) -> Person | None:
    """The one living person under it; None for nobody, for one of several, and for whom the
    colleague is kept off."""
    if not number:
        return None
    people = Person.objects.visible_to(by).select_related("household")
    under_it = list(people.filter(Q(identity_number=number) | Q(mobile=number), died_on=None)[:2])
    return under_it[0] if len(under_it) == 1 else None


def choose(person: Person | None, number: str) -> list[Fact]:
    """Two facts to ask: of the file, and none that they have just said; the same kinds where there
    is no file."""
    said = Fact.MOBILE if number.startswith("+") else Fact.IDENTITY
    asked = [fact for fact in Fact if fact != said]
    if person is not None:
        asked = [fact for fact in asked if _of(person, fact)] or asked
    if len(asked) < 2:  # the file knows too little: they are called back
        asked = [fact for fact in Fact if fact != said]
    return _chance.sample(asked, 2)


def is_right(person: Person | None, fact: str, answer: Any) -> bool:
    """Whether the answer, as the form gives it, is what stands in the file."""
    kept = _of(person, Fact(fact)) if person is not None else None
    if not kept or answer in (None, ""):
        return False
    if fact == Fact.BIRTH:
        return bool(kept == answer)
    if fact == Fact.SIZE:
        return western(str(answer)).strip() == str(kept)
    if fact == Fact.PLACE:
        said = _place(str(answer))
        return len(said) >= LEAST_LETTERS and said in map(_place, kept)
    return western(str(answer)).strip() == kept


def _place(text: str) -> str:
    """A place as it is compared: folded, and with or without its article."""
    return fold(text).removeprefix(fold(ARTICLE))


def _of(person: Person, fact: Fact) -> Any:
    """The fact as it stands in the file; empty where the file does not have it."""
    home = person.household
    return {
        Fact.BIRTH: person.born_on,
        Fact.IDENTITY: person.identity_number[-LAST:],
        Fact.MOBILE: (person.mobile or "")[-LAST:],
        Fact.PLACE: [place for place in (home.city, home.district) if place] if home else [],
        Fact.SIZE: home.size if home else 0,
    }[fact]


def tries_left(contact: Contact, number: str = "") -> int:
    """How many tries remain for this call, and for this number within a day."""
    wrong = CallerCheck.objects.exclude(is_first_right=True, is_second_right=True)
    of_either = Q(contact=contact)
    if number:
        since = clock.now() - A_DAY
        of_either |= Q(number=known_as(number), asked_at__gt=since)
    return max(parameters.in_force().caller_tries - wrong.filter(of_either).count(), 0)


def waiting(contact: Contact) -> CallerCheck | None:
    """What was asked and not answered yet."""
    return contact.checks.filter(is_first_right=None).order_by("-id").first()
