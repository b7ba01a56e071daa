"""Whom we do not know yet is addressed neither as a man nor as a woman."""

import re

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.html import strip_tags

from sanad.lib import texts

pytestmark = pytest.mark.django_db

# What a man alone is told, or asked to do; not inside a longer word.
LETTER = r"[\u0621-\u0652]"
TOLD = (
    *("اكتب", "اختر", "ادخل", "أدخل", "سجّل", "اطلب", "انتظر", "اتصل", "ارجع", "اقرأ", "افتح"),
    *("أرسل", "اضغط", "تأكد", "راجع", "احفظ", "أعد", "جرّب", "صوّر", "ابدأ", "تابع", "اترك"),
    *("تستطيع", "مسجّل"),
)
MASCULINE = re.compile(rf"(?<!{LETTER})[وف]?(?:{'|'.join(TOLD)})(?!{LETTER})")
# The board's own words, and what quotes a page's name; the terms are read before they are signed.
QUOTED = {"policy:read", "portal:policy", "portal:terms"}


def addresses(resolver, namespace=""):
    """The names of all addresses without arguments."""
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            inner = ":".join(filter(None, [namespace, each.namespace]))
            yield from addresses(each, inner)
        elif each.name:
            yield ":".join(filter(None, [namespace, each.name]))


def open_to_strangers(client):
    """`(name, lines)` of every page that somebody reads who did not sign in, refused forms too."""
    for name in sorted(set(addresses(get_resolver())) - QUOTED):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        for send in (client.get, client.post):
            page = send(url)
            if page.get("Content-Type", "").startswith("text/html"):
                body = re.sub(r"<(script|style).*?</\1>", "", page.text, flags=re.S)
                yield name, [line.strip() for line in strip_tags(body).splitlines()]


def test_no_page_speaks_to_a_stranger_as_to_a_man(client, cast):
    client.raise_request_exception = True
    pages = list(open_to_strangers(client))
    assert len({name for name, _lines in pages}) > 20
    said = {(name, line) for name, lines in pages for line in lines if MASCULINE.search(line)}
    assert not said


def test_whom_we_do_not_know_reads_the_neutral_words():
    key = "portal.guide.age"
    forms = {texts.words_of(key, to=someone) for someone in (Someone("f"), Someone("m"), None)}
    assert len(forms) == 3
    with texts.speaking_to("f"):
        assert texts.words_of(key) == texts.words_of(key, to=Someone("f"))


class Someone:
    def __init__(self, gender):
        self.gender = gender
