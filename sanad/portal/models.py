"""What the portal itself keeps: which terms a person accepted."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.models import Person
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once


class TermsAcceptance(models.Model):
    """A person accepted one version of the terms, word for word (PM-1)."""

    site_may = INSERT_ONLY

    person = models.ForeignKey(Person, models.PROTECT, related_name="terms_acceptances")
    version = models.PositiveSmallIntegerField(_("version"))
    digest = models.CharField(_("digest"), max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    class Meta:
        verbose_name = _("acceptance of the terms")
        verbose_name_plural = _("acceptances of the terms")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="termsacceptance_once", fields=["person", "version"])
        ]
        triggers = [
            Lock(rows=["$beneficiaries.Person WHERE id = NEW.person_id FOR SHARE"]),
            Rule(
                rule="termsacceptance_of_one_of_age",
                clause="PM-1+",
                sentence=_("Who is not of age acts through their guardian, at the branch."),
                operation=pgtrigger.Insert,
                broken="""EXISTS (SELECT 1 FROM $beneficiaries.Person p
                    WHERE p.id = NEW.person_id AND p.account_id = NEW.by_id
                    AND p.born_on > public.policy_today() - $beneficiaries.OF_AGE_DAYS)""",
            ),
            *written_once(
                "termsacceptance", _("Which terms were accepted stays on the record."), "PM-1"
            ),
        ]
