"""Who prepares requests for somebody with their consent, and never signs (DG-3+).

A row comes into being by a change of two colleagues. It opens nothing until the person agreed
themselves, and nothing any more from the moment on which it ends, its last day is over, or the
person said "this was not me".
"""

from typing import Any, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.person import Person
from sanad.guarded.enums import ChangeStatus
from sanad.guarded.models import GuardedChange
from sanad.guarded.rules import THIS_TRANSACTION
from sanad.lib.actor import WHO
from sanad.lib.checked import Checked
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.fields import CleanCharField
from sanad.lib.triggers import Rule, Stamp, Unchanging

CLAUSE = "DG-3+"
_CHANGE = f"""$guarded.GuardedChange g WHERE g.id = NEW.change_id
    AND g.kind = $guarded.ChangeKind.HELPER AND g.subject_id = NEW.person_id
    AND g.status = $guarded.ChangeStatus.APPLIED AND g.applied_in = {THIS_TRANSACTION}
    AND ((g.new ->> 'helper')::bigint, (g.new ->> 'until')::date) = (NEW.helper_id, NEW.until)"""
_THEIR_OWN_WORD = f"""EXISTS (SELECT 1 FROM $Person p
    WHERE p.id = NEW.person_id AND p.account_id = {WHO} AND NOT EXISTS (
        SELECT 1 FROM $Person o WHERE o.id = NEW.helper_id AND o.account_id = p.account_id))"""


class HelperQuerySet(models.QuerySet["Helper"]):
    def standing(self) -> Self:
        """Neither ended nor over, whether or not they may see anything."""
        return self.filter(ended_at=None, until__gte=PolicyToday())

    def in_force(self) -> Self:
        """The person agreed, and nothing stops it: what the helper sees and does hangs on this."""
        return self.standing().filter(agreed_at__isnull=False, change__status=ChangeStatus.APPLIED)

    def of_account(self, account: Any) -> Self:
        """Whose helper's account it is."""
        return self.filter(helper__account=account)


@pghistory.track()
class Helper(Checked):
    """Somebody who prepares for a person: not by a deed, but with the person's own consent."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="helpers")
    helper = models.ForeignKey(
        Person, models.PROTECT, related_name="helps", verbose_name=_("who helps")
    )
    relation = CleanCharField(_("what they are to them"), max_length=60)
    until = models.DateField(_("last day"))
    # What two colleagues agreed to; contested, it holds no more until the desk has spoken with her.
    change = models.OneToOneField(GuardedChange, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(_("the person agreed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    created_at = models.DateTimeField(db_default=PolicyNow(), editable=False)

    objects = HelperQuerySet.as_manager()

    whose = "person_id"

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="helper_of_another",
                condition=~Q(person=F("helper")),
                violation_error_message=_("Nobody is their own helper."),
            ),
            models.UniqueConstraint(
                name="helper_once",
                fields=["person", "helper"],
                condition=Q(ended_at=None),
                violation_error_message=_("They help already. End that first."),
            ),
        ]
        triggers = [
            Rule(
                rule="helper_by_two",
                clause=CLAUSE,
                database_only=True,
                operation=pgtrigger.Insert,
                sentence=_("A helper sees another's requests: a second colleague agrees to it."),
                broken=f"NOT EXISTS (SELECT 1 FROM {_CHANGE})",
            ),
            Rule(
                rule="helper_agreed_by_the_person",
                clause=CLAUSE,
                sentence=_("The person agrees themselves, before both colleagues or by phone."),
                broken=f"""NEW.agreed_at IS NOT NULL AND CASE TG_OP
                    WHEN 'INSERT' THEN NOT EXISTS (SELECT 1 FROM {_CHANGE} AND g.is_present)
                    ELSE OLD.agreed_at IS NULL AND NOT {_THEIR_OWN_WORD} END""",
            ),
            Rule(
                rule="helper_until_a_day",
                clause=CLAUSE,
                sentence=_("Help has a last day, within a year; it may only come nearer."),
                broken="""CASE TG_OP WHEN 'INSERT' THEN NEW.until < public.policy_today()
                        OR NEW.until > public.policy_today() + $MOST_HELP_DAYS
                    ELSE NEW.until > OLD.until END""",
            ),
            Rule(
                rule="helper_is_no_colleague",
                clause=CLAUSE,
                sentence=_("A colleague serves at the desk, and helps nobody beside it."),
                broken="""NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM $Person o
                    JOIN $accounts.User u ON u.id = o.account_id OR u.mobile = o.mobile
                    WHERE o.id = NEW.helper_id AND u.is_staff)""",
                operation=pgtrigger.Insert,
            ),
            Rule(
                rule="helper_of_one_of_age",
                clause=CLAUSE,
                sentence=_("Who is not of age has a guardian, and no helper."),
                operation=pgtrigger.Insert,
                broken="""EXISTS (SELECT 1 FROM $Person p
                    WHERE p.id IN (NEW.person_id, NEW.helper_id)
                    AND p.born_on > public.policy_today() - $OF_AGE_DAYS)""",
            ),
            Unchanging(
                rule="helper_of_the_same_two",
                columns=["person", "helper", "relation", "change", "agreed_at", "ended_at"],
                clause=CLAUSE,
                sentence=_("Who helps whom stands; what was ended is not taken up again."),
            ),
            Stamp(
                rule="helper_moments",
                clause=CLAUSE,
                sets=" ".join(
                    f"""NEW.{moment} := CASE
                        WHEN TG_OP = 'UPDATE' AND OLD.{moment} IS NOT NULL THEN OLD.{moment}
                        WHEN NEW.{moment} IS NOT NULL THEN public.policy_now() END;"""
                    for moment in ("agreed_at", "ended_at")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper} · {self.person}"

    @property
    def is_stopped(self) -> bool:
        """Whether the person said "this was not me", and the desk has not spoken with them yet."""
        return self.change.status == ChangeStatus.CONTESTED
