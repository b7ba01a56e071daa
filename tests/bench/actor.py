"""What it costs that who acts is signed: `python -m tests.bench.actor`. As the site, in one
transaction of ten changes of a tracked row, and in a transaction for each."""

import os
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from sanad.embedded import Cluster
from tests.bench import say

ROUNDS, CHANGES = 200, 10


def main():
    with tempfile.TemporaryDirectory(prefix="sanad-bench-") as folder:
        with Cluster(Path(folder)) as cluster:
            urls = cluster.urls()
            site = urlsplit(urls["DATABASE_URL"])
            owner = urls["DATABASE_OWNER_URL"]
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "sanad.settings",
                "DATABASE_URL": owner,
                "DATABASE_OWNER_URL": owner,
                "DATABASE_SITE_ROLE": site.username,
            }
            run(site)


def run(site):
    import django
    from django.apps import apps
    from django.conf import settings

    django.setup()

    from django.core.management import call_command
    from django.db import connection

    from sanad.accounts.models import User

    settings.MIGRATION_MODULES = dict.fromkeys(apps.app_configs)
    call_command("migrate", run_syncdb=True, verbosity=0)
    user = User.objects.create_user("someone", name="x")
    connection.close()
    connection.settings_dict.update(USER=site.username, PASSWORD=site.password)
    try:
        report(user)
    finally:
        connection.close()


def report(user):
    from contextlib import nullcontext

    from django.db import connection, transaction

    from sanad.lib.actor import acting

    def change():
        type(user).objects.filter(pk=user.pk).update(name=str(time.perf_counter_ns()))

    def together():
        with transaction.atomic():
            for _ in range(CHANGES):
                change()

    def each():
        for _ in range(CHANGES):
            with transaction.atomic():
                change()

    for words, work in (("ten changes in one transaction", together), ("one in each", each)):
        took = {True: [], False: []}
        for _ in range(ROUNDS):
            for is_signed in took:
                with acting(user.pk, url="/desk/") if is_signed else nullcontext():
                    began = time.perf_counter()
                    work()
                    took[is_signed].append((time.perf_counter() - began) / CHANGES * 1e6)
        signed, plain = median(took[True]), median(took[False])
        say(f"{words}: {plain:.0f} µs a change, signed {signed:.0f} µs, {signed - plain:+.0f} µs")
    with acting(user.pk, url="/desk/"), transaction.atomic(), connection.cursor() as cursor:
        change()
        cursor.execute(
            "EXPLAIN (ANALYZE, FORMAT JSON) SELECT public.actor_context() FROM"
            " generate_series(1, 20000)"
        )
        milliseconds = cursor.fetchone()[0][0]["Execution Time"]
        say(f"verifying a token once, in the database: {milliseconds / 20:.1f} µs")


if __name__ == "__main__":
    main()
