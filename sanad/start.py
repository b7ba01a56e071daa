"""What `serve` and `worker` ask before they start: that the database answers and holds every rule,
and that the static files are those of this release."""

import filecmp
import time

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import CommandError
from django.db import OperationalError, connection

from sanad.verification import NotAsItShouldBe, verify

MOST_NAMED = 5


def be_ready(say):
    """Wait for the database for `settings.DATABASE_WAIT` seconds, and verify its rules.

    `say` takes a sentence for the operator. Raises CommandError with all that is not as it should
    be.
    """
    wait_for_database(say, settings.DATABASE_WAIT)
    try:
        verify()
    except NotAsItShouldBe as fault:
        problems = "\n".join(f"- {problem}" for problem in fault.problems)
        raise CommandError(f"The database is not as it should be:\n{problems}") from None


def wait_for_database(say, seconds):
    """Return when the database answers; CommandError when it does not within `seconds`."""
    deadline, is_said = time.monotonic() + seconds, False
    while True:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = " ".join(str(error).split())
        else:
            return
        if time.monotonic() >= deadline:
            raise CommandError(
                f"The database did not answer within {seconds} seconds: {reason}. "
                "Is it running, and is DATABASE_URL right?"
            )
        if not is_said:
            say(f"Waiting up to {seconds} seconds for the database: {reason}")
            is_said = True
        time.sleep(0.5)


def check_static_files():
    """CommandError unless `collectstatic` has put every static file of this release in its place.

    An address that is missing in the list of hashed names ends a page in an error, and a style of
    the release before makes a page that nobody has seen.
    """
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return  # development serves them from where they are
    names = staticfiles_storage.hashed_files
    ignored = apps.get_app_config("staticfiles").ignore_patterns  # collectstatic's own
    stale = [
        path
        for finder in finders.get_finders()
        for path, source in finder.list(ignored)
        if not _is_collected(path, source.path(path), names.get(path))
    ]
    if stale:
        more = f" and {len(stale) - MOST_NAMED} more" if len(stale) > MOST_NAMED else ""
        raise CommandError(
            f"These static files are not those of this release in {settings.STATIC_ROOT}: "
            f"{', '.join(stale[:MOST_NAMED])}{more}. Run `manage.py collectstatic --no-input`."
        )


def _is_collected(path, source, hashed):
    copy = staticfiles_storage.path(path)
    return (
        hashed is not None
        and staticfiles_storage.exists(hashed)
        and staticfiles_storage.exists(path)
        and filecmp.cmp(source, copy, shallow=False)
    )
