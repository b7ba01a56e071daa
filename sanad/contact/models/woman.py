"""A woman calls, where somebody wants it so: the rule of contacts (DG-4+)."""

from django.utils.translation import gettext_lazy as _

from sanad.lib.triggers import Rule
from sanad.lib.values import says_something

# We call them, or somebody of ours comes to them. What stands on paper has taken place.
CALLED_BY_A_WOMAN = Rule(
    rule="contact_called_by_a_woman",
    clause="DG-4+",
    sentence=_("A woman calls them and comes to them, unless they said yes to a man."),
    broken=f"""NEW.person_id IS NOT NULL AND NEW.sheet_id IS NULL
        AND (NEW.channel = $Channel.DELEGATE
            OR NEW.channel = $Channel.PHONE AND NEW.direction = $Direction.OUT)
        AND (TG_OP = 'INSERT' OR NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id)
        AND NEW.handled_by_id IS NOT NULL AND NOT {says_something("NEW.man_agreed")}
        AND EXISTS (SELECT 1 FROM $beneficiaries.Person p
            WHERE p.id = NEW.person_id AND p.woman_calls)
        AND NOT EXISTS (SELECT 1 FROM $accounts.User u
            WHERE u.id = NEW.handled_by_id AND u.gender = $accounts.Gender.FEMALE)""",
)
