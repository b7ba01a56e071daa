"""Signing in by mobile: every number gets a code, known or not.

The library sends a code to known numbers only and tells the others by message. Here the first code
is also how somebody joins, so nothing on the pages differs: an account is made once the code has
come back, never before, and typing other people's numbers leaves no rows behind.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core.exceptions import RateLimited
from django.contrib import messages
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sanad.accounts.models import User
from sanad.accounts.tries import asks_for_a_code
from sanad.lib.limits import is_within
from sanad.lib.sealed import digest, is_digest

# A code that was no slip of the finger was not that of the message: (request, user or None).
code_was_wrong = Signal()


class OwnMobileStage(LoginByCodeStage):
    """After the password, where strangers try this name: a code to the colleague's own mobile."""

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """Send the code and ask for it; nothing where the password is enough."""
        user = self.login.user
        if self.state or not asks_for_a_code(self.request, user):
            return None, True
        if not is_within(self.request, "ask-code", user.mobile):
            messages.error(self.request, get_adapter().error_messages["too_many_codes"])
            return redirect("account_login"), False
        self.state.update(
            SignInByCode.initial_state(user=user, phone=user.mobile), initiated_by_user=False
        )
        SignInByCode(self).send()
        return redirect(self.urlname), True


class StaffNumber(Exception):
    """The mobile belongs to somebody who works here and signs in by password."""


class SignInByCode(LoginCodeVerificationProcess):
    """One try to sign in: the number, the code sent to it, and how often it was mistyped."""

    @classmethod
    def begin(cls, request: HttpRequest, *, user: User | None, phone: str) -> None:
        """Send a code to `phone` and keep the try in the session; `user` None: no account yet."""
        login = Login(user=user)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=user, phone=phone), initiated_by_user=True)
        process = cls(stage)
        process.send()
        process.persist()

    def send_by_phone(self, phone: str, skip_enumeration_mails: bool = False) -> None:
        """Send a new code, to a number that has no account too."""
        adapter = get_adapter()
        code = adapter.generate_phone_verification_code(user=self.user, phone=phone)
        self.state["code"] = digest("sign-in", phone, code)
        adapter.send_verification_code_sms(user=self.user, phone=phone, code=code)

    def is_right(self, digits: str) -> bool:
        """Whether these are the six digits of the newest message."""
        return is_digest(self.code, "sign-in", self.state["phone"], digits)

    def resend(self) -> None:
        """Another code; counted with those asked for by number. Raises `RateLimited`."""
        if not is_within(self.request, "ask-code", self.state["phone"]):
            raise RateLimited
        super().resend()

    def generate_code(self) -> str:
        """Asked before sending again: `send_by_phone` makes the new one."""
        return self.code

    def finish(self, redirect_url: str | None) -> HttpResponseBase:
        """The code came back: the phone is theirs. Raises `StaffNumber`."""
        if self.user is None:
            self._user = get_adapter().account_for(self.state["phone"])
        if self.user is None:
            raise StaffNumber
        return super().finish(redirect_url)
