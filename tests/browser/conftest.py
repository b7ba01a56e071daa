"""Journeys in a real browser: Chromium of the system, a phone's or a desk's window, axe on the way.

    def test_something(phone, see):
        phone.goto("/")
        see(phone, "home")

`phone` is a page of 390 pixels, `desk` one of 1440. A journey marked `both_ways` is walked twice:
with JavaScript, and in browsers where none runs. `see` looks at the page as it is: nothing
overflows, axe finds nothing, the console is quiet; with `SANAD_PICTURES=1` a picture of it goes to
`screenshots/`.
`meet(page)` does so once for each address name that a journey comes by, at the desk also in the
width of a phone, and fails at the end with everything found. `enter(page, user)` signs somebody in
where signing in is not the test.
"""

import os
import re
import shutil
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / ".sanad" / "axe.min.js"
PICTURES = ROOT / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_RUN = """rules => axe.run(
    document, {runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]}
)"""
NARROW = 390
# A form with a mistake, or refused by a rule, comes back with these: nothing to complain of.
COMES_BACK = re.compile(r"status of (409|422) ")
# The shell draws pages alone, no window around them: a third less work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# What paints needs no process of its own where no graphics card is asked: a tenth less work.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--in-process-gpu"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert chromium, "Chromium is not installed: apt-get install -y chromium"
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": ARGUMENTS,
    }


@pytest.fixture
def javascript():
    """Whether scripts run in the windows of the test; `both_ways` says it each way."""
    return True


class ScriptsOff:
    """No script of the portal runs in this page. axe needs some: it may, once the page stands."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        self._disable(True)

    def _disable(self, disabled):
        self.session.send("Emulation.setScriptExecutionDisabled", {"value": disabled})

    @contextmanager
    def lifted(self):
        self._disable(False)
        yield
        self._disable(True)


@pytest.fixture
def window(browser, live_server, javascript):
    """`window(width, height=…)`: a fresh page whose addresses are the portal's."""
    contexts = []

    def opened(width, height=844, **options):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="en-GB",  # a phone set to English is no choice of language
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.scripts_off = None if javascript else ScriptsOff(page)
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda message: complain(page, message))
        return page

    def complain(page, message):
        if message.type == "error" and not COMES_BACK.search(message.text):
            page.complaints.append(message.text)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db):
    """The counts of tries stand in the cache's table, which no flush empties."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def enter(live_server):
    """`enter(page, user)`: the page's browser is signed in as `user`, without the pages for it; a
    beneficiary's is one on which they opened their file before."""
    from django.conf import settings
    from django.test import Client

    from sanad.portal.familiar import COOKIE

    known = {}

    def signed_in(page, user):
        client = Client()
        client.force_login(user)
        if not user.is_staff:
            client.cookies.load(known.get(user.pk, {}))
            client.get("/my/")
            known[user.pk] = (
                {COOKIE: client.cookies[COOKIE].value} if COOKIE in client.cookies else {}
            )
        for name in {settings.SESSION_COOKIE_NAME, *known.get(user.pk, ())}:
            cookie = {"name": name, "url": live_server.url, "value": client.cookies[name].value}
            page.context.add_cookies([cookie])
        return page

    return signed_in


@pytest.fixture
def phone(window):
    return window(390, has_touch=True, is_mobile=True)


@pytest.fixture
def desk(window):
    return window(1440, height=900)


def keep_picture(page, name):
    """Its picture in `screenshots/`, where somebody asked for pictures: drawing them takes long."""
    if os.environ.get("SANAD_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def see():
    """Look at the page as it stands."""
    axe = AXE.read_text(encoding="utf-8")

    def look(page, name):
        name += "-plain" if page.scripts_off else ""
        page.wait_for_load_state("load")
        keep_picture(page, name)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name}: {wide} pixels too wide"
        is_scripted = page.evaluate("document.documentElement.classList.contains('has-js')")
        assert is_scripted is (page.scripts_off is None), f"{name}: scripts {is_scripted}"
        with page.scripts_off.lifted() if page.scripts_off else nullcontext():
            page.evaluate(axe)
            violations = page.evaluate(AXE_RUN, RULES)["violations"]
        assert not violations, "\n".join(
            f"{name}: {one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes']]}"
            for one in violations
        )
        assert not page.complaints, f"{name}: {page.complaints}"

    return look


@pytest.fixture
def meet(see, request):
    """`meet(page, note="")`: look at a page that was not met yet in this journey.

    A page is known by the name of its address and the `note` of its state. What is wrong is
    gathered, so that one run of a journey shows all of it.
    """
    journey = request.node.originalname.removeprefix("test_").replace("_", "-")
    met, wrong = set(), []

    def come_by(page, note=""):
        place = resolve(urlsplit(page.url).path).view_name.replace(":", "-")
        name = "-".join(filter(None, [journey, place, note]))
        if name in met:
            return
        met.add(name)
        picture = f"{journey}-{len(met):02}-" + "-".join(filter(None, [place, note]))
        window = page.viewport_size
        try:
            see(page, f"{picture}-{window['width']}")
        except AssertionError as failure:
            wrong.append(str(failure))
        if window["width"] > NARROW:
            page.set_viewport_size({"width": NARROW, "height": 844})
            plain = "-plain" if page.scripts_off else ""
            keep_picture(page, f"{picture}-{NARROW}{plain}")
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 0:
                wrong.append(f"{picture}: {wide} pixels too wide for a phone")
            page.set_viewport_size(window)

    yield come_by
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def newest_code():
    """The six digits of the newest message that holds some, as the phone shows them."""
    from sanad.messaging.models import MessageDelivery

    def read():
        for text in MessageDelivery.objects.order_by("-id").values_list("text", flat=True):
            match = re.search(r"\b[0-9]{6}\b", text)
            if match:
                return match[0]
        raise AssertionError("no code was sent")

    return read
