"""`manage.py lift_hold`: let outbox and calendar run again after a restore."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sanad.recovery import workflow
from sanad.recovery.enums import HoldOutcome


class Command(BaseCommand):
    help = (
        "Let outbox and calendar run again after a restore; without an option say what waits. "
        "The manager's page does the same."
    )

    def add_arguments(self, parser):
        choice = parser.add_mutually_exclusive_group()
        choice.add_argument(
            "--send", action="store_true", help="send the messages that waited in the backup"
        )
        choice.add_argument(
            "--set-aside",
            action="store_true",
            help="make them failed: each can be looked at and sent by hand",
        )

    def handle(self, *, send, set_aside, **options):
        hold = workflow.standing()
        if hold is None:
            raise CommandError("Nothing is held.")
        if not send and not set_aside:
            waiting = workflow.held_deliveries().count()
            since, backup = (timezone.localtime(at) for at in (hold.began_at, hold.backup_at))
            self.stdout.write(
                f"Held since {since:%Y-%m-%d %H:%M}, backup of {backup:%Y-%m-%d %H:%M} (Riyadh):"
                f" {waiting} messages wait."
                " Say --send or --set-aside."
            )
            return
        outcome = HoldOutcome.SEND if send else HoldOutcome.SET_ASIDE
        count = workflow.lift(by=None, outcome=outcome)
        said = "are sent" if outcome == HoldOutcome.SEND else "are set aside"
        self.stdout.write(f"{count} messages {said}. Outbox and calendar run again.")
