"""Phones that a person's file was opened on, and what else was asked on one that it was not.

The next owner of a number is not the beneficiary: on a phone that never opened the file, and after
a long silence, the code of the number is not enough. A phone is known by a random token in its own
cookie, of which a digest stands here; nothing about the machine is looked at.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import OwnFact
from beneficiaries.models.person import Person
from beneficiaries.models.rules import is_related
from sanad.accounts.rules import holds_role
from sanad.lib.clock import PolicyNow, PolicyToday
from sanad.lib.grants import INSERT_ONLY, KEEP
from sanad.lib.triggers import Lock, Rule, Stamp, Stamped, Unchanging, written_once
from sanad.policy.rules import in_force

CLAUSE = "PM-1+"
# How long an answer, and a colleague's word after a call, lets a new phone in.
ANSWER_HOLDS, CALL_HOLDS = "1 hour", "24 hours"

_RIGHT = f"""EXISTS (SELECT 1 FROM $OwnProof k WHERE k.person_id = NEW.person_id AND k.is_right
    AND ((k.by_id = NEW.account_id AND k.at > public.policy_now() - interval '{ANSWER_HOLDS}')
        OR (k.fact = $OwnFact.CALL AND k.at > public.policy_now() - interval '{CALL_HOLDS}')))"""
_OTHERS = "$FamiliarPhone f WHERE f.person_id = NEW.person_id AND f.account_id = NEW.account_id"
_IS_SILENT = f"""(SELECT max(f.seen_on) FROM {_OTHERS})
    + make_interval(months => {in_force("silence_months")}) < public.policy_today()"""


class OwnProof(models.Model):
    """What somebody answered, or what came of the call in its place; the answer is not kept."""

    site_may = INSERT_ONLY

    person = models.ForeignKey(Person, models.PROTECT, related_name="own_proofs")
    fact = models.CharField(_("fact"), max_length=10, choices=OwnFact)
    is_right = models.BooleanField(_("right"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)

    whose = "person_id"

    class Meta:
        verbose_name = _("answer on a new phone")
        verbose_name_plural = _("answers on new phones")
        ordering = ["-id"]
        indexes = [models.Index(name="ownproof_of_the_day", fields=["person", "at"])]
        triggers = [
            Lock(rows=["$Person WHERE id = NEW.person_id FOR NO KEY UPDATE"]),
            Rule(
                rule="ownproof_by_whom_it_may",
                clause=CLAUSE,
                operation=pgtrigger.Insert,
                sentence=_("They answer themselves; a colleague of the desk answers for a call."),
                broken=f"""CASE WHEN NEW.fact = $OwnFact.CALL THEN NOT (
                        {holds_role("NEW.by_id", "$accounts.Role.OFFICER")}
                        OR {holds_role("NEW.by_id", "$accounts.Role.DELEGATE")})
                    OR {
                    is_related(
                        "NEW.by_id",
                        "NEW.person_id",
                        "(SELECT h.household_id FROM $Person h WHERE h.id = NEW.person_id)",
                    )
                }
                    ELSE NOT EXISTS (SELECT 1 FROM $Person p
                        WHERE p.id = NEW.person_id AND p.account_id = NEW.by_id) END""",
            ),
            Rule(
                rule="ownproof_within_the_tries",
                clause=CLAUSE,
                operation=pgtrigger.Insert,
                sentence=_("After these tries a colleague calls; nobody tries again today."),
                broken=f"""NEW.fact <> $OwnFact.CALL AND (SELECT count(*) FROM $OwnProof k
                    WHERE k.person_id = NEW.person_id AND NOT k.is_right
                    AND k.fact <> $OwnFact.CALL
                    AND k.at > public.policy_now() - interval '1 day')
                    >= {in_force("own_fact_tries")}""",
            ),
            *written_once(
                "ownproof", _("What was answered on a new phone stays on the record."), CLAUSE
            ),
        ]


class FamiliarPhone(models.Model):
    """A phone on which one person's file was opened, by one account."""

    site_may = KEEP

    person = models.ForeignKey(Person, models.PROTECT, related_name="familiar_phones")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64, editable=False)
    since = models.DateTimeField(_("since"), db_default=PolicyNow(), editable=False)
    seen_on = models.DateField(_("last seen"), db_default=PolicyToday())

    whose = "person_id"

    class Meta:
        verbose_name = _("familiar phone")
        verbose_name_plural = _("familiar phones")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="familiarphone_once", fields=["person", "account", "mark"]
            ),
            models.CheckConstraint(
                name="familiarphone_has_a_mark",
                condition=~models.Q(mark=""),
                violation_error_message=_("A phone is known by what its cookie holds."),
            ),
        ]
        triggers = [
            Lock(rows=["$Person WHERE id = NEW.person_id FOR NO KEY UPDATE"]),
            Unchanging(
                rule="familiarphone_stands",
                columns=["person", "account", "mark", "since"],
                clause=CLAUSE,
                sentence=_("Whose phone it is does not change."),
            ),
            Rule(
                rule="familiarphone_of_its_account",
                clause=CLAUSE,
                database_only=True,
                sentence=_("A phone is known for the people of its own number."),
                broken="""NOT EXISTS (SELECT 1 FROM $Person p
                    WHERE p.id = NEW.person_id AND p.account_id = NEW.account_id)""",
            ),
            Rule(
                # The first phone of a number is the one on which the file was joined or linked.
                rule="familiarphone_after_one_thing_more",
                clause=CLAUSE,
                sentence=_("On a new phone, and after a long silence, one thing more is asked."),
                broken=f"""NOT {_RIGHT} AND CASE TG_OP
                    WHEN 'INSERT' THEN EXISTS (SELECT 1 FROM {_OTHERS})
                    ELSE {_IS_SILENT} END""",
            ),
            Stamped(rule="familiarphone_moment", clause=CLAUSE, moment="since"),
            Stamp(
                rule="familiarphone_day",
                clause=CLAUSE,
                sets="NEW.seen_on := public.policy_today();",
            ),
        ]
