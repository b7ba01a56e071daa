"""What follows when the sign-in library says that a password or a second factor is another.

Whoever else is signed in as the colleague is not any more, and the colleague is told.
"""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver
from django.http import HttpRequest

from sanad.accounts.models import User
from sanad.accounts.second_factor import HAS_ONE, KINDS
from sanad.accounts.workflow import end_sessions


@receiver(password_changed)
def another_password(request: HttpRequest, user: User, **_more: Any) -> None:
    """By the page on which one changes one's own."""
    end_sessions(user, but=request.session.session_key)
    get_adapter().tell(user, "account.password_changed")


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def another_second_factor(
    request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any
) -> None:
    """Set up, given up, or printed codes made anew."""
    request.session.pop(HAS_ONE, None)
    if authenticator.type in KINDS:
        end_sessions(user, but=request.session.session_key)
        get_adapter().tell(user, "account.second_factor_changed")
