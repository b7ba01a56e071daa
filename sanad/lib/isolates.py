"""Numbers and codes that no right-to-left line can turn around, in markup and in plain text.

In an Arabic line `1448-00231` is read 00231-1448, and `055 123 4567` 4567 123 055: a hyphen, a
space or a plus between digits takes the direction of the line. What is filled into a text passes
through `texts.fill`, what is shown on a page through the filter `codes`; both end here.
"""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeData, SafeString, mark_safe

# Left-to-right isolate, first strong isolate, and the end of either.
LTR, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"

# What turns around: a number of a case, a letter, a receipt, a day of digits; a number with its
# plus; a phone or an identity in groups, masked or whole. What begins with a Latin letter does not.
_FIGURE = (
    r"(?<![0-9A-Za-z•+-])(?:"
    r"[0-9•][0-9A-Z•]*(?:-[0-9A-Z•]+)+"
    r"|\+[0-9•]+(?: [0-9•]+)*"
    r"|[0-9•]{2,4}(?: [0-9•]{3,4})+"
    r")(?![0-9A-Za-z•]|[.,:/-][0-9])"
)
# An IBAN in groups is one piece, and stays as it is.
_IBAN = r"SA[0-9]{2}(?: [0-9A-Z]{1,4})+"
_ISOLATED = rf"[{LTR}{FIRST_STRONG}](?P<inner>[^{END}]*){END}"
# An address is left alone: a phone would take the mark behind it for a part of the link.
_ADDRESS = r"https?://\S+|\S+@\S+"
_PIECES = re.compile(rf"{_ISOLATED}|{_ADDRESS}|{_IBAN}|(?P<figure>{_FIGURE})")
# One run of digits, a sum, an hour: it keeps its order in any line, and a code can be copied.
_BARE = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*%?")
_WORD, _LATIN = re.compile(r"\w"), re.compile("[A-Za-z]")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def bdi(text: object) -> SafeString:
    """Return the text in `<bdi>`, escaped, read from left to right; '' for None and ''."""
    if text in (None, ""):
        return SafeString("")
    return format_html('<bdi class="num" dir="ltr">{}</bdi>', text)


def isolated(text: object) -> str:
    """Return the text for a plain message or for paper: kept whole, read from left to right."""
    return f"{LTR}{text}{END}"


def separate(text: object) -> str:
    """Return the text kept apart from the line around it; its first letter says its direction."""
    return f"{FIRST_STRONG}{text}{END}"


def figures(words: str) -> str:
    """Return a plain sentence in which each number that would turn around is isolated; doing it
    twice changes nothing.
    """
    return _PIECES.sub(
        lambda piece: isolated(piece["figure"]) if piece["figure"] else piece[0], words
    )


def marked(words: object) -> SafeString:
    """Return a sentence as markup, escaped, each number that would turn around in `<bdi>`.

    Markup stays as it is: its numbers were kept whole when it was written.
    """
    text = str(words)  # of a message its words, which may be markup
    if isinstance(text, SafeData):
        return SafeString(text)
    parts, end = [], 0
    for piece in _PIECES.finditer(text):
        figure = piece["figure"] or (piece["inner"] if piece[0][0] == LTR else None)
        parts += [
            conditional_escape(text[end : piece.start()]),
            conditional_escape(piece[0]) if figure is None else bdi(figure),
        ]
        end = piece.end()
    return mark_safe("".join([*parts, conditional_escape(text[end:])]))


def filling(value: object, around: str) -> str:
    """Return a value as it is filled into plain words, so that neither turns the other around.

    `around`: those words. In Arabic ones a code, a phone or a Latin name is kept in one piece, in
    Latin ones an Arabic name.
    """
    text = str(value)
    # An isolate ends with its line.
    is_whole = _BARE.fullmatch(text) or _PIECES.fullmatch(text) or not _WORD.search(text)
    is_whole = is_whole or "\n" in text
    is_arabic = bool(_ARABIC.search(text))
    if not is_whole and _ARABIC.search(around) and not is_arabic:
        return isolated(text)
    if not is_whole and _LATIN.search(around) and is_arabic:
        return separate(text)
    return figures(text)
