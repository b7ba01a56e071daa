"""What one colleague changes of a file alone has somebody who looks at it: the rule (PM-1+).

The task is opened first, then the change is written (`beneficiaries.afterwards`), so the rule asks
for it at once. What a person changes of their own file, and the portal itself, is nobody's to look
at; nor what is set right on the day of the registration.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER
from sanad.guarded.rules import carried_out
from sanad.lib.actor import WHO
from sanad.lib.triggers import Rule

# One spelling of a name, in Python and in SQL: letters that are written in two ways become one,
# what follows them (vowels, the long dash, spaces) is left out.
# Alef in four forms, waw and yeh that bear a hamza, yeh without its dots, teh marbuta.
_WRITTEN = "\u0623\u0625\u0622\u0671\u0624\u0626\u0649\u0629"
_READ = "\u0627\u0627\u0627\u0627\u0648\u064a\u064a\u0647"
_LEFT_OUT = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670 "
_ONE_SPELLING = str.maketrans(_WRITTEN, _READ, _LEFT_OUT)


def one_spelling(name: str) -> str:
    """The name as it is compared with another one."""
    return name.translate(_ONE_SPELLING).lower()


def spelled(column: str) -> str:
    """SQL: the same."""
    return f"lower(translate({column}, '{_WRITTEN}{_LEFT_OUT}', '{_READ}'))"


IDENTITY = ("identity_kind", "identity_number", "identity_country")
NAMES = ("first_name", "family_name")
WATCHED = (*IDENTITY, *NAMES, "mobile", "may_text", "safe_mobile", "died_on")

_IDENTITY = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in IDENTITY)
_NAMES = " OR ".join(f"{spelled(f'NEW.{name}')} <> {spelled(f'OLD.{name}')}" for name in NAMES)

CHANGED_ALONE = Rule(
    rule="person_changed_alone_is_looked_at",
    clause="PM-1+",
    operation=pgtrigger.UpdateOf(*WATCHED),
    sentence=_("What one colleague alone changes of a file is looked at by another."),
    broken=f"""({_IDENTITY} OR {_NAMES}
            OR (OLD.mobile IS NULL AND NEW.mobile IS NOT NULL)
            OR (OLD.may_text AND NOT NEW.may_text)
            OR (NEW.safe_mobile IS NOT NULL AND NEW.safe_mobile IS DISTINCT FROM OLD.safe_mobile)
            OR (NEW.died_on IS NOT NULL AND NEW.died_on IS DISTINCT FROM OLD.died_on))
        AND (OLD.created_at AT TIME ZONE 'Asia/Riyadh')::date <> public.policy_today()
        AND NOT {BY_THE_OWNER}
        AND EXISTS (SELECT 1 FROM $accounts.User u WHERE u.id = {WHO} AND u.is_staff)
        AND NOT EXISTS (SELECT 1 FROM $workflow.Task t
            WHERE t.kind = $RegistryTaskKind.LOOK AND t.about_type = 'beneficiaries.person'
            AND t.about_id = NEW.id::text AND t.done_at IS NULL
            AND t.role = $accounts.Role.MANAGER AND t.owner_id IS DISTINCT FROM {WHO})
        AND NOT {carried_out("MOBILE", "NEW.id", "g.new ->> 'mobile' = NEW.mobile::text")}""",
)
