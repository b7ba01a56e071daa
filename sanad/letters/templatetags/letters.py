"""What a letter needs on screen: figures that keep their direction, and its code drawn."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from sanad.lib.isolates import bdi

register = template.Library()

# The same runs that `letter.typ` turns: a number, an id in groups, a code, a few words
# of another script.
FIGURES = re.compile(r"[0-9A-Za-zÀ-ɏḀ-ỿ+]+(?:[.,/:\- ][0-9A-Za-zÀ-ɏḀ-ỿ+]+)*")


@register.filter
def figures(text):
    """Words of people in which every number, code or date in figures reads from left to right."""
    parts, end = [], 0
    text = str(text)
    for match in FIGURES.finditer(text):
        parts.append(conditional_escape(text[end : match.start()]))
        parts.append(bdi(match.group()))
        end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))


@register.filter
def drawing(svg, label):
    """The letter's own code, drawn by us, with words for those who hear the page."""
    voiced = format_html('<svg class="s-qr" role="img" aria-label="{}"', label)
    return mark_safe(re.sub(r"^<svg", voiced, re.sub(r'\sclass="[^"]*"', "", svg, count=1)))
