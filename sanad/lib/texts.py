"""Texts addressed to people: one is found by its key, the reader's gender and the language.

The texts stand in `locale/texts/*.toml`, one file for each subject; `sanad/texts/README.md` shows
their form. Where a number decides the form of its noun, `counted` names its placeholder, and a form
stands for each category of the language's plurals (CLDR: zero, one, two, few, many, other), `other`
always.

A plain `ar` or `en` is said to everybody. Where a text has `ar.m` and `ar.f`, whoever we do not
know reads `ar.n`, which addresses nobody; without it, `ar.m`. What a charity wrote instead stands
in rows of `sanad.texts` and wins: its row for the gender, its row for everybody, then the file's
words for the gender, the file's words for everybody.

Pages speak to whoever reads them (`speaking_to`); messages and letters to the person named in `to`.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from . import isolates

ARABIC, ENGLISH = "ar", "en"
TO_A_MAN, TO_A_WOMAN, TO_ANYBODY = "m", "f", ""
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# In any text: the association's short name, filled by itself.
ASSOCIATION, ASSOCIATION_KEY = "association", "association.short_name"
BRACE = re.compile(r"[{}]")
# The fields of a text in its file; every other name beneath it is a text of its own.
_LANGUAGES = (ARABIC, ENGLISH)
_NEUTRAL = "n"  # what a file calls the words to whom we do not know
_GENDERS = {TO_A_MAN, TO_A_WOMAN, TO_ANYBODY}
_FIELDS = {*_LANGUAGES, "version", "optional", "counted", "warns"}
_OTHER = "other"
_CATEGORIES = {"zero", "one", "two", "few", "many", _OTHER}

# (key, language, gender) -> words
Rows = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True)
class Text:
    """One text as it is shipped. `words`: (language, gender) -> words, gender "" for everybody.

    `counted`: the placeholder of the number that chooses among `plurals`, (language, gender) ->
    {category: words}; `words` has the form of `other` then. `version` counts up when the meaning
    changes. `optional`: placeholders that may be left out or used where the shipped words do not
    have them. `warns`: it tells somebody of what may be done against them, or carries what opens
    something; nobody words it anew. Said of a file or of what stands above, it holds beneath.
    """

    key: str
    words: Mapping[tuple[str, str], str]
    version: int = 1
    optional: frozenset[str] = frozenset()
    section: str = ""
    counted: str = ""
    plurals: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    warns: bool = False

    def said(self, language: str, gender: str, count: Any = None) -> str | None:
        """The words to this gender in this language, of `count` where it chooses the form."""
        of_count = self.plurals.get((language, gender), {})
        return of_count.get(category(language, count)) or self.words.get((language, gender))

    def allowed(self) -> set[str]:
        """The placeholders that are filled, in whatever language."""
        used = (names(words) for words in self.words.values())
        return {ASSOCIATION}.union(self.optional, *used)

    def required(self, language: str) -> set[str]:
        """The placeholders that words in this language must have."""
        used = (
            names(words) for (spoken, _gender), words in self.words.items() if spoken == language
        )
        return set().union(*used) - self.optional - {ASSOCIATION}


def category(language: str, count: Any) -> str:
    """The plural category (CLDR) of a whole number in Arabic or English, else `other`."""
    if not isinstance(count, int):
        return _OTHER
    if language == ENGLISH:
        return "one" if count == 1 else _OTHER
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    rest = count % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else _OTHER


def names(words: str) -> set[str]:
    """The placeholders in these words."""
    return set(PLACEHOLDER.findall(words))


@dataclass(frozen=True)
class Misfit:
    """Why words do not fit a text: unknown placeholders, missing ones, a stray brace."""

    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    has_stray_brace: bool

    def __bool__(self) -> bool:
        return bool(self.unknown or self.missing or self.has_stray_brace)


def misfit(shipped: Text, language: str, words: str) -> Misfit:
    """What is wrong with `words` in place of the shipped ones; falsy where nothing is."""
    used = names(words)
    return Misfit(
        unknown=tuple(sorted(used - shipped.allowed())),
        missing=tuple(sorted(shipped.required(language) - used)),
        has_stray_brace=bool(BRACE.search(PLACEHOLDER.sub("", words))),
    )


# --- the files ---------------------------------------------------------------------------------


@cache
def shipped() -> dict[str, Text]:
    """Every text of the files, by key. Raises ValueError for a file that is not in order."""
    texts: dict[str, Text] = {}
    for path in sorted(Path(settings.TEXTS_ROOT).glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        content.pop("title")
        for text in _read(content, path.stem, warns=content.pop("warns", False)):
            if text.key in texts:
                raise ValueError(f"{path.name}: {text.key} stands twice")
            texts[text.key] = text
    return texts


@cache
def sections() -> dict[str, dict[str, str]]:
    """The title of each file, `{stem: {language: title}}`."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["title"]
        for path in sorted(Path(settings.TEXTS_ROOT).glob("*.toml"))
    }


