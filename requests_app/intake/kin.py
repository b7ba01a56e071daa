"""Where all of a branch are family of the applicant, nobody stays unserved: who serves (PR-2+).

Who is family of whom is said in one place: `guards.is_relative`, and `beneficiaries.models.rules`.
"""

from django.db import connection
from django.utils.translation import gettext_lazy as _

from beneficiaries.models.rules import are_relatives, is_of_own_home, is_related
from requests_app.intake.enums import WITNESS_ENDS, WitnessAnswer
from requests_app.intake.guards import AT_THE_DESK, is_relative
from requests_app.intake.models.witness import HEARD, WAITS_UNTIL, witnesses_awaited
from sanad.accounts.enums import Role
from sanad.accounts.rules import holds_role
from sanad.lib.once import once
from sanad.lib.triggers import Sql, holds
from sanad.workflow.refusal import Refused

# Who lets a payment go without the word of a witness.
LEADERS = (Role.CHAIR, Role.MANAGER)


@holds()
def nobody_else_serves(support_request, user):
    """Another branch or a witness is asked for only where all of the branch are family (PR-2+)."""
    if is_served(support_request):
        return Refused(
            _("Somebody of the branch is no relative: they serve this request."),
            code="served",
            clause="PR-2+",
            by=AT_THE_DESK,
            shows=False,
        )
    return None


@holds("kinwitness_by_a_manager")
def names_for_others(support_request, user):
    """A manager names no witness for a relative of their own: another branch serves (PR-2+)."""
    if is_relative(support_request, user):
        return Refused(
            _("This is your own request or a relative's. Let another branch serve it."),
            code="own",
            clause="PR-2+",
            by=[Role.MANAGER],
        )
    return None


@holds("kinwitness_is_another")
def witness_is_no_family(support_request, witness, colleague):
    """Who looks on is a relative neither of the applicant nor of who serves (PR-2+)."""
    if is_relative(support_request, witness) or _are_relatives(witness, colleague):
        return Refused(
            _("The witness is family too. Name somebody else."),
            field="witness",
            code="witness",
            clause="PR-2+",
            by=[Role.MANAGER],
        )
    return None


@holds("kinwitness_not_for_oneself")
def serves_no_home_of_their_own(support_request, colleague):
    """Nobody serves themselves or their own household, before a witness neither (PR-2+)."""
    home = is_of_own_home("one.id", "r.person_id", "r.household_id")
    sql = f"SELECT {home} FROM $SupportRequest r JOIN $accounts.User one ON one.id = %s"
    if _rows(f"{sql} WHERE r.id = %s", colleague.pk, support_request.pk) == [(True,)]:
        return Refused(
            _("It is their own household: another branch serves it."),
            field="colleague",
            code="own_home",
            clause="PR-2+",
            by=[Role.MANAGER],
        )
    return None


def asked_of(support_request, user):
    """The rows by which the user was named, and has not said yet that they looked on."""
    return support_request.witnesses.filter(witness=user).exclude(words__answer__in=WITNESS_ENDS)


@holds("witnessword_by_the_witness", "witnessword_after_the_work")
def witness_is_asked(support_request, user):
    """The user is a witness of it, and has not said yet that they looked on (PR-2+)."""
    if user is None or not asked_of(support_request, user).exists():
        return Refused(
            _("Your word is on the record already."), code="heard", clause="PR-2+", shows=False
        )
    return None


@holds("witnessword_once")
def witness_said_no_before(support_request, user):
    """That they did not look on is said once (PR-2+)."""
    open_ones = asked_of(support_request, user)
    if not open_ones.exclude(words__answer=WitnessAnswer.NOT).exists():
        return Refused(
            _("You said so already: somebody who leads decides on the payment."),
            code="heard",
            clause="PR-2+",
            by=LEADERS,
        )
    return None


def awaited(support_request, payer=None):
    """`[(key of the witness's row, day until which the payment waits, whether they said no)]`: for
    whose word the first payment of money waits, where `payer` pays it, None: whichever provider;
    as the rule asks it."""
    provides = holds_role("w.colleague_id", "$accounts.Role.PROVIDER")
    pays = f"(w.colleague_id = one.payer OR (one.payer IS NULL AND {provides}))"
    rows = witnesses_awaited("one.request", pays)
    sql = f"""SELECT w.id, {WAITS_UNTIL}, EXISTS ({HEARD} = $WitnessAnswer.NOT)
        FROM (VALUES (%s::bigint, %s::bigint)) one (request, payer), {rows} ORDER BY w.id"""
    return _rows(sql, support_request.pk, payer.pk if payer else None)


def who_leads(support_request):
    """The role that decides where the witness did not look on: a manager who is no family and did
    not serve, else the chair (`Role`)."""
    serves = list(support_request.witnesses.values_list("colleague", flat=True))
    is_there = Role.MANAGER in roles_of_others(support_request, serves)
    return Role.MANAGER if is_there else Role.CHAIR


def _are_relatives(one, other):
    sql = f"SELECT {are_relatives('one.id', 'other.id')} FROM $accounts.User one, "
    sql += "$accounts.User other WHERE one.id = %s AND other.id = %s"
    return _rows(sql, one.pk, other.pk) == [(True,)]


def is_served(support_request):
    """Whether an officer of the branch is neither the applicant nor family; one statement. True for
    a branch without any: nobody's family stands in the way there."""
    return once(support_request, "is_served", lambda: _is_served(support_request))


def roles_of_others(support_request, took_part):
    """`{Role}` of the colleagues who neither took part (keys of accounts) nor are family: of the
    branch the desk's, of anywhere the manager's and the board's; one statement."""
    related = is_related("one.id", "r.person_id", "r.household_id")
    sql = f"""SELECT DISTINCT g.name FROM $SupportRequest r
        JOIN $accounts.User one ON one.is_staff AND one.is_active AND NOT one.id = ANY(%s)
        JOIN $accounts.User_groups ug ON ug.user_id = one.id
        JOIN $auth.Group g ON g.id = ug.group_id
        WHERE r.id = %s AND g.name IN $LOOKERS AND (one.branch_id = r.branch_id
            OR g.name IN ($accounts.Role.MANAGER, $accounts.Role.BOARD)) AND NOT {related}"""
    return {name for (name,) in _rows(sql, list(took_part), support_request.pk)}


def _is_served(support_request):
    related = is_related("one.id", "r.person_id", "r.household_id")
    officer = holds_role("one.id", "$accounts.Role.OFFICER")
    sql = f"""SELECT coalesce(bool_or(NOT {related}), TRUE) FROM $SupportRequest r
        JOIN $accounts.User one ON one.branch_id = r.branch_id WHERE r.id = %s AND {officer}"""
    return _rows(sql, support_request.pk)[0][0]


def _rows(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(Sql(sql).written("requests_app"), parameters)
        return cursor.fetchall()
