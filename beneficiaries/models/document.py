"""Papers: "seen" by default, a copy only on a stated basis."""

from datetime import timedelta

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MOST_PAGES, DocumentRole, Evidence
from sanad.accounts.rules import not_by_the_auditor
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanCharField
from sanad.lib.grants import INSERT_ONLY, KEEP
from sanad.lib.triggers import InsertOnly, Lock, Rule, Stamp, Unchanging


class DocumentTypeQuerySet(models.QuerySet):
    def in_use(self):
        """Those that are offered where somebody chooses one."""
        return self.filter(is_retired=False)


@pghistory.track()
class DocumentType(models.Model):
    """A kind of paper: how long it is good for, and whether a copy may be kept."""

    site_may = KEEP

    code = models.SlugField(_("code"), unique=True)
    name = CleanCharField(_("name"), max_length=80)
    hint = CleanCharField(_("hint"), max_length=160, blank=True)
    valid_days = models.PositiveSmallIntegerField(
        _("days it is good for from its issue"), null=True, blank=True
    )
    has_expiry = models.BooleanField(_("bears an expiry day"), default=False)
    may_keep_copy = models.BooleanField(_("a copy may be kept"), default=False)
    legal_basis = CleanCharField(_("basis of the copy"), max_length=160, blank=True)
    keep_days = models.PositiveSmallIntegerField(_("days a copy is kept"), default=365)
    role = models.CharField(
        _("what the portal does with it"), max_length=8, choices=DocumentRole, blank=True
    )
    is_retired = models.BooleanField(
        _("out of use"),
        default=False,
        help_text=_("Not offered any more; what was noted of it stays."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = DocumentTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                name="documenttype_copy_on_a_basis",
                condition=models.Q(may_keep_copy=False) | ~models.Q(legal_basis=""),
                violation_error_message=_("A copy is kept only on a stated basis."),
            )
        ]
        triggers = [
            Unchanging(
                rule="documenttype_keeps_its_code",
                columns=["code"],
                clause="PR-6",
                sentence=_("The code of a document type does not change: cases name it."),
            ),
        ]

    def __str__(self):
        return self.name

    def good_until(self, issued_on, expires_on):
        """The last day that a paper of this type is good for (PR-2), or None where it has no end.

        Of the day that it bears and the days that the type gives it from its issue, the earlier.
        """
        ends = [expires_on]
        if self.valid_days and issued_on:
            ends.append(issued_on + timedelta(days=self.valid_days))
        return min((day for day in ends if day), default=None)


