"""The right to object to a measure, heard by somebody who took no part."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conduct.enums import ObjectionOutcome
from conduct.models.measure import Measure
from conduct.models.rules import HOLD_MEASURE, ITS_INCIDENT, is_involved
from sanad.letters.models import Letter
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.triggers import Lock, Rule, Stamp, Stamped, Unchanging


# Both tables keep the name that the model had.
@pghistory.track(meta={"db_table": "conduct_objectionevent"})
class MeasureObjection(models.Model):
    """One objection to one measure (PM-1+), entered by the beneficiary or for them."""

    measure = models.OneToOneField(Measure, models.PROTECT, related_name="objection")
    key = models.UUIDField(unique=True, editable=False)
    words = CleanTextField(_("the objection, in their words"), max_length=4000)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"), db_default=PolicyNow(), editable=False)
    outcome = models.CharField(
        _("outcome"), max_length=10, choices=ObjectionOutcome, default=ObjectionOutcome.PENDING
    )
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("heard by"),
    )
    heard_at = models.DateTimeField(_("heard"), null=True, blank=True, editable=False)
    reasons = CleanTextField(_("reasons"), max_length=2000, blank=True)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("letter")
    )

    class Meta:
        db_table = "conduct_objection"
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="objection_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what you object to."),
            ),
            models.CheckConstraint(
                name="objection_answered_with_reasons",
                condition=Q(outcome=ObjectionOutcome.PENDING, heard_by__isnull=True)
                | (
                    ~Q(outcome=ObjectionOutcome.PENDING)
                    & Q(heard_by__isnull=False)
                    & ~Q(reasons="")
                ),
                violation_error_message=_("An objection is answered by somebody, with reasons."),
            ),
        ]
        triggers = [
            Lock(rows=[HOLD_MEASURE], operation=pgtrigger.Insert),
            Stamped(rule="objection_moment", clause="PM-1+", moment="entered_at"),
            Stamp(
                rule="objection_answer_moment",
                clause="PM-1+",
                sets="""IF TG_OP = 'INSERT' THEN NEW.heard_at := NULL;
                    ELSIF OLD.outcome = $ObjectionOutcome.PENDING
                        AND NEW.outcome <> $ObjectionOutcome.PENDING THEN
                        NEW.heard_at := public.policy_now();
                    ELSE NEW.heard_at := OLD.heard_at; END IF;""",
            ),
            Unchanging(
                rule="objection_keeps_its_words",
                columns=[
                    *("measure", "key", "words", "entered_by", "entered_at", "heard_by", "letter")
                ],
                clause="PM-1+",
                sentence=_("An objection is never rewritten."),
            ),
            Rule(
                rule="objection_answered_once",
                clause="PM-1+",
                sentence=_("An objection is born unanswered and answered once."),
                broken="""(TG_OP = 'INSERT' AND NEW.outcome <> $ObjectionOutcome.PENDING)
                    OR (TG_OP = 'UPDATE' AND OLD.outcome <> $ObjectionOutcome.PENDING
                        AND (NEW.outcome, NEW.reasons) IS DISTINCT FROM (OLD.outcome, OLD.reasons))
                """,
            ),
            Rule(
                rule="objection_in_time",
                clause="PM-1+",
                sentence=_("An objection is entered within its days, to a measure that stands."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Measure m
                    WHERE m.id = NEW.measure_id AND m.status IN $STANDS
                    AND (m.is_to_be_told OR m.objection_until >= public.policy_today()))""",
            ),
            Rule(
                rule="objection_heard_by_another",
                clause="PM-1+",
                sentence=_("An objection is heard by somebody who took no part in the case."),
                broken=f"""NEW.heard_by_id IS NOT NULL AND (
                    NEW.heard_by_id = NEW.entered_by_id
                    OR EXISTS (SELECT 1 FROM $Measure m
                        JOIN $Incident i ON i.id = m.incident_id
                        WHERE m.id = NEW.measure_id AND (
                            NEW.heard_by_id IN (m.proposed_by_id, m.decided_by_id,
                                m.second_decided_by_id, i.assessed_by_id)
                            OR EXISTS (SELECT 1 FROM $Hearing h
                                WHERE h.incident_id = i.id AND h.heard_by_id = NEW.heard_by_id)))
                    OR {is_involved("NEW.heard_by_id", ITS_INCIDENT)})""",
            ),
        ]
