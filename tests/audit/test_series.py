"""Numbers that are given out one by one, and begin anew with the Hijri year."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from sanad.audit.models import IN_RUNS, LONGEST_RUN, Series
from sanad.lib.dates import RIYADH, from_hijri
from sanad.middleware import constraint_of

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


def written(sql):
    """The rule that refuses it from the site's role; "" where it is let in."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as refusal:
        return constraint_of(refusal)
    return ""


def test_numbers_are_given_out_one_by_one(db):
    Series.next("a")
    Series.next("a")
    for last in (0, 1, 2, 4, 2147483647):
        sql = f"UPDATE audit_series SET last = {last} WHERE name = 'a'"
        assert written(sql) == "series_counts_one_by_one", last
    assert written("UPDATE audit_series SET last = 3 WHERE name = 'a'") == ""
    born = "INSERT INTO audit_series (name, last) VALUES ('{}', {})"
    assert written(born.format("b", 2)) == "series_counts_one_by_one"
    assert [written(born.format(f"c{last}", last)) for last in (0, 1)] == ["", ""]


def test_one_series_is_given_out_in_runs(db):
    assert Series.next_run(IN_RUNS, LONGEST_RUN) == range(1, LONGEST_RUN + 1)
    assert Series.next_run(IN_RUNS, LONGEST_RUN)[-1] == 2 * LONGEST_RUN
    for more in (0, LONGEST_RUN + 1):
        sql = f"UPDATE audit_series SET last = last + {more}"
        assert written(sql) == "series_counts_one_by_one", more
    with pytest.raises(IntegrityError), transaction.atomic():
        Series.next_run("a", 2)


def test_a_series_keeps_its_name(db):
    Series.next("a")
    sql = "UPDATE audit_series SET name = 'b', last = last + 1"
    assert written(sql) == "series_keeps_its_name"
