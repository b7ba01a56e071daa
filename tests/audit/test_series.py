"""Numbers that are given out one by one, and begin anew with the Hijri year."""

import datetime

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from sanad.audit import numbers
from sanad.audit.models import IN_RUNS, LONGEST_RUN, Series
from sanad.audit.numbers import Numbered
from sanad.lib.actor import acting
from sanad.lib.dates import RIYADH, from_hijri, hijri_year
from sanad.middleware import constraint_of
from tests.in_own_name import unsigned
from tests.rules.blank import blank, only, trial
from tests.rules.without import without

NEW_YEAR = datetime.datetime.combine(from_hijri(1449, 1, 1), datetime.time(), RIYADH)


def test_each_series_counts_for_itself(db):
    assert [Series.next("a"), Series.next("a"), Series.next("b")] == [1, 2, 1]


def test_a_number_says_its_year_and_begins_anew_with_it(calendar):
    calendar.move_to(NEW_YEAR - datetime.timedelta(minutes=1))
    assert Series.next_of_year("letter-in", "IN") == "1448-IN-00001"
    assert Series.next_of_year("letter-in", "IN") == "1448-IN-00002"
    assert Series.next_of_year("request") == "1448-00001"
    calendar.move_to(NEW_YEAR)
    assert Series.next_of_year("letter-in", "IN") == "1449-IN-00001"
    assert Series.next_of_year("x", "C", width=4) == "1449-C-0001"


def written(sql, *, by=lambda: acting(None)):
    """The rule that refuses it from the site's role; "" where it is let in. Signed by the portal,
    or as `by` says."""
    try:
        with by(), transaction.atomic(), connection.cursor() as cursor:
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


def test_nobody_moves_a_series_with_the_sites_password_alone(db, owner):
    Series.next("a")
    for sql in (
        "UPDATE audit_series SET last = last + 1",
        "INSERT INTO audit_series (name, last) VALUES ('b', 1)",
    ):
        assert written(sql, by=unsigned) == "series_by_the_portal"
        with without(owner, "series_by_the_portal"):
            assert written(sql, by=unsigned) == ""


NUMBERS = {
    "letter": ("letter", "L"),
    "delivery": ("delivery", "D"),
    "incident": ("conduct", "C"),
    "contact": ("website", "W"),
}
# A row of those that are numbered, where not all of the table are.
ROW = {"contact": {"channel": "website", "subject_kind": "inquiry", "status": "waiting"}}


def numbered():
    """The rules that number a table's rows, by the table's model."""
    return {
        model._meta.model_name: trigger
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, Numbered)
    }


def test_which_numbers_the_database_gives():
    assert numbered().keys() == NUMBERS.keys()


@pytest.mark.parametrize("name", NUMBERS)
def test_a_series_of_the_database_goes_on_with_a_row_alone(name, db, owner):
    series, _mark = NUMBERS[name]
    for sql in (
        f"INSERT INTO audit_series (name, last) VALUES ('{series}-1448', 1)",
        f"INSERT INTO audit_series (name, last) VALUES ('{series}-1501', 0)",
    ):
        assert written(sql) == "series_moved_by_its_rows"
        with without(owner, "series_moved_by_its_rows"):
            assert written(sql) == ""


@pytest.mark.parametrize("name", NUMBERS)
def test_the_number_chosen_is_not_the_number_given(name, owner):
    """Gap-free: a row that is refused takes none; a hundred thousand grow wider."""
    series, mark = NUMBERS[name]
    rule = numbered()[name]
    model = next(each for each, trigger in pgtrigger.registered() if trigger is rule)
    with trial(owner):
        only(owner, model, [rule.get_pgid(model)])
        owner.execute("SELECT public.policy_today()")
        year = hijri_year(owner.fetchone()[0])

        def given(**columns):
            sql, values = blank(model, number="0000-X-1", **ROW.get(name, {}), **columns)
            owner.execute(f"{sql} RETURNING number", values)
            return owner.fetchone()[0]

        first = int(given().rpartition("-")[2])
        owner.execute("SAVEPOINT refused")
        given()
        owner.execute("ROLLBACK TO SAVEPOINT refused")
        width = 4 if name == "incident" else 5
        assert given() == f"{year}-{mark}-{first + 1:0{width}}"
        most = 10**width - 1
        owner.execute(
            "UPDATE audit_series SET last = %s WHERE name = %s", [most, f"{series}-{year}"]
        )
        assert given() == f"{year}-{mark}-{most + 1}"


@pytest.mark.parametrize(
    "day",
    [
        from_hijri(year, 1, 1) + datetime.timedelta(days=off)
        for year in (1446, 1449, 1500)
        for off in (-1, 0, 1)
    ],
    ids=str,
)
def test_the_database_knows_the_hijri_year(day, owner):
    today = f"date '{day}'"
    owner.execute(f"SELECT {numbers.hijri_year().replace('public.policy_today()', today)}")
    assert owner.fetchone() == (hijri_year(day),)
