"""Who may do what to a registration and a delivery."""

from typing import TYPE_CHECKING

from requests_app.intake.perms import is_at_desk, is_officer, is_own
from sanad.accounts.enums import Role
from sanad.accounts.perms import Anybody, has

if TYPE_CHECKING:
    from requests_app.intake.models import SupportRequest


COMPLETERS = (Role.OFFICER, Role.DELEGATE)


def may_complete(user: Anybody, support_request: "SupportRequest") -> bool:
    """Note completion items and the payee: an officer or delegate of the branch."""
    return is_at_desk(user, support_request)


def may_register(user: Anybody, support_request: "SupportRequest") -> bool:
    """Close the registration: an officer of the branch."""
    return is_officer(user, support_request)


def may_give_way(user: Anybody, support_request: "SupportRequest") -> bool:
    """End a registration that another request renewed: who registers that one, of any branch."""
    return has(user, Role.OFFICER)


def may_deliver(user: Anybody, support_request: "SupportRequest") -> bool:
    """Give the help, and take it back: the provider, whatever the branch."""
    return has(user, Role.PROVIDER)


def may_release(user: Anybody, support_request: "SupportRequest") -> bool:
    """Release the first payment while the minutes are not signed: the committee's chair."""
    return has(user, Role.CHAIR)


def may_pay_without_witness(user: Anybody, support_request: "SupportRequest") -> bool:
    """Let the first payment go without the word of a witness: the committee's chair, a manager."""
    return has(user, Role.CHAIR, Role.MANAGER)


def may_enter_receipts(user: Anybody) -> bool:
    """Enter what was handed over on paper: the provider."""
    return has(user, Role.PROVIDER)


def may_say_arrived(user: Anybody, support_request: "SupportRequest") -> bool:
    """Say whether the help arrived: the person through their account, or to the desk."""
    return is_own(user, support_request.person) or is_at_desk(user, support_request)


def may_end(user: Anybody, support_request: "SupportRequest") -> bool:
    """End a support that runs: an officer of the branch."""
    return is_officer(user, support_request)


def may_see_registrations(user: Anybody) -> bool:
    """What waits for its registration: the desk, the manager, the auditor."""
    return has(user, Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.AUDITOR)


def may_list_deliveries(user: Anybody) -> bool:
    """The provider's queue: provider, officers, delegates, manager, auditor."""
    return has(user, Role.PROVIDER, Role.OFFICER, Role.DELEGATE, Role.MANAGER, Role.AUDITOR)
