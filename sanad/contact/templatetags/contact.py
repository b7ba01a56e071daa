"""How long a contact lasts, as a clock that stands still or runs."""

from django import template
from django.utils.html import format_html

from sanad.lib.isolates import bdi

register = template.Library()


@register.filter
def duration(seconds):
    """Seconds as 12:34, or 1:02:34 from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
    return bdi(text)


@register.simple_tag
def running(seconds, css_class=""):
    """A timer that the script lets run from where the database's clock stood; not announced."""
    return format_html(
        '<span class="{}" data-timer="{}">{}</span>', css_class, int(seconds), duration(seconds)
    )
