"""A phone whose network goes and comes: our own page and never the browser's, what was typed stays
and is sent once, and nothing of anybody is kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import press, said
from tests.factories import requests as cases
from tests.factories.accounts import UserFactory
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

pytestmark = pytest.mark.django_db(transaction=True)

LONG = 30_000  # ms

KEPT = """async () => {
    const kept = await Promise.all((await caches.keys()).map(async name =>
        (await (await caches.open(name)).keys()).map(asked => new URL(asked.url).pathname)));
    return kept.flat().sort();
}"""

GONE = """async () => {
    while ((await navigator.serviceWorker.getRegistrations()).length)
        await new Promise(done => setTimeout(done, 50));
    return (await caches.keys()).length;
}"""
CONTROLLED = """() => new Promise(done => {
    if (navigator.serviceWorker.controller) done();
    else navigator.serviceWorker.addEventListener("controllerchange", () => done(), {once: true});
})"""


@pytest.fixture
def person():
    return PersonFactory(with_account=True, gender="f")


def controlled(page):
    """The worker is there and speaks for the page."""
    page.evaluate(CONTROLLED)


def quiet(page):
    """What the browser itself says of a network that is gone."""
    page.complaints[:] = [said for said in page.complaints if "ERR_" not in said]


def gone_on(page, question):
    """The form went its way. Looked at, not waited for: to wait would end with an attempt that
    fails while the network comes back, and there may be one."""
    expect(page).not_to_have_url(re.compile(re.escape(question) + "$"), timeout=LONG)


def test_the_network_goes_and_comes(phone, see, enter, person):
    case = cases.draft(person=person, by=person.account, channel="portal")
    question = journey.url(case, "question", "amount")
    enter(phone, person.account).goto(question)
    controlled(phone)
    posts = []
    phone.on("request", lambda sent: posts.append(sent) if sent.method == "POST" else None)

    # The browser knows that there is none: what was typed stays, and goes once.
    phone.locator("[name=answer]").fill("6000")
    phone.context.set_offline(True)
    press(phone, "Continue")
    press(phone, "Continue")
    words = said("No network now; it will go on by itself")
    expect(phone.locator("[data-held]")).to_contain_text(words)
    expect(phone.locator("[name=answer]")).to_have_value("6000")
    see(phone, "offline-1-held")
    assert not posts
    phone.context.set_offline(False)
    gone_on(phone, question)
    case.refresh_from_db()
    assert case.answers["amount"] == "6000" and len(posts) == 1

    # A page that is asked for: ours in its place, until the network is back; then itself.
    phone.context.set_offline(True)
    phone.goto("/my/")
    expect(phone.get_by_role("heading", level=1)).to_have_text(words)
    quiet(phone)
    see(phone, "offline-2-our-page")
    assert person.first_name not in phone.content() and phone.url.endswith("/my/")
    phone.context.set_offline(False)
    expect(phone.locator("[data-no-network]")).to_have_count(0)
    expect(phone.locator(".s-who")).to_contain_text(person.first_name)

    # Nothing of hers is kept.
    kept = phone.evaluate(KEPT)
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/ar/"]
    quiet(phone)


def test_a_network_that_the_browser_believes_in(phone, see, enter, person):
    """The form leaves, and reaches nobody: the page stays as it is, and sends it again."""
    case = cases.draft(person=person, by=person.account, channel="portal")
    question = journey.url(case, "question", "amount")
    enter(phone, person.account).goto(question)
    controlled(phone)
    phone.locator("[name=answer]").fill("6000")
    phone.evaluate("Object.defineProperty(navigator, 'onLine', {get: () => true})")
    phone.context.set_offline(True)
    phone.locator("#task .btn-primary").click(no_wait_after=True)
    expect(phone.locator("[data-held]")).to_be_visible()
    expect(phone.locator("[name=answer]")).to_have_value("6000")
    expect(phone.locator("#task .btn-primary")).to_be_enabled()
    phone.context.set_offline(False)
    gone_on(phone, question)
    case.refresh_from_db()
    assert case.answers["amount"] == "6000"

    # Whoever leaves takes with them what the phone kept; the page after it is there all the same.
    phone.evaluate("localStorage.setItem('sanad-theme', 'dark')")
    phone.locator("[name=leave]").click()
    phone.wait_for_url("**/left/")
    assert phone.evaluate("localStorage.length") == 0
    controlled(phone)
    quiet(phone)
    see(phone, "offline-3-left")


def test_a_worker_is_taken_off(phone, enter, settings):
    """By the page of a colleague at the same browser, and everywhere by the switch."""
    phone.goto("/")
    controlled(phone)
    enter(phone, UserFactory(manager=True)).goto("/desk/")
    phone.evaluate(GONE)

    phone.context.clear_cookies()
    phone.goto("/left/")
    controlled(phone)
    settings.SERVICE_WORKER = False
    phone.goto("/privacy/")
    phone.evaluate("navigator.serviceWorker.getRegistration().then(found => found?.update())")
    assert phone.evaluate(GONE) == 0, "nothing is kept"
