"""`manage.py begin_hold MOMENT`: hold outbox and calendar after a recovery without `restore`."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError

from sanad.lib.dates import RIYADH
from sanad.recovery import workflow


class Command(BaseCommand):
    help = (
        "Hold outbox and calendar until a manager has looked: after a point-in-time recovery, "
        "which `restore` knows nothing of, and before the worker is started."
    )

    def add_arguments(self, parser):
        parser.add_argument("moment", help='what the data is of, at Riyadh: "2026-11-26 14:05"')

    def handle(self, *, moment, **options):
        try:
            backup_at = datetime.fromisoformat(moment).replace(tzinfo=RIYADH)
        except ValueError:
            raise CommandError(f'{moment} is no moment like "2026-11-26 14:05".') from None
        workflow.begin(backup_at=backup_at, archive="point-in-time recovery")
        self.stdout.write("Outbox and calendar are held.")
