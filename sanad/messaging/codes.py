"""Six digits sent to a phone and written back: who holds the phone was there.

One thing with three uses: the applicant signs by it (PR-4), a member of the committee confirms
votes (PR-5+), whoever receives help shows it (PR-7).
Good for ten minutes and five tries; five an hour are sent, and a new one ends those before it.
The rules of each use stand in the model that is made of `PhoneCode`, its sentences in the workflow.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.actor import signed
from sanad.lib.clock import PolicyNow
from sanad.lib.codes import new_code
from sanad.lib.fields import MobileField
from sanad.lib.sealed import digest, is_digest
from sanad.messaging.outbox import CODE_LIVES, queue_code

TRIES = 5
AN_HOUR = 5


class PhoneCodeQuerySet(models.QuerySet):
    def good(self):
        """Those that still prove something: in time, with tries left, and not used."""
        unused = {self.model.proves: None}
        return self.filter(tries_left__gt=0, expires_at__gte=PolicyNow(), **unused)

    def are_too_many(self):
        """Whether as many of these were sent within the hour as may be."""
        since = clock.now() - timedelta(hours=1)
        return self.filter(made_at__gt=since).count() >= AN_HOUR

    @signed
    def send(self, mobile, *, by, purpose, values=None, **about):
        """Send six digits to `mobile` (+9665…) and return the new row; those of these that nobody
        confirmed are over.

        `purpose`: the last part of the text `code.…`, which `values` fill. `about`: the columns of
        the use itself. Call it under the lock of what these are about.
        """
        self.filter(confirmed_at=None).update(tries_left=0)
        digits = new_code()
        code = self.create(
            mobile=mobile,
            hashed=self.model.hash_of(mobile, digits),
            made_by=by,
            expires_at=clock.now() + CODE_LIVES,
            **about,
        )
        queue_code(mobile, digits, purpose=purpose, values=values)
        return code


class PhoneCode(models.Model):
    """The digits, kept as a keyed hash that belongs to the mobile and the use: who reads or copies
    the row knows none. `proves`: the relation of the one row that they are proof of."""

    proves = ""

    mobile = MobileField(_("mobile"))
    hashed = models.CharField(max_length=128)
    made_at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("expires"))
    tries_left = models.PositiveSmallIntegerField(_("tries left"), default=TRIES)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = PhoneCodeQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-id"]

    @classmethod
    def hash_of(cls, mobile, digits, salt=None):
        """What is kept of `digits` that are sent to `mobile`: salt and digest."""
        salt = salt or secrets.token_hex(8)
        return f"{salt}${digest(cls._meta.label_lower, salt, mobile, digits)}"

    def _are_the_digits(self, digits):
        salt, _dollar, kept = self.hashed.partition("$")
        return is_digest(kept, self._meta.label_lower, salt, self.mobile, digits)

    @property
    def is_good(self):
        """Whether the digits are still taken (`PhoneCodeQuerySet.good`)."""
        is_used = hasattr(self, self.proves)
        return self.tries_left > 0 and clock.now() <= self.expires_at and not is_used

    def confirm(self, digits):
        """Whether these are the digits, of a code that is good; a wrong try counts.

        Confirmed, and then the page was lost: the same digits are taken again. Call it under the
        lock of what the code is about, in a transaction that is not rolled back after a wrong try.
        """
        if not self.is_good:
            return False
        if not self._are_the_digits(digits):
            self.tries_left -= 1
            self.save(update_fields=["tries_left"])
            return False
        if self.confirmed_at is None:
            self.confirmed_at = clock.now()
            self.save(update_fields=["confirmed_at"])
        return True
