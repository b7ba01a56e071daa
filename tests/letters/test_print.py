"""Whatever is written in a letter is printed: every script, every place, every length."""

import io
import unicodedata

import pytest
import segno
import typst
from django.urls import reverse
from PIL import Image
from segno import encoder

from sanad.letters import glyphs, sheet
from sanad.letters.issue import issue
from sanad.letters.models import Letter
from sanad.lib.arabic import clean
from sanad.lib.refusal import Refused
from tests.letters.paper import text_of

# Where somebody's words stand in a letter.
PLACES = ("to", "subject", "head", "paragraph", "verdict", "signer_title", "signer_name")

# What is written, and what of it stands on paper.
SAMPLES = {
    "bengali": ("রহিমা বেগম", "রহিমা বেগম"),
    "devanagari": ("नमस्ते दुनिया", "नमस्ते दुनिया"),
    "tamil": ("வணக்கம்", "வணக்கம்"),
    "ethiopic": ("አበበ በቀለ", "አበበ በቀለ"),
    "malayalam": ("കേരളം", "കേരളം"),
    "sinhala": ("සිංහල", "සිංහල"),
    "telugu": ("తెలుగు", "తెలుగు"),
    "thai": ("สมชาย", "สมชาย"),
    "burmese": ("မောင်", "မောင်"),
    "vietnamese": ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    "turkish": ("Şükrü İnanç", "Şükrü İnanç"),
    "russian": ("Иван", "Иван"),
    "urdu": ("ٹھیک ہے", "ٹھیک ہے"),
    "sign above a number": ("\u0605", "\u0605"),
    "emoji": ("قبول 😀", "قبول " + glyphs.SIGN),
    "a family": ("👨‍👩‍👧", glyphs.SIGN * 3),
    "chinese": ("王小明", glyphs.SIGN * 3),
    "private": ("س\ue123", "س" + glyphs.SIGN),
    "no character": ("س\U000e1234", "س" + glyphs.SIGN),
    "a mark on a foreign letter": ("ক\u064e", "ক" + glyphs.SIGN),
    "a mark alone": ("\u0301س", "\u0301س"),
    "turned round": ("\u202eسالم\u2066", "سالم"),
    "controls": ("سا\x07\x1bلم\u200b\u2060\ufeff", "سالم"),
}


def written(**places):
    """A letter with these words in these places, and nothing foreign elsewhere."""
    places = dict.fromkeys(PLACES, "نص") | places
    return issue(
        kind="other",
        to=places["to"],
        subject=places["subject"],
        paragraphs=[f"**{places['head']}:** {places['paragraph']}"],
        verdict=places["verdict"],
        signer=(places["signer_title"], places["signer_name"]),
        by=None,
    )


def characters(text):
    return {char for char in text if not char.isspace()}


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
def test_every_script_is_printed_in_every_place(place, calendar):
    samples = list(SAMPLES.values())
    for start in range(0, len(samples), 8):
        words, shown = map(" ".join, zip(*samples[start : start + 8], strict=True))
        text = text_of(io.BytesIO(written(**{place: words}).pdf()))
        assert characters(shown) - characters(unicodedata.normalize("NFC", text)) == set()
        assert text.count(glyphs.SIGN) == shown.count(glyphs.SIGN)


@pytest.mark.django_db
def test_what_is_stored_and_read_on_screen_stays_whole(calendar, client, cast):
    letter = written(paragraph="王小明 😀 রহিমা")
    assert letter.paragraphs == ["**نص:** 王小明 😀 রহিমা"]
    client.force_login(cast.manager)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "王小明 😀 রহিমা" in page and glyphs.SIGN not in page


@pytest.mark.parametrize("name", SAMPLES)
def test_what_no_font_has_becomes_one_sign(name, settings):
    words, shown = SAMPLES[name]
    assert glyphs.printable(words, glyphs.fonts(settings.FONTS_ROOT)) == shown


def test_the_fonts_fit_into_five_megabytes(settings):
    fonts = list(settings.FONTS_ROOT.glob("*.ttf"))
    assert sum(font.stat().st_size for font in fonts) <= 5_000_000
    assert glyphs.fonts(settings.FONTS_ROOT).families[:2] == [glyphs.FAMILY, "Noto Sans"]


