"""`manage.py load_demo`: made-up data for a first look, as the owner, every rule on."""

from random import Random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import translation

from sanad.accounts.models import User
from sanad.demo import cases, conduct, contacts, people, ratings
from sanad.demo.calendar import Days
from sanad.lib import clock

SEED = 1448


class Command(BaseCommand):
    help = "Load made-up data for a first look. Deterministic for a day; refuses a used database."

    def handle(self, **options):
        if User.objects.exists():
            raise CommandError("There are accounts already: the demo goes into an empty database.")
        if settings.SMS_GATEWAY_URL:
            raise CommandError("A gateway is set: made-up numbers may belong to somebody.")
        # One transaction: broken off, nothing is left, the calendar included.
        with transaction.atomic(), translation.override("ar"):
            self.load()

    def load(self):
        chance, today = Random(SEED), clock.today()
        days = Days(today)
        staff = people.make_staff()
        days.move_back(90)
        heads = people.register_people(staff, chance, today)
        scene = cases.Scene(staff, chance, today)
        for room in (cases, conduct, contacts, ratings):
            room.plan(scene, heads, days)
        days.run()
        with connection.cursor() as cursor:
            clock.create(cursor, replace=True)
        ratings.finish(scene)
