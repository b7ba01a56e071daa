"""One box: a number leads to its case, anything else to the people it may mean."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from beneficiaries import finding
from beneficiaries import perms as people_perms
from beneficiaries.models import Asked
from conduct.models import Incident
from requests_app.models import SupportRequest
from sanad.letters import perms as letter_perms
from sanad.letters.models import Letter
from sanad.lib import clock
from sanad.lib.arabic import clean
from sanad.lib.dates import hijri_year
from sanad.lib.digits import western

# «1448-00231», «1448-L-00231»: the year of the Hijri calendar, the series, its running number. Of
# all that, people say the last alone: «231».
NUMBER = re.compile(r"(?:(?P<year>[0-9]{4})-)?(?:(?P<series>[A-Z]{1,2})-)?(?P<running>[0-9]{1,6})")
SERIES = ("C", "L")  # incidents, letters
# Running numbers are written with zeros in front, incidents' in four digits, others' in five.
WIDTHS = (4, 5)
YEARS_BACK = 10
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

    `page`: the path on which it is shown, for the record of searches.

    Only what the user may see is looked at, so that nothing tells of what they may not.
    """

    def __init__(self, text, user, *, page, after=None):
        self.text = " ".join(clean(text).split())[:100]
        self.user, self.page, self.after = user, page, after

    @cached_property
    def _number(self):
        """The parts of a case's number that the text holds, or None."""
        number = re.sub(r"\s*[-–/]\s*", "-", western(self.text).upper()).replace(" ", "")
        match = NUMBER.fullmatch(number)
        is_passport = match and not match["year"] and match["series"] not in (None, *SERIES)
        return None if is_passport else match

    @property
    def is_number(self):
        """Whether the text can be nothing but a case's number: it has its year or its series."""
        return bool(self._number and (self._number["year"] or self._number["series"]))

    @cached_property
    def numbers(self):
        """The whole numbers that the text may mean, of each year and series it leaves open."""
        if not self._number:
            return []
        year, series, running = self._number.group("year", "series", "running")
        this_year = hijri_year(clock.today())
        years = [year] if year else range(this_year, this_year - YEARS_BACK, -1)
        # With its year and without a series it is a request's whole number, and nothing else's.
        others = [] if year else [f"-{one}-" for one in SERIES]
        middles = [f"-{series}-"] if series else ["-", *others]
        return [
            f"{of_year}{middle}{int(running):0{width}}"
            for of_year in years
            for middle in middles
            for width in WIDTHS
        ]

    @cached_property
    def cases(self):
        """Requests, incidents and letters of this number; of a whole one at most one of each."""
        if not self.numbers:
            return []
        return [*self._requests(), *self._incidents(), *self._letters()]

    def _requests(self):
        rows = SupportRequest.objects.visible_to(self.user).filter(number__in=self.numbers)
        for row in rows.select_related("person", "programme").order_by("-number"):
            url = reverse("requests:show", args=[row.pk])
            yield Case(url, row.number, str(row.programme), row.person.full_name, row.chip)

    def _incidents(self):
        rows = Incident.objects.visible_to(self.user).filter(number__in=self.numbers)
        for row in rows.select_related("person").order_by("-number"):
            yield Case(row.get_absolute_url(), row.number, _("Incident"), str(row.person), row.chip)

    def _letters(self):
        for letter in Letter.objects.filter(number__in=self.numbers).order_by("-number"):
            if letter_perms.may_read(self.user, letter):
                url = letter.get_absolute_url()
                yield Case(url, letter.number, letter.get_kind_display(), letter.recipient)

    @cached_property
    def only_case(self):
        """The one case of this number, where there is nothing else: no list is needed for it."""
        return self.cases[0] if len(self.cases) == 1 and not self.people else None

    @cached_property
    def may_find_people(self):
        """Whether the user may look for people, or for numbers of cases alone."""
        return people_perms.may_search(self.user)

    @cached_property
    def people(self):
        """A page of people by name, identity or mobile; None where the user may not search."""
        if not self.text or self.is_number or not self.may_find_people:
            return None
        return finding.find(self.text, by=self.user, page=self.page, after=self.after, size=SIZE)

    @property
    def is_empty(self):
        """Whether neither a case nor a person was found."""
        return not self.cases and not self.people

    @property
    def is_too_little(self):
        """Whether there is too little to look for people by: nobody is browsed."""
        return self.may_find_people and not self.is_number and Asked(self.text).is_too_little
