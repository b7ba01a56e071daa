"""Books and sheets: a number is used once, within its book and its days, whoever writes."""

import uuid
from datetime import date

import psycopg2
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sanad.audit.models import Series
from sanad.contact import workflow as contacts
from sanad.contact.models import Contact
from sanad.lib.files import Copy
from sanad.paper import workflow
from sanad.paper.models import Book, Sheet
from sanad.workflow.refusal import NotAllowed, Refused
from tests.factories.accounts import BranchFactory, UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.factories.paper import book
from tests.in_own_name import signed_by_whom_it_names

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def enter(by, number, *, written_on=TODAY, **fields):
    fields = {
        "channel": "phone",
        "subject_kind": "inquiry",
        "subject": "يسأل متى يصل الرد",
        "caller_name": "أبو فهد",
        "outcome": "answered",
        "result": "شُرح له",
        "key": uuid.uuid4(),
        **fields,
    }
    return contacts.enter_and_close(by=by, number=number, written_on=written_on, **fields)


def refused(call, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **more)
    return refusal.value.code


# Books


def test_books_take_runs_of_one_series(cast):
    first, second = book(by=cast.officer, size=5), book("delivery", by=cast.officer, size=3)
    assert (first.first, first.last) == (1, 5) and (second.first, second.last) == (6, 8)
    assert Series.next("paper-sheet") == 9


def test_a_book_sent_twice_is_made_once(cast):
    key = uuid.uuid4()
    made = [
        workflow.make_book(by=cast.officer, kind="visit", size=4, key=key) for _again in range(2)
    ]
    assert made[0] == made[1] and Series.next("paper-sheet") == 5


def test_who_makes_no_books(cast):
    for role in ("auditor", "member", "secretary"):
        with pytest.raises(NotAllowed):
            book(by=getattr(cast, role))
    with pytest.raises(NotAllowed):
        book("visit", by=cast.provider)
    assert book("delivery", by=cast.provider)
    assert refused(book, by=cast.officer, size=101) == "size"
    assert refused(book, by=UserFactory(officer=True, branch=None)) == "branch"


def test_books_never_share_a_number(cast):
    made = book(by=cast.officer)
    with pytest.raises(IntegrityError, match="book_numbers_once"), transaction.atomic():
        Book.objects.create(
            kind="visit", branch=made.branch, first=made.last, last=made.last + 2,
            made_by=cast.officer, key=uuid.uuid4(),
        )  # fmt: skip


# Entering


def test_both_days_stand(cast, calendar):
    made = book(by=cast.officer)
    calendar.move_to("2026-11-25")
    contact = enter(cast.officer, made.first, person=PersonFactory(), caller_name="")
    assert contact.status == "closed" and contact.outcome == "answered"
    assert contact.day == date(2026, 11, 25) and contact.arrived_at.date() == contact.day
    assert contact.sheet.written_on == TODAY and contact.sheet.recorded_on == contact.day
    assert contact.sheet.person == contact.person
    birth = contact.log.get(verb="enter")
    assert contact.sheet.written in birth.reason and "22" in birth.reason


def test_a_number_is_used_once(cast, calendar):
    made = book(by=cast.officer)
    enter(cast.officer, made.first)
    assert refused(enter, cast.officer, made.first) == "sheet_once"
    assert refused(workflow.void, made.first, by=cast.officer, reason="تالفة") == "sheet_once"
    workflow.void(made.last, by=cast.officer, reason="تالفة")
    assert refused(enter, cast.officer, made.last) == "sheet_once"
    assert Contact.objects.count() == 1


def test_the_same_form_sent_twice_enters_once(cast, calendar):
    made, key = book(by=cast.officer), uuid.uuid4()
    assert enter(cast.officer, made.first, key=key) == enter(cast.officer, made.first, key=key)


def test_only_a_sheet_in_hand(cast, calendar):
    made = book(by=cast.officer)
    elsewhere = UserFactory(officer=True, branch=BranchFactory(name="فرع آخر"))
    assert refused(enter, elsewhere, made.first) == "number"
    assert refused(enter, cast.officer, made.last + 1) == "number"
    assert refused(workflow.void, made.first, by=elsewhere, reason="تالفة") == "number"


def test_only_what_the_sheet_is_for(cast, calendar):
    made = book("visit", by=cast.officer)
    assert refused(enter, cast.officer, made.first) == "kind"
    assert enter(cast.officer, made.first, channel="visit").ticket == 1


def test_the_real_day_lies_between_the_printing_and_today(cast, calendar):
    made = book(by=cast.officer)
    calendar.move_to("2026-11-29")
    assert refused(enter, cast.officer, made.first, written_on=date(2026, 11, 30)) == "written_on"
    assert refused(enter, cast.officer, made.first, written_on=date(2026, 11, 21)) == "written_on"
    assert enter(cast.officer, made.first)  # the seventh day
    calendar.move_to("2026-11-30")
    assert refused(enter, cast.officer, made.first + 1) == "written_on"
    assert enter(cast.officer, made.first + 1, written_on=date(2026, 11, 23))


def test_a_refused_entry_leaves_neither_sheet_nor_file(cast, calendar, files_root):
    made = book(by=cast.officer)
    scan = Copy(b"photo", "jpeg", "ورقة")
    with pytest.raises(Exception):  # noqa: B017 - whatever refuses it
        enter(cast.officer, made.first, subject_kind="no such", scan=scan)
    assert not Sheet.objects.exists()
    assert [*files_root.iterdir()] == []
    kept = enter(cast.officer, made.first, scan=scan)
    assert kept.sheet.has_scan and kept.sheet.file_kind == "jpeg"