@pytest.mark.django_db
@pytest.mark.parametrize("letter", ["م", "w", "😀", "ক্ষ", "7"])
def test_a_word_without_end_stays_on_the_paper(letter, calendar, settings, monkeypatch):
    short, long = letter * (120 // len(letter)), letter * (1200 // len(letter))
    names = dict.fromkeys(("to", "subject", "signer_title", "signer_name"), short)
    for page in pages_of(written(**dict.fromkeys(PLACES, long) | names), monkeypatch):
        for edge in (0, page.width - 40):
            assert page.crop((edge, 0, edge + 40, page.height)).getextrema() == (255, 255)


def pages_of(letter, monkeypatch):
    """The letter's pages as grey pictures, 72 points an inch: its margins have 56."""
    compile = typst.compile
    with monkeypatch.context() as patch:
        patch.setattr(
            typst,
            "compile",
            lambda *args, pdf_standards, **options: compile(*args, **options, format="png", ppi=72),
        )
        drawn = sheet.pdf(letter)
    drawn = drawn if isinstance(drawn, list) else [drawn]
    return [Image.open(io.BytesIO(page)).convert("L") for page in drawn]


def test_a_number_of_an_account_is_not_broken(settings):
    account = "SA0380000000608010167519"
    assert glyphs.printable(account, glyphs.fonts(settings.FONTS_ROOT)) == account


@pytest.mark.django_db
def test_no_step_is_taken_whose_letter_cannot_be_printed(calendar, settings, tmp_path):
    settings.FONTS_ROOT = tmp_path
    with pytest.raises(Refused) as refusal:
        written(to="سالم")
    assert refusal.value.code == "unprintable"
    assert "الخطاب" in str(refusal.value.sentence)
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_an_old_letter_that_cannot_be_printed_is_a_sentence(
    calendar, settings, tmp_path, client, cast
):
    letter = written(to="سالم")
    client.force_login(cast.manager)
    settings.FONTS_ROOT = tmp_path
    answer = client.get(reverse("letters:pdf", args=[letter.pk]))
    assert answer.status_code == 409
    assert "تعذرت طباعة الخطاب" in answer.content.decode()


@pytest.mark.django_db
def test_a_letter_costs_few_statements(calendar, django_assert_max_num_queries):
    written(to="سالم")
    with django_assert_max_num_queries(6):  # savepoint, day, number, row, texts, release
        written(to="سالم")


@pytest.mark.django_db
def test_the_pattern_of_the_code_is_chosen_once(calendar, settings, monkeypatch):
    made, make = [], sheet.segno.make
    monkeypatch.setattr(sheet.segno, "make", lambda *a, **how: made.append(how) or make(*a, **how))
    settings.PUBLIC_URL = "https://another.example"
    drawn = {sheet.qr(letter) for letter in (written(to="سالم"), written(to="سعيد"))}
    assert len(drawn) == 2, "the address differs by the letter's code"
    assert sum(how.get("mask") is None for how in made) == 1


@pytest.mark.django_db
def test_the_code_leads_to_the_letter_with_a_good_pattern(calendar):
    """It is as well spread as the best of the eight patterns, but for a tenth."""
    for _n in range(5):
        letter = written(to="سالم")
        ways = [segno.make(sheet.address(letter), error="m", mask=mask) for mask in range(8)]
        drawings = [way.svg_inline(border=1, omitsize=True) for way in ways]
        chosen = ways[drawings.index(sheet.qr(letter))]
        assert penalty(chosen) <= 1.1 * min(map(penalty, ways)) + 40


def penalty(code):
    rows = [bytearray(row) for row in code.matrix]
    return encoder.evaluate_mask(rows, len(rows), len(rows))


def test_letters_of_one_font_go_the_short_way(settings, monkeypatch):
    available = glyphs.fonts(settings.FONTS_ROOT)
    monkeypatch.setattr(glyphs, "_clusters", lambda text, available: ["the long way"])
    assert glyphs.printable("قبول طلبكِ، وصرف 860 ريالًا", available).startswith("قبول")
    assert glyphs.printable("قبول 😀", available) == "the long way"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_short_way_prints_the_same(name, settings):
    available = glyphs.fonts(settings.FONTS_ROOT)
    for text in (SAMPLES[name][0], "\u0301س", "س\n\u0651س"):
        text = clean(text)
        if available.print_all(text):
            assert "".join(glyphs._clusters(text, available)) == text
