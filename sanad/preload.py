"""What every process of the site needs is loaded once, before gunicorn makes them from one.

What is there before is one memory for all of them, and nobody's first page waits for it.
"""

import gc
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation


def preload():
    """Load the addresses with their views, the words of all languages and the templates."""
    for pattern in get_resolver().url_patterns:
        getattr(pattern, "url_patterns", None)
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Yes")
    for folder in engines["django"].dirs:
        for template in sorted(Path(folder).rglob("*.html")):
            get_template(str(template.relative_to(folder)))
    # The collector marks all that it looks at, and what is marked is no longer shared.
    gc.collect()
    gc.freeze()