def test_a_void_sheet_has_its_reason(cast):
    made = book(by=cast.officer)
    for reason in ("", ".", "12", "😀"):
        assert refused(workflow.void, made.first, by=cast.officer, reason=reason) == "reason"
    with pytest.raises(NotAllowed):
        workflow.void(made.first, by=cast.auditor, reason="تالفة")


@pytest.mark.parametrize(
    ("entered", "void", "missing", "blank"),
    [
        ([], [], 0, 6),
        ([], [6], 0, 5),
        ([], [1, 2, 3, 4, 5, 6], 0, 0),
        ([1], [4], 0, 4),
        ([1], [6], 0, 4),
        ([4], [], 3, 2),
        ([4], [2, 3], 1, 2),
        ([4], [2, 3, 6], 1, 1),
        ([2, 5], [3, 4], 1, 1),
        ([1, 6], [], 4, 0),
        ([6], [1, 2, 3, 4, 5], 0, 0),
    ],
)
def test_what_is_missing_lies_below_the_highest_that_was_entered(
    cast, calendar, entered, void, missing, blank
):
    """Whatever is void beside it: the end of a book may be lost while its beginning is blank."""
    other, made = book(by=cast.officer, size=3), book(by=cast.officer, size=6)
    enter(cast.officer, other.last)
    for place in entered:
        enter(cast.officer, made.first + place - 1)
    for place in void:
        workflow.void(made.first + place - 1, by=cast.officer, reason="تالفة")
    row = Book.objects.with_counts().get(pk=made.pk)
    assert (row.used, row.void) == (len(entered), len(void))
    assert (row.missing, row.blank) == (missing, blank)


def test_a_run_is_void_at_once_or_not_at_all(cast, calendar):
    other, made = book(by=cast.officer), book(by=cast.officer, size=6)
    sheets = workflow.void(made.first + 1, until=made.last - 1, by=cast.officer, reason="ابتلّت")
    assert [sheet.number for sheet in sheets] == [*range(made.first + 1, made.last)]
    assert {sheet.reason for sheet in Sheet.objects.all()} == {"ابتلّت"}
    for first, until in ((made.first, made.last), (made.first, made.first + 1)):
        again = {"until": until, "by": cast.officer, "reason": "ابتلّت"}
        assert refused(workflow.void, first, **again) == "sheet_once"
    for first, until in ((made.last, made.first), (other.last, made.first)):
        again = {"until": until, "by": cast.officer, "reason": "ابتلّت"}
        assert refused(workflow.void, first, **again) == "until"
    assert Sheet.objects.count() == 4


# Rules of the database, from raw SQL as the site's role


@pytest.fixture
def sheet(cast, calendar):
    """Columns of a row that stands."""
    made = book(by=cast.officer)
    calendar.move_to("2026-11-29")
    return {
        "book_id": made.pk,
        "number": made.first,
        "fate": "used",
        "written_on": "2026-11-22",
        "reason": "",
        "file_name": "",
        "file_kind": "",
        "recorded_by_id": cast.officer.pk,
    }


def insert(row):
    names = ", ".join(row)
    values = ", ".join(["%s"] * len(row))
    sql = f"INSERT INTO paper_sheet ({names}) VALUES ({values})"
    with signed_by_whom_it_names(sql, [*row.values()]), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, [*row.values()])


def broken(row, **changes):
    with pytest.raises(DatabaseError) as error:
        insert(row | changes)
    assert isinstance(error.value.__cause__, psycopg2.Error)
    return error.value.__cause__.diag.constraint_name


def test_rules_of_a_sheet(sheet):
    assert broken(sheet, number=sheet["number"] + 5) == "sheet_of_its_book"
    assert broken(sheet, number=sheet["number"] - 1) == "sheet_of_its_book"
    assert broken(sheet, written_on="2026-11-30") == "sheet_written_in_time"
    assert broken(sheet, written_on="2026-11-21") == "sheet_written_in_time"
    insert(sheet)
    assert broken(sheet) == "sheet_number_once"


def test_older_than_the_policys_days(sheet, calendar):
    calendar.move_to("2026-11-30")
    assert broken(sheet) == "sheet_written_in_time"
    insert(sheet | {"fate": "void", "written_on": None, "reason": "تالفة"})


def test_the_database_dates_the_entry(sheet):
    insert(sheet | {"recorded_on": "2026-01-01", "recorded_at": "2026-01-01"})
    assert Sheet.objects.get().recorded_on == date(2026, 11, 29)


def test_a_contact_stands_on_a_sheet_of_its_kind_and_keeps_it(cast, calendar):
    receipt, visits = book("delivery", by=cast.officer), book(by=cast.officer)
    other = workflow.use(receipt.first, by=cast.officer, kinds=("delivery",), written_on=TODAY)
    contact = enter(cast.officer, visits.first)
    open_one = contacts.begin(
        by=cast.officer, channel="phone", subject_kind="inquiry", subject="سؤال", caller_name="أبو"
    )
    for row, sheet in ((open_one, other), (open_one, contact.sheet)):
        with pytest.raises(IntegrityError, match="contact_on_its_own_sheet"), transaction.atomic():
            Contact.objects.filter(pk=row.pk).update(sheet=sheet)
