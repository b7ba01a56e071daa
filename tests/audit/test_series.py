"""Numbers that are given out one by one, and begin anew with the Hijri year."""

import datetime

from sanad.audit.models import Series
from sanad.lib.dates import RIYADH, from_hijri

NEW_YEAR = datetime.datetime.combine(from_hijri(1449, 1, 1), datetime.time(), RIYADH)


def test_each_series_counts_for_itself(db):
    assert [Series.next("a"), Series.next("a"), Series.next("b")] == [1, 2, 1]


def test_a_number_says_its_year_and_begins_anew_with_it(calendar):
    calendar.move_to(NEW_YEAR - datetime.timedelta(minutes=1))
    assert Series.next_of_year("letter", "L") == "1448-L-00001"
    assert Series.next_of_year("letter", "L") == "1448-L-00002"
    assert Series.next_of_year("request") == "1448-00001"
    calendar.move_to(NEW_YEAR)
    assert Series.next_of_year("letter", "L") == "1449-L-00001"
    assert Series.next_of_year("conduct", "C", width=4) == "1449-C-0001"
