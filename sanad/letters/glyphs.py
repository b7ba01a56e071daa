"""What the fonts of letters can print: any text, with a sign in place of what no font has."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from sanad.lib import arabic

FAMILY = "IBM Plex Sans Arabic"
# Printed for a character that no font has: an emoji, a Chinese word.
SIGN = "\N{REPLACEMENT CHARACTER}"
# A word longer than this may be broken anywhere, so that it stays on the paper; an IBAN is shorter.
LONGEST_WORD = 30
BREAK = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


@dataclass(frozen=True)
class Fonts:
    """The fonts of one folder. `families`: their names, the portal's own first; `coverage`: beside
    each family the characters that all its weights have; `loaded`: what Typst is given.
    """

    families: list[str]
    coverage: list[frozenset[int]]
    loaded: typst.Fonts

    def print_all(self, text: str) -> bool:
        """Whether one font has every character of the text, which is one line."""
        used = set(map(ord, text))
        return any(used <= font for font in self.coverage)

    def print_together(self, base: str, mark: str) -> bool:
        """Whether one font has both, so that the mark stands on its letter."""
        return any({ord(base), ord(mark)} <= font for font in self.coverage)


@cache
def fonts(root: Path) -> Fonts:
    """The fonts of the folder `root`, read once a process."""
    coverage: dict[str, frozenset[int]] = {}
    for path in sorted(root.glob("*-400.ttf")):
        regular, bold = TTFont(path, lazy=True), TTFont(_bold(path), lazy=True)
        with regular, bold:
            family = regular["name"].getBestFamilyName()
            coverage[family] = frozenset(regular.getBestCmap().keys() & bold.getBestCmap().keys())
    families = sorted(coverage, key=lambda family: (family != FAMILY, family))
    loaded = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(root)]
    )
    return Fonts(families, [coverage[family] for family in families], loaded)


def _bold(path: Path) -> Path:
    return path.with_name(path.name.replace("-400", "-600"))


def printable(text: str, available: Fonts) -> str:
    """Return the text as it stands on paper: what no font has becomes `SIGN`, nothing invisible
    is left, and a word of more than `LONGEST_WORD` characters may be broken anywhere.
    """
    text = arabic.clean(text)
    if not available.print_all(text):
        text = "".join(_clusters(text, available))
    return _LONG.sub(lambda word: BREAK.join(_split(word[0])), text)


def _clusters(text: str, available: Fonts) -> list[str]:
    """The letters of the text, each with its marks."""
    clusters: list[str] = []
    for char in text:
        if char == "\n":
            clusters.append(char)
        elif not any(ord(char) in font for font in available.coverage):
            clusters.append(SIGN)
        elif not _is_mark(char):
            clusters.append(char)
        elif available.print_together(clusters[-1][0] if clusters else " ", char):
            clusters.append(clusters.pop() + char if clusters else char)
        else:
            clusters.append(SIGN)
    return clusters


def _split(word: str) -> list[str]:
    parts: list[str] = []
    for char in word:
        if parts and _is_mark(char):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")
