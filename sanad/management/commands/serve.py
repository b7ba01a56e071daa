"""`manage.py serve`: the production entry."""

import os
import sys

from django.core.management.base import BaseCommand
from django.db import connections

from sanad import server
from sanad.start import be_ready, check_static_files


class Command(BaseCommand):
    help = (
        "Wait for the database, verify its rules and the static files, then run the site with "
        "gunicorn. Options after `--` are gunicorn's own."
    )

    def add_arguments(self, parser):
        parser.add_argument("--bind", default=os.environ.get("BIND", "127.0.0.1:8000"))
        parser.add_argument(
            "--workers",
            type=int,
            default=int(os.environ.get("WEB_CONCURRENCY", "3")),
            help="processes; as many as cores, and one more",
        )
        parser.add_argument(
            "--threads",
            type=int,
            default=int(os.environ.get("WEB_THREADS", "2")),
            help="requests that a process works on at once, each with a database connection",
        )
        parser.add_argument("gunicorn", nargs="*", help="further options of gunicorn")

    def handle(self, *, bind, workers, threads, gunicorn, **options):
        check_static_files()
        be_ready(self.stderr.write)
        connections.close_all()
        sys.stdout.flush()
        # Replaced, not wrapped: the service manager's signals reach gunicorn itself.
        command = server.command_line(bind, workers, threads)
        os.execv(command[0], [*command, "--access-logfile=-", *gunicorn])
