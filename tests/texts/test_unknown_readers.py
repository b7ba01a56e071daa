"""Whom we do not know yet is addressed neither as a man nor as a woman."""

import re

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.html import strip_tags

from sanad.lib import texts
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db

# What a man alone is told, or asked to do, of something too; not inside a longer word.
LETTER = r"[\u0621-\u0652]"
TOLD = (
    *("اكتب", "اختر", "ادخل", "أدخل", "سجّل", "اطلب", "انتظر", "اتصل", "ارجع", "اقرأ", "افتح"),
    *("أرسل", "اضغط", "تأكد", "راجع", "احفظ", "أعد", "جرّب", "صوّر", "ابدأ", "تابع", "اترك"),
    *("تستطيع", "مسجّل", "أحضر", "صحّح", "استخدم", "اتبع", "تسجّل"),
)
# The manager "looked after it" with the same letters.
ITS = "(?:ها?(?! المدير))?"
MASCULINE = re.compile(rf"(?<!{LETTER})[وف]?(?:{'|'.join(TOLD)}){ITS}(?!{LETTER})")
FEMININE = re.compile(rf"(?<!{LETTER})[وف]?(?:اكتبي|اختاري|أدخلي|تستطيعين|أعيدي)(?!{LETTER})")
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
                yield name, lines_of(page)


def lines_of(page):
    """The lines that somebody reads on it."""
    body = re.sub(r"<(script|style).*?</\1>", "", page.text, flags=re.S)
    return [line.strip() for line in strip_tags(body).splitlines()]


def test_no_page_speaks_to_a_stranger_as_to_a_man(client, cast):
    client.raise_request_exception = True
    pages = list(open_to_strangers(client))
    assert len({name for name, _lines in pages}) > 20
    said = {(name, line) for name, lines in pages for line in lines if MASCULINE.search(line)}
    assert not said


def test_joining_speaks_neutrally_until_the_gender_is_said_and_then_by_it(client):
    client.force_login(UserFactory(mobile="+966551234567", is_mobile_verified=True))
    identity, name, home = journey.IDENTITY, journey.NAME, journey.home_facts()
    other_kind = identity | {"identity_number": "2058529948"}
    child, crooked = name | {"born_on_year": "١٤٤٥"}, name | {"first_name": "x1"}
    steps = {
        "identity": [{}, other_kind, identity | {"identity_number": "1"}, identity],
        "name": [{}, child, crooked, name],
        # From here on as to a woman.
        "home": [{}, home | {"size": "0", "monthly_income": "x"}, home],
        "phone": [{}, journey.ALONE],
        "finish": [{}, {"pin": "1111"}],
    }
    said, feminine = set(), set()
    for step, answers in steps.items():
        url = reverse("portal:join", args=[step])
        for answer in (None, *answers):
            if answer is not None:
                client.post(url, answer)
            lines = lines_of(client.get(url))
            said |= {(step, line) for line in lines if MASCULINE.search(line)}
            feminine |= {step for line in lines if FEMININE.search(line)}
    # Whoever holds a phone that others use, or that we do not know, is a stranger too.
    user = UserFactory(mobile="+966551234568", is_mobile_verified=True)
    person = PersonFactory(account=user, mobile=user.mobile, phone_use="shared", pin="x")
    client.force_login(user)
    for name, args in (
        ("see_you", []),
        ("who", []),
        ("sure", [person.pk]),
        ("unlock", [person.pk]),
    ):
        url = reverse(f"portal:{name}", args=args)
        for page in (client.get(url, follow=True), client.post(url, {}, follow=True)):
            said |= {(name, line) for line in lines_of(page) if MASCULINE.search(line)}
    assert not said
    assert feminine >= {"home"}
    assert "identity" not in feminine


def test_whom_we_do_not_know_reads_the_neutral_words():
    key = "portal.guide.age"
    forms = {texts.words_of(key, to=someone) for someone in (Someone("f"), Someone("m"), None)}
    assert len(forms) == 3
    with texts.speaking_to("f"):
        assert texts.words_of(key) == texts.words_of(key, to=Someone("f"))


class Someone:
    def __init__(self, gender):
        self.gender = gender
