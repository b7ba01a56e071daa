"""Who lives apart from the household of before, and who may not write a file at all (PM-1+)."""

from typing import Any

import pgtrigger
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import who_is_kept_off, who_is_kept_off_the_home
from sanad.accounts.rules import not_by_the_auditor
from sanad.lib.triggers import Rule, holds

PERSON_APART = [
    Rule(
        # Where they live is told to nobody of the household of before, nor to who acted for them.
        rule="person_leaves_for_a_home_of_their_own",
        clause="PM-1+",
        sentence=_("Who leaves a household has a home of their own, and nobody acts for them."),
        broken="""CASE TG_OP WHEN 'INSERT' THEN NEW.is_apart ELSE
            (NEW.is_apart AND NOT OLD.is_apart AND (
                NEW.household_id IS NOT DISTINCT FROM OLD.household_id
                OR EXISTS (SELECT 1 FROM $Person o WHERE o.household_id = NEW.household_id
                    AND o.id <> NEW.id AND o.died_on IS NULL)
                OR EXISTS (SELECT 1 FROM $Guardianship g
                    WHERE g.ward_id = NEW.id AND g.ended_on IS NULL)
                OR EXISTS (SELECT 1 FROM $Helper h
                    WHERE h.person_id = NEW.id AND h.ended_at IS NULL)
                OR NEW.born_on > public.policy_today() - $OF_AGE_DAYS))
            OR (OLD.is_apart AND NOT NEW.is_apart
                AND NEW.household_id IS NOT DISTINCT FROM OLD.household_id) END""",
    ),
    Rule(
        # A child that moves in with her: whoever acts for the child would see where that is.
        rule="person_moves_in_unseen",
        clause="PM-1+",
        sentence=_("Somebody who does not live there acts for them, and would see where it is."),
        operation=pgtrigger.Update,
        broken="""NEW.household_id IS DISTINCT FROM OLD.household_id
            AND EXISTS (SELECT 1 FROM $Person o WHERE o.household_id = NEW.household_id
                AND o.id <> NEW.id AND o.is_apart AND o.died_on IS NULL)
            AND EXISTS (SELECT 1 FROM $Guardianship g JOIN $Person a ON a.id = g.guardian_id
                WHERE g.ward_id = NEW.id AND g.ended_on IS NULL
                AND a.household_id IS DISTINCT FROM NEW.household_id)""",
    ),
    Rule(
        rule="person_not_by_who_is_kept_off",
        clause="PM-1+",
        database_only=True,
        operation=pgtrigger.Update,
        sentence=_("This step belongs to another colleague."),
        broken=who_is_kept_off("NEW.id"),
    ),
    Rule(
        rule="person_moves_to_no_home_kept_off",
        clause="PM-1+",
        sentence=_("This step belongs to another colleague."),
        broken=f"""(TG_OP = 'INSERT' OR NEW.household_id IS DISTINCT FROM OLD.household_id)
            AND {who_is_kept_off_the_home("NEW.household_id")}""",
    ),
    not_by_the_auditor("person"),
]


@holds("person_moves_in_unseen")
def would_be_seen(person: Any, household: Any) -> bool:
    """Whether who acts for the person lives elsewhere and would learn by the move where somebody
    lives who left a household (PM-1+)."""
    apart = household.members.filter(is_apart=True, died_on=None).exclude(pk=person.pk)
    deeds = person.guardians.filter(ended_on=None).exclude(guardian__household=household)
    return apart.exists() and deeds.exists()
