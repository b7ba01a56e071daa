"""One box: a number leads to its case, anything else to the people it may mean."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import perms as people_perms
from beneficiaries.models import Person
from conduct.models import Incident
from requests_app.models import SupportRequest
from sanad.letters import perms as letter_perms
from sanad.letters.models import Letter
from sanad.lib.arabic import clean
from sanad.lib.digits import western
from sanad.lib.pagination import keyset_page

# «1448-00231», «1448-L-00231»: the year of the Hijri calendar, the series, its running number.
NUMBER = re.compile(r"[0-9]{4}-(?:[A-Z]{1,2}-)?[0-9]{1,6}")
SIZE = 25


@dataclass(frozen=True)
class Case:
    """Something with a number that the person may see."""

    url: str
    number: str
    label: str
    name: str = ""
    chip: tuple | None = None


class Search:
    """What `text` means to `user`: `cases` by number, else `people`, a page at a time.

    Only what the user may see is looked at, so that nothing tells of what they may not.
    """

    def __init__(self, text, user, *, after=None):
        self.text = " ".join(clean(text).split())[:100]
        self.user, self.after = user, after

    @cached_property
    def number(self):
        """The text as a case's number, or ""."""
        number = re.sub(r"\s*[-–/]\s*", "-", western(self.text).upper()).replace(" ", "")
        return number if NUMBER.fullmatch(number) else ""

    @cached_property
    def cases(self):
        """Requests, incidents and letters of this number, at most one of each."""
        if not self.number:
            return []
        return [*self._requests(), *self._incidents(), *self._letters()]

    def _requests(self):
        rows = SupportRequest.objects.visible_to(self.user).filter(number=self.number)
        for row in rows.select_related("person", "programme"):
            url = reverse("requests:show", args=[row.pk])
            yield Case(url, row.number, str(row.programme), row.person.full_name, row.chip)

    def _incidents(self):
        rows = Incident.objects.visible_to(self.user).filter(number=self.number)
        for row in rows.select_related("person"):
            yield Case(row.get_absolute_url(), row.number, _("Incident"), str(row.person), row.chip)

    def _letters(self):
        for letter in Letter.objects.filter(number=self.number):
            if letter_perms.may_read(self.user, letter):
                url = letter.get_absolute_url()
                yield Case(url, letter.number, letter.get_kind_display(), letter.recipient)

    @cached_property
    def only_case(self):
        """The one case of this number, where there is exactly one: no list is needed for it."""
        return self.cases[0] if len(self.cases) == 1 else None

    @cached_property
    def may_find_people(self):
        return people_perms.may_search(self.user)

    @cached_property
    def people(self):
        """A page of people by name, identity or mobile; None where the user may not search."""
        if not self.text or self.number or not self.may_find_people:
            return None
        people = Person.objects.visible_to(self.user).matching(self.text).for_list()
        return keyset_page(people, order=("id",), after=self.after, size=SIZE)

    @property
    def is_empty(self):
        return not self.cases and not self.people
