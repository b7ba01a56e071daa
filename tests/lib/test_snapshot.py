"""One text for one set of facts."""

import datetime
import json
import uuid
from decimal import Decimal

import pytest
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.dates import RIYADH
from sanad.lib.snapshot import canonical, differences, digest

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=10),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.uuids(),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(alphabet="abcdefgh", max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


class Kind(models.TextChoices):
    OWNED = "owned", "Owned"


def test_facts_have_one_text():
    facts = {
        "b": [1, True, None],
        "a": "  أحمـد ١٢ ",
        "amount": Decimal("1500.00"),
        "day": datetime.date(2026, 11, 22),
        "kind": Kind.OWNED,
        "id": uuid.UUID(int=1),
    }
    assert canonical(facts) == (
        '{"a":"أحمد 12","amount":"1500","b":[1,true,null],"day":"2026-11-22",'
        '"id":"00000000-0000-0000-0000-000000000001","kind":"owned"}'
    )


def test_the_digest_is_stable():
    """A stored digest must verify for as long as the declaration is kept."""
    assert digest({"name": "أحمد", "rent": Decimal("1500.50")}) == (
        "a4bc553da2dc48be9d9176a3eedeb7d135bfe148fd07afb401c0418541ac7833"
    )


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"amount": Decimal("1500.00")}, {"amount": Decimal("1.5E+3")}),
        ({"amount": Decimal("-0.0")}, {"amount": Decimal("0")}),
        ({"name": "أ\u200cحمد"}, {"name": "أحمد "}),
        ({"list": (1, 2)}, {"list": [1, 2]}),
        (
            {"at": datetime.datetime(2026, 11, 22, 3, 0, tzinfo=RIYADH)},
            {"at": datetime.datetime(2026, 11, 22, 0, 0, tzinfo=datetime.UTC)},
        ),
    ],
)
def test_one_fact_in_two_writings_has_one_digest(one, same):
    assert digest(one) == digest(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1}, {"a": "1"}),
        ({"a": None}, {}),
        ({"a": True}, {"a": 1}),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}),
        ({"amount": Decimal("100")}, {"amount": Decimal("10")}),
    ],
)
def test_two_facts_have_two_digests(one, other):
    assert digest(one) != digest(other)


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        {1, 2},
        b"x",
        {1: "a"},
        {"a": 1, "a\u200b": 2},
        Decimal("NaN"),
        datetime.datetime(2026, 1, 1),
    ],
)
def test_what_has_no_one_text_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


@given(DATA)
def test_the_text_of_the_text_is_the_same(data):
    text = canonical(data)
    assert canonical(json.loads(text)) == text


def test_differences_name_the_path():
    old = {"name": "سعاد", "rent": Decimal("900"), "members": [{"name": "ليلى"}], "gone": 1}
    new = {
        "name": "سعاد",
        "rent": Decimal("900.50"),
        "members": [{"name": "ليلى"}, {"name": "ريم"}],
    }
    assert differences(old, new) == [
        ("gone", 1, None),
        ("members.1.name", None, "ريم"),
        ("rent", "900", "900.5"),
    ]


def test_differences_come_in_the_order_of_the_list():
    new = {"members": [{"age": n} for n in range(12)]}
    assert [path for path, _old, _new in differences({"members": []}, new)] == [
        "members",
        *(f"members.{n}.age" for n in range(12)),
    ]


@given(DATA)
def test_nothing_differs_from_itself(data):
    assert differences(data, data) == []