@pghistory.track()
class Document(Checked):
    """One paper of a person, seen or with a kept copy (PR-2)."""

    person = models.ForeignKey("beneficiaries.Person", models.PROTECT, related_name="documents")
    type = models.ForeignKey(DocumentType, models.PROTECT, verbose_name=_("type"))
    number = CleanCharField(_("number"), max_length=40, blank=True)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=5, choices=Evidence)
    # How many pages a copy has: this row names the first, `DocumentPage` the others.
    page_count = models.PositiveSmallIntegerField(
        _("pages"), default=1, db_default=1, editable=False
    )
    # Where an encrypted copy lies: a random name below FILES_ROOT, outside any public folder.
    file_name = models.CharField(max_length=64, blank=True, editable=False)
    file_kind = models.CharField(max_length=10, blank=True, editable=False)
    original_name = CleanCharField(max_length=120, blank=True, editable=False)
    added_at = models.DateTimeField(_("added"), db_default=PolicyNow(), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    # Of a copy: the last day it is kept, as it was promised when it came, and when it went.
    kept_until = models.DateField(_("kept until"), null=True, blank=True, editable=False)
    destroyed_at = models.DateTimeField(_("copy destroyed"), null=True, blank=True, editable=False)
    # Sent twice, stored once.
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-id"]
        indexes = [
            models.Index(
                name="document_to_destroy",
                fields=["kept_until", "id"],
                condition=models.Q(kept_until__isnull=False, destroyed_at__isnull=True),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="document_copy_has_a_file",
                condition=models.Q(evidence=Evidence.SEEN, file_name="")
                | (models.Q(evidence=Evidence.COPY) & ~models.Q(file_name="")),
                violation_error_message=_("A kept copy has its file, a seen paper has none."),
            ),
            models.CheckConstraint(
                name="document_expires_after_its_issue",
                condition=models.Q(issued_on__isnull=True)
                | models.Q(expires_on__isnull=True)
                | models.Q(expires_on__gte=models.F("issued_on")),
                violation_error_message=_("A paper expires after the day it was issued."),
            ),
            models.CheckConstraint(
                name="document_pages_of_a_copy",
                condition=models.Q(page_count=1)
                | models.Q(evidence=Evidence.COPY, page_count__range=(2, MOST_PAGES)),
                violation_error_message=_("A copy has twelve pages at most."),
            ),
        ]
        triggers = [
            Lock(
                rows=[
                    "$DocumentType WHERE id = NEW.type_id FOR SHARE",
                    "$Person WHERE id = NEW.person_id AND NEW.destroyed_at IS NOT NULL FOR UPDATE",
                ]
            ),
            not_by_the_auditor("document", "NEW.added_by_id"),
            Rule(
                rule="document_copy_only_on_a_basis",
                clause="PR-2+",
                database_only=True,
                sentence=_("A copy is kept only of papers that may be kept."),
                broken="""TG_OP = 'INSERT' AND NEW.evidence = $Evidence.COPY AND NOT EXISTS (
                    SELECT 1 FROM $DocumentType t WHERE t.id = NEW.type_id AND t.may_keep_copy)""",
            ),
            Rule(
                rule="document_seen_by_staff",
                clause="PR-2",
                sentence=_("Only those who work here can say that they saw a paper."),
                broken="""TG_OP = 'INSERT' AND NEW.evidence = $Evidence.SEEN AND NOT EXISTS (
                    SELECT 1 FROM $accounts.User u WHERE u.id = NEW.added_by_id AND u.is_staff)""",
            ),
            Unchanging(
                rule="document_keeps_its_origin",
                clause="PR-2",
                sentence=_("A noted paper is not rewritten; note the new one beside it."),
                columns=["person", "type", "evidence", "page_count", "added_at", "added_by"],
            ),
            Stamp(
                rule="document_days_of_its_copy",
                clause="PR-2+",
                sets="""IF TG_OP = 'INSERT' THEN
                        NEW.destroyed_at := NULL;
                        NEW.kept_until := (SELECT public.policy_today() + t.keep_days::int
                            FROM $DocumentType t
                            WHERE t.id = NEW.type_id AND NEW.evidence = $Evidence.COPY);
                    ELSE
                        NEW.kept_until := OLD.kept_until;
                        NEW.destroyed_at := CASE WHEN NEW.destroyed_at IS NULL THEN NULL
                            ELSE coalesce(OLD.destroyed_at, public.policy_now()) END;
                    END IF;""",
            ),
            Rule(
                rule="document_destroyed_after_its_day",
                clause="PR-2+",
                sentence=_("A copy is destroyed once, when its last day is over."),
                broken="""OLD.destroyed_at IS NOT NULL AND NEW.destroyed_at IS NULL
                    OR OLD.destroyed_at IS NULL AND NEW.destroyed_at IS NOT NULL
                    AND (OLD.kept_until IS NULL OR OLD.kept_until >= public.policy_today())""",
                operation=pgtrigger.Update,
            ),
            Rule(
                rule="document_keeps_its_content",
                clause="PR-2",
                database_only=True,
                sentence=_("A noted paper is not rewritten; note the new one beside it."),
                broken="""(NEW.number, NEW.issued_on, NEW.expires_on, NEW.original_name)
                    IS DISTINCT FROM (OLD.number, OLD.issued_on, OLD.expires_on, OLD.original_name)
                    OR (NEW.file_name <> OLD.file_name AND NEW.file_name <> '')""",
                operation=pgtrigger.Update,
            ),
        ]

    def __str__(self):
        return f"{self.type} · {self.person}"

    def good_until(self):
        """The last day this paper is good for, or None where it has no end."""
        return self.type.good_until(self.issued_on, self.expires_on)

    @property
    def page_numbers(self):
        """The numbers of the pages of a copy, from 1."""
        return range(1, self.page_count + 1)

    @property
    def is_copy(self):
        """Whether a copy is kept: it was not only seen, and is not destroyed."""
        return self.evidence == Evidence.COPY and self.destroyed_at is None

    def is_valid_on(self, day):
        """Whether the paper is good on `day`, a Riyadh calendar day (PR-2)."""
        end = self.good_until()
        return end is None or end >= day


class DocumentPage(models.Model):
    """A further page of a kept copy: the second and those after it, as they were sent (PR-2)."""

    site_may = INSERT_ONLY

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="further_pages", verbose_name=_("document")
    )
    number = models.PositiveSmallIntegerField(_("page"))
    file_name = models.CharField(max_length=64, editable=False)
    file_kind = models.CharField(max_length=10, editable=False)

    class Meta:
        verbose_name = _("page of a document")
        verbose_name_plural = _("pages of documents")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                name="documentpage_number_once",
                fields=["document", "number"],
                violation_error_message=_("This page is kept already."),
            ),
            models.CheckConstraint(
                name="documentpage_has_a_file",
                condition=~models.Q(file_name=""),
                violation_error_message=_("A kept page has its file."),
            ),
        ]
        triggers = [
            Lock(rows=["$Document WHERE id = NEW.document_id FOR SHARE"]),
            Rule(
                rule="documentpage_of_its_document",
                clause="PR-2",
                database_only=True,
                sentence=_("A noted paper has as many pages as were sent with it."),
                broken="""NOT EXISTS (SELECT 1 FROM $Document d WHERE d.id = NEW.document_id
                    AND NEW.number BETWEEN 2 AND d.page_count)""",
                operation=pgtrigger.Insert,
            ),
            InsertOnly(
                rule="documentpage_is_insert_only",
                clause="PR-2",
                sentence=_("A noted paper is not rewritten; note the new one beside it."),
            ),
        ]

    def __str__(self):
        return f"{self.document} · {self.number}"