def warnings() -> list[str]:
    """The keys of the texts that warn, sorted."""
    return sorted(key for key, text in shipped().items() if text.warns)


def _read(
    table: Mapping[str, Any], section: str, *path: str, warns: bool = False
) -> Iterator[Text]:
    warns = table.get("warns", warns) if path else warns
    if ARABIC in table:
        words: dict[tuple[str, str], str] = {}
        plurals: dict[tuple[str, str], dict[str, str]] = {}
        for language in _LANGUAGES:
            for gender, form in _by_gender(table.get(language, {})).items():
                if isinstance(form, dict):
                    plurals[language, gender] = form
                    form = form.get(_OTHER)
                if not isinstance(form, str) or gender not in _GENDERS:
                    raise ValueError(f"{section}.toml: {'.'.join(path)} is no text in {language}")
                words[language, gender] = form
        if bool(plurals) != ("counted" in table):
            raise ValueError(f"{section}.toml: {'.'.join(path)} is counted, or has plurals, alone")
        yield Text(
            key=".".join(path),
            words=words,
            version=table.get("version", 1),
            optional=frozenset(table.get("optional", ())),
            section=section,
            counted=table.get("counted", ""),
            plurals=plurals,
            warns=warns,
        )
    for name, below in table.items():
        if name not in _FIELDS or not path:
            if not isinstance(below, dict):
                raise ValueError(f"{section}.toml: {'.'.join((*path, name))} is no text")
            yield from _read(below, section, *path, name, warns=warns)


def _by_gender(spoken: Any) -> dict[str, Any]:
    """What is said in a language, by gender: {} for nothing."""
    is_for_all = not isinstance(spoken, dict) or (spoken and set(spoken) <= _CATEGORIES)
    if is_for_all:
        return {TO_ANYBODY: spoken}
    return {TO_ANYBODY if gender == _NEUTRAL else gender: form for gender, form in spoken.items()}


# --- the charity's rows ------------------------------------------------------------------------

_load: Callable[[], Rows] = dict
_kept: ContextVar[dict | None] = ContextVar("kept_rows", default=None)


def use_rows(load: Callable[[], Rows]) -> None:
    """From here on `load()` gives the charity's own words; `sanad.texts` calls it when ready."""
    global _load
    _load = load


@contextmanager
def reading_rows_once(rows: Rows | None = None) -> Iterator[None]:
    """Within it the rows are read once at most, when the first text is said: a request, a job, a
    step. Inside another one it reads what that one read.

    `rows` instead of reading any.
    """
    if rows is None and _kept.get() is not None:
        yield
        return
    token = _kept.set({} if rows is None else {"rows": rows})
    try:
        yield
    finally:
        _kept.reset(token)


def _rows() -> Rows:
    kept = _kept.get()
    if kept is None:
        return _load()
    if "rows" not in kept:
        kept["rows"] = _load()
    return kept["rows"]


def is_own(key: str) -> bool:
    """Whether the charity says this text in words of its own, in any language."""
    return any(own == key for own, _language, _gender in _rows())


# --- saying it ---------------------------------------------------------------------------------

_reader: ContextVar[str] = ContextVar("reader", default=TO_ANYBODY)


