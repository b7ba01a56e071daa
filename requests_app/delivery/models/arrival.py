"""Whether what was given reached the person, in their own word (PR-7+)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.delivery.models.delivery import Delivery
from sanad.accounts.rules import holds_role
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Rule, written_once

# The account of the person whose request it is.
THEIR_ACCOUNT = """(SELECT p.account_id FROM $Delivery d JOIN $AwardLine l ON l.id = d.line_id
    JOIN $SupportRequest s ON s.id = l.support_request_id
    JOIN $beneficiaries.Person p ON p.id = s.person_id WHERE d.id = NEW.delivery_id)"""
WHO_GAVE = "(SELECT d.delivered_by_id FROM $Delivery d WHERE d.id = NEW.delivery_id)"


class Arrival(models.Model):
    """Somebody's word whether a delivery reached them: each answer once, the newest one counts."""

    site_may = INSERT_ONLY

    delivery = models.ForeignKey(
        Delivery, models.PROTECT, related_name="arrivals", verbose_name=_("delivery")
    )
    has_arrived = models.BooleanField(_("it arrived"))
    words = CleanTextField(_("in their words"), max_length=500, blank=True)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)
    # The person's own account, or the colleague who was told.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said through")
    )

    class Meta:
        verbose_name = _("word of an arrival")
        verbose_name_plural = _("words of arrivals")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="arrival_said_once",
                fields=["delivery", "has_arrived"],
                violation_error_message=_("This was said already."),
            )
        ]
        triggers = [
            *written_once(
                "arrival", _("What somebody said stays as they said it."), "PR-7+", day="day"
            ),
            Rule(
                rule="arrival_of_what_was_given",
                clause="PR-7+",
                database_only=True,
                sentence=_("Asked for is what was given, not what was taken back."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Delivery d
                    WHERE d.id = NEW.delivery_id AND d.amount > 0)""",
            ),
            Rule(
                rule="arrival_by_who_can_know",
                clause="PR-7+",
                sentence=_(
                    "Whether it arrived is said by the person, or to a colleague who did not give"
                    " it."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.by_id IS DISTINCT FROM {THEIR_ACCOUNT} AND NOT (
                    NEW.by_id <> {WHO_GAVE}
                    AND ({holds_role("NEW.by_id", "$accounts.Role.OFFICER")}
                        OR {holds_role("NEW.by_id", "$accounts.Role.DELEGATE")}))""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery} · {self.by}"
