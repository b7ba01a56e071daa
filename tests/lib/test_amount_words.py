"""A sum in Arabic words: the grammar by examples, and every sum by reading it back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.amount_words import (
    HALALA,
    HUNDREDS,
    LARGEST,
    RIYAL,
    SCALES,
    TENS,
    WITH_FEMININE,
    WITH_MASCULINE,
    amount_in_words,
)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "صفر ريال"),
        ("1", "ريال واحد"),
        ("2", "ريالان"),
        ("3", "ثلاثة ريالات"),
        ("8", "ثمانية ريالات"),
        ("10", "عشرة ريالات"),
        ("11", "أحد عشر ريالًا"),
        ("12", "اثنا عشر ريالًا"),
        ("19", "تسعة عشر ريالًا"),
        ("20", "عشرون ريالًا"),
        ("21", "واحد وعشرون ريالًا"),
        ("99", "تسعة وتسعون ريالًا"),
        ("100", "مئة ريال"),
        ("101", "مئة ريال وريال واحد"),
        ("102", "مئة ريال وريالان"),
        ("103", "مئة وثلاثة ريالات"),
        ("110", "مئة وعشرة ريالات"),
        ("111", "مئة وأحد عشر ريالًا"),
        ("200", "مئتا ريال"),
        ("205", "مئتان وخمسة ريالات"),
        ("1000", "ألف ريال"),
        ("1001", "ألف ريال وريال واحد"),
        ("1500", "ألف وخمسمئة ريال"),
        ("2000", "ألفا ريال"),
        ("2002", "ألفا ريال وريالان"),
        ("2500", "ألفان وخمسمئة ريال"),
        ("6000", "ستة آلاف ريال"),
        ("10000", "عشرة آلاف ريال"),
        ("11000", "أحد عشر ألف ريال"),
        ("11100", "أحد عشر ألفًا ومئة ريال"),
        ("20000", "عشرون ألف ريال"),
        ("100000", "مئة ألف ريال"),
        ("101000", "مئة ألف وألف ريال"),
        ("102000", "مئة ألف وألفا ريال"),
        ("102500", "مئة ألف وألفان وخمسمئة ريال"),
        ("200000", "مئتا ألف ريال"),
        ("1000000", "مليون ريال"),
        ("2000000", "مليونا ريال"),
        ("3500000", "ثلاثة ملايين وخمسمئة ألف ريال"),
        ("11000000", "أحد عشر مليون ريال"),
        ("0.01", "هللة واحدة"),
        ("0.02", "هللتان"),
        ("0.08", "ثماني هللات"),
        ("0.11", "إحدى عشرة هللة"),
        ("0.12", "اثنتا عشرة هللة"),
        ("0.28", "ثمانٍ وعشرون هللة"),
        ("0.50", "خمسون هللة"),
        ("1500.50", "ألف وخمسمئة ريال وخمسون هللة"),
        ("2.02", "ريالان وهللتان"),
    ],
)
def test_the_sum_in_words(amount, words):
    assert amount_in_words(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-0.01", "-1", "1000000000000"])
def test_a_sum_without_words_is_refused(amount):
    with pytest.raises(ValueError):
        amount_in_words(Decimal(amount))


# Each word and what it is worth, whatever its form.
WORTH = {"واحد": 1, "واحدة": 1, "أحد": 1, "إحدى": 1, "عشر": 10, "عشرة": 10, "ثمانٍ": 8}
WORTH |= dict.fromkeys(("اثنان", "اثنا", "اثنتان", "اثنتا"), 2) | {"مئتا": 200}
WORTH |= {word: n for n, word in enumerate(WITH_MASCULINE, start=3)}
WORTH |= {word: n for n, word in enumerate(WITH_FEMININE, start=3)}
WORTH |= {word: n * 10 for n, word in enumerate(TENS, start=2)}
WORTH |= {word: n * 100 for n, word in enumerate(HUNDREDS, start=1)}
NOUNS = {word: (100, noun) for noun in (RIYAL,) for word in noun[:5]}
NOUNS |= {word: (1, noun) for noun in (HALALA,) for word in noun[:5]}
NOUNS |= {word: (scale, noun) for scale, noun in SCALES for word in noun[:5]}


def read_back(words):
    """The halalas that these words say, read word by word without the rules that wrote them."""
    total = in_riyals = count = 0
    for word in words.replace("ريال واحد", "ريال").replace("هللة واحدة", "هللة").split():
        if word not in NOUNS and word not in WORTH:
            word = word.removeprefix("و")
        if word not in NOUNS:
            count += WORTH[word]
            continue
        scale, noun = NOUNS[word]
        if word in (noun.two, noun.two_of):
            count += 2
        if noun is RIYAL:
            total += (in_riyals + count or 1) * 100
            in_riyals = 0
        elif noun is HALALA:
            total += count or 1
        elif in_riyals and in_riyals < scale:  # «مئة ألف وألف»
            raise AssertionError(words)
        else:
            in_riyals += (count or 1) * scale
        count = 0
    return total


@given(st.decimals(min_value="0.01", max_value=LARGEST, places=2))
def test_every_sum_is_read_back(amount):
    words = amount_in_words(amount)
    assert words == " ".join(words.split())
    assert read_back(words) == int(amount * 100), words


@given(st.integers(1, 3_000_000))
def test_every_small_sum_is_read_back(halalas):
    assert read_back(amount_in_words(Decimal(halalas) / 100)) == halalas
