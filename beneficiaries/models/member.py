"""What is said of each member of a household, and when: schooling, health, work, marriage."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import MEMBER_LISTS, MemberFact
from beneficiaries.models.person import Person
from beneficiaries.models.rules import acts_for
from sanad.accounts.rules import holds_role
from sanad.lib.arabic import listed
from sanad.lib.clock import PolicyNow
from sanad.lib.grants import INSERT_ONLY
from sanad.lib.triggers import Lock, Rule, written_once

_BY_THE_DESK = f"""({holds_role("NEW.by_id", "$accounts.Role.OFFICER")}
    OR {holds_role("NEW.by_id", "$accounts.Role.DELEGATE")})"""
_LISTED = ", ".join(
    f"('{fact.value}', '{code}')" for fact, codes in MEMBER_LISTS.items() for code in codes.values
)


def is_told_of(reader: str, member: str) -> str:
    """SQL: the person `reader` reads and says the facts of the person `member`: their own, those of
    whom they act for, and of a child of their home. Of another adult nobody of the home does."""
    return f"""({reader} = {member} OR {acts_for(reader, member)} OR EXISTS (
        SELECT 1 FROM $Person c JOIN $Person a ON a.household_id = c.household_id
        WHERE c.id = {member} AND a.id = {reader}
        AND c.born_on + $beneficiaries.OF_AGE_DAYS > public.policy_today()))"""


class MemberWord(models.Model):
    """One fact of somebody as it was said, or said again; the newest of each counts (DG-1)."""

    site_may = INSERT_ONLY

    person = models.ForeignKey(Person, models.PROTECT, related_name="member_words")
    fact = models.CharField(_("fact"), max_length=9, choices=MemberFact)
    # Codes of the fact's list, at least one.
    said = models.JSONField(_("said"))
    at = models.DateTimeField(_("at"), db_default=PolicyNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("said through")
    )

    class Meta:
        verbose_name = _("word about a member of a household")
        verbose_name_plural = _("words about members of households")
        ordering = ["-id"]
        indexes = [models.Index(fields=["person", "fact", "-id"], name="memberword_newest")]
        triggers = [
            Lock(
                operation=pgtrigger.Insert,
                rows=["$Person WHERE id = NEW.person_id FOR NO KEY UPDATE"],
            ),
            Rule(
                rule="memberword_of_its_list",
                clause="DG-1",
                database_only=True,
                sentence=_("Choose from the list."),
                operation=pgtrigger.Insert,
                broken=f"""CASE WHEN jsonb_typeof(NEW.said) <> 'array' THEN true
                    ELSE jsonb_array_length(NEW.said) = 0 OR EXISTS (
                        SELECT 1 FROM jsonb_array_elements_text(NEW.said) one
                        WHERE (NEW.fact, one) NOT IN (VALUES {_LISTED})) END""",
            ),
            Rule(
                rule="memberword_by_who_may_say_it",
                clause="DG-1",
                sentence=_("Of an adult only they themselves say this, or the desk."),
                operation=pgtrigger.Insert,
                broken=f"""NOT {_BY_THE_DESK} AND NOT EXISTS (SELECT 1 FROM $Person p
                    WHERE p.account_id = NEW.by_id AND p.died_on IS NULL
                    AND {is_told_of("p.id", "NEW.person_id")})""",
            ),
            Rule(
                rule="memberword_that_matters_by_the_desk",
                clause="DG-1",
                sentence=_("This changes what is weighed: propose it, and the desk agrees."),
                operation=pgtrigger.Insert,
                broken=f"""NEW.fact IN $MATTERS AND NOT {_BY_THE_DESK}
                    AND NEW.said <> (SELECT w.said FROM $MemberWord w
                        WHERE w.person_id = NEW.person_id AND w.fact = NEW.fact
                        ORDER BY w.id DESC LIMIT 1)""",
            ),
            *written_once("memberword", _("What somebody said stays as they said it."), "DG-1"),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_fact_display()}"

    @property
    def words(self) -> str:
        """What was said, as it is read."""
        return in_words(self.fact, self.said)


def in_words(fact: str, said: Any) -> str:
    """Codes of a fact's list as a person reads them; "" for none."""
    labels = dict(MEMBER_LISTS[MemberFact(fact)].choices)
    return str(listed(labels.get(code, code) for code in said or []))
