"""A part of somebody's name: what one is, and which two are the same.

One name is enough for a person, in any script. What is no name is refused here and, more coarsely,
by the database (`IS_NO_NAME`).
"""

import unicodedata

from django.core.exceptions import ValidationError

from .arabic import fold
from .texts import error_lazy

LONGEST = 40
# Besides letters and their marks: what stands inside one name, in the form of any keyboard.
_BETWEEN = frozenset(" -‐‑–.'’‘`´·")

# SQL over one name: no letter in it, or a digit or a sign that no name has. The ranges are those of
# alphabets and of pictures; `validate_name` knows every character.
_LETTERS = (
    r"A-Za-z\u00C0-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDFF\uFE70-\uFEFC\U00020000-\U0003FFFF"
)
_SIGNS = r"0-9\u0660-\u0669\u06F0-\u06F9@#*+=/_<>|\u2190-\u2BFF\uE000-\uF8FF\U0001F000-\U0001FAFF"
IS_NO_NAME = f"({{0}} <> '' AND ({{0}} !~ '[{_LETTERS}]' OR {{0}} ~ '[{_SIGNS}]'))"


def validate_name(value: str) -> None:
    """Refuse what is no part of a name: without a letter, or with digits or signs in it."""
    kinds = [unicodedata.category(char)[0] for char in value if char not in _BETWEEN]
    if "L" not in kinds or not set(kinds) <= {"L", "M"}:
        raise ValidationError(error_lazy("form.name_letters"), code="letters")


# ----------------------------------------------------------------------------- compared
# How a letter of either script sounds, coarsely: vowels and breaths say nothing, since everybody
# writes them in another way. Two letters that one Latin letter stands for are one sound.
_ARABIC = {
    **dict.fromkeys("اوىيعءهةأإآؤئ", ""),
    **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنپچڤگ", "bttghkddrzsssdtdgfkklmnbgfg", strict=True)),
}
_DIGRAPHS = (("kh", "k"), ("gh", "g"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ch", "s"))
_LATIN = {
    **dict.fromkeys("aeiouyw", ""),
    **dict(zip("bcdfghjklmnpqrstvxz", "bkdfghgklmnbkrstfkz", strict=True)),
}
_ARTICLES = ("al", "el")
_FIRST_HALVES = frozenset({"abd", "abdul", "abdel", "abdal", "abu", "abou", "um", "umm"})


def sound(word: str) -> str:
    """The consonants of a folded name as they sound: «الشمري» and "shammari" are both "smr".

    Coarse on purpose, to compare a name in one script with one in the other; within Arabic two
    different names may sound alike.
    """
    if word.isascii():
        for two, one in _DIGRAPHS:
            word = word.replace(two, one)
        sounds = [_LATIN.get(char, char) for char in word.removesuffix("h")]
    else:
        # «ه» is a breath at the end and a letter before it.
        sounds = [
            "h" if char == "ه" else _ARABIC.get(char, char) for char in word.removesuffix("ه")
        ]
    # A letter that is written twice sounds once.
    return "".join(
        each for place, each in enumerate(sounds) if each and sounds[place - 1 : place] != [each]
    )


def words(name: str) -> list[str]:
    """The folded words of a name; the article stands apart from none of them."""
    joined: list[str] = []
    for word in reversed(fold(name).split()):
        if word.isascii() and joined and (word in _FIRST_HALVES or word in _ARTICLES):
            joined[-1] = word + joined[-1]
        else:
            joined.append(word)
    return [_without_article(word) for word in reversed(joined)]


def _without_article(word: str) -> str:
    rest = word[2:]
    return rest if word.startswith(("ال", *_ARTICLES)) and len(sound(rest)) > 1 else word


# Before somebody's own name, or in place of it while they have none.
CHILD_OF = frozenset({"بن", "ابن", "بنت", "ابنة", "إبن", "إبنة"})
KUNYA = frozenset({"أبو", "ابو", "أبي", "ابي", "أم", "ام"})
# A child that has no name yet stands in the registry under one of these, as `words` gives them.
UNNAMED = frozenset(words("مولود مولودة رضيع رضيعة طفل طفلة baby newborn infant unnamed"))


def is_same(one: str, other: str) -> bool:
    """Whether two of `words` are the same name, also when they are written in two scripts."""
    if one == other:
        return True
    is_latin = one.isascii() or other.isascii()
    return is_latin and sound(one) == sound(other) != ""


def is_close(one: str, other: str) -> bool:
    """Whether two of `words` are the same but for one letter: another one, one more or one less."""
    if is_same(one, other):
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    short, long = sorted((one, other), key=len)
    start = next(
        (n for n, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]),
        len(short),
    )
    same_length = len(short) == len(long)
    return short[start + same_length :] == long[start + 1 :]
