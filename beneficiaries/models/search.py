"""How people are found: what a typed text asks for, and the pages of who answers to it.

Each page is one statement that no statistics can mislead, whatever a million names look like:
1. whose folded name begins with the text: a stretch of the index `person_by_name`;
2. whose name holds all its words, among the next `WALKED` of that index: a common word fills its
   page from the first hundreds;
3. only where these fill no page, so that the word is rare: through the words' own index, as a
   whole (MATERIALIZED), and sorted afterwards.
The order is that of 1, then of the alphabet, in all of them, so a page follows from its last row.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Right

from sanad.audit.models import SearchedBy
from sanad.lib import arabic
from sanad.lib.identifiers import compact
from sanad.lib.pagination import KeysetPage, read_cursor, write_cursor

LEAST_DIGITS = 4
# People hear and read out the end of a number.
LAST_DIGITS = 4
# A word that more than one in a hundred bears is common: so many rows hold a page of it.
WALKED = 2_500
_MOBILE = "+966"
_DIGITS = re.compile(r"\+?[0-9](?:[ \-–./()]*[0-9])*")
_PASSPORT = re.compile(r"(?=(?:[A-Z]*[0-9]){2})(?=[0-9]*[A-Z])[A-Z0-9]{4,20}")
_BETWEEN_WORDS = re.compile(rf"[\s:：{arabic.COMMA},]+")
_LAST = chr(0x10FFFF)

_NAMED = """
WITH begins AS MATERIALIZED (
    SELECT id, folded FROM {table}
    WHERE %(tier)s = 0 AND (folded COLLATE "C", id) > (%(folded)s, %(id)s)
        AND folded COLLATE "C" < %(text_end)s
    ORDER BY folded COLLATE "C", id LIMIT %(size)s
), walked AS MATERIALIZED (
    SELECT id, folded FROM (
        SELECT id, folded FROM {table}
        WHERE (SELECT count(*) FROM begins) < %(size)s
            AND (folded COLLATE "C", id) > (%(rest_folded)s, %(rest_id)s)
        ORDER BY folded COLLATE "C", id LIMIT {walked}
    ) AS near
    WHERE ' ' || folded LIKE ALL (%(words)s)
        AND NOT (folded COLLATE "C" >= %(text)s AND folded COLLATE "C" < %(text_end)s)
    LIMIT %(size)s
), filled AS MATERIALIZED (
    SELECT (SELECT count(*) FROM begins) + (SELECT count(*) FROM walked) >= %(size)s AS is_full
), rare AS MATERIALIZED (
    SELECT id, folded FROM {table}
    WHERE NOT (SELECT is_full FROM filled) AND search @@ to_tsquery('simple', %(query)s)
        AND NOT (folded COLLATE "C" >= %(text)s AND folded COLLATE "C" < %(text_end)s)
        AND (folded COLLATE "C", id) > (%(rest_folded)s, %(rest_id)s)
)
SELECT id, tier, folded FROM (
    SELECT id, 0 AS tier, folded FROM begins
    UNION ALL SELECT id, 1, folded FROM walked WHERE (SELECT is_full FROM filled)
    UNION ALL SELECT id, 1, folded FROM rare
) AS hits ORDER BY tier, folded COLLATE "C", id LIMIT %(size)s
"""
_NUMBERED = """
WITH hits AS MATERIALIZED ({matches})
SELECT id, tier, folded FROM hits WHERE (tier, folded COLLATE "C", id) > (%s, %s, %s)
ORDER BY tier, folded COLLATE "C", id LIMIT %s
"""


@dataclass(frozen=True)
class Asked:
    """What a typed text asks for: a `number` in digits, a `passport`, else a `name`.

    A number may stand behind its label; short digits beside a name are not looked for.
    """

    text: str

    @cached_property
    def number(self) -> str:
        """The digits of an identity or mobile, or "": the longest there are."""
        if self.passport:
            return ""
        runs = [compact(run).removeprefix("+") for run in _DIGITS.findall(arabic.clean(self.text))]
        longest = max(runs, key=len, default="")
        return longest if len(longest) >= LEAST_DIGITS else ""

    @cached_property
    def passport(self) -> str:
        """The word that holds Latin letters and digits, or ""."""
        words = (compact(word) for word in _BETWEEN_WORDS.split(arabic.clean(self.text)))
        return next((word for word in words if _PASSPORT.fullmatch(word)), "")

    @cached_property
    def name(self) -> str:
        """The words of a name, folded, or ""."""
        if self.number or self.passport:
            return ""
        folded = arabic.fold(re.sub("[0-9]+", " ", arabic.clean(self.text)))
        return folded if arabic.search_terms(folded) else ""

    @property
    def kind(self) -> SearchedBy | None:
        """What people are looked for by, or None where nobody is."""
        if self.passport:
            return SearchedBy.PASSPORT
        if self.number:
            return SearchedBy.NUMBER
        return SearchedBy.NAME if self.name else None

    @property
    def is_too_little(self) -> bool:
        """Whether something was typed, and nobody is looked for: people are not browsed."""
        return bool(arabic.clean(self.text)) and not (self.number or self.passport or self.name)


class SearchQuerySet(models.QuerySet[Any]):
    """People by name, identity or mobile."""

    def matching(self, text: str) -> Self:
        """Those whom the text asks for, in no order; nobody for an empty one. See `found`."""
        asked = Asked(text)
        if asked.passport:
            return self.filter(identity_number__startswith=asked.passport)
        return self._with_number(asked.number) if asked.number else self.named(asked.name)

    def _with_number(self, digits: str) -> Self:
        """Whose identity or mobile begins with the digits; of four, whose ends with them too."""
        condition = Q(identity_number__startswith=digits)
        local = digits.removeprefix("00").removeprefix("966").removeprefix("0")
        if len(local) >= LEAST_DIGITS - 1:
            condition |= Q(mobile__startswith=f"{_MOBILE}{local}")
        people = self.alias(
            identity_end=Right("identity_number", LAST_DIGITS),
            mobile_end=Right("mobile", LAST_DIGITS),
        )
        end = Q(identity_end=digits) | Q(mobile_end=digits)
        return people.filter(condition | end if len(digits) == LAST_DIGITS else condition)

    def named(self, text: str) -> Self:
        """People whose folded names begin with all the words of the text, in no order."""
        terms = arabic.tsquery(text)
        if not terms:
            return self.none()
        return self.filter(search=SearchQuery(terms, config="simple", search_type="raw"))

    def found(self, text: str, *, after: str | None = None, size: int = 25) -> KeysetPage:
        """A page of those whom the text asks for: whose name begins with it first, then by name.

        Asks all people, then leaves out whom this queryset leaves out: for who may search them
        all. `after`: the signed cursor of the page before; a foreign one gives the first page.
        """
        asked = Asked(text)
        # A cursor belongs to what was asked: with another's, people would be browsed.
        order = f"person:{asked.name or asked.number or asked.passport}"
        start = read_cursor(after, order) if after else None
        if asked.name:
            sql, values = _of_name(asked.name, start, size + 1)
            hits = self._hits(sql.format(table=self.model._meta.db_table, walked=WALKED), values)
        elif asked.number or asked.passport:
            hits = self._hits(*self._of_number(text, start, size + 1))
        else:
            hits = []
        more, hits = len(hits) > size, hits[:size]
        rows = self.in_bulk([pk for pk, _tier, _folded in hits])
        following = None
        if more:
            pk, tier, folded = hits[-1]
            following = write_cursor([tier, folded, pk], order)
        return KeysetPage(
            rows=[rows[pk] for pk, _tier, _folded in hits if pk in rows],
            next=following,
            is_first=start is None,
        )

    def _hits(self, sql: str, values: Any) -> list[tuple[int, int, str]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    def _of_number(self, text: str, start: list[Any] | None, size: int) -> tuple[str, Any]:
        """(SQL, values) of a page of the people of this number: who bears its end first, since a
        person says that, while a beginning is only half typed."""
        everybody = type(self)(self.model).matching(text).order_by()
        digits = Asked(text).number
        ends = Q(identity_number__endswith=digits) | Q(mobile__endswith=digits.removeprefix("0"))
        tier = Case(When(ends, then=0), default=1) if digits else Value(0)
        rows = everybody.values("id", "folded", tier=tier)
        matches, values = rows.query.sql_with_params()
        return _NUMBERED.format(matches=matches), (*values, *(start or (0, "", 0)), size)


def _of_name(name: str, start: list[Any] | None, size: int) -> tuple[str, dict[str, Any]]:
    """(SQL, values) of a page of the people of this folded name; the SQL lacks its table."""
    # The stretch of those who begin so starts where the cursor stands: a second lower bound beside
    # it would be no place to start at, and the index would be walked up to there.
    tier, folded, pk = start or (0, name, 0)
    values = {
        "text": name,
        "text_end": name + _LAST,
        "words": [f"% {term}%" for term in arabic.search_terms(name)],
        "query": arabic.tsquery(name),
        "tier": tier,
        "folded": folded,
        "id": pk,
        # Past the first tier the cursor belongs to the second.
        "rest_folded": folded if tier else "",
        "rest_id": pk if tier else 0,
        "size": size,
    }
    return _NAMED, values
