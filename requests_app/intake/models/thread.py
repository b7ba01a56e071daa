"""What an applicant and the desk write to each other of a request, and when it was seen (DG-3)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document
from beneficiaries.models.rules import may_sign
from requests_app.intake.models.support_request import (
    HOLD_REQUEST,
    PERSON_OF_ENTRY,
    SupportRequest,
)
from sanad.accounts.rules import not_by_the_auditor
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import KEEP
from sanad.lib.triggers import BEHIND, Lock, Rule, Stamp, Unchanging
from sanad.workflow.apart import is_kept_off


class ThreadMessage(models.Model):
    """One message: whose, in which words, with which paper; written once, seen once.

    `is_ours` is the database's: whether a colleague wrote it. What comes with it is a paper of the
    person like any other, made anew and encrypted (`beneficiaries.files`).
    """

    site_may = KEEP

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="thread", verbose_name=_("request")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    is_ours = models.BooleanField(default=False, db_default=False, editable=False)
    words = CleanTextField(_("message"), max_length=2000)
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("what comes with it"),
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seen by"),
    )
    seen_at = models.DateTimeField(_("seen"), null=True, blank=True, editable=False)
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("message about a request")
        verbose_name_plural = _("messages about requests")
        ordering = ["id"]
        triggers = [
            Lock(rows=[HOLD_REQUEST], operation=pgtrigger.Insert),
            Unchanging(
                rule="threadmessage_stands",
                columns=["support_request", "by", "is_ours", "words", "at", "key", "seen_by"],
                from_birth=["document"],
                clause="DG-3+",
                sentence=_("A message that was sent stands as it is."),
            ),
            Rule(
                rule="threadmessage_not_by_who_is_kept_off",
                order=45,
                clause="PM-1+",
                database_only=True,
                sentence=_("This step belongs to another colleague."),
                operation=pgtrigger.Insert,
                broken=is_kept_off("NEW.by_id", f"({PERSON_OF_ENTRY})"),
            ),
            not_by_the_auditor("threadmessage", "NEW.by_id"),
            Rule(
                rule="threadmessage_by_either_side",
                order=BEHIND,
                clause="DG-3+",
                database_only=True,
                sentence=_(
                    "The applicant and the desk write to each other, each in their own name."
                ),
                operation=pgtrigger.Insert,
                broken=f"""NEW.seen_by_id IS NOT NULL OR NOT EXISTS (
                        SELECT 1 FROM $SupportRequest r
                        JOIN $beneficiaries.Person p ON p.id = r.person_id
                        JOIN $accounts.User u ON u.id = NEW.by_id
                        WHERE r.id = NEW.support_request_id
                        AND r.status <> $RequestStatus.DRAFT
                        AND (u.is_staff OR {may_sign("u.id", "r.person_id")})
                        AND (NEW.document_id IS NULL OR EXISTS (
                            SELECT 1 FROM $beneficiaries.Document d
                            WHERE d.id = NEW.document_id AND d.person_id = p.id)))""",
            ),
            Rule(
                rule="threadmessage_seen_by_the_other_side",
                clause="DG-3+",
                database_only=True,
                sentence=_("A message is seen by whom it was written to."),
                operation=pgtrigger.Update,
                broken="""NEW.seen_by_id IS NOT NULL AND OLD.seen_by_id IS NULL
                    AND NEW.is_ours = (SELECT u.is_staff FROM $accounts.User u
                        WHERE u.id = NEW.seen_by_id)""",
            ),
            Stamp(
                rule="threadmessage_moments",
                clause="DG-3+",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.at := public.policy_now(); NEW.seen_at := NULL;
                        NEW.is_ours := (SELECT u.is_staff FROM $accounts.User u
                            WHERE u.id = NEW.by_id);
                    ELSE
                        NEW.seen_at := CASE WHEN OLD.seen_by_id IS NULL
                            AND NEW.seen_by_id IS NOT NULL THEN public.policy_now()
                            ELSE OLD.seen_at END;
                    END IF;""",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]