@contextmanager
def speaking_to(gender: str) -> Iterator[None]:
    """Within it the texts of pages address a woman ("f"); a man by any other word."""
    token = _reader.set(gender)
    try:
        yield
    finally:
        _reader.reset(token)


def words_of(key: str, to: Any = None, language: str | None = None, count: Any = None) -> str:
    """The words that hold for this reader, with their placeholders; KeyError for no such text.

    `count`: the number of a counted text. A charity's own words are said of every number.

    `to`: somebody with a `gender`, or a body without one; left out, whoever reads the page.
    `language`: left out, that of the page. What is not said in it is said in Arabic.
    """
    text = shipped()[key]
    addressed = _reader.get() if to is None else getattr(to, "gender", TO_ANYBODY)
    genders = (addressed, TO_ANYBODY) if addressed else (TO_ANYBODY, TO_A_MAN)
    spoken = language or get_language()
    if spoken is None:  # translation is switched off, as while migrations are written
        return text.words.get((ENGLISH, TO_ANYBODY)) or next(iter(text.words.values()))
    rows = _rows()
    for code in dict.fromkeys((spoken[:2], ARABIC)):
        own = (rows.get((key, code, gender)) for gender in genders)
        for words in (*own, *(text.said(code, gender, count) for gender in genders)):
            if words:
                return words
    raise KeyError(key)


def fill(key: str, words: str, values: Mapping[str, Any]) -> str:
    """Words with their placeholders filled, once: braces in a value are only braces.

    Numbers and codes, in a value or in the words, are kept from turning around. A placeholder that
    may be left out and is not given is filled with nothing; any other raises KeyError. Where a
    value is safe HTML, so is the whole, with everything else escaped.
    """
    optional = shipped()[key].optional
    is_safe = any(isinstance(value, SafeString) for value in values.values())
    around = PLACEHOLDER.sub("", words)

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values and name not in optional:
            raise KeyError(f"{key} needs {name}")
        value = values.get(name, "")
        return isolates.marked(value) if is_safe else isolates.filling(value, around)

    if is_safe:
        return mark_safe(PLACEHOLDER.sub(filled, isolates.marked(words)))
    return PLACEHOLDER.sub(filled, isolates.figures(words))


def text(key: str, /, *, to: Any = None, language: str | None = None, **values: Any) -> str:
    """The text in words; see `words_of` for whom and in what language, `fill` for the values."""
    count = values.get(shipped()[key].counted)
    words = words_of(key, to, language, count)
    return fill(key, words, _with_association(words, values, language))


def paragraphs(
    key: str, /, *, to: Any = None, language: str | None = None, **values: Any
) -> list[str]:
    """A text of several paragraphs, which stand apart by an empty line.

    A paragraph that comes out empty is left out: so do those that hold for some people only.
    """
    words = words_of(key, to, language)
    values = _with_association(words, values, language)
    parts = re.split(r"\n\s*\n", words.strip())
    filled = (fill(key, " ".join(part.split("\n")), values) for part in parts)
    return [paragraph for paragraph in filled if paragraph.strip()]


def _with_association(
    words: str, values: Mapping[str, Any], language: str | None
) -> dict[str, Any]:
    if f"{{{ASSOCIATION}}}" not in words:
        return dict(values)
    return {ASSOCIATION: words_of(ASSOCIATION_KEY, language=language), **values}


class _Error(str):
    """An error message whose number, where it has one, chooses the form when it is filled in."""

    key: str

    def __mod__(self, params: Any) -> str:
        counted = shipped()[self.key].counted
        words = _in_percent(words_of(self.key, count=params[counted])) if counted else str(self)
        return words % params


def _in_percent(words: str) -> str:
    return PLACEHOLDER.sub(r"%(\1)s", words.replace("%", "%%"))


def _as_error(key: str) -> str:
    error = _Error(_in_percent(words_of(key)))
    error.key = key
    return error


# A text of a page that is found when it is shown, for labels and choices of forms.
text_lazy = lazy(text, str)
# The same as an error message whose values Django fills in: {limit} stands as %(limit)s.
error_lazy = lazy(_as_error, str)
