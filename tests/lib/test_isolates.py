"""Numbers that no right-to-left line can turn around."""

from sanad.lib.isolates import bdi, isolated, separate


def test_markup_is_escaped_and_nothing_stays_nothing():
    assert bdi("<1>") == '<bdi class="num" dir="ltr">&lt;1&gt;</bdi>'
    assert bdi(0) == '<bdi class="num" dir="ltr">0</bdi>'
    assert bdi("") == bdi(None) == ""


def test_plain_text_is_held_by_a_pair_of_marks():
    assert isolated("1-2") == "\u20661-2\u2069"
    assert separate("1-2") == "\u20681-2\u2069"
