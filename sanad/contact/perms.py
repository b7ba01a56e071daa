"""Who logs contacts, who refers people, who answers them."""

from typing import TypeGuard

from django.db.models import QuerySet

from beneficiaries.models import Person
from beneficiaries.models.kept_off import left_to_the_board
from sanad.accounts.enums import Role
from sanad.accounts.models import BY_NAME, User
from sanad.accounts.perms import Anybody, has, is_of_branch, is_staff
from sanad.contact.enums import ABOUT_A_COLLEAGUE
from sanad.contact.models import Contact, Referral
from sanad.contact.querysets import with_the_board

DESK = (Role.OFFICER, Role.DELEGATE)


def may_log(user: Anybody, contact: Contact | None = None) -> TypeGuard[User]:
    """Officers, delegates and researchers."""
    return has(user, *DESK, Role.RESEARCHER)


def may_see(user: Anybody) -> bool:
    """Who logs contacts, the manager and the auditor; the board what is said of a manager."""
    return has(user, *DESK, Role.RESEARCHER, Role.MANAGER, Role.AUDITOR, Role.BOARD)


def may_report(user: Anybody, contact: Contact | None = None) -> TypeGuard[User]:
    """Whoever signed in by their mobile: who works here has pages of their own for it."""
    return user.is_authenticated and user.is_active and not is_staff(user)


def answers_for(user: Anybody, contact: Contact) -> TypeGuard[User]:
    """Who deals with a report through the portal: the manager; the board in their place, or where
    none took it up."""
    if not is_staff(user) or user.pk == contact.about_staff_id:
        return False
    if has(user, answering_role(contact)):
        return True
    went_on = with_the_board(Contact).filter(about_id=contact.pk)
    return has(user, Role.BOARD) and went_on.exists()


def answering_role(contact: Contact) -> Role:
    """The manager; the board where a manager is meant, or where each is kept off the person."""
    if contact.is_about_manager or contact.person_id in left_to_the_board():
        return Role.BOARD
    return Role.MANAGER


def may_name(user: Anybody, contact: Contact) -> bool:
    """Who answers for a report or a complaint in which no colleague is known yet."""
    is_unnamed = contact.subject_kind in ABOUT_A_COLLEAGUE and contact.about_staff_id is None
    return is_unnamed and answers_for(user, contact)


def may_receive(user: Anybody, contact: Contact) -> bool:
    """Whom `_is_theirs` names, where somebody waits: what was asked in writing is taken up."""
    return not contact.is_asked and _is_theirs(user, contact)


def may_take_up(user: Anybody, contact: Contact) -> bool:
    """The same, of what was asked through the portal."""
    return contact.is_asked and _is_theirs(user, contact)


def _is_theirs(user: Anybody, contact: Contact) -> bool:
    """Who logs contacts, in the branch that it waits in; of a report or a complaint, who answers
    for it."""
    if contact.is_own_report:
        return answers_for(user, contact)
    return may_log(user) and is_of_branch(user, contact.branch_id, contact.person_id)


def may_leave(user: Anybody, contact: Contact) -> bool:
    """Who receives people: somebody who came in person may have gone."""
    return not contact.is_own_report and may_receive(user, contact)


def may_close(user: Anybody, contact: Contact) -> bool:
    """Whoever handles it, or a colleague of the same branch in their place; a report, who reads
    it."""
    if contact.is_own_report:
        return answers_for(user, contact)
    return may_log(user) and (
        user.pk == contact.handled_by_id or is_of_branch(user, contact.branch_id, contact.person_id)
    )


def may_follow_up(user: Anybody | None, contact: Contact) -> bool:
    """Who asked it through the portal, signed in; without signing in, whoever holds its code."""
    if not contact.is_asked:
        return False
    return contact.created_by_id is None if user is None else contact.created_by_id == user.pk


def may_answer_again(user: Anybody, contact: Contact) -> bool:
    """Of what was asked through the portal: who may have answered it."""
    return contact.is_asked and may_close(user, contact)


def may_refer(user: Anybody, person: Person | None = None) -> bool:
    """Officers and delegates: the policy obliges them to (PR-3)."""
    return has(user, *DESK)


def may_answer(user: Anybody, referral: Referral | None = None) -> bool:
    """Social researchers, their own referrals and each other's."""
    return has(user, Role.RESEARCHER)


def may_hand_over(user: Anybody, referral: Referral | None = None) -> bool:
    """Social researchers and the manager."""
    return has(user, Role.RESEARCHER, Role.MANAGER)


def researchers() -> QuerySet[User]:
    """Who can be asked: active social researchers, by name."""
    staff = User.objects.filter(is_active=True, is_staff=True, groups__name=Role.RESEARCHER)
    return staff.order_by(*BY_NAME)
