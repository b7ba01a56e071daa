"""`manage.py backup FOLDER`: database and files into one archive, read again, old ones pruned."""

from django.core.management.base import BaseCommand, CommandError

from sanad.operations.enums import RunKind
from sanad.operations.workflow import record
from sanad.recovery import archive, programs
from sanad.recovery.backup import back_up

KEEP = 14


class Command(BaseCommand):
    help = (
        "Write the database and the kept files into one archive below FOLDER, read all of it "
        "again, and remove old archives. Keep the keys elsewhere: they are not in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder")
        parser.add_argument(
            "--keep", type=int, default=KEEP, help=f"how many archives stay ({KEEP})"
        )

    def handle(self, *, folder, keep, **options):
        if keep < 1:
            raise CommandError("--keep is 1 at least: the archive just made stays.")
        try:
            with record(RunKind.BACKUP) as run:
                made = back_up(folder, say=self.stdout.write)
                run.note = made["name"]
        except (OSError, archive.Damaged, programs.ProgramFailed) as failure:
            raise CommandError(f"No backup was made: {failure}") from None
        for name in archive.prune(folder, keep):
            self.stdout.write(f"removed: {name}")
        self.stdout.write(f"{folder}/{made['name']}")
