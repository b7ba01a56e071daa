"""`manage.py verify_files`: rows and files compared both ways, each copy decrypted."""

from django.core.management.base import BaseCommand, CommandError

from beneficiaries import stock

MOST_NAMED = 20


class Command(BaseCommand):
    help = (
        "Compare kept files with the rows that name them, both ways, and decrypt each. Ends with "
        "an error where something is missing, damaged or named by no row."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--after",
            default="",
            metavar="ROW",
            help="go on behind this row, as the last line of a run that was broken off says",
        )

        parser.add_argument(
            "--all", action="store_true", help=f"name each of them, not the first {MOST_NAMED}"
        )

    def handle(self, *, after, all, **options):
        self.total = stock.size()
        result = stock.compare(after=after, progress=self._say)
        self.stdout.write(
            f"{result.whole} whole, {len(result.missing)} missing, {len(result.damaged)} damaged,"
            f" {len(result.orphans)} files without a row"
        )
        for label in ("missing", "damaged", "orphans"):
            named = getattr(result, label)
            if named:
                shown = named if all else named[:MOST_NAMED]
                more = " …" if len(named) > len(shown) else ""
                self.stdout.write(f"{label}: {', '.join(map(str, shown))}{more}")
        if not result.is_clean:
            raise CommandError("Rows and files differ.")

    def _say(self, key, count):
        self.stdout.write(f"{count:,} of {self.total:,}; go on from here with --after {key}")
