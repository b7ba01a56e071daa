"""What the desk writes about a request: signature, attestation, notice, findings on papers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, DocumentType, Person
from requests_app.enums import Channel, SignatureMethod
from requests_app.models.support_request import SupportRequest
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import written_once


class Declaration(models.Model):
    """الإقرار: the applicant's signature over the exact data (PR-4); written once."""

    site_may = INSERT_ONLY

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="declarations")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("signer"))
    data = models.JSONField(_("declared data"))
    digest = models.CharField(_("digest"), max_length=64)
    text = CleanTextField(_("declaration"))
    method = models.CharField(_("signed"), max_length=10, choices=SignatureMethod)
    # The drawing as SVG path data ("M… L…"); empty for the other methods.
    drawing = models.TextField(_("drawing"), blank=True)
    witnesses = CleanCharField(_("witnesses"), max_length=200, blank=True)
    read_by = CleanCharField(_("read aloud by"), max_length=120, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True, blank=True)
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("taken by")
    )

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="declaration_has_its_proof",
                condition=(Q(method=SignatureMethod.DRAWN) & ~Q(drawing=""))
                | Q(method=SignatureMethod.CODE)
                | (Q(method=SignatureMethod.THUMBPRINT) & ~Q(witnesses="") & ~Q(read_by="")),
                violation_error_message=_(
                    "A drawn signature has its drawing, a thumbprint two witnesses and a reader."
                ),
            )
        ]
        triggers = written_once("declaration", _("A signed declaration is never changed."), "PR-4")


class Attestation(models.Model):
    """المصادقة: the officer's word that the declared data were checked (PR-4); written once."""

    site_may = INSERT_ONLY

    declaration = models.OneToOneField(
        Declaration, models.PROTECT, related_name="attestation", verbose_name=_("declaration")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    text = CleanTextField(_("attestation"))
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        ordering = ["-id"]
        triggers = written_once("attestation", _("An attestation is never changed."), "PR-4")


class Notice(models.Model):
    """الإشعار بمدة الرد: the person was told that the reply takes two weeks at least (PR-5)."""

    site_may = INSERT_ONLY

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="notices")
    text = CleanTextField(_("words"))
    channel = models.CharField(_("given"), max_length=10, choices=Channel)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given by"),
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    day = models.DateField(_("day"), db_default=PolicyToday(), editable=False)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["id"]
        triggers = written_once("notice", _("A notice once given stands."), "PR-5", day="day")


class CheckLine(models.Model):
    """One paper of the checklist: present, matching, valid on the submission day (PR-2).

    The officer's finding stands beside what was declared, never over it.
    """

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="lines")
    type = models.ForeignKey(DocumentType, models.PROTECT, verbose_name=_("document"))
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, verbose_name=_("paper")
    )
    is_matching = models.BooleanField(_("matches"), null=True, blank=True)
    old_reason = CleanCharField(_("accepted although old, because"), max_length=200, blank=True)
    finding = CleanCharField(_("finding"), max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("line of the checklist")
        verbose_name_plural = _("lines of the checklist")
        ordering = ["support_request", "id"]
        constraints = [
            models.UniqueConstraint(name="checkline_once", fields=["support_request", "type"]),
        ]
