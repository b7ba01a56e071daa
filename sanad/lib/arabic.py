"""Arabic text: how it is kept (``clean``) and how it is found (``fold``)."""

import re
import unicodedata
from collections.abc import Iterable

from .digits import western

TATWEEL = "\u0640"
MOST_TERMS = 8
LEAST_LETTERS = 2
ARTICLE = "ال"
COMMA, QUESTION_MARK = "،", "؟"
# A letter bears «ّ» and a vowel. Scripts of India stack more, of combining classes up to 9.
MOST_MARKS, MOST_INDIC_MARKS = 2, 4
_LAST_INDIC_CLASS = 9

# Characters without ink that are letters to Unicode: a name made of them would look empty.
_BLANK_LETTERS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")

# Format characters that are ink: signs of number, year, verse. They stay.
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")

# Nearly every text: letters with one mark at most, digits and signs, one space between words. It is
# stored as it is, and looking at each of its characters would only say so again.
_WORD = "(?:[!-~«»،؛؟–—…]|[ء-غف-ي][\u064b-\u0652]?)++"
_CLEAN = re.compile(f"(?:{_WORD}(?:(?: |\n+){_WORD})*+)?")

# «هـ» (Hijri) is the one word that needs its tatweel.
_HIJRI_MARK = re.compile(f"(?<![^\\W\\d_])ه{TATWEEL}+(?![^\\W\\d_])")
_KEPT_TATWEEL = "\ue000"
_TATWEEL_AS_DASH = re.compile(f"(?<=[0-9])( ?){TATWEEL}+( ?)(?=[0-9])")

# Letters of one sound or one shape: those of Persian, Urdu and Kurdish keyboards stand for the
# Arabic letter they are typed for. What is left sorts by code point as Arabic sorts its alphabet.
_FOLDED = str.maketrans(
    {
        letter: plain
        for plain, letters in {
            "ا": "أإآٱ",
            "ب": "پ",
            "ت": "ٹ",
            "ج": "چ",
            "د": "ڈ",
            "ر": "ڑڕ",
            "ز": "ژ",
            "ف": "ڤ",
            "ك": "کڪگ",
            "ل": "ڵ",
            "ن": "ں",
            "ه": "ةہھەۃ",
            "و": "ؤۆۇۈۋ",
            "ي": "ىئیےېۍێ",
            "": "ء",
        }.items()
        for letter in letters
    }
)
# Names that are written with and without their alef, alone or joined to the word before.
_WITH_ALEF = {"ابرهيم": "ابراهيم", "اسحق": "اسحاق", "اسمعيل": "اسماعيل", "هرون": "هارون"}
_WITHOUT_ALEF = {"الرحمان": "الرحمن", "رحمان": "رحمن", "داوود": "داود", "طاها": "طه"}
_SPELLINGS = _WITH_ALEF | _WITHOUT_ALEF
_SPELT = re.compile(f"(عبد|ابو|ام|)({'|'.join(_SPELLINGS)})")
_FINAL_ALEF = re.compile("(?<=.ي)ا$")  # «يحيا» is «يحيى»
_DROPPED = frozenset({"بن", "ابن", "بنت", "ابنه"})
_JOINED = frozenset({"عبد", "ابو", "ام"})


def clean(text: str) -> str:
    """Return the text as it is stored: what is seen stays, what is not seen goes.

    NFC, digits 0-9, one space between words, no spaces at the ends of lines. Controls, bidi
    marks, zero-width characters, lone surrogates and tatweel are removed; line breaks stay.
    The zero-width non-joiner goes too: Arabic needs it nowhere (Persian does), and in a
    name it makes two people of one. Tatweel stays in «هـ» alone; between two numbers it is
    somebody's dash and becomes one. Of marks stacked on one letter two stay. Cleaning twice
    changes nothing.
    """
    return text if _CLEAN.fullmatch(text) else _cleaned(text)


