"""What the desk writes about a request: signature, attestation, notice, findings on papers."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Document, DocumentType, Person
from beneficiaries.models.rules import acts_for, is_a_helpers, is_related
from requests_app.intake.enums import UNFIT, IntakeChannel, ReasonRole, SignatureMethod
from requests_app.intake.models.declared import (
    FORM,
    SIGNED_AS_IT_STANDS,
    left_out_since,
    without,
)
from requests_app.intake.models.request_rules import is_witnessed
from requests_app.intake.models.support_request import SupportRequest
from sanad.accounts.rules import BY_THE_OWNER, is_colleague
from sanad.lib import snapshot
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.grants import INSERT_ONLY, KEEP
from sanad.lib.triggers import BEHIND, Effect, Lock, Rule, Unchanging, written_once
from sanad.messaging.codes import PhoneCode


class SigningCode(PhoneCode):
    """Six digits sent to the applicant's phone, to sign with (PR-4): good for one signature over
    the data of `digest`.
    """

    site_may = KEEP
    proves = "declaration"

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="signing_codes"
    )
    digest = models.CharField(_("digest"), max_length=64)

    class Meta(PhoneCode.Meta):
        verbose_name = _("signing code")
        verbose_name_plural = _("signing codes")
        triggers = [
            Unchanging(
                rule="signingcode_keeps_what_it_signs",
                columns=["support_request", "mobile", "digest", "hashed", "confirmed_at"],
                clause="PR-4+",
                sentence=_("A code signs the data it was sent for, once."),
            ),
            Rule(
                # To a helper's number it would be the helper who signs.
                rule="signingcode_to_no_helper",
                clause="PR-4+",
                sentence=_("Who helps them reads this phone: they sign before a colleague."),
                operation=pgtrigger.Insert,
                broken=f"""EXISTS (SELECT 1 FROM $SupportRequest r
                    WHERE r.id = NEW.support_request_id
                    AND {is_a_helpers("NEW.mobile", "r.person_id")})""",
            ),
            Rule(
                rule="signingcode_in_time",
                clause="PR-4+",
                database_only=True,
                sentence=_("This code is too old, or was tried too often: send a new one."),
                operation=pgtrigger.Update,
                broken=f"""NEW.tries_left > OLD.tries_left OR (OLD.confirmed_at IS NULL
                    AND NEW.confirmed_at IS NOT NULL AND (OLD.tries_left = 0
                        OR OLD.expires_at < public.policy_now()
                        OR ({WHO} IS NULL AND NOT {BY_THE_OWNER})))""",
            ),
        ]


class Declaration(models.Model):
    """The applicant's signature over the exact data (PR-4); written once.

    `text` is what stood above the signature, word for word, and the only thing that is shown as
    signed; `data` is what is compared, in the shape `form` (`declared.py`).
    """

    site_may = INSERT_ONLY
    names_others = {"taken_by": "compared by declaration_by_the_applicant"}

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="declarations")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("signer"))
    data = models.JSONField(_("declared data"))
    form = models.PositiveSmallIntegerField(_("shape of the data"), default=FORM, editable=False)
    digest = models.CharField(_("digest"), max_length=64)
    text = CleanTextField(_("declaration"))
    method = models.CharField(_("signed"), max_length=10, choices=SignatureMethod)
    # The drawing as SVG path data ("M… L…"); empty for the other methods.
    drawing = models.TextField(_("drawing"), blank=True)
    witnesses = CleanCharField(_("witnesses"), max_length=200, blank=True)
    read_by = CleanCharField(_("read aloud by"), max_length=120, blank=True)
    signing_code = models.OneToOneField(
        SigningCode, models.PROTECT, null=True, blank=True, related_name="declaration"
    )
    # The step in which it was read on a call, with what they said back.
    reading = models.OneToOneField(
        "requests_app.Entry", models.PROTECT, null=True, blank=True, related_name="+"
    )
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
                | Q(method=SignatureMethod.PAPER)
                | (Q(method=SignatureMethod.CALL) & Q(reading__isnull=False) & ~Q(read_by=""))
                | (Q(method=SignatureMethod.THUMBPRINT) & ~Q(witnesses="") & ~Q(read_by="")),
                violation_error_message=_(
                    "A drawn signature has its drawing, a thumbprint two witnesses and a reader."
                ),
            )
        ]
        triggers = [
            *written_once("declaration", _("A signed declaration is never changed."), "PR-4"),
            Lock(
                rows=[
                    "$SigningCode WHERE id = NEW.signing_code_id FOR UPDATE",
                    """$SupportRequest r JOIN $beneficiaries.Person p ON p.id = r.person_id
                        JOIN $beneficiaries.Household h ON h.id = r.household_id
                        WHERE r.id = NEW.support_request_id FOR SHARE OF r, p, h""",
                ],
                operation=pgtrigger.Insert,
            ),
            SIGNED_AS_IT_STANDS,
            Rule(
                rule="declaration_by_the_applicant",
                order=BEHIND,
                clause="PR-4",
                database_only=True,
                sentence=_("The applicant or their guardian signs, before who acts in the portal."),
                operation=pgtrigger.Insert,
                broken=f"""NOT EXISTS (SELECT 1 FROM $SupportRequest r
                        WHERE r.id = NEW.support_request_id AND (r.person_id = NEW.signer_id
                            OR {acts_for("NEW.signer_id", "r.person_id")}))
                    OR (NOT {BY_THE_OWNER} AND NEW.taken_by_id IS DISTINCT FROM {WHO})""",
            ),
            Rule(
                # A helper prepares and never signs; nor does anybody in a guardian's place.
                rule="declaration_by_the_signers_account",
                order=BEHIND,
                clause="PR-4+",
                sentence=_("Who signs does so from their own account, or before a colleague."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {is_colleague("NEW.taken_by_id")} AND NOT EXISTS (
                    SELECT 1 FROM $beneficiaries.Person p
                    WHERE p.id = NEW.signer_id AND p.account_id = NEW.taken_by_id)""",
            ),
            Rule(
                rule="declaration_on_no_helpers_phone",
                order=BEHIND,
                clause="PR-4+",
                sentence=_("Who helps them reads this phone: they sign before a colleague."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {is_colleague("NEW.taken_by_id")} AND EXISTS (
                    SELECT 1 FROM $accounts.User u WHERE u.id = NEW.taken_by_id
                    AND {is_a_helpers("u.mobile", "NEW.signer_id")})""",
            ),
            Rule(
                rule="declaration_code_was_confirmed",
                clause="PR-4+",
                sentence=_("A signature by code needs the code that was sent for these data."),
                operation=pgtrigger.Insert,
                broken="""NEW.method = $SignatureMethod.CODE AND NOT EXISTS (
                    SELECT 1 FROM $SigningCode c
                    WHERE c.id = NEW.signing_code_id AND c.confirmed_at IS NOT NULL
                    AND c.support_request_id = NEW.support_request_id AND c.digest = NEW.digest)""",
            ),
            Rule(
                # By whom the call was taken, whom the two facts made known, what was read.
                rule="declaration_heard_on_a_call",
                clause="PR-4+",
                sentence=_(
                    "Signed on a call is only what the policy's version lets be, read to who is"
                    " known by two facts, and heard by a second colleague where it asks for one."
                ),
                operation=pgtrigger.Insert,
                broken="""NEW.method = $SignatureMethod.CALL AND NOT EXISTS (
                    SELECT 1 FROM $Entry e JOIN $SupportRequest r ON r.id = e.support_request_id
                    JOIN $policy.PolicyVersion v ON v.id = r.policy_version_id
                    JOIN $contact.Contact c ON c.id = (e.details ->> 'contact')::bigint
                    JOIN $contact.CallerCheck k ON k.contact_id = c.id
                    WHERE e.id = NEW.reading_id AND r.id = NEW.support_request_id
                    AND e.verb = $READ_OUT AND e.details ->> 'digest' = NEW.digest
                    AND e.reason <> '' AND NEW.signer_id = r.person_id
                    AND c.person_id = r.person_id AND c.handled_by_id = e.by_id
                    AND e.at >= c.started_at AND e.at <= coalesce(c.ended_at, e.at)
                    AND k.person_id = r.person_id AND k.is_first_right AND k.is_second_right
                    AND v.call_signatures
                    AND (NOT v.call_signature_by_two OR e.by_id <> NEW.taken_by_id))""",
            ),
            Rule(
                rule="declaration_on_its_sheet",
                clause="PR-4+",
                sentence=_(
                    "A signature on paper covers what was entered from its sheet, with the photo,"
                    " until the request is submitted."
                ),
                operation=pgtrigger.Insert,
                broken="""NEW.method = $SignatureMethod.PAPER AND NOT EXISTS (
                    SELECT 1 FROM $SupportRequest r JOIN $paper.Sheet h ON h.id = r.sheet_id
                    WHERE r.id = NEW.support_request_id AND h.file_name <> ''
                    AND r.status = $RequestStatus.DRAFT)""",
            ),
        ]

    @property
    def compared_data(self) -> dict[str, Any]:
        """The signed data, as they are compared with what stands on the request now."""
        return without(self.data, left_out_since(self.form))

    @property
    def compared_digest(self) -> str:
        """The digest of the same; that of the signature itself where the shape is today's."""
        return self.digest if self.form == FORM else snapshot.digest(self.compared_data)


class Attestation(models.Model):
    """The officer's word that the declared data were checked (PR-4); written once."""

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
        triggers = [
            *written_once("attestation", _("An attestation is never changed."), "PR-4"),
            Rule(
                rule="attestation_by_another",
                clause="PR-4+",
                sentence=_("Nobody attests their own request, nor a relative's."),
                operation=pgtrigger.Insert,
                broken=f"""EXISTS (SELECT 1 FROM $Declaration d
                    JOIN $SupportRequest r ON r.id = d.support_request_id
                    WHERE d.id = NEW.declaration_id
                    AND {is_related("NEW.by_id", "r.person_id", "r.household_id")}
                    AND NOT {is_witnessed("NEW.by_id", "r.id")})""",
            ),
        ]


class Notice(models.Model):
    """The person was told how long the reply takes at least (PR-5)."""

    site_may = INSERT_ONLY

    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="notices")
    text = CleanTextField(_("words"))
    channel = models.CharField(_("given"), max_length=10, choices=IntakeChannel)
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
        triggers = [
            *written_once("notice", _("A notice once given stands."), "PR-5", day="day"),
            Rule(
                rule="notice_spoken_to_who_cannot_read",
                clause="DG-4+",
                sentence=_("Who cannot read is told of the reply by somebody, in words."),
                operation=pgtrigger.Insert,
                broken="""(NEW.given_by_id IS NULL OR NEW.channel NOT IN $SPOKEN) AND EXISTS (
                    SELECT 1 FROM $SupportRequest r
                    JOIN $beneficiaries.Person p ON p.id = r.person_id
                    WHERE r.id = NEW.support_request_id AND p.cannot_read)""",
            ),
            Effect(
                # The request's own stamp writes the day, whoever touches it.
                rule="notice_is_told",
                clause="PR-5",
                operation=pgtrigger.Insert,
                does="""UPDATE $SupportRequest SET told_on = NEW.day
                    WHERE id = NEW.support_request_id AND told_on IS NULL;""",
            ),
        ]


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

    @property
    def is_valid(self) -> bool:
        """Whether the paper was good on the day of submission (PR-2)."""
        return self.document is not None and self.document.is_valid_on(
            self.support_request.judged_on
        )

    @property
    def problem(self) -> str:
        """The role of the reason to return it for, "undecided" before a finding, "" when good."""
        if self.document is None:
            return ReasonRole.MISSING
        if not self.is_valid and not self.old_reason:
            return ReasonRole.EXPIRED
        if self.is_matching is None:
            return "undecided"
        return "" if self.is_matching else ReasonRole.MISMATCH

    @property
    def is_unfit(self) -> bool:
        """Whether the paper has to come again."""
        return self.problem in UNFIT

    @property
    def is_good(self) -> bool:
        """Whether there is no reason to return it for, a finding included (PR-2)."""
        return not self.problem
