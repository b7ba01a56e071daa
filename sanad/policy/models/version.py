"""The versions of the policy, each put in force by the board's minute."""

from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from sanad.lib import clock
from sanad.lib.clock import PolicyToday
from sanad.lib.dates import days_in_words
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import KEEP
from sanad.policy.enums import MOST_DAYS_AHEAD, VersionStatus

from sanad.policy.models.parameters import LEAST_NOTICE_DAYS, Parameters  # isort: skip
from sanad.policy.models.kept import KeptFor  # isort: skip  # behind the others on the form
from sanad.policy.rules import VERSION_RULES


class PolicyVersionQuerySet(models.QuerySet):
    def approved(self):
        """Versions that were put in force, whether or not their day has come."""
        return self.filter(status=VersionStatus.APPROVED)

    def drafts(self):
        """The draft that is being written, where there is one; never two."""
        return self.filter(status=VersionStatus.DRAFT)

    def in_force_row(self):
        """The version that holds today, as a queryset of one: for what asks in one statement."""
        held = self.approved().filter(effective_on__lte=PolicyToday())
        return held.order_by("-effective_on", "-id")[:1]

    def in_force(self):
        """The version that holds today; raises `PolicyVersion.DoesNotExist` before the first."""
        return self.in_force_row().get()

    def newest(self):
        """The version that the next one follows: in force, or put in force for a day to come."""
        return self.approved().latest("effective_on", "id")

    def days_for_the_next(self):
        """(earliest, latest) day that a version put in force today can hold from; the database's
        rules `policyversion_not_retroactive`, `…_follows_the_others` and `…_not_far_ahead`."""
        today = clock.today()
        earliest = max(today, self.newest().effective_on)
        return earliest, today + timedelta(days=MOST_DAYS_AHEAD)


@pghistory.track()
class PolicyVersion(Parameters, KeptFor):
    """One approved text of the policy (AP-1), with the parameters that its words leave room for."""

    site_may = KEEP

    # What is no parameter; every other column is one.
    OF_THE_VERSION = frozenset(
        {
            *("id", "title", "minute_number", "term", "approved_on", "effective_on"),
            *("next_review_on", "status"),
            *("drafted_by", "drafted_at", "put_in_force_by", "put_in_force_at"),
        }
    )

    title = CleanCharField(_("title"), max_length=160)
    # A draft may wait for the board: minute and days are filled in when the board has met.
    minute_number = models.PositiveSmallIntegerField(_("board minute"), null=True, blank=True)
    term = models.PositiveSmallIntegerField(_("board term"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    next_review_on = models.DateField(_("next review"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=VersionStatus,
        default=VersionStatus.DRAFT,
        editable=False,
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("drafted by"),
        editable=False,
    )
    drafted_at = models.DateTimeField(_("drafted"), null=True, editable=False)
    put_in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("put in force by"),
        editable=False,
    )
    put_in_force_at = models.DateTimeField(_("put in force"), null=True, editable=False)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("policy version")
        verbose_name_plural = _("policy versions")
        ordering = ["-effective_on"]
        constraints = [
            models.CheckConstraint(
                name="policyversion_two_weeks",
                condition=models.Q(notice_days__gte=LEAST_NOTICE_DAYS),
                violation_error_message=_("A reply never comes before the days of the policy."),
            ),
            models.CheckConstraint(
                name="policyversion_approved_by_a_minute",
                condition=~Q(status=VersionStatus.APPROVED)
                | Q(
                    minute_number__isnull=False,
                    term__isnull=False,
                    approved_on__isnull=False,
                    effective_on__isnull=False,
                ),
                violation_error_message=_("A version comes with the board's minute and its days."),
            ),
            models.CheckConstraint(
                name="policyversion_holds_after_its_minute",
                condition=Q(approved_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(effective_on__gte=F("approved_on")),
                violation_error_message=_(
                    "A version holds from the day of the board's minute at the earliest."
                ),
            ),
            models.UniqueConstraint(
                name="policyversion_one_a_minute",
                fields=["term", "minute_number"],
                condition=~Q(status=VersionStatus.DISCARDED),
                violation_error_message=_("Another version of the policy carries this minute."),
            ),
            models.UniqueConstraint(
                name="policyversion_one_draft",
                fields=["status"],
                condition=Q(status=VersionStatus.DRAFT),
                violation_error_message=_("A draft is being written already."),
            ),
        ]
        triggers = VERSION_RULES

    def __str__(self):
        minute = f" ({self.term}/{self.minute_number})" if self.minute_number else ""
        return f"{self.title}{minute}"

    def get_absolute_url(self):
        return reverse("policy:version", args=[self.pk])

    @classmethod
    def parameters(cls):
        """The fields that the policy's words leave to the association, in their order."""
        return [
            field for field in cls._meta.concrete_fields if field.name not in cls.OF_THE_VERSION
        ]

    @classmethod
    def of_the_board(cls):
        """The fields that say what the board decided: empty in a draft, never once in force."""
        names = ("minute_number", "term", "approved_on", "effective_on")
        return [cls._meta.get_field(name) for name in names]

    @property
    def notice_term(self):
        """How long a reply takes at least (PR-5), in the words and language of whoever reads it.

        Every sentence that says it asks here, so that it is said as it is counted.
        """
        return lazy(days_in_words, str)(self.notice_days)

    @property
    def ceiling_term(self):
        """How long a request waits at most before a manager takes it up (PR-5+), in words."""
        return lazy(days_in_words, str)(self.ceiling_days)

    @property
    def is_draft(self):
        """Whether it is still being written: neither approved nor discarded."""
        return self.status == VersionStatus.DRAFT

    @property
    def chip(self):
        """(words, name of picture and tone) of the status."""
        return self.get_status_display(), f"status-policyversion-{self.status}"
