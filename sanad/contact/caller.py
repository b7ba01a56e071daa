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
from sanad.lib.identifiers import compact, is_national_id, normalise_mobile
from sanad.lib.sealed import digest
from sanad.policy import parameters

LAST = 4
LEAST_LETTERS = 3
# The shortest number that anybody is registered under, and how long a national id is.
LEAST_DIGITS, ID_DIGITS = 5, 10
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


def stage_of(contact: Contact) -> str:
    """How far one knows who calls: "right", "wrong", "asked" or "unasked"; "" where nobody is to be
    asked, or the call is over."""
    if not (contact.is_running and contact.is_incoming_call):
        return ""
    check = contact.checks.order_by("-id").first()
    if check is None:
        return "" if contact.person_id else "unasked"
    if check.is_first_right is None:
        return "asked"
    return "right" if check.is_first_right and check.is_second_right else "wrong"


def could_be_registered(number: str) -> bool:
    """Whether `number`, as `number_of` gives it, could stand in a file at all: a slip of the pen
    is said at once, and tells nothing of who is registered."""
    if number.startswith("+"):
        return True
    if number.startswith(("05", "9665", "009665")) or sum(map(str.isdigit, number)) < LEAST_DIGITS:
        return False
    is_like_an_id = number.isdecimal() and len(number) == ID_DIGITS and number[0] in "12"
    return is_national_id(number) if is_like_an_id else True
