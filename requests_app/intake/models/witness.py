"""Where a whole branch is family of the applicant, one of it serves before a witness (PR-2+)."""

from collections.abc import Callable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import are_relatives, is_of_own_home, is_related
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
