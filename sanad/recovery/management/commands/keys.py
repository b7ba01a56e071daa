"""`manage.py keys`: which keys the data was written under, and which the environment gives."""

from django.core.management.base import BaseCommand, CommandError

from sanad.recovery import keys
from sanad.recovery.enums import Key


class Command(BaseCommand):
    help = "Show the keys' fingerprints, those of the database beside those of the environment."

    def add_arguments(self, parser):
        parser.add_argument(
            "--accept",
            action="append",
            default=[],
            choices=[str(key) for key in Key],
            help="take the environment's key; what was written under the others is given up;"
            " may be repeated",
        )

    def handle(self, *, accept, **options):
        for name in accept:
            keys.accept(name)
        given = keys.given()
        for name, standing in keys.in_use().items():
            self.stdout.write(f"{name}: data under {_short(standing)}; given {_short(given[name])}")
        problems = list(keys.problems())
        if problems:
            raise CommandError("\n".join(problems))


def _short(marks):
    return ", ".join(mark[:8] for mark in marks) or "none yet"
