"""Text and digits: kept in one form, found in every spelling."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.lib.arabic import MOST_TERMS, _cleaned, clean, fold, search_terms, tsquery
from sanad.lib.digits import UnclearNumber, parse_decimal, western

UNSEEN = (
    "\x00\x07\x1b\x7f\x9f\u00ad\u061c\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202e\u2060\u2066\u2069\ufeff"
)
ARABIC = st.text(alphabet=st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=30)
ANY_TEXT = st.one_of(
    st.text(max_size=40),
    ARABIC,
    st.text(alphabet="عبد ابوأمهةيىئءـ\u0651\u064e\u200c\u202e ١۲3\n\t-.", max_size=40),
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("０１２３４５６７８９", "0123456789"),
        ("غرفة ٣ من 4", "غرفة 3 من 4"),
    ],
)
def test_digits_become_western(typed, kept):
    assert western(typed) == kept


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", "1500"),
        ("1,500", "1500"),
        ("1,500.50", "1500.50"),
        ("١٬٥٠٠٫٥٠", "1500.50"),
        ("١،٥٠٠", "1500"),
        ("۱٬۲۳۴٬۵۶۷", "1234567"),
        ("  1 234 567.8 ", "1234567.8"),
        ("\u200f١٥٠٠\u200e", "1500"),
        ("１，５００．５０", "1500.50"),
        ("১৫০০", "1500"),
        ("१५००", "1500"),
        ("1.500.000", "1500000"),
        ("1.500,50", "1500.50"),
        (".5", "0.5"),
        ("−3", "-3"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_written(typed, number):
    assert parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "-",
        "1,50",
        "1,5000",
        "12,34,567",
        ",500",
        "1.5.5",
        "1e5",
        "١٥٠٠ ريال",
        "abc",
        "NaN",
        "Infinity",
        "1_000",
        "1/2",
        "²",
        "1" * 41,
    ],
)
def test_what_is_not_one_number_is_refused(typed):
    with pytest.raises(ValueError):
        parse_decimal(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("1500 ريال", "1500ريالًا", "١٥٠٠ ر.س", "1500 ر.س.", "ر.س 1,500", "1500 رس", "1500 SAR"),
        *("SAR 1500.00", "S.R. 1500", "SR1500", "1500 riyals", "1500 Saudi Riyal", "﷼ 1500"),
        *("1500 ريال سعودي فقط", "\u20c11,500", "ＳＡＲ １５００"),
    ],
)
def test_the_word_of_the_riyal_may_stand_beside_a_sum(typed):
    assert parse_decimal(typed, is_money=True) == 1500
    with pytest.raises(ValueError):
        parse_decimal(typed)


@pytest.mark.parametrize(
    "typed",
    ["1500 $", "1500 USD", "50 هللة", "5 آلاف", "ريال", "ر.س", "1500 ريال وزيادة", "ريال 1 2"],
)
def test_another_word_is_not_overheard(typed):
    with pytest.raises(ValueError):
        parse_decimal(typed, is_money=True)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("6.000", ["6000", "6"]),
        ("20.000", ["20000", "20"]),
        ("1.500", ["1500", "1.5"]),
        ("٦٫٠٠٠", ["6000", "6"]),
        ("６．０００", ["6000", "6"]),
        ("1,500.000", ["1500000", "1500"]),
        ("0.500", ["500", "0.5"]),
        ("1,50", ["150", "1.5"]),
        ("0,500", ["500", "0.5"]),
        ("1.234", ["1234"]),
        (".500", ["0.5"]),
        ("6.0000", ["6"]),
        ("1.2345", []),
        ("9" * 30 + ".123", ["9" * 30 + "123"]),
    ],
)
def test_what_may_mean_two_numbers_is_asked_about(typed, readings):
    with pytest.raises(UnclearNumber) as question:
        parse_decimal(typed)
    assert question.value.readings == [Decimal(reading) for reading in readings]


@given(st.from_regex(r"[0-9]{0,9}\.[0-9]{3,9}", fullmatch=True))
def test_no_number_of_three_decimals_or_more_is_taken(typed):
    with pytest.raises(UnclearNumber):
        parse_decimal(typed)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_amount_reads_back_in_both_kinds_of_digits(number):
    text = f"{number:,f}"
    assert parse_decimal(text) == number
    arabic = text.translate(str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬"))
    assert parse_decimal(arabic) == number


@given(ANY_TEXT)
def test_reading_a_number_gives_a_decimal_or_value_error(text):
    try:
        assert parse_decimal(text).is_finite()
    except ValueError:
        pass


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  أحمد   بن  علي ", "أحمد بن علي"),
        ("محـــمد", "محمد"),
        ("م\u200cحمد", "محمد"),
        ("\u202eأحمد\u202c", "أحمد"),
        ("أحمد\x00", "أحمد"),
        ("سطر أول  \r\n\t سطر ثانٍ", "سطر أول\nسطر ثانٍ"),
        ("أ\u0640\u0654ب", "أ\u0654ب"),
        ("ا\u0654", "أ"),
        ("١٢ رمضان ١٤٤٨هـ", "12 رمضان 1448هـ"),
        ("1448هــــ.", "1448هـ."),
        ("5ـ10", "5-10"),
        ("1045 ــ 882", "1045 - 882"),
        ("🙂 شكرًا", "🙂 شكرًا"),
        ("a\ud800b", "ab"),
        ("a\u3164b", "a b"),
        ("\u200b \u3164\n", ""),
        ("مُحَمَّدٌ", "مُحَمَّدٌ"),
        ("محم\u0651\u064e\u0650\u0670\u0301د", "محم\u064e\u0650د"),
        ("Z\u030a\u0351\u036f\u0362algo", "Z\u030a\u0351algo"),
        ("a\u0301\u0302\u0303\u0304", "á\u0302\u0303"),
        ("ड\u093c\u0947\u0902", "ड\u093c\u0947\u0902"),
        ("", ""),
    ],
)
def test_text_is_kept_clean(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize("char", UNSEEN)
def test_what_has_no_ink_goes(char):
    assert clean(f"أح{char}مد") == "أحمد"


# What the short way of `clean` knows, and its neighbours that it must leave to the long one.
NEARLY_PLAIN = "اأءغفيےA~!9٩ \n\u064b\u0651\u0652\u0653\u0640،…\u200f\u0301é"


@given(st.text(NEARLY_PLAIN, max_size=8))
def test_the_short_way_to_clean_text_says_the_same(text):
    assert clean(text) == _cleaned(text)


def test_most_texts_go_the_short_way(monkeypatch):
    monkeypatch.setattr("sanad.lib.arabic._cleaned", lambda text: "the long way")
    words = "قبول طلبكِ سداد الإيجار، وصرف 860 ريالًا (1448-00017).\n\nوالحمد لله."
    assert clean(words) == words
    assert clean(words.replace(" ", "  ")) == "the long way"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once


@given(ANY_TEXT)
def test_clean_text_can_be_stored(text):
    kept = clean(text)
    kept.encode()
    assert unicodedata.is_normalized("NFC", kept)
    assert not set(kept) & set(UNSEEN)
    assert kept == kept.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إبراهيم آدم ٱلحسن", "ابراهيم ادم الحسن"),
        ("فاطمة", "فاطمه"),
        ("موسى", "موسي"),
        ("هدی", "هدى"),
        ("فائز", "فايز"),
        ("مؤمن", "مومن"),
        ("علاء", "علا"),
        ("شریک", "شريك"),
        ("عبد الله", "عبدالله"),
        ("عبد اللّه", "عبدالله"),
        ("أبو بكر", "ابوبكر"),
        ("أم كلثوم", "امكلثوم"),
        ("أم عبد الرحمن", "امعبدالرحمن"),
        ("أحمد بن محمد", "أحمد محمد"),
        ("خالد ابن الوليد", "خالد الوليد"),
        ("هند بنت عتبة", "هند عتبة"),
        ("مُحَمَّدٌ", "محمد"),
        ("محـمد", "محمد"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("محمد-علي", "محمد علي"),
        ("Ahmad", "AHMAD"),
        ("عبد الرحمان", "عبدالرحمن"),
        ("عبدالرحمان", "عبد الرحمن"),
        ("يحيا", "يحيى"),
        ("أبو إسحق", "ابواسحاق"),
        ("إبرهيم إسمعيل هرون", "ابراهيم اسماعيل هارون"),
        ("داوود", "داود"),
        ("هند إبنة عتبة", "هند بنت عتبة"),
        ("هند ابنة عتبة", "هند عتبة"),
        ("فاطمہ", "فاطمة"),
        ("شاہین", "شاهين"),
        ("مجیب الرحمٰن", "مجيب الرحمن"),
        ("گل پری", "كل بري"),
        ("رضوے", "رضوي"),
        ("۱۲۳", "123"),
        ("١٢٣", "123"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert fold(one) == fold(other) != ""


def test_names_that_differ_stay_apart():
    assert len({fold(name) for name in ("محمد", "محمود", "أحمد", "حمد", "حامد", "حميد")}) == 6


def test_a_name_keeps_its_order():
    assert fold("أحمد بن عبد الله آل سعود") == "احمد عبدالله ال سعود"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text):
    once = fold(text)
    assert fold(once) == once


@given(ANY_TEXT)
def test_a_stored_name_and_a_typed_one_fold_alike(text):
    assert fold(clean(text)).replace(" ", "") == fold(text).replace(" ", "")


@given(
    st.lists(st.sampled_from(["أحمد", "عبد", "الله", "بن", "أم", "فاطمة", "آل", "أبو"]), max_size=6)
)
def test_a_whole_name_finds_itself(words):
    name = " ".join(words)
    assert set(search_terms(name)) <= set(fold(name).split())


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("أحمد عبد الرحمن", "احمد:* & عبدالرحمن:*"),
        ("أحمد أحمد", "احمد:*"),
        ("أحمد & | ! :* ( ) ' \" \\ <->", "احمد:*"),
        ("", ""),
        ("بن", ""),
        ("'; --", ""),
        ("ا", ""),
        ("ال", ""),
        ("آل", ""),
        ("م ا", ""),
        ("محمد ا", "محمد:*"),
        ("آل سعود", "سعود:*"),
        ("🙂", ""),
    ],
)
def test_a_query_holds_only_words(typed, query):
    assert tsquery(typed) == query


@given(ANY_TEXT)
def test_no_query_needs_escaping(text):
    for term in filter(None, tsquery(text).split(" & ")):
        assert term.endswith(":*")
        assert term[:-2].isalnum()


def test_a_long_query_is_cut():
    assert len(search_terms(" ".join(f"كلمة{n}" for n in range(50)))) == MOST_TERMS


ALPHABET = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def test_folded_names_sort_as_the_alphabet():
    names = ["زينب", "أسماء", "إيمان", "اسماء علي", "آمنة", "بدر", "فاطمة", "هدى", "ہند", "یاسر"]
    in_order = ["أسماء", "اسماء علي", "آمنة", "إيمان", "بدر", "زينب", "فاطمة", "هدى", "ہند", "یاسر"]
    assert sorted(names, key=lambda name: fold(name).encode()) == in_order
    assert sorted(ALPHABET) == list(ALPHABET)


@pytest.mark.parametrize("code", [*range(0x0621, 0x063B), *range(0x0641, 0x064B)])
def test_every_arabic_letter_folds_into_the_alphabet(code):
    assert set(fold(f"بد{chr(code)}")) <= set(ALPHABET)
