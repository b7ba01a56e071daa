"""Load, then time (`measure.py`). Nothing is asserted about seconds: ratios tell what changed."""

import argparse
import os
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from sanad.embedded import Cluster
from tests.bench import say

SIZE = 10_000
TIMES = 11
SECONDS = 4  # for each page that is asked by many at once


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

    from tests.bench import phone, served
    from tests.bench.load import load
    from tests.bench.measure import report
    from tests.in_own_name import sign_what_tests_write

    sign_what_tests_write()  # who signs in for a measurement comes by no page

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
        say(f"The database holds {size_of(connection)}.\n")
        report(TIMES)
        phone.report()
        served.report(site, seconds=SECONDS)
    finally:
        connection.close()


def size_of(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        return cursor.fetchone()[0]


if __name__ == "__main__":
    main()
