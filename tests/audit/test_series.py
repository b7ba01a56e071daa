"""Numbers that are given out one by one, and begin anew with the Hijri year."""

import datetime

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from requests_app.models import Sitting, SupportRequest
from sanad.audit import numbers
from sanad.audit.models import IN_RUNS, LONGEST_RUN, Series
from sanad.audit.numbers import Numbered
from sanad.contact.models import Contact
from sanad.lib.actor import acting
from sanad.lib.dates import RIYADH, from_hijri, hijri_year
from sanad.middleware import constraint_of
from tests.factories import requests
from tests.factories.contact import ContactFactory
from tests.in_own_name import unsigned
from tests.rules.blank import blank, only, trial
from tests.rules.without import without

NEW_YEAR = datetime.datetime.combine(from_hijri(1449, 1, 1), datetime.time(), RIYADH)


def test_each_series_counts_for_itself(db):
    assert [Series.next("a"), Series.next("a"), Series.next("b")] == [1, 2, 1]


def test_a_number_says_its_year_and_begins_anew_with_it(calendar):
    calendar.move_to(NEW_YEAR - datetime.timedelta(minutes=1))
    assert ContactFactory(channel="letter").number == "1448-IN-00001"
    assert ContactFactory(channel="letter").number == "1448-IN-00002"
    assert requests.submitted().number == "1448-00001"
    calendar.move_to(NEW_YEAR)
    assert ContactFactory(channel="letter").number == "1449-IN-00001"


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


ASKED = {"channel": "website", "subject_kind": "inquiry", "status": "waiting"}
# By rule: series, mark, and a row of those that are numbered, where not all of the table are.
NUMBERS = {
    "letter_number": ("letter", "L", {}),
    "delivery_number": ("delivery", "D", {}),
    "incident_number": ("conduct", "C", {}),
    "contact_number_of_what_is_asked": ("website", "W", ASKED),
    "contact_number_of_letters_in": ("letter-in", "IN", {"channel": "letter", "direction": "in"}),
    "contact_number_of_letters_out": (
        "letter-out",
        "OUT",
        {"channel": "letter", "direction": "out"},
    ),
}
# Numbered otherwise: without a year, or with a step of a row that is there.
OTHERWISE = {"contact_ticket": "ticket", "sitting_number": "sitting"}
OTHERWISE["supportrequest_number"] = "request"


def numbered():
    """The rules that number rows, by name, with their models."""
    return {
        trigger.rule: (model, trigger)
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, Numbered)
    }


def test_which_numbers_the_database_gives():
    assert numbered().keys() == NUMBERS.keys() | OTHERWISE.keys()


def test_a_series_of_the_database_goes_on_with_a_row_alone(db, owner):
    names = [f"{series}-1448" for series, _mark, _row in NUMBERS.values()]
    for name in (*names, "sitting", "ticket-1-20261127", "request-1501"):
        sql = f"INSERT INTO audit_series (name, last) VALUES ('{name}', 1)"
        assert written(sql) == "series_moved_by_its_rows", name
    with without(owner, "series_moved_by_its_rows"):
        assert written(sql) == ""


@pytest.mark.parametrize("name", NUMBERS)
def test_the_number_chosen_is_not_the_number_given(name, owner):
    """Gap-free: a row that is refused takes none; a hundred thousand grow wider."""
    series, mark, row = NUMBERS[name]
    model, rule = numbered()[name]
    with trial(owner):
        only(owner, model, [rule.get_pgid(model)])
        owner.execute("SELECT public.policy_today()")
        year = hijri_year(owner.fetchone()[0])

        def given(**columns):
            sql, values = blank(model, number="0000-X-1", **row, **columns)
            owner.execute(f"{sql} RETURNING number", values)
            return owner.fetchone()[0]

        first = int(given().rpartition("-")[2])
        owner.execute("SAVEPOINT refused")
        given()
        owner.execute("ROLLBACK TO SAVEPOINT refused")
        width = 4 if name == "incident_number" else 5
        assert given() == f"{year}-{mark}-{first + 1:0{width}}"
        most = 10**width - 1
        owner.execute(
            "UPDATE audit_series SET last = %s WHERE name = %s", [most, f"{series}-{year}"]
        )
        assert given() == f"{year}-{mark}-{most + 1}"


def test_numbers_without_a_year_and_of_a_step(owner):
    """No row keeps a number that was chosen for it, and a draft has none before it comes in."""

    def alone(model, *names):
        ids = [one.get_pgid(model) for one in model._meta.triggers if one.name in names]
        assert len(ids) == len(names)
        only(owner, model, ids)

    def given(model, *returned, **columns):
        sql, values = blank(model, **columns)
        owner.execute(f"{sql} RETURNING {', '.join(returned)}", values)
        return owner.fetchone()

    with trial(owner):
        alone(Sitting, "sitting_number")
        first, second = (given(Sitting, "number", number=99) for _n in "12")
        assert second[0] == first[0] + 1
    with trial(owner):
        alone(Contact, "contact_no_number_chosen", "contact_ticket")
        chosen = {"number": "1448-IN-00009", "ticket": 99, "branch_id": 1}
        row = {"channel": "phone", **chosen}
        assert given(Contact, "number", "ticket", **row) == ("", None)
        row = {"channel": "visit", **chosen}
        assert given(Contact, "number", "ticket", **row) == ("", 1)
        assert given(Contact, "ticket", **row) == (2,)
    with trial(owner):
        alone(SupportRequest, "supportrequest_no_number_chosen", "supportrequest_number")
        row = {"status": "draft", "number": "1448-99999"}
        key, number = given(SupportRequest, "id", "number", **row)
        assert number is None
        for status in ("draft", "submitted"):
            owner.execute(
                "UPDATE requests_app_supportrequest SET number = '1448-99999', status = %s"
                " WHERE id = %s RETURNING number, public.policy_today()",
                [status, key],
            )
            number, today = owner.fetchone()
            assert number == (f"{hijri_year(today)}-00001" if status == "submitted" else None)


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
