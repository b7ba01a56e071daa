"""Arabic text: how it is kept (``clean``) and how it is found (``fold``)."""

import re
import unicodedata
from collections.abc import Iterable

from .digits import western

TATWEEL = "\u0640"
MOST_TERMS = 8

# Characters without ink that are letters to Unicode: a name made of them would look empty.
_BLANK_LETTERS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")

# Format characters that are ink: signs of number, year, verse. They stay.
_VISIBLE_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")

# «هـ» (Hijri) is the one word that needs its tatweel.
_HIJRI_MARK = re.compile(f"(?<![^\\W\\d_])ه{TATWEEL}+(?![^\\W\\d_])")
_KEPT_TATWEEL = "\ue000"
_TATWEEL_AS_DASH = re.compile(f"(?<=[0-9])( ?){TATWEEL}+( ?)(?=[0-9])")

_FOLDED = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ی": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ء": "",
        "ک": "ك",
    }
)
_DROPPED = frozenset({"بن", "ابن", "بنت"})
_JOINED = frozenset({"عبد", "ابو", "ام"})


def clean(text: str) -> str:
    """Return the text as it is stored: what is seen stays, what is not seen goes.

    NFC, digits 0-9, one space between words, no spaces at the ends of lines. Controls, bidi
    marks, zero-width characters, lone surrogates and tatweel are removed; line breaks stay.
    The zero-width non-joiner goes too: Arabic needs it nowhere (Persian does), and in a
    name it makes two people of one. Tatweel stays in «هـ» alone; between two numbers it is
    somebody's dash and becomes one. Cleaning twice changes nothing.
    """
    text = _LINE_ENDS.sub("\n", text).translate(_BLANK_LETTERS)
    text = "".join(char for char in text if not _is_unseen(char))
    # Before composing: a tatweel or an invisible may have stood between a letter and its mark.
    text = _spaced(western(text.replace(_KEPT_TATWEEL, "")))
    text = _HIJRI_MARK.sub(f"ه{_KEPT_TATWEEL}", text)
    text = _TATWEEL_AS_DASH.sub(r"\1-\2", text).replace(TATWEEL, "").replace(_KEPT_TATWEEL, TATWEEL)
    return _spaced(unicodedata.normalize("NFC", text))


def listed(names: Iterable[object]) -> str:
    """Names in a sentence, with the Arabic comma between them."""
    return "، ".join(str(name) for name in names)


def fold(name: str) -> str:
    """Return the name as it is searched: one spelling for all that sound and look alike.

    «أحمد بن عبد اللّه» and «احمد عبدالله» fold to the same. Stored names and queries pass
    through this one function, so the two can never disagree. Words are separated by one space and
    hold only letters and digits.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", western(name)).casefold())
    text = unicodedata.normalize("NFKD", text.translate(_FOLDED)).translate(_FOLDED)
    text = "".join(_searchable(char) for char in text)
    words = [word for word in unicodedata.normalize("NFKC", text).split() if word not in _DROPPED]
    return " ".join(_join(words))


def search_terms(query: str) -> list[str]:
    """Return the words to look for, folded, each once, at most ``MOST_TERMS`` of them."""
    return list(dict.fromkeys(fold(query).split()))[:MOST_TERMS]


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


def _join(words: list[str]) -> list[str]:
    """«عبد الله» and «عبدالله» are one name: the first half is joined to the word after it."""
    joined: list[str] = []
    for word in reversed(words):
        if word in _JOINED and joined:
            joined[-1] = word + joined[-1]
        else:
            joined.append(word)
    return joined[::-1]
