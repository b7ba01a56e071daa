"""The shipped texts: complete in both forms and languages, clean, and filled without a rest."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sanad.lib import texts
from sanad.lib.arabic import clean
from sanad.lib.forms import CleanCharField

SHIPPED = texts.shipped()
ARABIC_LETTER = re.compile("[\u0621-\u064a]")
# Read at the association, signed, or printed: Arabic whoever reads them.
ARABIC_ONLY = ("letter.", "minutes.", "declaration.", "code.", "committee.")


class Reader:
    def __init__(self, gender):
        self.gender = gender


@pytest.fixture(autouse=True)
def no_rows():
    with texts.reading_rows_once({}):
        yield


@pytest.mark.parametrize("key", SHIPPED)
def test_every_text_is_said_to_both_in_both_languages(key):
    values = dict.fromkeys(SHIPPED[key].allowed(), "٭")
    for gender in ("m", "f", ""):
        for language in ("ar", "en"):
            said = texts.text(key, to=Reader(gender), language=language, **values)
            assert said.strip() and not re.search(r"[{}]|%\(", said), said
            is_arabic = language == "ar" or key.startswith(ARABIC_ONLY) or key.endswith(".sms")
            if said.replace("٭", "").strip(" :,.0") and is_arabic:
                assert ARABIC_LETTER.search(said), said
            elif not is_arabic:
                assert not ARABIC_LETTER.search(said), said


@pytest.mark.parametrize("key", SHIPPED)
def test_every_text_is_in_order(key):
    text = SHIPPED[key]
    forms = set(text.words)
    assert forms & {("ar", ""), ("ar", "m")}, "said in Arabic to anybody or to a man"
    assert (("ar", "m") in forms) == (("ar", "f") in forms), "to both or to anybody"
    has_english = any(language == "en" for language, _gender in forms)
    assert has_english != (key.startswith(ARABIC_ONLY) or key.endswith(".sms"))
    for (language, _gender), words in text.words.items():
        assert clean(words) == words, "as a charity's row would be stored"
        assert not texts.misfit(text, language, words)
    if ("ar", "m") in forms:
        assert text.words["ar", "m"] != text.words["ar", "f"], "one form is enough"
        said = [words for (language, _gender), words in text.words.items() if language == "ar"]
        assert len({frozenset(texts.names(words)) for words in said}) == 1


COUNTED = [key for key, text in SHIPPED.items() if text.counted]


@pytest.mark.parametrize("key", COUNTED)
def test_every_counted_text_has_the_forms_of_its_language(key):
    text = SHIPPED[key]
    assert set(text.plurals) == set(text.words)
    for (language, _gender), forms in text.plurals.items():
        needed = {"one", "two", "few", "many", "other"} if language == "ar" else {"one", "other"}
        assert set(forms) >= needed
        for category, words in forms.items():
            assert clean(words) == words
            assert texts.names(words) <= text.allowed()
            assert text.counted in texts.names(words) or category in ("zero", "one", "two")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "حرف واحد."),
        (2, "حرفين أو أقل."),
        (3, "3 أحرف أو أقل."),
        (8, "8 أحرف أو أقل."),
        (10, "10 أحرف أو أقل."),
        (11, "11 حرفًا أو أقل."),
        (40, "40 حرفًا أو أقل."),
        (99, "99 حرفًا أو أقل."),
        (100, "100 حرف أو أقل."),
        (101, "101 حرف أو أقل."),
        (102, "102 حرف أو أقل."),
        (103, "103 أحرف أو أقل."),
        (200, "200 حرف أو أقل."),
    ],
)
def test_a_number_takes_the_form_of_its_noun(count, said):
    with translation.override("ar"):
        assert texts.text("form.too_long", limit_value=count).endswith(said)
        assert (texts.error_lazy("form.too_long") % {"limit_value": count}).endswith(said)
        with texts.speaking_to("f"):
            error = ValidationError(
                texts.error_lazy("form.too_long"), params={"limit_value": count}
            )
            assert error.messages == [f"هذا أطول مما يتسع له المكان. اختصريه إلى {said}"]


def test_a_field_says_its_length_in_the_right_form():
    with translation.override("ar"), texts.speaking_to("m"):
        with pytest.raises(ValidationError) as refused:
            CleanCharField(max_length=8).clean("أطول من ثمانية")
        said = "هذا أطول مما يتسع له المكان. اختصره إلى 8 أحرف أو أقل."
        assert refused.value.messages == [said]


def test_a_charitys_own_words_are_said_of_every_number():
    own = {("form.too_long", "ar", "m"): "أطول من {limit_value}."}
    with texts.reading_rows_once(own), translation.override("ar"):
        assert texts.text("form.too_long", limit_value=8) == "أطول من 8."


@pytest.mark.parametrize(
    "table",
    [
        {"ar": {"few": "{n} أيام", "other": "{n} يوم"}},
        {"counted": "n", "ar": "{n} يوم"},
        {"counted": "n", "ar": {"few": "{n} أيام"}},
        {"counted": "n", "ar": {"m": "x", "several": "y"}},
    ],
)
def test_a_file_with_half_a_plural_is_refused(table):
    with pytest.raises(ValueError, match="test"):
        list(texts._read(table, "test", "test"))


def test_every_file_has_its_title():
    assert {text.section for text in SHIPPED.values()} == set(texts.sections())
    for title in texts.sections().values():
        assert ARABIC_LETTER.search(title["ar"]) and not ARABIC_LETTER.search(title["en"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('title.ar = "x"\n[a]\nar = "x"\n[a.b]\nar = 3', "no text"),
        ('title.ar = "x"\n[a]\nar = "x"\nfr = "x"', "no text"),
        ('title.ar = "x"\n[a]\nar.x = "x"', "no text"),
        ('title.ar = "x"\n[request.raised]\nar = "x"', "twice"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused(settings, tmp_path, content, sentence):
    (tmp_path / "one.toml").write_text(content)
    (tmp_path / "two.toml").write_text('title.ar = "x"\n[request.raised]\nar = "x"')
    settings.TEXTS_ROOT = tmp_path
    with pytest.raises(ValueError, match=sentence):
        texts.shipped.__wrapped__()


# --- finding and filling -----------------------------------------------------------------------


@pytest.fixture
def ship(monkeypatch):
    def shipping(words, **options):
        monkeypatch.setitem(SHIPPED, "test", texts.Text("test", words, **options))

    return shipping


BOTH = {("ar", "m"): "رجل", ("ar", "f"): "امرأة", ("en", ""): "anybody"}


@pytest.mark.parametrize(
    ("rows", "gender", "language", "said"),
    [
        ({}, "m", "ar", "رجل"),
        ({}, "f", "ar", "امرأة"),
        ({}, "", "ar", "رجل"),
        ({}, "f", "en", "anybody"),
        ({("test", "ar", ""): "صف"}, "f", "ar", "صف"),
        ({("test", "ar", ""): "صف"}, "m", "ar", "صف"),
        ({("test", "ar", ""): "صف", ("test", "ar", "f"): "صفها"}, "f", "ar", "صفها"),
        ({("test", "ar", "m"): "صفه"}, "f", "ar", "امرأة"),
        ({("test", "ar", "m"): "صفه"}, "", "ar", "صفه"),
        ({("test", "ar", ""): "صف"}, "f", "en", "anybody"),
        ({("test", "en", ""): "row"}, "f", "en", "row"),
        ({("other", "ar", ""): "غيره"}, "f", "ar", "امرأة"),
    ],
)
def test_whose_words_come_first(ship, rows, gender, language, said):
    ship(BOTH)
    with texts.reading_rows_once(rows):
        assert texts.text("test", to=Reader(gender), language=language) == said


def test_what_is_not_said_in_a_language_is_said_in_arabic(ship):
    ship({("ar", ""): "عربي"})
    assert texts.text("test", language="en") == "عربي"
    with texts.reading_rows_once({("test", "ar", ""): "صف"}):
        assert texts.text("test", language="en") == "صف"


def test_pages_speak_to_whoever_reads_them(ship):
    ship(BOTH)
    with translation.override("ar"):
        assert texts.text("test") == "رجل"
        with texts.speaking_to("f"):
            assert texts.text("test") == str(texts.text_lazy("test")) == "امرأة"
            assert texts.text("test", to=Reader("m")) == "رجل"
            assert texts.text("test", to="جهة") == "رجل"
        assert texts.text("test") == "رجل"
    with translation.override(None), texts.speaking_to("f"):
        assert texts.text("test") == "anybody", "while migrations are written"


def test_no_such_text_and_no_such_value(ship):
    ship({("ar", ""): "{a} {b}"}, optional=frozenset("b"))
    with pytest.raises(KeyError):
        texts.text("test.none")
    with pytest.raises(KeyError, match="test needs a"):
        texts.text("test", b=1)
    assert texts.text("test", a="{b}") == "{b} ", "once, and what may be left out is nothing"


def test_safe_values_make_a_safe_text_and_nothing_else_passes(ship):
    from django.utils.safestring import SafeString, mark_safe

    ship({("ar", ""): "<i>{a}</i> {b}"})
    said = texts.text("test", a=mark_safe("<b>1</b>"), b="<script>")
    assert isinstance(said, SafeString)
    assert said == "&lt;i&gt;<b>1</b>&lt;/i&gt; &lt;script&gt;"
    assert not isinstance(texts.text("test", a="1", b="<script>"), SafeString)


def test_an_error_message_is_filled_by_django(ship):
    ship({("ar", ""): "أقصاه {limit}، أي 100%"})
    with translation.override("ar"):
        assert str(texts.error_lazy("test")) % {"limit": 3} == "أقصاه 3، أي 100%"


def test_an_empty_paragraph_is_left_out(ship):
    ship({("ar", ""): "أول\nسطر {a}\n\n{b}\n\n{c}"}, optional=frozenset("b"))
    said = texts.paragraphs("test", a="1\n\n2", c="آخر", language="ar")
    assert said == ["أول سطر 1\n\n2", "آخر"]
