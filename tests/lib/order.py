"""The order in which a reader sees a text, by the Unicode bidi algorithm."""

from bidi import get_display

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def seen(text, direction="R"):
    """The signs of each line from left to right, in a paragraph of this direction (R or L)."""
    lines = [get_display(line, base_dir=direction) for line in text.split("\n")]
    return "\n".join(lines).translate(ISOLATES)
