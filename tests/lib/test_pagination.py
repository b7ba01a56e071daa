"""Pages by where the last one ended: every row once, whatever is added meanwhile."""

import datetime

import pytest
from django.core import signing

from sanad.accounts.models import Session
from sanad.lib.pagination import keyset_page

pytestmark = pytest.mark.django_db

START = datetime.datetime(2026, 11, 22, 9, 0, 0, 123456, tzinfo=datetime.UTC)
NEWEST_FIRST = ("-expire_date", "-session_key")


@pytest.fixture
def rows():
    """Twelve rows over four moments, so that pages end inside a tie."""
    Session.objects.bulk_create(
        Session(
            session_key=f"{n:02}",
            session_data="",
            expire_date=START + datetime.timedelta(microseconds=n // 3),
        )
        for n in range(12)
    )


def walk(**options):
    """All keys in the order of the pages, and the length of each page."""
    keys, lengths, after = [], [], None
    while True:
        page = keyset_page(Session.objects.all(), after=after, **options)
        assert page.is_first == (after is None)
        keys += [row.session_key for row in page]
        lengths.append(len(page))
        after = page.next
        if after is None:
            return keys, lengths


@pytest.mark.parametrize(
    "order",
    [
        NEWEST_FIRST,
        ("expire_date", "session_key"),
        ("-expire_date", "session_key"),
        ("expire_date", "-session_key"),
        ("session_key",),
        ("-session_key",),
    ],
)
@pytest.mark.parametrize("size", [1, 5, 12, 25])
def test_pages_hold_every_row_once_in_order(rows, order, size):
    keys, lengths = walk(order=order, size=size)
    assert keys == list(Session.objects.order_by(*order).values_list("session_key", flat=True))
    assert all(length == size for length in lengths[:-1]) and lengths[-1] > 0


def test_a_new_row_on_top_moves_nothing(rows):
    first = keyset_page(Session.objects.all(), order=NEWEST_FIRST, size=5)
    Session.objects.create(
        session_key="zz", session_data="", expire_date=START + datetime.timedelta(days=1)
    )
    second = keyset_page(Session.objects.all(), order=NEWEST_FIRST, after=first.next, size=5)
    assert [row.session_key for row in (*first, *second)] == [f"{n:02}" for n in range(11, 1, -1)]


def test_a_page_is_one_query(rows, django_assert_num_queries):
    cursor = keyset_page(Session.objects.all(), order=NEWEST_FIRST, size=5).next
    with django_assert_num_queries(1):
        keyset_page(Session.objects.all(), order=NEWEST_FIRST, after=cursor, size=5)


def test_no_rows_are_one_empty_page():
    page = keyset_page(Session.objects.all(), order=NEWEST_FIRST)
    assert (page.rows, page.next, page.is_first) == ([], None, True)


@pytest.mark.parametrize("change", [lambda c: c + "x", lambda c: "x" + c, lambda c: c[::-1]])
def test_a_tampered_cursor_begins_anew(rows, change):
    cursor = keyset_page(Session.objects.all(), order=NEWEST_FIRST, size=5).next
    page = keyset_page(Session.objects.all(), order=NEWEST_FIRST, after=change(cursor), size=5)
    assert page.is_first and page.rows[0].session_key == "11"


FOREIGN = ["", "1", "\x00", "أ", "a:b:c", signing.dumps([1])]


@pytest.mark.parametrize("cursor", FOREIGN, ids=range(len(FOREIGN)))
def test_a_foreign_cursor_begins_anew(rows, cursor):
    assert keyset_page(Session.objects.all(), order=NEWEST_FIRST, after=cursor).is_first


def test_a_cursor_belongs_to_its_order(rows):
    cursor = keyset_page(Session.objects.all(), order=NEWEST_FIRST, size=5).next
    other = ("expire_date", "session_key")
    assert keyset_page(Session.objects.all(), order=other, after=cursor, size=5).is_first


@pytest.mark.parametrize("order", [(), ("a", "b", "c")])
def test_a_keyset_is_one_column_or_two(order):
    with pytest.raises(ValueError):
        keyset_page(Session.objects.all(), order=order)
