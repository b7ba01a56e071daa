"""`manage.py verify_history`, as the owner: whether evidence stands as it was written."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sanad.audit import chain
from sanad.audit.models import Erasure


class Command(BaseCommand):
    help = (
        "Find what was edited, deleted or inserted in the history and the records after the day it"
        " is of, and name it. Without --all only the days that no check has found in order yet."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="every day from the first on")
        parser.add_argument(
            "--link",
            action="append",
            default=[],
            metavar="DAY=DIGEST",
            help="a link that was printed or sent, as 2026-11-25=9f86d0…; may be repeated",
        )

    def handle(self, *, all: bool, link: list[str], **options: Any) -> None:
        known = dict(self._known(each) for each in link)
        newest = chain.newest()
        if newest is None:
            raise CommandError("There is no link yet: the worker makes the first one tonight.")
        found = chain.verify(everything=all, known=known)
        for each in found:
            self.stderr.write(str(each))
        if found:
            raise CommandError(f"{len(found)} not as it was written.")
        chain.found_in_order()
        erased = Erasure.objects.count()
        self.stdout.write(
            f"In order until {newest.day}: {newest.digest}"
            f" ({erased} lawful erasure{'' if erased == 1 else 's'})"
        )

    def _known(self, said: str) -> tuple[datetime.date, str]:
        day, _equals, digest = said.partition("=")
        try:
            return datetime.date.fromisoformat(day), digest.strip().replace(" ", "")
        except ValueError:
            raise CommandError(f"{said} is not a day and a link: 2026-11-25=9f86d0…") from None
