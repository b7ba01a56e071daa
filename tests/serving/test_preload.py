"""What is loaded before the site's processes are made."""

import gc

from django.template import engines
from django.utils.translation import trans_real

from sanad.preload import preload


def test_templates_words_and_memory_are_there_before_the_first_page():
    (loader,) = engines["django"].engine.template_loaders
    loader.reset()
    try:
        preload()
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
    loaded = {str(template.name) for template in loader.get_template_cache.values()}
    assert {"base/base.html", "requests/show.html", "portal/home.html"} <= loaded
    assert {"ar", "en"} <= set(trans_real._translations)
