"""Many at once: a site of two processes as `manage.py serve` runs it, asked on eight connections.

Answers per second of a page stand beside those of the bare page, asked in turn with it. Then the
memory of all the site's processes, what they share counted once, beside that of Django alone.
"""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from sanad.embedded import CHECKOUT
from tests.bench import say
from tests.bench.measure import BARE, signed_in
from tests.bench.pages import pages
from tests.serving.load import measure
from tests.serving.site import Site

WORKERS = 2
CLIENTS = 8
PAGES = ("my day", "people", "requests", "a request at the desk", "an agenda item", "contacts")
BARE_PAGES = ("/", "/admin/login/")
START_SECONDS = 30


def report(site_url, *, seconds, most=None):
    """Print the tables: `seconds` for each page, and of the pages the first `most` alone."""
    say(
        f"\n{f'{CLIENTS} at once, {WORKERS} processes':<47}{'a second':>9}{'ratio':>8}{'p95 ms':>9}"
    )
    chosen = [page for page in pages() if page[0] in PAGES][:most]
    with Site(
        site_url, f"--workers={WORKERS}", DJANGO_SETTINGS_MODULE="tests.bench.settings"
    ) as site:
        for label, user, url in chosen:
            cookie = cookies_of(user)
            bare, page = (
                asyncio.run(
                    measure(site.port, each, seconds=seconds, clients=CLIENTS, cookie=cookie)
                )
                for each in (BARE, url)
            )
            ratio = page["per_second"] / bare["per_second"]
            name = f"{label:<34}{user.username:<13}"
            say(f"{name}{page['per_second']:>9.1f}{ratio:>8.2f}{page['p95_ms']:>9.0f}")
        portal = megabytes(site.process.pid)
    alone = bare_megabytes(site_url, seconds)
    say(f"memory: {portal:.0f} MB, Django alone {alone:.0f} MB, ratio {portal / alone:.2f}")


def ask(port, url, seconds, cookie=""):
    """What many at once get of the page, as `measure` says it."""
    asked = measure(port, url, seconds=seconds, clients=CLIENTS, cookie=cookie)
    with ThreadPoolExecutor(1) as aside:  # a browser of the tests may hold this thread's event loop
        return aside.submit(asyncio.run, asked).result()


def cookies_of(user):
    """What the browser of the signed-in `user` sends."""
    cookies = signed_in(user).cookies
    return "; ".join(f"{name}={morsel.coded_value}" for name, morsel in cookies.items())


def bare_megabytes(site_url, seconds):
    """The memory of Django alone, served by gunicorn's own processes, once it was asked."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [f"--bind=127.0.0.1:{port}", "--preload", f"--workers={WORKERS}", "--threads=2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "tests.bench.bare", *options, "--no-control-socket"],
        cwd=CHECKOUT,
        env={**os.environ, "DATABASE_URL": site_url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        for url in BARE_PAGES:
            ask(port, url, seconds)
        return megabytes(process.pid)
    finally:
        process.terminate()
        process.wait()


def wait_for(port):
    """Return when somebody listens at `port`; TimeoutError after half a minute."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise TimeoutError(f"nobody listens at {port}")


def megabytes(pid):
    """The memory of the process and of those it made, what several share counted once."""
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        family = [pid, *map(int, children.read().split())]
    return sum(proportional_kilobytes(each) for each in family) / 1024


def proportional_kilobytes(pid):
    """Its own memory, and of what it shares its part."""
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
