"""Numbers in running text, judged by the visual order that the bidi algorithm gives."""

import pytest
from django.contrib.messages.storage.base import Message
from django.utils.html import format_html
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.isolates import bdi, figures, filling, isolated, marked, separate
from tests.lib.order import seen

TURNING = [
    "1448-00231",
    "1448-D-00007",
    "2026-11-26",
    "055 012 3456",
    "1045 882 317",
    "920 012 345",
    "05• ••• 3456",
    "•••• ••2 317",
    "+966550123456",
    "+966 55 012 3456",
]
STEADY = ["1448", "1,500.50", "10:15", "26/11/2026", "G-12345", "SA03 8000 0000 6080 1016 7519"]


def test_a_number_is_set_apart_in_markup():
    assert bdi("<1>") == '<bdi class="num" dir="ltr">&lt;1&gt;</bdi>'
    assert bdi(0) == '<bdi class="num" dir="ltr">0</bdi>'
    assert bdi("") == bdi(None) == ""


def test_a_number_is_set_apart_in_plain_text():
    assert isolated("1-2") == "\u20661-2\u2069"
    assert separate("1-2") == "\u20681-2\u2069"


@pytest.mark.parametrize("number", TURNING)
@pytest.mark.parametrize(
    "sentence", ["وصلنا طلبك {}.", "طلب {} وصل", "{}: وصل", "الطلب ({})، 5 أيام", "رقم{}", "هو {}"]
)
def test_what_would_turn_around_is_kept(number, sentence):
    plain = sentence.format(number)
    assert number not in seen(plain) or plain.startswith(number)
    assert number in seen(figures(plain))
    assert figures(figures(plain)) == figures(plain)
    assert bdi(number) in marked(plain) and bdi(number) in marked(figures(plain))


@pytest.mark.parametrize("number", STEADY)
def test_what_keeps_its_order_is_left_alone(number):
    plain = f"وصلنا {number} اليوم"
    assert number in seen(plain) and figures(plain) == plain


@pytest.mark.parametrize(
    "plain",
    [
        "افتح https://sanad.example/r/1448-00231/2 الآن",
        "اكتب إلى a-1@1-2.example",
        "\u20661448-00231\u2069",
        "\u2068محمد 1448-00231\u2069",
        "مبلغ 1,500 ريال و2 بطانية",
        "من 1448 إلى 1449",
    ],
)
def test_links_and_what_is_isolated_are_left_alone(plain):
    assert figures(plain) == plain


def test_a_message_that_is_markup_stays_markup():
    """A refusal on the next page carries its way on as a link."""
    link = format_html('<a href="{}">{}</a>', "/1448-00231/", "الطلب")
    assert marked(Message(40, link)) == link
    assert marked(Message(40, "<a> 1448-00231")) == marked("<a> 1448-00231")


def test_markup_is_escaped_once():
    assert marked("<b> 1448-00231") == f"&lt;b&gt; {bdi('1448-00231')}"
    assert marked(marked("<b> 1448-00231")) == marked("<b> 1448-00231")
    assert marked("\u2068محمد & 1\u2069") == "\u2068محمد &amp; 1\u2069"


@pytest.mark.parametrize(
    ("value", "around", "filled"),
    [
        ("1448-00231", "طلبك", isolated("1448-00231")),
        ("Ahmed Khan (2)", "وصل", isolated("Ahmed Khan (2)")),
        ("R-26-0012", "وصل", isolated("R-26-0012")),
        ("طلب 1448-00231", "وصل", f"طلب {isolated('1448-00231')}"),
        ("123456", "الرمز", "123456"),
        ("1,500.50", "المبلغ", "1,500.50"),
        ("https://sanad.example/home/", "الرابط", "https://sanad.example/home/"),
        ("—", "لا شيء", "—"),
        ("1\n2", "وصل", "1\n2"),
        ("Ahmed", "Dear", "Ahmed"),
        ("أحمد (2)", "Dear", separate("أحمد (2)")),
        ("أحمد", ": ", "أحمد"),
        ("", "وصل", ""),
        (7, "وصل", "7"),
    ],
)
def test_a_value_is_filled_in_as_one_piece(value, around, filled):
    assert filling(value, around) == filled
    assert filling(filled, around) == filled


@given(st.text(alphabet="0123456789-+• .,:/ABabصق\u2066\u2068\u2069\n", max_size=40))
def test_no_letter_is_lost_and_twice_is_once(plain):
    once = figures(plain)
    assert figures(once) == once
    assert once.replace("\u2066", "").replace("\u2069", "") == plain.replace("\u2066", "").replace(
        "\u2069", ""
    )
