"""SQL that the rules of several apps share: who may not serve whom, and who is held back.

Each takes SQL expressions and gives a condition. The two that speak of the user's own people say
the same as `PersonQuerySet.close_to`: a mobile is not enough to sign in as anybody, and enough to
keep one's hands off; a relative's identity is one that the colleague gave (`sanad.accounts.kin`),
as far as the degrees of the policy's version reach.
"""

from sanad.lib.actor import WHO
from sanad.policy.rules import in_force
from sanad.workflow.apart import is_anybody_kept_off, is_kept_off


def is_of_the_home(user, person, household):
    """SQL: the person's file, or one of the household's, is the user's own or a relative's; or who
    is kept off."""
    return f"""(EXISTS (SELECT 1 FROM $beneficiaries.Person p
        WHERE {_is_file_of(user)} AND (p.id = {person} OR p.household_id = {household}))
        OR {is_kept_off(user, person)})"""


def is_related(user, person, household):
    """SQL: the user, or a relative of theirs, is of the person's home, acts for the person, or is
    one they act for; or they are kept off. Who is so neither checks, studies, decides nor pays."""
    return f"""(EXISTS (SELECT 1 FROM $beneficiaries.Person p
        WHERE {_is_file_of(user)} AND (p.id = {person} OR p.household_id = {household}
            OR EXISTS (SELECT 1 FROM $beneficiaries.Guardianship g
                WHERE g.ended_on IS NULL AND (g.ward_id, g.guardian_id)
                    IN (({person}, p.id), (p.id, {person})))))
        OR {is_kept_off(user, person)})"""


def who_is_kept_off(person):
    """SQL: who acts is kept off. Who it is costs more to read than that nobody is."""
    return f"""({is_anybody_kept_off(person)} AND {is_kept_off(WHO, person)})"""


def who_is_kept_off_the_home(household):
    """SQL: who acts is kept off somebody who lives in the household."""
    of_somebody = f"""SELECT 1 FROM $beneficiaries.KeptOff a
        JOIN $beneficiaries.Person m ON m.id = a.person_id WHERE m.household_id = {household}
        AND a.status = $beneficiaries.KeptOffStatus.STANDING"""
    return f"(EXISTS ({of_somebody}) AND EXISTS ({of_somebody} AND a.colleague_id = {WHO}))"


def is_of_own_home(user, person, household):
    """SQL: the person's file, or one of the household's, is the user's own; no relative's alone."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Person p WHERE {_is_file_of(user, most="0")}
        AND (p.id = {person} OR p.household_id = {household}))"""


def are_relatives(one, other):
    """SQL: of two colleagues one gave the other's identity as a relative's."""

    def gave(user, relative):
        return f"""EXISTS (SELECT 1 FROM $accounts.Kin gave JOIN $accounts.Kin own
            ON own.mark = gave.mark AND own.user_id = {relative} AND own.degree = 0
            WHERE gave.user_id = {user} AND gave.degree BETWEEN 1 AND {in_force("kin_degree")}
            AND gave.ended_at IS NULL AND own.ended_at IS NULL)"""

    return f"({gave(one, other)} OR {gave(other, one)})"


def acts_for(guardian, ward):
    """SQL: the guardian acts for the ward today, and the ward has not stopped it."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Guardianship g
        LEFT JOIN $guarded.GuardedChange c ON c.id = g.change_id
        WHERE g.ward_id = {ward} AND g.guardian_id = {guardian} AND g.ended_on IS NULL
        AND (g.valid_until IS NULL OR g.valid_until >= public.policy_today())
        AND c.status IS DISTINCT FROM $guarded.ChangeStatus.CONTESTED)"""


def is_of_a_minor(user, person):
    """SQL: the account is the person's own, and they are not of age (`OF_AGE_DAYS`)."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Person p
        WHERE p.id = {person} AND p.account_id = {user}
        AND p.born_on > public.policy_today() - $beneficiaries.OF_AGE_DAYS)"""


def may_prepare(user, person):
    """SQL: the account's own person helps the person today, with their consent."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Helper h
        JOIN $beneficiaries.Person o ON o.id = h.helper_id
        JOIN $guarded.GuardedChange g ON g.id = h.change_id
        WHERE h.person_id = {person} AND o.account_id = {user} AND h.ended_at IS NULL
        AND h.agreed_at IS NOT NULL AND h.until >= public.policy_today()
        AND g.status = $guarded.ChangeStatus.APPLIED)"""


def is_a_helpers(mobile, person):
    """SQL: somebody who helps the person has this number, or the account that signs in with it;
    also while nothing of it holds."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Helper h
        JOIN $beneficiaries.Person o ON o.id = h.helper_id
        LEFT JOIN $accounts.User u ON u.id = o.account_id
        WHERE h.person_id = {person} AND h.ended_at IS NULL
        AND h.until >= public.policy_today() AND {mobile} IN (o.mobile, o.safe_mobile, u.mobile))"""


def may_sign(user, person):
    """SQL: the account is the person's own, or their guardian's with a deed in force today."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Person p WHERE p.account_id = {user}
        AND (p.id = {person} OR {acts_for("p.id", person)}))"""


def is_held_back(person, programme, day=""):
    """SQL: a restriction in force stops the person's service in the programme, by its code.

    `day`: an expression; only one that had begun by the end of that day at Riyadh counts.
    """
    begun = f"AND (b.since AT TIME ZONE 'Asia/Riyadh')::date <= {day}" if day else ""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.Restriction b
        WHERE b.person_id = {person} AND b.lifted_at IS NULL {begun}
        AND (cardinality(b.programmes) = 0 OR {programme} = ANY (b.programmes)))"""


def _is_file_of(user, most=None):
    """`most`: the degree up to which relatives count; 0 for the user alone."""
    # An array, so that each of the three is looked up in an index.
    return f"""(p.account_id = {user} OR p.mobile = (
        SELECT u.mobile FROM $accounts.User u WHERE u.id = {user})
        OR p.identity_mark = ANY (ARRAY(SELECT k.mark FROM $accounts.Kin k
            WHERE k.user_id = {user} AND k.ended_at IS NULL
            AND k.degree <= {most or in_force("kin_degree")})))"""
