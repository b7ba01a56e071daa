"""A sum is read in words before it is recorded; numbers stand in order on the screen itself."""

import pytest

from requests_app.committee.enums import ITEM_LIFE
from requests_app.models import Decision
from sanad.lib.isolates import figures, marked
from tests.browser.hands import both_ways, choose, take, write
from tests.factories.committee import in_session, item_of, ripe, secretary, voted

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCE = "وصلنا طلبك {} اليوم."
NUMBERS = ["1448-00231", "055 012 3456", "05• ••• 3456", "+966550123456", "1,500.50"]
# From which place each sign of the number is seen, of the first element that holds it.
PLACES = """number => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let node, start;
    while (node = walker.nextNode()) {
        start = node.data.indexOf(number);
        if (start >= 0) { break; }
    }
    return [...number].map((sign, at) => {
        const range = document.createRange();
        range.setStart(node, start + at);
        range.setEnd(node, start + at + 1);
        return range.getBoundingClientRect().left;
    });
}"""


@both_ways
@pytest.mark.policy("PR-7")
def test_the_sum_in_words(desk, enter, meet, calendar, javascript):
    case = ripe(calendar)
    item = voted(item_of(in_session(items=[case]), case))
    enter(desk, secretary())
    desk.goto(item.get_absolute_url())
    words = desk.locator("#sum-in-words")
    assert "ستة آلاف ريال" in words.inner_text()
    meet(desk, "asked")
    choose(desk, "outcome", "part")
    choose(desk, "reasons_for", "need-shown")

    write(desk, amount="5.000")
    desk.keyboard.press("Tab")
    if not javascript:
        take(desk, ITEM_LIFE, "decide")
    desk.get_by_text("هل تقصد").first.wait_for()
    assert not Decision.objects.exists() and desk.locator("[name=read_amount]").count() == 0
    meet(desk, "unclear")

    write(desk, amount="5,000")
    desk.keyboard.press("Tab")
    if not javascript:
        take(desk, ITEM_LIFE, "decide")
        assert not Decision.objects.exists()
    words.get_by_text("خمسة آلاف ريال").wait_for()
    meet(desk, "read")
    take(desk, ITEM_LIFE, "decide")
    desk.wait_for_url("**/committee/*/")
    assert Decision.objects.get().amount == 5000


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_seen_in_its_order(desk, number):
    for shown in (figures(SENTENCE.format(number)), marked(SENTENCE.format(number))):
        desk.set_content(f'<p dir="rtl">{shown}</p>')
        places = desk.evaluate(PLACES, number)
        assert places == sorted(places), shown


def test_without_isolates_it_would_turn_around(desk):
    desk.set_content(f'<p dir="rtl">{SENTENCE.format(NUMBERS[0])}</p>')
    places = desk.evaluate(PLACES, NUMBERS[0])
    assert places != sorted(places)
