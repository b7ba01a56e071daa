"""What the verbs write down: one entry per step, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.clock import PolicyNow
from sanad.lib.grants import INSERT_ONLY


class LogEntry(models.Model):
    """One step in the life of a case.

    A concrete log names its `cycle`, adds the foreign key `related_name="log"` and
    `triggers = written_once(...)`.
    """

    site_may = INSERT_ONLY
    cycle = None

    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    verb = models.CharField(_("step"), max_length=40)
    source = models.CharField(_("from"), max_length=20, blank=True)
    target = models.CharField(_("to"), max_length=20, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]

    @property
    def label(self):
        """The step in the words of its cycle; the bare name where the workflow has gone on."""
        step = self.cycle.called(self.verb) if self.cycle else None
        return (step.event or step.label) if step else self.verb
