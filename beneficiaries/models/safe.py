"""How one speaks with somebody: in which language, by voice or in writing, on which number, and
where others read or hear their phone another number, hours, no messages.

Messages go by it (`sanad.messaging.outbox`): never to the number of somebody they live with, of who
acts for them or for whom they act, or of a colleague, and only in the hours that they gave. A
landline is called; no message goes there. Whoever cannot read is called beside every message
(`outbox.told_by`).
"""

import datetime
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Language
from sanad.accounts.models import User
from sanad.lib.dates import RIYADH, days_in_words, hour_text
from sanad.lib.fields import CleanTextField, LandlineField, MobileField
from sanad.lib.texts import text_lazy
from sanad.lib.triggers import Rule

A_DAY = 24
OF_SOMEBODY_NEAR = _(
    "This number belongs to somebody of the household, to a guardian or to a colleague: others"
    " would read what is meant for them alone."
)
NO_NUMBER_OF_SOMEBODY_NEAR = Rule(
    rule="person_safe_number_of_nobody_near",
    clause="PM-1+",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("safe_mobile"),
    sentence=OF_SOMEBODY_NEAR,
    broken="""NEW.safe_mobile IS NOT NULL AND (
        EXISTS (SELECT 1 FROM $accounts.User u WHERE u.mobile = NEW.safe_mobile AND u.is_staff)
        OR EXISTS (SELECT 1 FROM $Person o WHERE o.mobile = NEW.safe_mobile
            AND o.id <> NEW.id AND o.died_on IS NULL
            AND (o.household_id = NEW.household_id
                OR EXISTS (SELECT 1 FROM $Guardianship g WHERE g.ended_on IS NULL
                    AND (g.ward_id, g.guardian_id) IN ((NEW.id, o.id), (o.id, NEW.id)))
                OR EXISTS (SELECT 1 FROM $Helper h WHERE h.ended_at IS NULL
                    AND h.person_id = NEW.id AND h.helper_id = o.id))))""",
)
HOURS_IN_ORDER = models.CheckConstraint(
    name="person_safe_hours_in_order",
    condition=Q(safe_from__isnull=True, safe_until__isnull=True)
    | Q(safe_from__isnull=False, safe_until__isnull=False)
    & Q(safe_from__gte=0, safe_until__lte=A_DAY, safe_until__gt=F("safe_from")),
    violation_error_message=_("The last hour comes after the first; write both or neither."),
)

IN_A_LANGUAGE_OF_OURS = models.CheckConstraint(
    name="person_language_of_ours",
    condition=Q(language__in=("", *Language.values)),
    violation_error_message=_("The portal speaks Arabic and English."),
)

LANDLINE_OF_ITS_FORM = models.CheckConstraint(
    name="person_landline_of_its_form",
    condition=Q(landline__isnull=True) | Q(landline__regex=r"^\+9661[0-9]{8}$"),
    violation_error_message=_("A landline is called; what receives messages is a mobile."),
)
REACH_CHECKS = (HOURS_IN_ORDER, IN_A_LANGUAGE_OF_OURS, LANDLINE_OF_ITS_FORM)
# How one speaks with them, beside the language: what they say of it themselves, or at the desk.
SPEAKING = ("cannot_read", "is_deaf", "is_blind", "woman_calls", "landline")

_in_words: Any = lazy(days_in_words, str)


def after_telling(days: int) -> Any:
    """A last day that is not known yet, in words inside a sentence: so long after we spoke with
    somebody who cannot read (DG-4+)."""
    return text_lazy("message.after_telling", term=_in_words(days))


class SafelyReached(models.Model):
    """The columns of a person, and what follows from them."""

    # "": not said yet; then pages follow the visitor's button, and messages are in Arabic.
    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, default="", db_default=""
    )
    cannot_read = models.BooleanField(_("cannot read"), default=False, db_default=False)
    is_deaf = models.BooleanField(_("is deaf"), default=False, db_default=False)
    is_blind = models.BooleanField(_("is blind"), default=False, db_default=False)
    woman_calls = models.BooleanField(_("a woman calls"), default=False, db_default=False)
    landline = LandlineField(_("landline"), null=True, blank=True)
    may_text = models.BooleanField(_("text messages are safe"), default=True)
    safe_mobile = MobileField(_("a safer number"), null=True, blank=True)
    # Whole hours at Riyadh, the second not included: 8 and 12 are the four hours from eight on.
    safe_from = models.PositiveSmallIntegerField(_("not before"), null=True, blank=True)
    safe_until = models.PositiveSmallIntegerField(_("not after"), null=True, blank=True)
    safe_contact = CleanTextField(
        _("how to reach them safely"),
        max_length=300,
        blank=True,
        help_text=_("Other number, hours, who may answer."),
    )

    class Meta:
        abstract = True

    @property
    def texts_go_to(self) -> str:
        """The number that short messages go to (`+9665…`), "" for none: no messages were asked for,
        no number is known, or the safer one is by now that of somebody near."""
        if not self.may_text:
            return ""
        if self.safe_mobile:
            return "" if self.is_of_somebody_near(self.safe_mobile) else self.safe_mobile
        return getattr(self, "mobile", None) or ""

    @property
    def called_on(self) -> str:
        """The number that a colleague calls: the safer one, mobile or landline; "" for none."""
        own = getattr(self, "mobile", None)
        return self.safe_mobile or own or self.landline or ""

    @property
    def has_text_hours(self) -> bool:
        """Whether messages that can wait are sent in some hours alone."""
        return self.safe_from is not None and self.safe_until is not None

    @property
    def text_hours(self) -> str:
        """From when to when, in words; "" for any hour."""
        if self.safe_from is None or self.safe_until is None:
            return ""
        hours = {"from": hour_text(self.safe_from), "until": hour_text(self.safe_until)}
        return gettext("From %(from)s to %(until)s") % hours

    def texts_wait(self, now: datetime.datetime) -> datetime.timedelta:
        """How long a message that need not be sent at `now` waits for the hours they gave."""
        if self.safe_from is None or self.safe_until is None:
            return datetime.timedelta()
        local = now.astimezone(RIYADH)
        if self.safe_from <= local.hour < self.safe_until:
            return datetime.timedelta()
        opens = local.replace(hour=self.safe_from, minute=0, second=0, microsecond=0)
        if opens < local:
            opens += datetime.timedelta(days=1)
        return opens - local

    def is_of_somebody_near(self, mobile: str) -> bool:
        """Whether the number is that of somebody they live with, of a guardian, ward or helper of
        theirs, or of a colleague."""
        near = Q(wards__ward=self, wards__ended_on=None)
        near |= Q(guardians__guardian=self, guardians__ended_on=None)
        near |= Q(helps__person=self, helps__ended_at=None)
        if household := getattr(self, "household_id", None):
            near |= Q(household=household)
        people = type(self)._default_manager.filter(near, mobile=mobile, died_on=None)
        return (
            people.exclude(pk=self.pk).exists()
            or User.objects.filter(mobile=mobile, is_staff=True).exists()
        )
