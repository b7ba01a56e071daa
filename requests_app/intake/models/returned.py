"""What a return asks for: its items, as they were told to the applicant (PR-2)."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, DocumentType
from requests_app.intake.models.reason import Reason
from requests_app.intake.models.support_request import Entry
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import InsertOnly, Lock, Rule


class ReturnedItem(models.Model):
    """One thing that a return asked for: another paper, or a clearer answer; written once.

    `words` are the reason as it was told then, whatever the catalogue says today. `document` is the
    paper that did not do: only another one answers the item (`SupportRequest.still_asked`).
    """

    site_may = INSERT_ONLY

    entry = models.ForeignKey(
        Entry, models.PROTECT, related_name="items", verbose_name=_("the return")
    )
    position = models.PositiveSmallIntegerField(_("order"))
    # None: an answer is asked for, no paper.
    type = models.ForeignKey(
        DocumentType, models.PROTECT, null=True, related_name="+", verbose_name=_("document")
    )
    # None: the catalogue does not know it any more.
    reason = models.ForeignKey(
        Reason, models.PROTECT, null=True, related_name="+", verbose_name=_("reason")
    )
    words = CleanCharField(_("words"), max_length=200)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper")
    )

    class Meta:
        verbose_name = _("item of a return")
        verbose_name_plural = _("items of returns")
        ordering = ["entry", "position"]
        constraints = [
            models.UniqueConstraint(name="returneditem_once", fields=["entry", "position"])
        ]
        triggers = [
            InsertOnly(
                rule="returneditem_is_insert_only",
                clause="PM-1+",
                sentence=_("What a return asked for is never changed."),
            ),
            Lock(
                rows=[
                    """$SupportRequest r JOIN $Entry e ON e.support_request_id = r.id
                    WHERE e.id = NEW.entry_id FOR SHARE OF r"""
                ],
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="returneditem_with_its_return",
                clause="PR-2+",
                database_only=True,
                sentence=_("What is asked for is written down together with the return."),
                operation=pgtrigger.Insert,
                broken="""NOT EXISTS (SELECT 1 FROM $Entry e
                    WHERE e.id = NEW.entry_id AND e.target = $RequestStatus.RETURNED
                    AND e.source IN ($RequestStatus.SUBMITTED, $RequestStatus.RAISED))
                    OR EXISTS (SELECT 1 FROM $Entry e
                    JOIN $Entry n ON n.support_request_id = e.support_request_id
                    WHERE e.id = NEW.entry_id AND n.id > e.id)""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.words}" if self.type_id else self.words

    @property
    def name(self) -> str:
        """What is asked for in a list: the paper, or the words about the answer."""
        return str(self.type) if self.type_id else self.words

    @property
    def code(self) -> str:
        """The code of the paper that is asked for; "" for an answer."""
        return self.type.code if self.type else ""
