"""Numbers and codes that no right-to-left line can turn around, in markup and in plain text."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Left-to-right isolate, first strong isolate, and the end of either.
LTR, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"


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
