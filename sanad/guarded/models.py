"""A change that nobody makes alone: who proposed what, who agreed, who was told, since when."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import Branch, Kin, User
from sanad.accounts.perms import Anybody, is_staff, without_kept_off
from sanad.guarded.enums import (
    GOES_ON_AFTER_A_WORD,
    LIFE,
    OF_THEIR_OWN,
    UNDECIDED,
    ChangeKind,
    ChangeStatus,
    Told,
)
from sanad.guarded.rules import KIN_BY_TWO, REACH_BY_TWO, ROLE_BY_TWO, RULES
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import KEEP
from sanad.lib.triggers import LifeCycleRule
from sanad.workflow.models import LogEntry, log_rules


class GuardedChangeQuerySet(models.QuerySet["GuardedChange"]):
    def visible_to(self, user: Anybody) -> Self:
        """All to who works here, but those of people whom they are kept off; to others none."""
        return without_kept_off(self, user, "person_id") if is_staff(user) else self.none()

    def undecided(self) -> Self:
        """They wait for a second person, or for their hour."""
        return self.filter(status__in=UNDECIDED)

    def waiting(self) -> Self:
        """They wait for a second person."""
        return self.filter(status=ChangeStatus.WAITING)

    def of(self, subject: Any, *kinds: str) -> Self:
        """Of these kinds, to the row."""
        return self.filter(kind__in=kinds, subject_id=subject.pk)

    def due(self) -> Self:
        """Agreed to, and their hour has come; or nobody answered in the hours of the policy."""
        ripe = Q(status=ChangeStatus.APPROVED, effective_from__lte=PolicyNow())
        unanswered = Q(status=ChangeStatus.WAITING, asks_next_at__lte=PolicyNow())
        return self.filter(ripe | unanswered)

    def for_list(self) -> Self:
        """Loaded with who proposed, who decided and the branch, for lists."""
        return self.select_related("proposed_by", "decided_by", "branch")


class GuardedChange(models.Model):
    """One change of a guarded value (`ChangeKind`), from old to new (PM-1+).

    `subject_id` is the row: a person, a support request, an account or a relative, as the kind
    says; `old` and `new` are its values by name. `person_id` is whose file it concerns (a plain
    key: the registry stands in a layer above). The database writes the moments and the hours;
    whoever wrote it down stays out of the decision.
    """

    site_may = KEEP
    names_others = {
        "proposed_by": "compared by guardedchange_proposed_by_who_acts",
        "decided_by": "compared by guardedchange_by_a_second_person",
    }

    kind = models.CharField(_("what changes"), max_length=10, choices=ChangeKind)
    subject_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True, db_index=True)
    name = CleanCharField(_("whose"), max_length=200)
    old = models.JSONField(_("before"), default=dict, blank=True)
    new = models.JSONField(_("after"), default=dict)
    reason = CleanTextField(_("why"), max_length=500)
    paper = CleanCharField(_("what was shown for it"), max_length=200)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, related_name="+", verbose_name=_("branch")
    )
    # Warned on the number of before, or why not; for silence a reason that the second person reads.
    told = models.CharField(_("told"), max_length=8, choices=Told)
    silence = CleanTextField(_("why nobody is told"), max_length=300, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=ChangeStatus, default=ChangeStatus.WAITING
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), db_default=PolicyNow(), editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    # The second colleague saw the person before them: nothing waits.
    is_present = models.BooleanField(_("the person stood before both"), default=False)
    wait_hours = models.PositiveSmallIntegerField(db_default=0, editable=False)
    effective_from = models.DateTimeField(_("takes effect"), null=True, editable=False)
    # The transaction in which it was carried out; the rules of the guarded tables ask for it.
    applied_in = models.BigIntegerField(null=True, editable=False)
    asked = models.PositiveSmallIntegerField(db_default=0, editable=False)
    asks_next_at = models.DateTimeField(null=True, editable=False)
    key = models.UUIDField(null=True, unique=True, editable=False)

    objects = GuardedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("guarded change")
        verbose_name_plural = _("guarded changes")
        ordering = ["-id"]
        indexes = [
            models.Index(name="guardedchange_subject", fields=["subject_id", "kind"]),
            models.Index(
                name="guardedchange_open",
                fields=["status", "effective_from", "asks_next_at"],
                condition=Q(status__in=UNDECIDED),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="guardedchange_one_at_a_time",
                fields=["kind", "subject_id"],
                condition=Q(status__in=UNDECIDED),
                violation_error_message=_("Another change of this waits already."),
            ),
            models.CheckConstraint(
                name="guardedchange_silence_has_a_reason",
                condition=Q(told=Told.SILENT) & ~Q(silence="")
                | ~Q(told=Told.SILENT) & Q(silence=""),
                violation_error_message=_("Write why nobody is told."),
            ),
        ]
        triggers = [
            LifeCycleRule(
                cycle=LIFE,
                rule="guardedchange_life",
                clause="PM-1+",
                sentence=_("A change is proposed, agreed to by a second person, then in force."),
            ),
            *RULES,
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("guarded:show", args=[self.pk])

    chip = property(LIFE.chip)

    @property
    def is_their_own(self) -> bool:
        """Whether the person proposed it: nobody is warned of what they said themselves."""
        return self.kind in OF_THEIR_OWN

    @property
    def goes_on_after_a_word(self) -> bool:
        """Whether somebody acts for the person by it: stopped, it goes on once the desk has spoken
        with them."""
        return self.kind in GOES_ON_AFTER_A_WORD and self.applied_in is not None


class GuardedChangeEntry(LogEntry):
    """The change's own history."""

    cycle = LIFE

    change = models.ForeignKey(GuardedChange, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step of a guarded change")
        verbose_name_plural = _("steps of guarded changes")
        triggers = log_rules(
            "guardedchangeentry",
            _("The history of a change is never changed."),
            "PM-1+",
            person="(SELECT g.person_id FROM $GuardedChange g WHERE g.id = NEW.change_id)",
        )


pgtrigger.register(ROLE_BY_TWO)(User.groups.through)
pgtrigger.register(KIN_BY_TWO)(Kin)
pgtrigger.register(REACH_BY_TWO)(User)
