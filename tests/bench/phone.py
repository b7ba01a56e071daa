"""What a cheap phone fetches, and how long it waits: bytes on the wire, seconds until it reads.

Each page in a browser that has seen nothing (first visit), and one that follows. All that the
browser asks for counts: headers, fonts, icons, what the service worker keeps. Static files leave as
the demo serves them, by gzip; production's brotli is smaller.
"""

import contextlib
import os
import shutil
import socket
import threading

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.test.testcases import QuietWSGIRequestHandler
from django.urls import reverse

from tests.bench import say
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.portal import journey

KB = 1024
FIRST_VISIT, NEXT_PAGE = 120 * KB, 15 * KB
# 400 kbit/s, 400 ms there and back, and a processor six times slower.
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
SLOWER = 6
NOBODY_ELSES = "+966599999999"  # a number that the loaded people do not have
QUIET = 1500  # milliseconds in which nothing more is fetched
READABLE = """() => new Promise(done => {
    const seen = {first: 0, largest: 0};
    const largest = list => list.getEntries().forEach(at => { seen.largest = at.startTime; });
    new PerformanceObserver(largest).observe({type: "largest-contentful-paint", buffered: true});
    const first = performance.getEntriesByName("first-contentful-paint");
    first.forEach(at => { seen.first = at.startTime; });
    setTimeout(() => done(seen), 300);
})"""


class Wire:
    """Between a browser and the portal at `port`: counts what comes down (`down`, bytes)."""

    def __init__(self, port):
        self.target, self.down, self.listening = port, 0, socket.create_server(("localhost", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                phone, _address = self.listening.accept()
                portal = socket.create_connection(("localhost", self.target))
                for one, other, counts in ((phone, portal, False), (portal, phone, True)):
                    threading.Thread(
                        target=self._carry, args=(one, other, counts), daemon=True
                    ).start()

    def _carry(self, one, other, counts):
        with contextlib.suppress(OSError):
            while piece := one.recv(65536):
                self.down += len(piece) * counts
                other.sendall(piece)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def close(self):
        self.listening.close()


@contextlib.contextmanager
def wire():
    """The portal as the demo serves it, static files by WhiteNoise, behind a wire that counts."""
    server = ThreadedWSGIServer(("localhost", 0), QuietWSGIRequestHandler)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    counted = Wire(server.server_port)
    try:
        yield counted
    finally:
        counted.close()
        server.shutdown()
        server.server_close()


class Visit:
    """One page that was opened: `bytes` of it and all that it brought, and the seconds until its
    first words stood (`first`), its largest part (`readable`) and all of it (`whole`)."""

    def __init__(self, name, is_first):
        self.name, self.limit = name, FIRST_VISIT if is_first else NEXT_PAGE
        self.bytes = self.first = self.readable = self.whole = 0

    def line(self):
        return (
            f"{self.name:<34}{self.bytes / KB:>9.1f}{self.limit / KB:>9.0f}"
            f"{self.first:>9.2f}{self.readable:>9.2f}{self.whole:>9.2f}"
        )


COLUMNS = ("KB", "at most", "first s", "read s", "whole s")
HEAD = f"{'page, as a phone fetches it':<34}" + "".join(f"{name:>9}" for name in COLUMNS)


def visits(browser, person, *, is_slow):
    """The home page, the sign-in and a page of an application that `person` began, each by a
    browser that has seen nothing; then two pages that follow."""
    case = cases.draft(person=person, by=person.account, channel="portal")
    seen = []
    with wire() as counted:
        for name, address, user, following in (
            ("home", reverse("portal:home"), None, ()),
            ("sign-in", reverse("account_request_login_code"), None, ()),
            (
                "application",
                journey.url(case, "question", "amount"),
                person.account,
                (("contract-end", "question"), ("rent-contract", "paper")),
            ),
        ):
            page = _phone(browser, counted, user, is_slow)
            seen.append(_opened(page, counted, name, address, is_first=True))
            for code, kind in following:
                address = journey.url(case, kind, code)
                seen.append(_opened(page, counted, f"a {kind} after it", address, is_first=False))
            page.context.close()
    return seen


def _phone(browser, counted, user, is_slow):
    address = f"http://localhost:{counted.port}"
    context = browser.new_context(
        base_url=address, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    context.set_default_timeout(60_000)
    if user:
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "url": address, "value": value}]
        )
    page = context.new_page()
    if is_slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def _opened(page, counted, name, address, *, is_first):
    visit, before = Visit(name, is_first), counted.down
    answer = page.goto(address, wait_until="load")
    if not (answer.ok and page.url.endswith(address)):
        raise RuntimeError(f"{name}: {address} answered {answer.status}, from {page.url}")
    times = page.evaluate(READABLE)
    visit.first, visit.readable = times["first"] / 1000, times["largest"] / 1000
    visit.whole = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
    last = -1
    while counted.down != last:
        last = counted.down
        page.wait_for_timeout(QUIET)
    visit.bytes = counted.down - before
    return visit


def report():
    """Print what a phone fetches and how long it waits; nothing is asserted about seconds."""
    from playwright.sync_api import sync_playwright

    found = chromium()
    if not found:
        say("\nNo Chromium: what a phone waits for is not measured.")
        return
    # The browser's loop runs beside the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        options = {"executable_path": found, "args": ["--no-sandbox", "--disable-gpu"]}
        browser = playwright.chromium.launch(**options)
        person = PersonFactory(with_account=True, mobile=NOBODY_ELSES)
        seen = visits(browser, person, is_slow=True)
        browser.close()
    say("\n400 kbit/s, 400 ms, a processor six times slower: home is to be read within 3 s, the")
    say("application within 4 s.")
    say("\n".join([HEAD, *(visit.line() for visit in seen)]))


def chromium():
    """The browser of the system, or None."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
