"""A woman calls, where somebody wants it so: the rules of contacts and of tasks (DG-4+)."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import is_a_woman
from sanad.lib.triggers import Rule
from sanad.lib.values import says_something
from sanad.workflow.models import Task

SENTENCE = _("A woman calls them and comes to them, unless they said yes to a man.")

# We call them, or somebody of ours comes to them. What stands on paper has taken place.
CALLED_BY_A_WOMAN = Rule(
    rule="contact_called_by_a_woman",
    clause="DG-4+",
    sentence=SENTENCE,
    broken=f"""NEW.person_id IS NOT NULL AND NEW.sheet_id IS NULL
        AND (NEW.channel = $Channel.DELEGATE
            OR NEW.channel = $Channel.PHONE AND NEW.direction = $Direction.OUT)
        AND (TG_OP = 'INSERT' OR NEW.handled_by_id IS DISTINCT FROM OLD.handled_by_id)
        AND NEW.handled_by_id IS NOT NULL AND NOT {says_something("NEW.man_agreed")}
        AND EXISTS (SELECT 1 FROM $beneficiaries.Person p
            WHERE p.id = NEW.person_id AND p.woman_calls)
        AND NOT {is_a_woman("NEW.handled_by_id")}""",
)

# Put on the task from here, where the contact stands that it reads.
pgtrigger.register(
    Rule(
        rule="task_called_by_a_woman",
        clause="DG-4+",
        sentence=SENTENCE,
        broken=f"""NEW.woman_for IS NOT NULL AND (
            NEW.owner_id IS NOT NULL AND NOT {is_a_woman("NEW.owner_id")}
            OR NEW.done_by_id IS NOT NULL AND NOT {is_a_woman("NEW.done_by_id")}
            AND NOT EXISTS (SELECT 1 FROM $contact.Contact c
                WHERE c.person_id = NEW.woman_for AND c.handled_by_id = NEW.done_by_id
                AND c.day = public.policy_today() AND c.man_agreed <> ''))""",
    )
)(Task)
