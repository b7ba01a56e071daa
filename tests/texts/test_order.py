"""Every sentence with a placeholder, filled with numbers, in the order in which it is seen.

What a text or a message of the code is filled with may be any number of the portal: each is tried
in each, and must stand whole, from left to right, in the visual order of the bidi algorithm.
"""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from sanad.lib import texts
from sanad.lib.isolates import figures, isolated, marked
from tests.lib.order import seen

SAMPLES = ["1448-00231", "055 012 3456", "05• ••• 3456", "+966550123456", "1,500.50", "26/11/2026"]
DIRECTIONS = {"ar": "R", "en": "L"}
FILLED = [
    (key, language, gender)
    for key, text in texts.shipped().items()
    for (language, gender), words in text.words.items()
    if texts.names(words)
]
PERCENT = re.compile(r"%\(\w+\)[sd]")
BDI = re.compile(r'<bdi class="num" dir="ltr">(.*?)</bdi>')


@pytest.mark.parametrize(("key", "language", "gender"), FILLED)
def test_a_text_keeps_its_numbers(key, language, gender):
    words = texts.shipped()[key].words[language, gender]
    for sample in SAMPLES:
        said = texts.fill(key, words, dict.fromkeys(texts.names(words), sample))
        expected = len(texts.PLACEHOLDER.findall(words))
        assert seen(said, DIRECTIONS[language]).count(sample) == expected, ascii(said)


def sentences():
    """The Arabic of each msgid that is filled in code, in each of its plural forms."""
    with open(settings.BASE_DIR / "locale/ar/LC_MESSAGES/django.po", "rb") as file:
        for message in read_po(file):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            for form in forms:
                if PERCENT.search(form):
                    yield form


def test_a_message_of_the_code_keeps_its_numbers_once_shown():
    """Pages show what the code filled in through `codes`, plain text through `figures`."""
    turned = []
    filled = list(sentences())
    assert len(filled) > 200
    for words in filled:
        for sample in SAMPLES:
            said = PERCENT.sub(sample, words).replace("%%", "%")
            expected = said.count(sample)
            page = BDI.sub(lambda match: isolated(match[1]), marked(said))
            for shown in (figures(said), page):
                if seen(shown).count(sample) != expected:
                    turned.append(ascii(said))
    assert not turned


def test_a_text_that_is_markup_keeps_its_numbers_too():
    said = texts.fill(
        "request.withdrawn",
        "رقم {reference} من {name} هاتف 055 012 3456",
        {"reference": "1448-00231", "name": marked("<5>")},
    )
    assert BDI.findall(said) == ["1448-00231", "055 012 3456"] and "&lt;5&gt;" in said
