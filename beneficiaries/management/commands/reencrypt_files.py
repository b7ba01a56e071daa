"""`manage.py reencrypt_files`: every kept copy under the newest FILES_KEY."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from beneficiaries import stock
from sanad.recovery import keys
from sanad.recovery.enums import Key


class Command(BaseCommand):
    help = (
        "Encrypt every kept file that lies under an older FILES_KEY with the newest, then retire "
        "the older ones. May be broken off and started again at any time."
    )

    def handle(self, **options):
        problems = list(keys.problems())
        if problems:
            raise CommandError("\n".join(problems))
        # From here on uploads of a process that does not know the newest key are refused.
        keys.take_up()
        result = stock.reencrypt(
            progress=lambda key, count: self.stdout.write(f"{count:,} looked at")
        )
        self.stdout.write(f"{result.rewritten} encrypted anew, {result.ready} were already")
        if result.unreadable:
            named = ", ".join(map(str, result.unreadable[:20]))
            raise CommandError(
                f"{len(result.unreadable)} copies are missing or open under none of the keys"
                f" ({named}): the older keys are not retired."
            )
        newest = keys.fingerprint(settings.FILES_KEYS[0])
        if keys.retire_all_but(Key.FILES, newest):
            self.stdout.write("The older keys are retired: take them out of FILES_KEY and restart.")
