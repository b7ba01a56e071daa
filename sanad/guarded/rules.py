"""Rules of guarded changes, as SQL: two people, told apart by the database, then once.

`carried_out` is what other apps ask in the rules of their own tables: a value that is guarded
changes only while such a change is carried out, in the same transaction, with the value agreed to.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from sanad.accounts.rules import BY_THE_OWNER, WHO
from sanad.lib.triggers import Lock, Rule, Stamp, Unchanging
from sanad.policy.rules import in_force

THIS_TRANSACTION = "pg_catalog.pg_current_xact_id()::text::bigint"


def carried_out(kind: str, subject: str, agreed: str = "TRUE") -> str:
    """SQL: a change of this `ChangeKind` member to the row with the key `subject` is being carried
    out now. `agreed`: what must hold of its new value, over `g.new`."""
    return f"""EXISTS (SELECT 1 FROM $guarded.GuardedChange g
        WHERE g.kind = $guarded.ChangeKind.{kind} AND g.subject_id = {subject}
        AND g.status = $guarded.ChangeStatus.APPLIED AND g.applied_in = {THIS_TRANSACTION}
        AND {agreed})"""


def is_open(kinds: str, subject: str) -> str:
    """SQL: a change of one of these kinds to the row waits, or its hour has not come."""
    return f"""EXISTS (SELECT 1 FROM $guarded.GuardedChange g
        WHERE g.kind IN {kinds} AND g.subject_id = {subject}
        AND g.status IN $guarded.UNDECIDED)"""


def _holds(user: str, roles: str) -> str:
    return f"""EXISTS (SELECT 1 FROM $accounts.User u
        JOIN $accounts.User_groups ug ON ug.user_id = u.id
        JOIN $auth.Group r ON r.id = ug.group_id
        WHERE u.id = {user} AND u.is_active AND u.is_staff AND r.name IN {roles})"""


DECIDES = """(TG_OP = 'UPDATE' AND NEW.status <> OLD.status
    AND NEW.status IN ($ChangeStatus.APPROVED, $ChangeStatus.REFUSED))"""

RULES = [
    Lock(rows=["$accounts.User WHERE id IN (NEW.proposed_by_id, NEW.decided_by_id) FOR SHARE"]),
    Stamp(
        rule="guardedchange_terms",
        clause="PM-1+",
        operation=pgtrigger.Insert,
        order=30,
        sets=f"""NEW.proposed_at := public.policy_now(); NEW.decided_by_id := NULL;
            NEW.decided_at := NULL; NEW.effective_from := NULL; NEW.applied_in := NULL;
            NEW.is_present := FALSE; NEW.asked := 0;
            SELECT CASE WHEN NEW.kind IN $OPENS_A_FILE THEN v.contact_wait_hours
                WHEN NEW.kind IN $OF_MONEY THEN v.payee_wait_hours ELSE 0 END,
                public.policy_now() + v.second_person_hours * interval '1 hour'
            INTO NEW.wait_hours, NEW.asks_next_at
            FROM $policy.PolicyVersion v WHERE v.id = {in_force()};
            IF NOT FOUND THEN NEW.wait_hours := 24;
                NEW.asks_next_at := public.policy_now() + interval '1 day'; END IF;""",
    ),
    Stamp(
        rule="guardedchange_moments",
        clause="PM-1+",
        operation=pgtrigger.Update,
        order=30,
        sets=f"""IF {DECIDES} THEN NEW.decided_at := public.policy_now();
                IF NEW.status = $ChangeStatus.APPROVED THEN
                    NEW.effective_from := public.policy_now() + CASE WHEN NEW.is_present THEN 0
                        ELSE NEW.wait_hours END * interval '1 hour';
                END IF;
            ELSE NEW.decided_by_id := OLD.decided_by_id; NEW.decided_at := OLD.decided_at;
                NEW.effective_from := OLD.effective_from; NEW.is_present := OLD.is_present;
            END IF;
            NEW.applied_in := CASE WHEN NEW.status = $ChangeStatus.APPLIED
                AND OLD.status <> $ChangeStatus.APPLIED THEN {THIS_TRANSACTION}
                ELSE OLD.applied_in END;""",
    ),
    Unchanging(
        rule="guardedchange_stays_as_proposed",
        columns=["kind", "subject_id", "old", "new", "reason", "paper", "proposed_by"],
        from_birth=["person_id", "branch", "wait_hours", "proposed_at", "told", "silence", "key"],
        clause="PM-1+",
        sentence=_("What was proposed stands as it was proposed; propose another change."),
    ),
    Rule(
        rule="guardedchange_proposed_by_who_acts",
        clause="PM-1+",
        database_only=True,
        operation=pgtrigger.Insert,
        sentence=_("A colleague proposes a change in their own name, and no role of their own."),
        broken=f"""NOT {BY_THE_OWNER} AND (NEW.proposed_by_id IS DISTINCT FROM {WHO}
            OR (NEW.kind = $ChangeKind.ROLE AND NEW.subject_id = NEW.proposed_by_id)
            OR (NEW.kind = $ChangeKind.KIN AND NOT EXISTS (SELECT 1 FROM $accounts.Kin k
                WHERE k.id = NEW.subject_id AND k.user_id = NEW.proposed_by_id))
            OR NOT EXISTS (SELECT 1 FROM $accounts.User u
                WHERE u.id = NEW.proposed_by_id AND u.is_active AND (u.is_staff
                    OR (NEW.kind IN $OF_THEIR_OWN
                        AND EXISTS (SELECT 1 FROM $beneficiaries.Person p
                            WHERE p.id = NEW.person_id AND p.account_id = u.id
                            AND p.household_id = CASE WHEN NEW.kind NOT IN $OF_A_MEMBER
                                THEN NEW.subject_id ELSE (SELECT m.household_id
                                    FROM $beneficiaries.Person m WHERE m.id = NEW.subject_id
                                    AND (NEW.kind = $ChangeKind.LEAVES OR m.id = p.id
                                        OR m.born_on > public.policy_today()
                                            - $beneficiaries.OF_AGE_DAYS)) END)))))""",
    ),
    Rule(
        rule="guardedchange_by_a_second_person",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Another colleague than who proposed it decides, in their own name."),
        broken=f"""{DECIDES} AND (NEW.decided_by_id IS NULL
            OR NEW.decided_by_id = NEW.proposed_by_id
            OR (NOT {BY_THE_OWNER} AND NEW.decided_by_id IS DISTINCT FROM {WHO})
            OR NOT {_holds("NEW.decided_by_id", "$DECIDERS")}
            OR (NEW.kind = $ChangeKind.ROLE AND NEW.decided_by_id = NEW.subject_id)
            OR (NEW.kind IN $OF_COLLEAGUES
                AND NOT {_holds("NEW.decided_by_id", "$ROLE_DECIDERS")}))""",
    ),
    Rule(
        # Whose number would open the file has no part in it.
        rule="guardedchange_not_to_ones_own_number",
        clause="PM-1+",
        sentence=_("A colleague whose own number it is neither proposes it nor agrees to it."),
        broken=f"""NEW.kind = $ChangeKind.MOBILE AND (TG_OP = 'INSERT' OR ({DECIDES}
                AND NEW.status = $ChangeStatus.APPROVED))
            AND EXISTS (SELECT 1 FROM $accounts.User u
                WHERE u.id IN (NEW.proposed_by_id, NEW.decided_by_id) AND u.is_staff
                AND u.mobile = NEW.new ->> 'mobile')""",
    ),
    Rule(
        rule="guardedchange_by_another_role",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("The policy wants somebody of another role than who proposed it."),
        broken=f"""{DECIDES} AND {in_force("second_of_another_role")}
            AND EXISTS (SELECT 1 FROM $accounts.User_groups a
                JOIN $accounts.User_groups b ON b.group_id = a.group_id
                WHERE a.user_id = NEW.proposed_by_id AND b.user_id = NEW.decided_by_id)""",
    ),
    Rule(
        rule="guardedchange_in_its_hour",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("A change takes effect when its hour has come, not before."),
        broken="""NEW.status = $ChangeStatus.APPLIED AND OLD.status <> $ChangeStatus.APPLIED
            AND (OLD.effective_from IS NULL OR OLD.effective_from > public.policy_now())""",
    ),
    Rule(
        # Nobody stands in two branches at once.
        rule="guardedchange_before_both_in_one_branch",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Who stood before both colleagues stood in one branch."),
        broken="""NEW.is_present AND NOT OLD.is_present AND NOT EXISTS (
            SELECT 1 FROM $accounts.User p JOIN $accounts.User d ON d.branch_id = p.branch_id
            WHERE p.id = NEW.proposed_by_id AND d.id = NEW.decided_by_id)""",
    ),
    Rule(
        # A helper that the person stopped: her word is asked for, and stands in the history.
        rule="guardedchange_goes_on_after_a_word",
        clause="PM-1+",
        operation=pgtrigger.Update,
        sentence=_("Another colleague speaks with them first, and writes down what was said."),
        broken=f"""OLD.status = $ChangeStatus.CONTESTED AND NEW.status = $ChangeStatus.APPLIED
            AND (NEW.kind NOT IN $GOES_ON_AFTER_A_WORD OR OLD.applied_in IS NULL
                OR {WHO} IS NULL OR NEW.proposed_by_id = {WHO}
                OR NOT {_holds(WHO, "$DECIDERS")})""",
    ),
    Rule(
        rule="guardedchange_is_kept",
        clause="PM-1+",
        database_only=True,
        operation=pgtrigger.Delete,
        sentence=_("A change that was proposed is decided; it is never deleted."),
        broken="TRUE",
    ),
]

BY_A_SUPERUSER = f"EXISTS (SELECT 1 FROM $accounts.User m WHERE m.id = {WHO} AND m.is_superuser)"

# A role that pays, decides or manages. Who was made on the command line may set up a charity alone.
ROLE_BY_TWO = Rule(
    rule="userrole_by_two",
    clause="PM-1+",
    sentence=_("A role that pays, decides or manages is given by two."),
    operation=pgtrigger.Insert | pgtrigger.Update,
    broken=f"""NOT {BY_THE_OWNER}
        AND EXISTS (SELECT 1 FROM $auth.Group r
            WHERE r.id = NEW.group_id AND r.name IN $guarded.ROLES_BY_TWO)
        AND NOT {BY_A_SUPERUSER}
        AND NOT {
        carried_out(
            "ROLE",
            "NEW.user_id",
            '''g.new -> 'roles' ? (SELECT r.name::text FROM $auth.Group r
                WHERE r.id = NEW.group_id)''',
        )
    }""",
)

# Else a colleague would serve a relative after two taps of their own.
KIN_BY_TWO = Rule(
    rule="kin_ended_by_two",
    clause="PR-2+",
    sentence=_("Who was given as a relative stays one until a second person agrees."),
    operation=pgtrigger.Update,
    broken=f"""NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL
        AND NOT {carried_out("KIN", "NEW.id")}""",
)

# The link to choose a password goes there, and the code that confirms a vote. An account of nobody
# yet, without password, mobile and address, is a manager's to fill in.
REACH_BY_TWO = Rule(
    rule="user_reach_by_two",
    clause="PM-1+",
    sentence=_("How a colleague is reached is changed by themselves, or by two."),
    operation=pgtrigger.Update,
    broken=f"""NEW.is_staff
        AND (NEW.mobile, NEW.email) IS DISTINCT FROM (OLD.mobile, OLD.email)
        AND (left(OLD.password, 1) <> '!' OR OLD.mobile IS NOT NULL OR OLD.email <> '')
        AND NOT {BY_THE_OWNER} AND NOT coalesce({WHO} = NEW.id, FALSE) AND NOT {BY_A_SUPERUSER}
        AND NOT {
        carried_out(
            "REACH",
            "NEW.id",
            '''g.new ->> 'mobile' = coalesce(NEW.mobile, '')
                AND g.new ->> 'email' = NEW.email''',
        )
    }""",
)
