"""Where a whole branch is family of the applicant, one of it serves before a witness (PR-2+).

The first payment of money waits for the witness's word that they looked on; after the days of the
policy's version the chair or a manager may let it go. Goods wait for nobody.
"""

from collections.abc import Callable

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import are_relatives, is_of_own_home, is_related
from requests_app.intake.enums import WitnessAnswer
from requests_app.intake.models.support_request import SupportRequest
from sanad.accounts.rules import BY_THE_OWNER, holds_role
from sanad.lib.actor import WHO
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Rule, written_once


def _of_the_request(close: Callable[[str, str, str], str], user: str) -> str:
    return f"""EXISTS (SELECT 1 FROM $SupportRequest r WHERE r.id = NEW.support_request_id
        AND {close(user, "r.person_id", "r.household_id")})"""


class KinWitness(models.Model):
    """Who looks on while a colleague serves a relative, because nobody else is there."""

    site_may = INSERT_ONLY
    names_others = {"colleague": "who serves their relative", "witness": "who is to look on"}

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="witnesses", verbose_name=_("request")
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who serves")
    )
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("witness")
    )
    how = CleanTextField(_("how they look on"), max_length=300)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("named by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("witness")
        verbose_name_plural = _("witnesses")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="kinwitness_once",
                fields=["support_request", "colleague"],
                violation_error_message=_("A witness is named for this colleague already."),
            )
        ]
        triggers = [
            *written_once("kinwitness", _("Who was named as a witness stays so."), "PR-2+"),
            Rule(
                rule="kinwitness_by_a_manager",
                clause="PR-2+",
                sentence=_("A manager names the witness, not for a relative of their own."),
                broken=f"""NOT {holds_role("NEW.named_by_id", "$accounts.Role.MANAGER")}
                    OR (NOT {BY_THE_OWNER} AND NEW.named_by_id IS DISTINCT FROM {WHO})
                    OR {_of_the_request(is_related, "NEW.named_by_id")}""",
            ),
            Rule(
                rule="kinwitness_is_another",
                clause="PR-2+",
                sentence=_(
                    "The witness is a colleague who is a relative neither of the applicant nor of"
                    " who serves."
                ),
                broken=f"""NEW.witness_id = NEW.colleague_id
                    OR {are_relatives("NEW.witness_id", "NEW.colleague_id")}
                    OR NOT EXISTS (SELECT 1 FROM $accounts.User u
                        WHERE u.id = NEW.witness_id AND u.is_staff AND u.is_active)
                    OR {_of_the_request(is_related, "NEW.witness_id")}""",
            ),
            Rule(
                rule="kinwitness_not_for_oneself",
                clause="PR-2+",
                sentence=_("Nobody serves themselves or their own household, witness or not."),
                broken=_of_the_request(is_of_own_home, "NEW.colleague_id"),
            ),
        ]

    def __str__(self) -> str:
        return str(self.witness)


# Which word is on record.
HEARD = "SELECT 1 FROM $WitnessWord o WHERE o.named_id = w.id AND o.answer"
# A day at Riyadh: of the naming or of the attestation, whichever came later, and the days after it.
WAITS_UNTIL = """((greatest(w.at, (SELECT max(a.at) FROM $Attestation a
        JOIN $Declaration d ON d.id = a.declaration_id
        WHERE d.support_request_id = w.support_request_id AND a.by_id = w.colleague_id)
    ) AT TIME ZONE 'Asia/Riyadh')::date + v.witness_days::int)"""


def witnesses_awaited(request: str, pays: str) -> str:
    """SQL, after FROM: the witnesses (`w`) for whose word the request's money waits: of what was
    attested or verified, or of the payment itself, where `pays` is so of `w`. `v` is the request's
    version of the policy."""
    return f"""$KinWitness w JOIN $SupportRequest s ON s.id = w.support_request_id
        JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id
        WHERE w.support_request_id = {request} AND v.witness_days > 0
        AND (w.colleague_id = s.verified_by_id OR {pays} OR EXISTS (
            SELECT 1 FROM $Attestation a JOIN $Declaration d ON d.id = a.declaration_id
            WHERE d.support_request_id = s.id AND a.by_id = w.colleague_id))
        AND NOT EXISTS ({HEARD} IN $WITNESS_ENDS)"""


_NAMED = """FROM $KinWitness w JOIN $SupportRequest s ON s.id = w.support_request_id
    JOIN $policy.PolicyVersion v ON v.id = s.policy_version_id WHERE w.id = NEW.named_id"""
_LEADS = f"""({holds_role("NEW.by_id", "$accounts.Role.CHAIR")}
    OR {holds_role("NEW.by_id", "$accounts.Role.MANAGER")})"""


class WitnessWord(models.Model):
    """What a witness said of it afterwards, or why the first payment went without that."""

    site_may = INSERT_ONLY

    named = models.ForeignKey(
        KinWitness, models.PROTECT, related_name="words", verbose_name=_("witness")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=WitnessAnswer)
    note = CleanTextField(_("in words"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("word of a witness")
        verbose_name_plural = _("words of witnesses")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="witnessword_once",
                fields=["named", "answer"],
                violation_error_message=_("This is on record already."),
            ),
            models.CheckConstraint(
                name="witnessword_says_why",
                condition=models.Q(answer=WitnessAnswer.SAW) | ~models.Q(note=""),
                violation_error_message=_("Write why."),
            ),
        ]
        triggers = [
            *written_once("witnessword", _("What a witness said stands."), "PR-2+"),
            Rule(
                rule="witnessword_by_the_witness",
                clause="PR-2+",
                operation=pgtrigger.Insert,
                sentence=_("The witness alone says whether they looked on."),
                broken=f"""NEW.answer <> $WitnessAnswer.RELEASED
                    AND NOT EXISTS (SELECT 1 {_NAMED} AND w.witness_id = NEW.by_id)""",
            ),
            Rule(
                rule="witnessword_after_the_work",
                clause="PR-2+",
                operation=pgtrigger.Insert,
                sentence=_(
                    "A witness says so once the request was verified, and takes no word back."
                ),
                broken=f"""EXISTS (SELECT 1 {_NAMED} AND (s.status IN $UNVERIFIED
                    OR EXISTS ({HEARD} IN $WITNESS_ENDS)))""",
            ),
            Rule(
                rule="witnessword_released_by_who_leads",
                clause="PR-2+",
                operation=pgtrigger.Insert,
                sentence=_(
                    "Where the witness said no, or nothing in the days of the policy, the chair or"
                    " a manager who is no relative lets the payment go."
                ),
                broken=f"""NEW.answer = $WitnessAnswer.RELEASED AND (NOT {_LEADS} OR NOT EXISTS (
                    SELECT 1 {_NAMED} AND w.colleague_id <> NEW.by_id
                    AND NOT {is_related("NEW.by_id", "s.person_id", "s.household_id")}
                    AND (EXISTS ({HEARD} = $WitnessAnswer.NOT)
                        OR {WAITS_UNTIL} <= public.policy_today())))""",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.named}: {self.get_answer_display()}"
