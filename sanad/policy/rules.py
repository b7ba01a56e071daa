"""Rules of the policy's versions and clauses, as SQL: what was put in force stays as it is.

The first version is older than the portal and comes with its minute: the owner's seed puts it in
force (`register.py`), so three rules do not ask it for a second person or a later day. No rule
lets the owner change a version afterwards. The site's role is never the owner.
"""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER
from sanad.lib.triggers import Lock, Rule, Stamp, Stamped, Unchanging, becomes

APPROVING = becomes("$VersionStatus.APPROVED")


def in_force(column="id"):
    """SQL: that column of the version that holds today, for rules of every app.

    `PolicyVersion.objects.in_force()` says the same. A draft and a discarded version govern
    nothing, whatever day they name.
    """
    return f"""(SELECT v.{column} FROM $policy.PolicyVersion v
        WHERE v.status = $policy.VersionStatus.APPROVED
        AND v.effective_on <= public.policy_today()
        ORDER BY v.effective_on DESC, v.id DESC LIMIT 1)"""


class InBounds(Rule):
    """Each parameter lies within the limits that its field's validators set."""

    database_only = True

    def sql(self, model):
        return " OR ".join(
            f'NEW."{field.column}" {outside} {validator.limit_value}'
            for field in model.parameters()
            for validator in field.validators
            for kind, outside in ((MinValueValidator, "<"), (MaxValueValidator, ">"))
            if type(validator) is kind
        )


VERSION_RULES = [
    Lock(
        rows=[
            "$accounts.User WHERE id = NEW.put_in_force_by_id FOR SHARE",
            "$PolicyVersion WHERE status = $VersionStatus.APPROVED ORDER BY id FOR SHARE",
        ],
        operation=pgtrigger.Update,
    ),
    Unchanging(
        rule="policyversion_keeps_its_key",
        columns=["drafted_by", "drafted_at"],
        clause="AP-1",
        sentence=_("Cases are judged by the version they began under."),
    ),
    Stamped(rule="policyversion_drafted_moment", clause="AP-1+", moment="drafted_at"),
    Rule(
        rule="policyversion_born_a_draft",
        clause="AP-1+",
        database_only=True,
        sentence=_("Every version of the policy begins as a draft."),
        broken="NEW.status <> $VersionStatus.DRAFT",
        operation=pgtrigger.Insert,
    ),
    Rule(
        rule="policyversion_kept_once_approved",
        clause="AP-1",
        sentence=_("A version that was put in force is never changed: a change is a new version."),
        broken="OLD.status <> $VersionStatus.DRAFT AND NEW IS DISTINCT FROM OLD",
        operation=pgtrigger.Update | pgtrigger.Delete,
    ),
    Rule(
        rule="policyversion_by_a_second_person",
        clause="AP-1+",
        sentence=_("Another manager, or the committee's chair, puts in force what one drafted."),
        broken=f"""{APPROVING} AND NOT {BY_THE_OWNER} AND (NEW.drafted_by_id IS NULL
            OR NEW.put_in_force_by_id IS NOT DISTINCT FROM NEW.drafted_by_id
            OR NOT EXISTS (SELECT 1 FROM $accounts.User u
                JOIN $accounts.User_groups ug ON ug.user_id = u.id
                JOIN $auth.Group g ON g.id = ug.group_id
                WHERE u.id = NEW.put_in_force_by_id AND u.is_active AND u.is_staff
                AND g.name IN $SECOND_PERSON))""",
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
        # Every later version follows it: one dated a century ahead would be the last.
        rule="policyversion_not_far_ahead",
        clause="AP-1+",
        sentence=_("A version holds within a year from the day it is put in force."),
        broken=f"{APPROVING} AND NEW.effective_on > public.policy_today() + $MOST_DAYS_AHEAD",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_follows_the_others",
        clause="AP-1+",
        sentence=_("A version holds after those before it, or from the same day."),
        broken=f"""{APPROVING} AND EXISTS (SELECT 1 FROM $PolicyVersion v
            WHERE v.status = $VersionStatus.APPROVED AND v.id <> NEW.id
            AND v.effective_on > NEW.effective_on)""",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="policyversion_has_every_clause",
        clause="PM-2",
        database_only=True,
        sentence=_("A version carries every clause of the one before it."),
        broken=f"""{APPROVING} AND (
            NOT EXISTS (SELECT 1 FROM $Clause c WHERE c.version_id = NEW.id)
            OR EXISTS (SELECT 1 FROM $Clause k
                JOIN $PolicyVersion v ON v.id = k.version_id
                WHERE v.status = $VersionStatus.APPROVED AND v.id <> NEW.id
                AND NOT EXISTS (SELECT 1 FROM $Clause c
                    WHERE c.version_id = NEW.id AND c.code = k.code)))""",
        operation=pgtrigger.Update,
    ),
    Stamp(
        rule="policyversion_put_in_force_moment",
        clause="AP-1+",
        sets=f"""NEW.put_in_force_at := CASE WHEN {APPROVING} THEN public.policy_now()
            WHEN TG_OP = 'UPDATE' THEN OLD.put_in_force_at END;""",
    ),
    InBounds(
        rule="policyversion_parameters_in_bounds",
        clause="AP-1+",
        sentence=_("Each number of the policy stays within its limits."),
    ),
]

CLAUSE_RULES = [
    # Whoever puts the version in force holds this row: no clause slips in beside it.
    Lock(
        rows=["$PolicyVersion WHERE id IN (NEW.version_id, OLD.version_id) FOR SHARE"],
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    ),
    Rule(
        rule="clause_kept_once_approved",
        clause="AP-1",
        sentence=_("The clauses of a version that was put in force are never changed."),
        # `feature` is no word of the policy: it says where this release keeps the clause, and the
        # owner's seed brings it in step with the release.
        broken=f"""EXISTS (SELECT 1 FROM $PolicyVersion v
            WHERE v.id IN (NEW.version_id, OLD.version_id)
            AND v.status <> $VersionStatus.DRAFT)
            AND NOT (TG_OP = 'UPDATE' AND {BY_THE_OWNER}
            AND to_jsonb(NEW) - 'feature' = to_jsonb(OLD) - 'feature')""",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    ),
]
