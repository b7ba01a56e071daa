"""What is said after the answer to something that was asked through the portal (DG-3)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import not_by_the_auditor
from sanad.contact.models.contact import Contact
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import BEHIND, Rule, Stamp, written_once
from sanad.lib.values import says_something
from sanad.workflow.apart import is_kept_off

ITS_PERSON = "(SELECT c.person_id FROM $Contact c WHERE c.id = NEW.contact_id)"


class FollowUp(models.Model):
    """One message behind the first answer: whose, in which words, when.

    `is_ours` is the database's: whether a colleague wrote it. Nobody (`by`): who asked without
    signing in, and holds number and code.
    """

    site_may = INSERT_ONLY

    contact = models.ForeignKey(
        Contact, models.PROTECT, related_name="follow_ups", verbose_name=_("contact")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    is_ours = models.BooleanField(default=False, db_default=False, editable=False)
    words = CleanTextField(_("message"), max_length=2000)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("message after an answer")
        verbose_name_plural = _("messages after answers")
        ordering = ["id"]
        triggers = [
            *written_once("followup", _("A message that was sent stands as it is."), "DG-3+"),
            Rule(
                rule="followup_not_by_who_is_kept_off",
                order=45,
                clause="PM-1+",
                database_only=True,
                sentence=_("This step belongs to another colleague."),
                operation=pgtrigger.Insert,
                broken=f"NEW.by_id IS NOT NULL AND {is_kept_off('NEW.by_id', ITS_PERSON)}",
            ),
            not_by_the_auditor("followup", "NEW.by_id"),
            Rule(
                rule="followup_behind_an_answer",
                order=BEHIND,
                clause="DG-3+",
                sentence=_("What was asked is answered first; then both sides may write on."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {says_something("NEW.words")} OR NOT EXISTS (
                    SELECT 1 FROM $Contact c WHERE c.id = NEW.contact_id
                    AND c.channel = $Channel.WEBSITE AND c.number <> ''
                    AND c.status = $ContactStatus.CLOSED AND c.destroyed_on IS NULL
                    AND (c.created_by_id IS NOT DISTINCT FROM NEW.by_id
                        OR EXISTS (SELECT 1 FROM $accounts.User u
                            WHERE u.id = NEW.by_id AND u.is_staff)))""",
            ),
            Stamp(
                rule="followup_whose",
                clause="DG-3+",
                operation=pgtrigger.Insert,
                sets="""NEW.is_ours := EXISTS (SELECT 1 FROM $accounts.User u
                    WHERE u.id = NEW.by_id AND u.is_staff);""",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]
