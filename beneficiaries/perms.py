"""Who may do what in the registry."""

from typing import TYPE_CHECKING, Any

from beneficiaries.on_behalf import guardian_of, helper_of
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has, is_staff, speaks_for

if TYPE_CHECKING:
    from beneficiaries.models import Document, Person

DESK = (Role.OFFICER, Role.DELEGATE)
READERS = (*DESK, Role.RESEARCHER, Role.MANAGER, Role.AUDITOR)
COMMITTEE = (Role.MEMBER, Role.CHAIR, Role.SECRETARY)


def is_own(user: Anybody, person: "Person") -> bool:
    """The account that acts for this person."""
    return (
        user.is_authenticated
        and not is_staff(user)
        and person.account_id == user.pk
        and speaks_for(user, person.pk)
    )


def acts_for(user: Anybody, person: "Person") -> bool:
    """The person's own account, or their guardian's on a deed in force."""
    return is_own(user, person) or guardian_of(user, person) is not None


def prepares_for(user: Anybody, person: "Person") -> bool:
    """The person's own account, a guardian's on a deed in force, or a helper's with consent."""
    return acts_for(user, person) or helper_of(user, person) is not None


def may_search(user: Anybody) -> bool:
    """Those who meet beneficiaries or answer for the registry: desk, researcher, manager,
    auditor."""
    return has(user, *READERS)


def may_hold(user: Anybody) -> bool:
    """Managers: what would be destroyed is kept, and a hold ended, by them."""
    return has(user, Role.MANAGER)


def may_register(user: Anybody) -> bool:
    """Officers and delegates."""
    return has(user, *DESK)


def may_open(user: Anybody, person: "Person | None" = None) -> bool:
    """The same who may search; one tap for the purpose, and the opening is on the record."""
    return has(user, *READERS)


def may_change(user: Anybody, person: "Person | None") -> bool:
    """Officers and delegates."""
    return has(user, *DESK)


def may_change_own(user: Anybody, person: "Person") -> bool:
    """The person's own account, for how they are reached."""
    return is_own(user, person)


def may_add_document(user: Anybody, person: "Person") -> bool:
    """Officers, delegates and researchers; from a phone, who prepares for the person."""
    return has(user, *DESK, Role.RESEARCHER) or prepares_for(user, person)


def may_see_paper(user: Anybody) -> bool:
    """Only who held the paper in hand may say "seen": desk and researcher."""
    return has(user, *DESK, Role.RESEARCHER)


def may_read_copies(user: Anybody) -> bool:
    """Readers of the registry, the committee, the provider."""
    return has(user, *READERS, *COMMITTEE, Role.PROVIDER)


def may_read_copy(user: Anybody, document: "Document") -> bool:
    """Who may read copies, and the person themselves."""
    return may_read_copies(user) or is_own(user, document.person)


def may_say_category(user: Anybody) -> bool:
    """Officers, delegates and researchers."""
    return has(user, *DESK, Role.RESEARCHER)


def nobody(user: Anybody, row: Any = None) -> bool:
    """The portal itself."""
    return False


def may_see_kept_off(user: Anybody) -> bool:
    """Manager, board, auditor; never their own row."""
    return has(user, Role.MANAGER, Role.BOARD, Role.AUDITOR)


def may_answer_for_kept_off(user: Anybody, row: Any = None) -> bool:
    """Manager and board."""
    return has(user, Role.MANAGER, Role.BOARD)


def may_see_history(user: Anybody) -> bool:
    """The manager and the auditor, and the desk for a file it has opened."""
    return has(user, *READERS)
