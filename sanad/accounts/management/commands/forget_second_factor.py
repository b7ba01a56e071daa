"""`manage.py forget_second_factor NAME`: the way back where no two managers are left to do it."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sanad.accounts.models import User
from sanad.accounts.workflow import end_sessions


class Command(BaseCommand):
    help = "Take the second factor off an account, as the database's owner; it is set up anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username__iexact=username, is_staff=True).first()
        if user is None:
            raise CommandError(f"Nobody who works here has the user name {username}.")
        gone, _each = Authenticator.objects.filter(user=user).delete()
        end_sessions(user)
        said = "taken off; it is set up at the next sign-in" if gone else "there was none"
        self.stdout.write(f"{user.username}: {said}")
