"""Her pages are read to her where the device has a voice of their language, and not elsewhere."""

import json

import pytest

from sanad.letters.issue import issue
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)

# The browser of the tests has no voice: this one writes down what it was given to say.
VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = function (words) { this.text = words; };
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: function () { return window.late ? [] : %s; },
  speak: function (one) { window.said.push(one); },
  cancel: function () { window.said = []; },
  addEventListener: function (name, act) { window.voicesCame = act; },
}});
"""
ARABIC = {"lang": "ar_SA", "localService": True}
ENGLISH = {"lang": "en-US", "localService": True}


@pytest.fixture
def hers():
    person = PersonFactory(with_account=True, gender="f")
    return person, cases.returned(
        person=person, items=[("income", "expired")], note="يكفي آخر شهر."
    )


def voices(page, *given, late=False):
    page.add_init_script(f"window.late = {json.dumps(late)};" + VOICES % json.dumps(given))
    return page


def words(page):
    return page.evaluate("said.map(function (one) { return one.text; })")


def test_a_page_is_read_and_stops(phone, desk, see, enter, hers):
    person, case = hers
    for page, width in ((phone, 390), (desk, 1440)):
        enter(voices(page, ENGLISH, ARABIC), person.account).goto(f"/my/{case.pk}/")
        button = page.locator("[data-speak=main]")
        assert button.is_visible()
        see(page, f"listen-{width}")
        button.click()
        read = words(page)
        assert read[1] == page.locator("h1").inner_text()
        assert any("يكفي آخر شهر." in sentence for sentence in read)
        assert not any(mark in "".join(read) for mark in "\u2066\u2067\u2068\u2069\u200e\u200f")
        assert set(page.evaluate("said.map(function (one) { return one.lang; })")) == {"ar_SA"}
        assert button.get_attribute("aria-pressed") == "true"
        see(page, f"listen-reading-{width}")
        button.click()
        assert words(page) == []
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        page.evaluate("said[said.length - 1].onend()")
        assert button.get_attribute("aria-pressed") == "false", "read to the end"


def test_a_voice_that_comes_late(phone, enter, hers):
    person, case = hers
    enter(voices(phone, ARABIC, late=True), person.account).goto(f"/my/{case.pk}/")
    assert phone.locator("[data-speak=main]").is_hidden()
    phone.evaluate("late = false; voicesCame()")
    assert phone.locator("[data-speak=main]").is_visible()


@pytest.mark.parametrize(
    "voice",
    [ENGLISH, {**ARABIC, "localService": False}],
    ids=["of another language", "on somebody's server"],
)
def test_no_voice_of_hers(phone, enter, hers, voice):
    """Her file is not sent away to be read, and Arabic is not spelt out in English."""
    person, case = hers
    enter(voices(phone, voice), person.account).goto(f"/my/{case.pk}/")
    assert phone.locator("[data-speak=main]").count() == 1
    assert phone.locator("[data-speak=main]").is_hidden()


def test_every_kind_of_page_has_it(phone, see, enter, hers, calendar):
    """A page of the portal, one thing on a page, a page that says one thing, and a letter."""
    person, case = hers
    letter = issue(kind="other", to=person, subject="سؤالك", paragraphs=["جوابنا."], by=None)
    voices(phone, ARABIC).goto("/")
    assert phone.locator("[data-speak=main]").is_visible(), "and before she signs in"
    see(phone, "listen-home")
    enter(phone, person.account)
    for name, address in (
        ("task", f"/apply/{case.pk}/check/"),
        ("letter", f"/letters/{letter.pk}/"),
        ("message", "/no-such-page/"),
    ):
        phone.goto(address)
        if name != "message":  # the browser itself notes that it was not found
            see(phone, f"listen-{name}")
        phone.locator("[data-speak=main]").click()
        assert phone.locator("h1").inner_text().strip() in words(phone), name


def test_not_beside_a_colleagues_work(desk, enter, cast):
    enter(voices(desk, ARABIC), cast.officer).goto("/")
    assert desk.locator("[data-speak]").count() == 0
