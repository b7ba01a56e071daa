"""Who may do what to a support request: the desk's part. Committee and delivery add theirs."""

from sanad.accounts.enums import Role
from sanad.accounts.perms import has, is_manager, is_staff, speaks_for


def acts_for(user, person):
    """The account through which a beneficiary (or who cares for one) acts."""
    return (
        user.is_authenticated
        and person.account_id is not None
        and person.account_id == user.pk
        and speaks_for(user, person.pk)
    )


def is_at_desk(user, support_request):
    """Officers and delegates of the request's branch."""
    return has(user, Role.OFFICER, Role.DELEGATE) and user.branch_id == support_request.branch_id


def is_officer(user, support_request):
    """Officers of the request's branch."""
    return has(user, Role.OFFICER) and user.branch_id == support_request.branch_id


def may_begin(user, person):
    """Begin a draft: the person's own account; an officer or delegate for a walk-in."""
    return acts_for(user, person) or has(user, Role.OFFICER, Role.DELEGATE)


def may_fill(user, support_request):
    """Write answers, sign, submit, reopen, tell of the notice: applicant, officer or delegate."""
    return acts_for(user, support_request.person) or is_at_desk(user, support_request)


def may_check(user, support_request):
    """Check papers, return, attest, verify, raise: an officer of the branch."""
    return is_officer(user, support_request)


def may_note_paper(user, support_request):
    """Note a paper that the applicant brought: an officer or delegate of the branch."""
    return is_at_desk(user, support_request)


def may_withdraw(user, support_request):
    """The applicant; the desk only writes down what the applicant said to it."""
    return acts_for(user, support_request.person) or is_at_desk(user, support_request)


def may_cancel(user, support_request):
    """A duplicate or a mistake: an officer of the branch, or the manager."""
    return is_officer(user, support_request) or is_manager(user)


def nobody(user, support_request):
    """What the calendar alone brings: no person does it by hand."""
    return False


def may_list(user):
    """Everybody who works here; each sees what `visible_to` lets them see."""
    return is_staff(user)


# Registration and delivery ---------------------------------------------------------------------


def may_complete(user, support_request):
    """Note completion items and the payee: an officer or delegate of the branch."""
    return is_at_desk(user, support_request)


def may_register(user, support_request):
    """Close the registration: an officer of the branch."""
    return is_officer(user, support_request)


def may_deliver(user, support_request):
    """Give the help, and take it back: the provider, whatever the branch."""
    return has(user, Role.PROVIDER)


def may_end(user, support_request):
    """End a support that runs: an officer of the branch."""
    return is_officer(user, support_request)


def may_see_registrations(user):
    """What waits for its registration: the desk, the manager, the auditor."""
    return has(user, Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.AUDITOR)


def may_list_deliveries(user):
    """The provider's queue: provider, officers, delegates, manager, auditor."""
    return has(user, Role.PROVIDER, Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.AUDITOR)


# The committee --------------------------------------------------------------------------------


def sees_committee(user):
    """Members, chair, secretary, researchers, manager, auditor."""
    return has(
        user,
        Role.MEMBER,
        Role.CHAIR,
        Role.SECRETARY,
        Role.RESEARCHER,
        Role.MANAGER,
        Role.AUDITOR,
    )


def may_run_sittings(user, sitting=None):
    """Plan, open and close sittings, set the agenda, record decisions: secretary and chair."""
    return has(user, Role.SECRETARY, Role.CHAIR)


def may_vote(user, item):
    """Members and the chair for themselves; the secretary writes down what a member says."""
    return has(user, Role.MEMBER, Role.CHAIR, Role.SECRETARY)


def may_sign_minutes(user, sitting):
    """The chair."""
    return has(user, Role.CHAIR)


def may_ask_for_study(user, support_request):
    """Ask a researcher for a study, or another one: officer of the branch, secretary, chair."""
    return is_officer(user, support_request) or may_run_sittings(user)


def may_hand_over_study(user, study):
    """Give a study to another researcher: who may ask for one, and the researcher who has it."""
    return study.researcher_id == user.pk or may_ask_for_study(user, study.support_request)


def may_write_study(user, study):
    """The researcher it was given to."""
    return has(user, Role.RESEARCHER) and study.researcher_id == user.pk


def may_send_back(user, support_request):
    """Researchers, and the committee's secretary and chair."""
    return has(user, Role.RESEARCHER, Role.SECRETARY, Role.CHAIR)


def may_object(user, support_request):
    """The applicant; the desk writes down what the applicant says."""
    return acts_for(user, support_request.person) or is_at_desk(user, support_request)


def may_hear(user, objection):
    """Hear an objection: the manager, or members of the committee who took no part."""
    return has(user, Role.MANAGER, Role.MEMBER, Role.CHAIR)


def may_hear_request(user, support_request):
    """The same people; whether they took part is asked of the objection."""
    return has(user, Role.MANAGER, Role.MEMBER, Role.CHAIR)
