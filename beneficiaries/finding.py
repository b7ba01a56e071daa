"""People are found by searching, and who searched is on the record, without the words (PM-1+).

Pages find people through here alone; `Person.objects.found` keeps no record.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q

from beneficiaries import perms
from beneficiaries.models import Asked, Person
from sanad.accounts.models import User
from sanad.audit.models import PeopleSearch, SearchedBy
from sanad.lib.actor import signed
from sanad.lib.identifiers import compact, normalise_mobile
from sanad.lib.pagination import KeysetPage

MOST_UNDER_A_NUMBER = 5


def find(text: str, *, by: User, page: str, after: str | None = None, size: int = 25) -> KeysetPage:
    """A page of the people whom the typed text asks for, as rows of a list.

    `page`: the path on which they are shown. Only who may search is shown anybody; a further page
    (`after`, see `Person.objects.found`) is no new search.
    """
    if not perms.may_search(by):
        return KeysetPage(rows=[], next=None, is_first=True)
    people = Person.objects.visible_to(by).for_list().found(text, after=after, size=size)
    kind = Asked(text).kind
    if kind is not None and people.is_first:
        note(kind, len(people.rows), by=by, page=page)
    return people


def registered_under(text: str, *, by: User, page: str) -> list[Person]:
    """Those registered under exactly this identity number or mobile, five at most.

    For whoever somebody gave the whole number to; it browses nothing.
    """
    number = compact(text)
    if not number:
        return []
    asked = Q(identity_number=number)
    try:
        asked |= Q(mobile=normalise_mobile(text))
    except ValidationError:
        pass
    known = Person.objects.visible_to(by).for_list().filter(asked)
    people = list(known.order_by("id")[:MOST_UNDER_A_NUMBER])
    note(SearchedBy.NUMBER, len(people), by=by, page=page)
    return people


@signed
def note(kind: SearchedBy, hits: int, *, by: User, page: str) -> None:
    """Put it on the record that `by` was shown so many people on the page of this path."""
    PeopleSearch.objects.create(by=by, searched_by=kind, hits=hits, page=page[:120])
