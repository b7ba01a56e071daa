"""Who lives apart from the household of before, and who may not write a file at all (PM-1+)."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import who_is_kept_off
from sanad.accounts.rules import not_by_the_auditor
from sanad.lib.triggers import Rule

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
                OR NEW.born_on > public.policy_today() - $OF_AGE_DAYS))
            OR (OLD.is_apart AND NOT NEW.is_apart
                AND NEW.household_id IS NOT DISTINCT FROM OLD.household_id) END""",
    ),
    Rule(
        rule="person_not_by_who_is_kept_off",
        clause="PM-1+",
        database_only=True,
        operation=pgtrigger.Update,
        sentence=_("This step belongs to another colleague."),
        broken=who_is_kept_off("NEW.id"),
    ),
    not_by_the_auditor("person"),
]
