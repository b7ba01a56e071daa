"""Who may do what to a support request: the desk's part. Committee and delivery add theirs."""

from typing import TYPE_CHECKING

from beneficiaries.perms import acts_for, is_own, prepares_for
from sanad.accounts.enums import Role
from sanad.accounts.models import User
from sanad.accounts.perms import (
    Anybody,
    has,
    is_manager,
    is_of_branch,
    is_staff,
)

if TYPE_CHECKING:
    from beneficiaries.models import Person
    from requests_app.intake.models import SupportRequest


def is_at_desk(user: Anybody, support_request: "SupportRequest") -> bool:
    """Officers and delegates of the request's branch."""
    return has(user, Role.OFFICER, Role.DELEGATE) and _is_here(user, support_request)


def is_officer(user: Anybody, support_request: "SupportRequest") -> bool:
    """Officers of the request's branch."""
    return has(user, Role.OFFICER) and _is_here(user, support_request)


def _is_here(user: User, support_request: "SupportRequest") -> bool:
    return is_of_branch(user, support_request.branch_id, support_request.person_id)


def may_keep_programmes(user: Anybody) -> bool:
    """Write and publish versions of programmes: managers."""
    return is_manager(user)


def may_begin(user: Anybody, person: "Person") -> bool:
    """Begin a draft: who prepares for the person; an officer or delegate for a walk-in."""
    return prepares_for(user, person) or has(user, Role.OFFICER, Role.DELEGATE)


def may_enter(user: Anybody, parent: object = None) -> bool:
    """Enter a request that was written on paper: officers and delegates."""
    return has(user, Role.OFFICER, Role.DELEGATE)


def may_fill(user: Anybody, support_request: "SupportRequest") -> bool:
    """Write answers and reopen: applicant, guardian, helper, officer or delegate."""
    return is_at_desk(user, support_request) or prepares_for(user, support_request.person)


def may_sign(user: Anybody, support_request: "SupportRequest") -> bool:
    """Sign, submit, tell of the notice: the applicant's own account, a guardian's on a deed in
    force, or officer or delegate, before whom they sign."""
    return is_at_desk(user, support_request) or acts_for(user, support_request.person)


def may_hear(user: Anybody, support_request: "SupportRequest") -> bool:
    """Confirm what was said on a call: officer or delegate of the branch, or the manager, where
    the desk is one person."""
    return is_at_desk(user, support_request) or is_manager(user)


def may_check(user: Anybody, support_request: "SupportRequest") -> bool:
    """Check papers, return, attest, verify, raise: an officer of the branch."""
    return is_officer(user, support_request)


def may_note_paper(user: Anybody, support_request: "SupportRequest") -> bool:
    """Note a paper that the applicant brought: an officer or delegate of the branch."""
    return is_at_desk(user, support_request)


def may_withdraw(user: Anybody, support_request: "SupportRequest") -> bool:
    """The applicant; the desk only writes down what the applicant said to it."""
    return is_at_desk(user, support_request) or is_own(user, support_request.person)


def may_cancel(user: Anybody, support_request: "SupportRequest") -> bool:
    """A duplicate or a mistake: an officer of the branch, or the manager."""
    return is_officer(user, support_request) or is_manager(user)


def may_find_who_serves(user: Anybody, support_request: "SupportRequest") -> bool:
    """Where all of a branch are family of the applicant: the manager."""
    return is_manager(user)


def may_look_twice(user: Anybody, support_request: "SupportRequest") -> bool:
    """Take the second look: officer or delegate of the branch, the manager, the board."""
    return is_at_desk(user, support_request) or has(user, Role.MANAGER, Role.BOARD)


def may_bear_witness(user: Anybody, support_request: "SupportRequest") -> bool:
    """Whoever was named as a witness of it."""
    return is_staff(user) and support_request.witnesses.filter(witness=user).exists()


def nobody(user: Anybody, support_request: "SupportRequest") -> bool:
    """What the calendar alone brings: no person does it by hand."""
    return False


def may_list(user: Anybody) -> bool:
    """Everybody who works here; each sees what `visible_to` lets them see."""
    return is_staff(user)
