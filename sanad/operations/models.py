"""What ran and how it ended (`Run`); what is wrong and whom we told of it (`Trouble`).

All times are the database's own, not the policy's: this is machinery.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sanad.lib.grants import FULL
from sanad.operations.enums import RunKind


class RunQuerySet(models.QuerySet):
    def last_ended(self, kind):
        """The newest run of the kind that came to an end; None where none did."""
        return self.filter(kind=kind, ended_at__isnull=False).order_by("-began_at").first()

    def last_begun(self, kind):
        """The newest run of the kind, ended or not; None where there was none."""
        return self.filter(kind=kind).order_by("-began_at").first()

    def last_good(self, kind):
        """The newest run of the kind that ended well; None where none did."""
        return self.filter(kind=kind, is_ok=True).order_by("-began_at").first()


class Run(models.Model):
    """One run of something that nobody watches. `is_ok` is empty while it is under way, and stays
    so where it was killed. `note`: in English, for the operator; never about a person.
    """

    site_may = FULL  # old ones are deleted

    kind = models.CharField(_("kind"), max_length=12, choices=RunKind)
    began_at = models.DateTimeField(_("began"), db_default=Now(), editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    is_ok = models.BooleanField(_("went well"), null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-id"]
        indexes = [models.Index(name="run_newest", fields=["kind", "-began_at"])]
        constraints = [
            models.CheckConstraint(
                name="run_ends_with_an_outcome",
                condition=Q(ended_at__isnull=True, is_ok__isnull=True)
                | Q(ended_at__isnull=False, is_ok__isnull=False),
            )
        ]

    def __str__(self):
        return self.get_kind_display()


class TroubleQuerySet(models.QuerySet):
    def open(self):
        """Not over yet, whether or not the operator was told."""
        return self.filter(ended_at__isnull=True)

    def untold(self):
        """A change that the operator was not told of yet: it began, or it is over."""
        return self.filter(Q(told_at__isnull=True) | Q(ended_at__isnull=False, end_told_at=None))


class Trouble(models.Model):
    """Something that a check has found wrong, until it is right again."""

    site_may = FULL

    code = models.CharField(_("kind"), max_length=30)
    note = models.CharField(_("note"), max_length=300, blank=True)
    began_at = models.DateTimeField(_("began"), db_default=Now(), editable=False)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)
    end_told_at = models.DateTimeField(null=True)

    objects = TroubleQuerySet.as_manager()

    class Meta:
        verbose_name = _("trouble")
        verbose_name_plural = _("troubles")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="trouble_once_while_open",
                fields=["code"],
                condition=Q(ended_at__isnull=True),
            )
        ]

    def __str__(self):
        return self.code
