"""Questions of people to the social researcher."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.accounts.models import Branch
from sanad.contact.enums import REFERRAL, Means, ReferralStatus
from sanad.contact.models.contact import Contact
from sanad.contact.querysets import ReferralQuerySet
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.triggers import LifeCycleRule, Rule, Stamp, Unchanging
from sanad.workflow.models import LogEntry, log_rules


@pghistory.track()
class Referral(Checked):
    """Somebody to whom a procedure is unclear, with their question (PR-3).

    It is the person who is referred, not a request: it blocks nothing.
    """

    names_others = {"owner": "who is to answer it"}

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="referrals", verbose_name=_("beneficiary")
    )
    contact = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals",
        verbose_name=_("contact"),
    )
    branch = models.ForeignKey(Branch, models.PROTECT, verbose_name=_("branch"))
    status = models.CharField(
        _("status"), max_length=8, choices=ReferralStatus, default=ReferralStatus.ASKED
    )
    question = CleanTextField(_("what is unclear to them"), max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("social researcher"),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("referred by")
    )
    asked_at = models.DateTimeField(_("referred"), db_default=PolicyNow(), editable=False)
    due_on = models.DateField(_("answer by"))
    answer = CleanTextField(_("answer"), max_length=2000, blank=True)
    means = models.CharField(_("explained"), max_length=10, choices=Means, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-id"]
        indexes = [models.Index(name="referral_queue", fields=["status", "due_on", "id"])]
        constraints = [
            models.CheckConstraint(
                name="referral_answered_in_words",
                condition=Q(status=ReferralStatus.ASKED, answer="")
                | (
                    Q(status=ReferralStatus.ANSWERED, answered_by__isnull=False)
                    & ~Q(answer="")
                    & ~Q(means="")
                ),
                violation_error_message=_("An answer has its words, and how it was explained."),
            )
        ]
        triggers = [
            LifeCycleRule(
                cycle=REFERRAL,
                rule="referral_life",
                clause="PR-3",
                sentence=_("A question is asked, and answered once."),
            ),
            Unchanging(
                rule="referral_keeps_its_origin",
                columns=["person", "contact", "question", "asked_by", "due_on", "answered_by"],
                clause="PR-3",
                sentence=_("The question and its term stay as they were asked."),
            ),
            Rule(
                rule="referral_answer_stands",
                database_only=True,
                broken="TG_OP = 'UPDATE' AND OLD.status = $ReferralStatus.ANSWERED",
                clause="PR-3+",
                sentence=_("An answer given stands; refer the person anew for another question."),
            ),
            Stamp(
                rule="referral_times",
                clause="PR-3",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.asked_at := public.policy_now(); NEW.answered_at := NULL;
                    ELSE
                        NEW.asked_at := OLD.asked_at; NEW.answered_at := OLD.answered_at;
                        IF NEW.status = $ReferralStatus.ANSWERED
                            AND OLD.status <> $ReferralStatus.ANSWERED THEN
                            NEW.answered_at := public.policy_now();
                        END IF;
                    END IF;""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.question[:40]}"

    def get_absolute_url(self) -> str:
        return reverse("contact:referral", args=[self.pk])

    @property
    def is_answered(self) -> bool:
        """Whether a researcher has explained it to the person (PR-3)."""
        return self.status == ReferralStatus.ANSWERED

    chip = property(REFERRAL.chip)


class ReferralEntry(LogEntry):
    """The referral's own history."""

    cycle = REFERRAL
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="log")

    class Meta(LogEntry.Meta):
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")
        triggers = log_rules(
            "referralentry",
            _("The history of a referral is never changed."),
            "PM-1+",
            person="(SELECT r.person_id FROM $Referral r WHERE r.id = NEW.referral_id)",
        )
