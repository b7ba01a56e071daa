"""`manage.py lost_answers`: waiting answers whose key is lost, counted or given up."""

from django.core.management.base import BaseCommand, CommandError

from sanad.recovery import keys
from surveys import answers


class Command(BaseCommand):
    help = (
        "Count the waiting answers that the present SURVEY_HASH_KEY does not open. With --give-up "
        "delete them for good; their number, the moment and the reason stay on the record."
    )

    def add_arguments(self, parser):
        parser.add_argument("--give-up", metavar="REASON", help="the decision it rests on")

    def handle(self, *, give_up, **options):
        problems = list(keys.problems())
        if problems:  # the key may only be mistyped
            raise CommandError("\n".join(problems))
        if give_up is None:
            self.stdout.write(f"{len(answers.lost())} waiting answers open under another key alone")
            return
        if not give_up.strip():
            raise CommandError("Say on what decision it rests.")
        self.stdout.write(f"Given up: {answers.give_up(reason=give_up)} waiting answers")
