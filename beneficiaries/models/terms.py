"""Which terms a person accepted: version, words, channel."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import TermsChannel
from beneficiaries.models.person import Person
from beneficiaries.models.rules import is_of_a_minor
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once
from sanad.policy.terms import VERSIONS


class TermsAcceptance(models.Model):
    """A person accepted one version of the terms, word for word (PM-1)."""

    site_may = INSERT_ONLY

    person = models.ForeignKey(Person, models.PROTECT, related_name="terms_acceptances")
    version = models.PositiveSmallIntegerField(_("version"))
    digest = models.CharField(_("digest"), max_length=64)
    channel = models.CharField(
        _("how"),
        max_length=6,
        choices=TermsChannel,
        default=TermsChannel.PORTAL,
        db_default=TermsChannel.PORTAL,
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        db_table = "portal_termsacceptance"  # the name that it had
        verbose_name = _("acceptance of the terms")
        verbose_name_plural = _("acceptances of the terms")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="termsacceptance_once", fields=["person", "version"])
        ]
        triggers = [
            Lock(rows=["$Person WHERE id = NEW.person_id FOR SHARE"]),
            Rule(
                rule="termsacceptance_of_one_of_age",
                clause="PM-1+",
                sentence=_("Who is not of age acts through their guardian, at the branch."),
                operation=pgtrigger.Insert,
                broken=is_of_a_minor("NEW.by_id", "NEW.person_id"),
            ),
            Rule(
                # Nobody at the desk accepts as if the person had done so on their own phone.
                rule="termsacceptance_channel_of_who_writes",
                clause="DG-6+",
                database_only=True,
                sentence=_("What is accepted at the desk is written down as accepted there."),
                operation=pgtrigger.Insert,
                broken="""(NEW.channel = $TermsChannel.PORTAL) = EXISTS (
                    SELECT 1 FROM $accounts.User u WHERE u.id = NEW.by_id AND u.is_staff)""",
            ),
            Rule(
                # Else the next version would be accepted before anybody has read it.
                rule="termsacceptance_of_a_version_that_is_there",
                clause="PM-1+",
                database_only=True,
                sentence=_("Terms are accepted in a version that can be read."),
                operation=pgtrigger.Insert,
                broken=f"NEW.version NOT BETWEEN 1 AND {VERSIONS[-1].version}",
            ),
            *written_once(
                "termsacceptance", _("Which terms were accepted stays on the record."), "PM-1"
            ),
        ]
