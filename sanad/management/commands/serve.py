"""`manage.py serve`: the production entry."""

import os
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from sanad.verification import NotAsItShouldBe, verify


class Command(BaseCommand):
    help = (
        "Verify the database's rules, then run the site with gunicorn. Options after `--` are "
        "gunicorn's own."
    )

    def add_arguments(self, parser):
        parser.add_argument("--bind", default=os.environ.get("BIND", "127.0.0.1:8000"))
        parser.add_argument(
            "--workers", type=int, default=int(os.environ.get("WEB_CONCURRENCY", "3"))
        )
        parser.add_argument("gunicorn", nargs="*", help="further options of gunicorn")

    def handle(self, *, bind, workers, gunicorn, **options):
        try:
            verify()
        except NotAsItShouldBe as fault:
            problems = "\n".join(f"- {problem}" for problem in fault.problems)
            raise CommandError(f"The database is not as it should be:\n{problems}") from None
        connections.close_all()
        sys.stdout.flush()
        # Replaced, not wrapped: the service manager's signals reach gunicorn itself.
        os.execv(
            sys.executable,
            [sys.executable, "-m", "gunicorn", "sanad.wsgi", f"--bind={bind}"]
            + [f"--workers={workers}", "--worker-class=sync", "--access-logfile=-"]
            + ["--logger-class=sanad.access_log.AccessLog", *gunicorn],
        )
