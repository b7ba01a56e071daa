"""The first payment of money waits for the signed minutes; the chair may release it (PR-7+)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.committee.models.decision import Decision
from sanad.accounts.rules import holds_role
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Rule, written_once

# The days that it waits begin when the decision is recorded, whatever day it bears.
RELEASED_FROM = """(x.recorded_at AT TIME ZONE 'Asia/Riyadh')::date + v.minutes_days::int"""


def awaits_minutes(decision: str) -> str:
    """SQL: nobody signed the minutes of this decision yet, and the chair did not release it.

    What was decided before votes were confirmed waits for nothing.
    """
    return f"""EXISTS (SELECT 1 FROM $Decision x
        JOIN $AgendaItem i ON i.id = x.item_id JOIN $Sitting s ON s.id = i.sitting_id
        WHERE x.id = {decision} AND s.minutes_signed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM $MinutesScan m WHERE m.sitting_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM $PaymentRelease p WHERE p.decision_id = x.id)
        AND NOT EXISTS (SELECT 1 FROM $Vote v
            WHERE v.item_id = i.id AND v.confirmed_how = $Confirmed.BEFORE))"""


class PaymentRelease(models.Model):
    """The chair lets the first payment go although the minutes are not signed yet, and says why."""

    site_may = INSERT_ONLY
    names_others = {"by": "compared by paymentrelease_by_the_chair"}

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="release", verbose_name=_("decision")
    )
    reason = CleanTextField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("released by")
    )

    class Meta:
        verbose_name = _("release of a payment")
        verbose_name_plural = _("releases of payments")
        triggers = [
            *written_once("paymentrelease", _("A release once given stands."), "PR-7+"),
            Rule(
                rule="paymentrelease_by_the_chair",
                clause="PR-7+",
                database_only=True,
                sentence=_("The committee's chair releases a payment."),
                operation=pgtrigger.Insert,
                broken=f"""{WHO} IS DISTINCT FROM NEW.by_id
                    OR NOT {holds_role("NEW.by_id", "$accounts.Role.CHAIR")}""",
            ),
            Rule(
                rule="paymentrelease_after_its_days",
                clause="PR-7+",
                sentence=_("A payment is released once it waited for the minutes in vain."),
                operation=pgtrigger.Insert,
                broken=f"""NOT EXISTS (SELECT 1 FROM $Decision x
                    JOIN $AgendaItem i ON i.id = x.item_id JOIN $Sitting s ON s.id = i.sitting_id
                    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
                    WHERE x.id = NEW.decision_id AND {RELEASED_FROM} <= public.policy_today())""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} · {self.by}"
