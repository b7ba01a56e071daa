"""Rules of accounts, as SQL: who may make a colleague, give a role, hold a superuser's power.

Two facts decide, and neither is anybody's to choose who has only the site's password.
`session_user` says whether the database's owner writes (the command line) or the site. Which person
does is signed by the web process, for this one transaction (`sanad.lib.actor`).
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from sanad.lib.actor import WHO
from sanad.lib.triggers import Effect, Lock, Rule, Unchanging

# Nobody is ever granted TRUNCATE (`sanad/lib/grants.py`): it is the owner's alone.
BY_THE_OWNER = "pg_catalog.has_table_privilege(session_user, TG_RELID, 'TRUNCATE')"
COMES_OR_GOES = "(NEW.is_staff AND (TG_OP = 'INSERT' OR NEW.is_active <> OLD.is_active))"


def is_a_woman(user: str) -> str:
    """SQL: the account with that key is a woman's."""
    return f"""EXISTS (SELECT 1 FROM $accounts.User u
        WHERE u.id = {user} AND u.gender = $accounts.Gender.FEMALE)"""


def holds_role(user: str, role: str) -> str:
    """SQL: the account is a colleague's at work, in this role."""
    return f"""EXISTS (SELECT 1 FROM $accounts.User c
        JOIN $accounts.User_groups ug ON ug.user_id = c.id
        JOIN $auth.Group g ON g.id = ug.group_id
        WHERE c.id = {user} AND c.is_staff AND c.is_active AND g.name = {role})"""


def is_colleague(user: str) -> str:
    """SQL: the account is a colleague's at work, in whatever role."""
    return f"""EXISTS (SELECT 1 FROM $accounts.User c
        WHERE c.id = {user} AND c.is_staff AND c.is_active)"""


def not_by_the_auditor(model: str, by: str = WHO) -> Rule:
    """The rule of a table that an auditor never writes; `by`: SQL of who does."""
    return Rule(
        rule=f"{model}_not_by_the_auditor",
        clause="PM-1+",
        database_only=True,
        sentence=_("The auditor only looks: somebody else does it."),
        broken=holds_role(by, "$accounts.Role.AUDITOR"),
    )


def by_another_manager(user: str, roles: str = "($Role.MANAGER)") -> str:
    """SQL: who acts is a manager at work, or a superuser, and not the account `user`."""
    return f"""EXISTS (SELECT 1 FROM $User m
        WHERE m.id = {WHO} AND m.id <> {user} AND m.is_active AND m.is_staff
        AND (m.is_superuser OR EXISTS (SELECT 1 FROM $User_groups ug
            JOIN $auth.Group g ON g.id = ug.group_id
            WHERE ug.user_id = m.id AND g.name IN {roles})))"""


def _hold(user: str, when: str = "TRUE") -> str:
    """What a `Lock` holds while the rule is judged: two managers who take each other's role meet
    here, one after the other, so that one manager always remains."""
    return f"$User WHERE {when} AND id IN ({WHO}, {user}) ORDER BY id FOR NO KEY UPDATE"


