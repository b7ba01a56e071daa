"""Load, then time: each main page beside a bare page of the same process.

Nothing is asserted about seconds: a ratio tells what changed, on any machine.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from sanad.embedded import Cluster

SIZE = 10_000
WARM, TIMES = 2, 11


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("size", nargs="?", type=int, default=SIZE, help="how many people")
    count = parser.parse_args().size
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
    from django.apps import apps
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "tests.bench.urls"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise asks after it

    from django.core.management import call_command
    from django.db import connection

    from tests.bench.load import load

    # The tables at once, as the test suite makes them: their history is not what is measured.
    settings.MIGRATION_MODULES = dict.fromkeys(apps.app_configs)
    call_command("migrate", run_syncdb=True, verbosity=0)
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


def report(times=TIMES):
    """Print the table: each page, how long it took, how many queries it asked."""
    from tests.bench.pages import pages

    bare = measure(None, "/bare/", times=times)
    say(f"{'page':<34}{'as':<13}{'ms':>8}{'× bare':>9}{'queries':>9}{'KB':>7}")
    say(f"{'a bare page':<34}{'':<13}{bare.ms:>8.2f}{1:>9.1f}{bare.queries:>9}{bare.kb:>7.1f}")
    for label, user, url in pages():
        page = measure(user, url, times=times)
        note = "" if page.status == 200 else f"  answered {page.status}"
        say(
            f"{label:<34}{user.username if user else '':<13}{page.ms:>8.2f}"
            f"{page.ms / bare.ms:>9.1f}{page.queries:>9}{page.kb:>7.1f}{note}"
        )


class Measured:
    def __init__(self, ms, queries, kb, status):
        self.ms, self.queries, self.kb, self.status = ms, queries, kb, status


def measure(user, url, *, times):
    """The fastest of several requests, after a few that warm the caches: whatever else the machine
    does only adds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    asked = len(queries)  # the next request empties the list
    for _ in range(WARM if times > 1 else 0):
        client.get(url)
    took = []
    for _ in range(times):
        started = time.perf_counter()
        client.get(url)
        took.append(time.perf_counter() - started)
    return Measured(
        min(took) * 1000,
        asked,
        len(response.content) / 1024,
        response.status_code,
    )


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
