"""Whether a person lets us ask other bodies about them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TermsChannel
from beneficiaries.models.person import Person
from beneficiaries.models.rules import is_of_a_minor
from sanad.lib.clock import PolicyNow
from sanad.lib.fields import CleanTextField
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once


class Consent(models.Model):
    """A yes or a no to our asking other bodies, in the words that were read (PR-2+).

    The newest of a person counts. No step asks for a yes: a no refuses nothing.
    """

    site_may = INSERT_ONLY

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    is_given = models.BooleanField(_("agrees"))
    words = CleanTextField(_("words"), max_length=2000)
    channel = models.CharField(_("how"), max_length=6, choices=TermsChannel)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("consent to ask other bodies")
        verbose_name_plural = _("consents to ask other bodies")
        ordering = ["-id"]
        indexes = [models.Index(fields=["person", "-id"], name="consent_newest")]
        triggers = [
            Lock(rows=["$Person WHERE id = NEW.person_id FOR SHARE"]),
            Rule(
                rule="consent_of_one_of_age",
                clause="PR-2+",
                sentence=_("Who is not of age acts through their guardian, at the branch."),
                operation=pgtrigger.Insert,
                broken=is_of_a_minor("NEW.by_id", "NEW.person_id"),
            ),
            Rule(
                rule="consent_of_their_own",
                clause="PR-2+",
                sentence=_("They answer themselves, or at the desk."),
                operation=pgtrigger.Insert,
                broken="""CASE WHEN EXISTS (
                        SELECT 1 FROM $accounts.User u WHERE u.id = NEW.by_id AND u.is_staff)
                    THEN NEW.channel = $TermsChannel.PORTAL
                    ELSE NEW.channel <> $TermsChannel.PORTAL OR NOT EXISTS (
                        SELECT 1 FROM $Person p
                        WHERE p.id = NEW.person_id AND p.account_id = NEW.by_id) END""",
            ),
            *written_once("consent", _("What was answered then stays on the record."), "PR-2+"),
        ]

    def __str__(self):
        return str(_("Agrees") if self.is_given else _("Does not agree"))

    @classmethod
    def newest_of(cls, person: str) -> dict[str, models.Subquery]:
        """What holds for the person of each row: `consent_given` (None: not asked yet) and
        `consent_at`. `person`: the way to their key."""
        rows = cls.objects.filter(person=models.OuterRef(person)).order_by("-id")
        return {
            "consent_given": models.Subquery(rows.values("is_given")[:1]),
            "consent_at": models.Subquery(rows.values("at")[:1]),
        }
