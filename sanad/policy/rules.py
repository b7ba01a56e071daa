"""Rules of the policy's versions and clauses, as SQL: what was put in force stays as it is.

The first version is older than the portal and comes with its minute: the owner's seed puts it in
force (`register.py`), so three rules do not ask it for a second person or a later day. No rule
lets the owner change a version afterwards. The site's role is never the owner.
"""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from sanad.accounts.enums import Role
from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.triggers import Rule, Stamped, Unchanging
from sanad.policy.enums import VersionStatus

# Who puts in force what another drafted; `perms.may_put_in_force` says the same.
SECOND_PERSON = (Role.MANAGER, Role.CHAIR)

APPROVING = f"""(NEW.status = '{VersionStatus.APPROVED}' AND OLD.status <> NEW.status)"""
HOLD_APPROVED = f"""PERFORM 1 FROM public.policy_policyversion
    WHERE status = '{VersionStatus.APPROVED}' ORDER BY id FOR SHARE;"""
NAMES_OF_SECOND_PERSON = ", ".join(f"'{role}'" for role in SECOND_PERSON)


class InBounds(Rule):
    """Each parameter lies within the limits that its field's validators set."""

    def get_func(self, model):
        self.broken = " OR ".join(
            f'NEW."{field.column}" {outside} {validator.limit_value}'
            for field in model.parameters()
            for validator in field.validators
            for kind, outside in ((MinValueValidator, "<"), (MaxValueValidator, ">"))
            if type(validator) is kind
        )
        return super().get_func(model)


VERSION_RULES = [
    Unchanging(
        rule="policyversion_keeps_its_key",
        columns=["drafted_by_id", "drafted_at"],
        clause="AP-1",
        sentence=_("Cases are judged by the version they began under."),
    ),
    Stamped(
        rule="policyversion_drafted_moment",
        moment="drafted_at",
        clause="AP-1+",
        sentence=_("When a version was drafted is never chosen."),
    ),
    Rule(
        rule="policyversion_born_a_draft",
        clause="AP-1+",
        sentence=_("Every version of the policy begins as a draft."),
        broken=f"NEW.status <> '{VersionStatus.DRAFT}'",
        operation=pgtrigger.Insert,
    ),
    Rule(
        rule="policyversion_kept_once_approved",
        clause="AP-1",
        sentence=_("A version that was put in force is never changed: a change is a new version."),
        broken=f"OLD.status <> '{VersionStatus.DRAFT}' AND NEW IS DISTINCT FROM OLD",
        operation=pgtrigger.Update | pgtrigger.Delete,
    ),
    Rule(
        rule="policyversion_by_a_second_person",
        clause="AP-1+",
        sentence=_("Another manager, or the committee's chair, puts in force what one drafted."),
        lock="PERFORM 1 FROM public.accounts_user WHERE id = NEW.put_in_force_by_id FOR SHARE;",
        broken=f"""{APPROVING} AND NOT {BY_THE_OWNER} AND (NEW.drafted_by_id IS NULL
            OR NEW.put_in_force_by_id IS NOT DISTINCT FROM NEW.drafted_by_id
            OR NOT EXISTS (SELECT 1 FROM public.accounts_user u
                JOIN public.accounts_user_groups ug ON ug.user_id = u.id
                JOIN public.auth_group g ON g.id = ug.group_id
                WHERE u.id = NEW.put_in_force_by_id AND u.is_active AND u.is_staff
                AND g.name IN ({NAMES_OF_SECOND_PERSON})))""",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_not_retroactive",
        clause="AP-1+",
        sentence=_("A version holds from the day it is put in force at the earliest."),
        broken=f"""{APPROVING} AND NOT {BY_THE_OWNER} AND (NEW.effective_on < public.policy_today()
            OR NEW.approved_on > public.policy_today())""",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_follows_the_others",
        clause="AP-1+",
        sentence=_("A version holds after those before it, or from the same day."),
        lock=HOLD_APPROVED,
        broken=f"""{APPROVING} AND EXISTS (SELECT 1 FROM public.policy_policyversion v
            WHERE v.status = '{VersionStatus.APPROVED}' AND v.id <> NEW.id
            AND v.effective_on > NEW.effective_on)""",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_has_every_clause",
        clause="PM-2",
        sentence=_("A version carries every clause of the one before it."),
        lock=HOLD_APPROVED,
        broken=f"""{APPROVING} AND (
            NOT EXISTS (SELECT 1 FROM public.policy_clause c WHERE c.version_id = NEW.id)
            OR EXISTS (SELECT 1 FROM public.policy_clause k
                JOIN public.policy_policyversion v ON v.id = k.version_id
                WHERE v.status = '{VersionStatus.APPROVED}' AND v.id <> NEW.id
                AND NOT EXISTS (SELECT 1 FROM public.policy_clause c
                    WHERE c.version_id = NEW.id AND c.code = k.code)))""",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_put_in_force_moment",
        clause="AP-1+",
        sentence=_("When a version was put in force is never chosen."),
        sets=f"IF {APPROVING} THEN NEW.put_in_force_at := public.policy_now(); END IF;",
        operation=pgtrigger.Update,
    ),
    InBounds(
        rule="policyversion_parameters_in_bounds",
        clause="AP-1+",
        sentence=_("Each number of the policy stays within its limits."),
    ),
]

CLAUSE_RULES = [
    Rule(
        rule="clause_kept_once_approved",
        clause="AP-1",
        sentence=_("The clauses of a version that was put in force are never changed."),
        # Whoever puts the version in force holds this row: no clause slips in beside it.
        lock="""PERFORM 1 FROM public.policy_policyversion
            WHERE id IN (NEW.version_id, OLD.version_id) FOR SHARE;""",
        # `feature` is no word of the policy: it says where this release keeps the clause, and the
        # owner's seed brings it in step with the release.
        broken=f"""EXISTS (SELECT 1 FROM public.policy_policyversion v
            WHERE v.id IN (NEW.version_id, OLD.version_id)
            AND v.status <> '{VersionStatus.DRAFT}')
            AND NOT (TG_OP = 'UPDATE' AND {BY_THE_OWNER}
            AND to_jsonb(NEW) - 'feature' = to_jsonb(OLD) - 'feature')""",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    ),
]