def _cleaned(text: str) -> str:
    """`clean`, the long way."""
    text = _LINE_ENDS.sub("\n", text).translate(_BLANK_LETTERS)
    text = "".join(char for char in text if not _is_unseen(char))
    # Before composing: a tatweel or an invisible may have stood between a letter and its mark.
    text = _spaced(western(text.replace(_KEPT_TATWEEL, "")))
    text = _HIJRI_MARK.sub(f"ه{_KEPT_TATWEEL}", text)
    text = _TATWEEL_AS_DASH.sub(r"\1-\2", text).replace(TATWEEL, "").replace(_KEPT_TATWEEL, TATWEEL)
    return _spaced(unicodedata.normalize("NFC", _unstacked(unicodedata.normalize("NFC", text))))


def has_letter(text: str) -> bool:
    """Whether a letter of any script stands in it: marks, digits and pictures are no words."""
    return any(unicodedata.category(char).startswith("L") for char in text)


def listed(names: Iterable[object]) -> str:
    """Names in a sentence, with the Arabic comma between them."""
    return f"{COMMA} ".join(str(name) for name in names)


def fold(name: str) -> str:
    """Return the name as it is searched: one spelling for all that sound and look alike.

    «أحمد بن عبد اللّه» and «احمد عبدالله» fold to the same. Stored names and queries pass
    through this one function, so the two can never disagree. Words are separated by one space and
    hold only letters and digits. By code point (`COLLATE "C"`) folded names stand in the order
    of the alphabet, whatever languages the database knows.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", western(name)).casefold())
    text = unicodedata.normalize("NFKD", text.translate(_FOLDED)).translate(_FOLDED)
    text = "".join(_searchable(char) for char in text)
    words = map(_spelt, unicodedata.normalize("NFKC", text).split())
    return " ".join(_join([word for word in words if word not in _DROPPED]))


def search_terms(query: str) -> list[str]:
    """Return the words to look for, folded, each once, at most ``MOST_TERMS`` of them.

    A single letter and the article alone are in nearly every name: they are not looked for.
    """
    words = dict.fromkeys(fold(query).split())
    return [word for word in words if len(word) >= LEAST_LETTERS and word != ARTICLE][:MOST_TERMS]


def tsquery(query: str) -> str:
    """Return the query for ``to_tsquery('simple', …)``: every word as a prefix, all required.

    Holds only folded words, so it needs no escaping; '' when nothing in the query can be searched.
    """
    return " & ".join(f"{term}:*" for term in search_terms(query))


def _is_unseen(char: str) -> bool:
    """Whether it has no ink and no width: controls, formatting, halves of surrogate pairs."""
    if char in "\n\t\v\f":
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char not in _VISIBLE_FORMAT


def _unstacked(text: str) -> str:
    """The text without the marks that are one too many on their letter."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        is_indic = unicodedata.combining(char) <= _LAST_INDIC_CLASS
        if marks <= (MOST_INDIC_MARKS if is_indic else MOST_MARKS):
            kept.append(char)
    return "".join(kept)


def _spaced(text: str) -> str:
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def _searchable(char: str) -> str:
    """A letter or digit as it is, a mark or an invisible as nothing, anything else as a space."""
    category = unicodedata.category(char)
    if category[0] == "M" or category in {"Cf", "Cc", "Cs", "Lm"}:
        return " " if char.isspace() else ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    return char if category[0] == "L" else " "


def _spelt(word: str) -> str:
    """One spelling for names that are written in two."""
    if match := _SPELT.fullmatch(word):
        return match[1] + _SPELLINGS[match[2]]
    return _FINAL_ALEF.sub("ي", word)


def _join(words: list[str]) -> list[str]:
    """«عبد الله» and «عبدالله» are one name: the first half is joined to the word after it."""
    joined: list[str] = []
    for word in reversed(words):
        if word in _JOINED and joined:
            joined[-1] = word + joined[-1]
        else:
            joined.append(word)
    return joined[::-1]
