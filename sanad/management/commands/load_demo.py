"""`manage.py load_demo`: made-up data for a first look, as the owner, every rule on."""

from datetime import date, datetime, time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sanad.accounts.models import User
from sanad.demo.load import DAYS_BACK, load
from sanad.demo.size import SIZES
from sanad.lib import clock
from sanad.lib.dates import RIYADH

STEPS = 10  # lines that say how far it is


class Command(BaseCommand):
    help = "Load made-up data for a first look. Deterministic for a day; refuses a used database."

    def add_arguments(self, parser):
        parser.add_argument(
            "--day",
            type=date.fromisoformat,
            help="the day that the demo takes for today, at noon; the calendar stays there",
        )
        parser.add_argument("--size", choices=SIZES, default="full")

    def handle(self, *, day, size, **options):
        if User.objects.exists():
            raise CommandError("There are accounts already: the demo goes into an empty database.")
        if settings.SMS_GATEWAY_URL:
            raise CommandError("A gateway is set: made-up numbers may belong to somebody.")
        on = datetime.combine(day, time(12), tzinfo=RIYADH) if day else None
        self.today = day or clock.today()
        self.last_tenth = -1
        load(SIZES[size], on=on, on_day=self.say_how_far)

    def say_how_far(self, day):
        """A line for each tenth of the way, by the days that are left."""
        tenth = STEPS - (self.today - day).days * STEPS // DAYS_BACK
        if tenth > self.last_tenth:
            self.last_tenth = tenth
            self.stdout.write(f"  {tenth * 100 // STEPS:3} %  {day:%A %Y-%m-%d}")
            self.stdout.flush()
