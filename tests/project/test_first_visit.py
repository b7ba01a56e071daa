"""What a first visit makes a phone fetch: bytes, compressed as production serves them.

At 400 kbit/s a kilobyte takes 20 ms. The page is seen once its HTML and stylesheets are there, and
whole with its fonts, pictures and scripts.
"""

import re

import brotli
import pytest
from django.conf import settings
from django.urls import reverse

from sanad import fonts
from sanad.assets import read_public

STATIC = settings.BASE_DIR / "static"
LINKED = re.compile(r"""(?:href|src)="/static/([\w./-]+)""")
UNTIL_IT_IS_SEEN = 30_000
WHOLE = 100_000

pytestmark = pytest.mark.django_db


def sent(path):
    """How many bytes of a static file leave; fonts are compressed in themselves."""
    content = (STATIC / path).read_bytes()
    return len(content if path.endswith(".woff2") else brotli.compress(content))


@pytest.fixture
def page(client):
    return client.get(reverse("portal:home"))


def test_a_first_visit_stays_small(page):
    linked = set(LINKED.findall(page.text))
    styles = {path for path in linked if path.endswith(".css")}
    assert len(styles) == 3
    # A script in the head is waited for, unless it is deferred.
    seen = styles | set(re.findall(r'<script src="/static/([\w./-]+)"></script>', page.text))
    html = len(brotli.compress(page.content))
    assert html + sum(map(sent, seen)) < UNTIL_IT_IS_SEEN
    common = {
        f"vendor/plex/{fonts.file_name(f'{alphabet}-common', weight)}"
        for alphabet in fonts.COMMON
        for weight in fonts.WEIGHTS
    }
    assert html + sum(map(sent, linked | common)) < WHOLE


def test_it_draws_from_the_smaller_sprite_alone(page):
    drawn = set(re.findall(r"/static/(vendor/[\w-]+\.svg)#([\w-]+)", page.text))
    assert {path for path, _name in drawn} == {"vendor/public.svg"}
    assert {name for _path, name in drawn} <= read_public(STATIC / "icons.txt")


@pytest.mark.parametrize("name", ["portal:home", "portal:policy", "portal:privacy", "portal:terms"])
def test_its_words_need_no_larger_font(client, name):
    """Every sign of these pages is in the files of what is common."""
    text = re.sub(r"<[^>]*>|&[a-z]+;|\s", "", client.get(reverse(name)).text)
    common = set().union(*(fonts.code_points(ranges) for ranges in fonts.COMMON.values()))
    assert {sign for sign in text if ord(sign) not in common} == set()
