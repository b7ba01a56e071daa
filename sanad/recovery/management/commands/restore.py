"""`manage.py restore ARCHIVE`: what `backup` wrote, into an empty database."""

from django.core.management.base import BaseCommand, CommandError

from sanad.recovery import archive, programs
from sanad.recovery.restoring import Refusal, restore


class Command(BaseCommand):
    help = (
        "Check an archive of `backup`, restore database and files from it and migrate. Nothing is "
        "sent afterwards until a manager has looked, on a page or by `lift_hold`."
    )
    requires_system_checks = []  # migrate runs them

    def add_arguments(self, parser):
        parser.add_argument("archive")
        parser.add_argument(
            "--replace", action="store_true", help="drop everything that the database holds"
        )
        parser.add_argument(
            "--without-keys",
            action="store_true",
            help="restore although the keys it was written under are not given",
        )

    def handle(self, *, replace, without_keys, **options):
        try:
            restore(
                options["archive"],
                replace=replace,
                without_keys=without_keys,
                say=self.stdout.write,
            )
        except (OSError, Refusal, archive.Damaged, programs.ProgramFailed) as failure:
            raise CommandError(f"Not restored: {failure}") from None
        self.stdout.write("Next: `manage.py verify_files`, start the site, look at the hold.")