USER_RULES = [
    Lock(rows=[_hold("NEW.id", when=COMES_OR_GOES)]),
    Rule(
        rule="user_superuser_by_the_owner",
        clause="PM-1+",
        database_only=True,
        sentence=_("A superuser is made on the command line only."),
        broken=f"""NEW.is_superuser AND (TG_OP = 'INSERT' OR NOT OLD.is_superuser)
            AND NOT {BY_THE_OWNER}""",
    ),
    Rule(
        rule="user_stays_what_it_is",
        clause="PM-1+",
        database_only=True,
        sentence=_("A beneficiary's account never becomes a colleague's, nor the reverse."),
        broken="NEW.is_staff IS DISTINCT FROM OLD.is_staff",
        operation=pgtrigger.Update,
    ),
    Rule(
        rule="user_colleague_by_a_manager",
        clause="PM-1+",
        database_only=True,
        sentence=_("A colleague's account is opened, closed and reopened by another manager."),
        broken=f"""{COMES_OR_GOES} AND NOT {BY_THE_OWNER}
            AND NOT {by_another_manager("NEW.id")}""",
    ),
    Rule(
        rule="user_number_is_the_account",
        clause="PM-1+",
        database_only=True,
        sentence=_(
            "A beneficiary's account belongs to its number; another number has an account of its"
            " own."
        ),
        broken="NOT OLD.is_staff AND OLD.mobile IS NOT NULL AND NEW.mobile IS DISTINCT FROM"
        " OLD.mobile",
        operation=pgtrigger.Update,
    ),
    Rule(
        # A hash that SQL as the site could write would open the account at the sign-in.
        rule="user_password_by_its_holder",
        clause="PM-1+",
        database_only=True,
        sentence=_(
            "A password is changed by its holder; a colleague's by another manager as well."
        ),
        broken=f"""NEW.password <> OLD.password AND NOT {BY_THE_OWNER}
            AND NOT coalesce({WHO} = NEW.id, FALSE)
            AND NOT (NEW.is_staff AND {by_another_manager("NEW.id")})""",
        operation=pgtrigger.Update,
    ),
    Rule(
        # Else a colleague would be past the question without an answer.
        rule="user_kin_by_themselves",
        clause="PR-2+",
        database_only=True,
        sentence=_("A colleague says themselves who they are, before who their relatives are."),
        broken=f"""NEW.kin_key <> OLD.kin_key AND NOT {BY_THE_OWNER}
            AND (NEW.id IS DISTINCT FROM {WHO} OR NOT EXISTS (SELECT 1 FROM $Kin k
                WHERE k.user_id = NEW.id AND k.relation = $KinRelation.SELF
                AND k.ended_at IS NULL AND split_part(k.mark, ':', 1) = NEW.kin_key))""",
        operation=pgtrigger.Update,
    ),
    Unchanging(
        rule="user_keeps_its_birth",
        columns=["joined_at"],
        clause="PM-1+",
        sentence=_("When an account was made is never rewritten."),
    ),
    Rule(
        rule="user_is_never_deleted",
        clause="PM-1+",
        database_only=True,
        sentence=_("An account is closed, never deleted: what it did keeps its name."),
        broken="TRUE",
        operation=pgtrigger.Delete,
    ),
    Effect(
        # Reopened, it finds none of them: it signs in anew.
        rule="user_closed_is_signed_out",
        clause="PM-1+",
        does="IF NOT NEW.is_active THEN DELETE FROM $Session WHERE user_id = NEW.id; END IF;",
        operation=pgtrigger.Update,
    ),
]

HOLDER = "coalesce(NEW.user_id, OLD.user_id)"

ROLE_RULES = [
    Lock(
        rows=[_hold(HOLDER)],
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    ),
    Rule(
        rule="userrole_for_colleagues",
        clause="PM-1+",
        database_only=True,
        sentence=_("Only a colleague's account holds a role."),
        broken="NOT EXISTS (SELECT 1 FROM $User u WHERE u.id = NEW.user_id AND u.is_staff)",
    ),
    Rule(
        rule="userrole_auditor_alone",
        clause="PM-1+",
        sentence=_("Who audits does nothing else: the auditor holds no other role."),
        # A role that stood beside it before this rule stays until somebody writes it anew.
        broken="""EXISTS (SELECT 1 FROM $User_groups o
            JOIN $auth.Group g ON g.id = o.group_id
            JOIN $auth.Group n ON n.id = NEW.group_id
            WHERE o.user_id = NEW.user_id AND o.group_id <> NEW.group_id
            AND $Role.AUDITOR IN (g.name, n.name))""",
    ),
    Rule(
        rule="userrole_by_another_manager",
        clause="PM-1+",
        database_only=True,
        sentence=_("Roles are given and taken by another manager, never by oneself."),
        # The board takes part where there is one manager: it agrees to what that one proposed.
        broken=f"""NOT {BY_THE_OWNER}
            AND NOT {by_another_manager(HOLDER, "($Role.MANAGER, $Role.BOARD)")}""",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    ),
]
