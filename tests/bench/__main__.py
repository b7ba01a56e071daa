"""Load, then time: each main page beside a bare page of the same process.

Nothing is asserted about seconds: a ratio tells what changed, on any machine.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from sanad.embedded import Cluster

PEOPLE = 5_000
WARM, TIMES = 2, 11


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("people", nargs="?", type=int, default=PEOPLE, help="how many people")
    count = parser.parse_args().people
    with tempfile.TemporaryDirectory(prefix="sanad-bench-") as folder:
        with Cluster(Path(folder)) as cluster:
            run(cluster.urls(), count)


def run(urls, count):
    owner, site = urls["DATABASE_OWNER_URL"], urls["DATABASE_URL"]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "sanad.settings",
        "DATABASE_URL": owner,
        "DATABASE_OWNER_URL": owner,
        "DATABASE_SITE_ROLE": urlsplit(site).username,
        "ALLOWED_HOSTS": "localhost",
    }
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "tests.bench.urls"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise asks after it

    from django.core.management import call_command
    from django.db import connection

    from tests.bench.load import load

    call_command("migrate", verbosity=0)
    say(f"Loading {count:,} people and as many requests ...")
    started = time.perf_counter()
    load(count)
    say(f"... in {time.perf_counter() - started:.1f} s\n")

    # From here on as the site, as in life.
    connection.close()
    parts = urlsplit(site)
    connection.settings_dict.update(USER=parts.username, PASSWORD=parts.password)
    try:
        report()
    finally:
        connection.close()


def report():
    from tests.bench.pages import pages

    bare = measure(None, "/bare/")
    say(f"{'page':<34}{'as':<13}{'ms':>8}{'× bare':>9}{'queries':>9}{'KB':>7}")
    say(f"{'a bare page':<34}{'':<13}{bare.ms:>8.2f}{1:>9.1f}{bare.queries:>9}{bare.kb:>7.1f}")
    for label, user, url in pages():
        page = measure(user, url)
        note = "" if page.status == 200 else f"  answered {page.status}"
        say(
            f"{label:<34}{user.username if user else '':<13}{page.ms:>8.2f}"
            f"{page.ms / bare.ms:>9.1f}{page.queries:>9}{page.kb:>7.1f}{note}"
        )


class Measured:
    def __init__(self, ms, queries, kb, status):
        self.ms, self.queries, self.kb, self.status = ms, queries, kb, status


def measure(user, url):
    """The median of several requests, after a few that warm the caches."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    asked = len(queries)  # the next request empties the list
    for _ in range(WARM):
        client.get(url)
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        client.get(url)
        times.append(time.perf_counter() - started)
    return Measured(
        statistics.median(times) * 1000,
        asked,
        len(response.content) / 1024,
        response.status_code,
    )


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
