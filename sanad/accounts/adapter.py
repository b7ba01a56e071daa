"""How the sign-in library meets our accounts: staff by password, beneficiaries by mobile."""

import secrets
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sanad.accounts import devices, places, tries
from sanad.accounts.fresh import is_fresh
from sanad.accounts.models import User
from sanad.accounts.sessions import SessionLimits
from sanad.lib.forms import MobileField
from sanad.lib.identifiers import group_mobile


class AccountAdapter(DefaultAccountAdapter):
    """Accounts and their mobiles. How a code reaches a phone is the portal's to say.

    A member of staff never signs in by code alone, so a staff account is not found by its mobile.
    """

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "The user name or the password is not right. Write both again."
        ),
        "too_many_login_attempts": _(
            "Many tries came in a short time. Wait five minutes, then try again."
        ),
        "too_many_codes": _(
            "Too many codes were tried for this number. Wait an hour, or call us: we help you."
        ),
        "too_many_codes_of_a_colleague": _(
            "Many digits were tried. Wait a quarter of an hour, then try again."
        ),
        "incorrect_code": _(
            "The code is not right: it is not that of the last message. Look at the newest one, or"
            " ask for a new code."
        ),
        "incorrect_password": _("This is not your password. Write it again."),
        "enter_current_password": _("This is not your present password. Write it again."),
        "rate_limited": _("Many tries came in a short time. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes a staff account from outside; the first code makes a beneficiary's."""
        return False

    # ---------------------------------------------------------------------------- tries counted
    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try of this user name; ValidationError where another has to wait."""
        seconds = tries.seconds_to_wait(request, credentials.get("username", ""))
        if seconds:
            words = ngettext(
                "Many tries came in a short time. Wait %(count)s second, then try again.",
                "Many tries came in a short time. Wait %(count)s seconds, then try again.",
                seconds,
            )
            raise ValidationError(words % {"count": seconds}, code="too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The user of these credentials, who used up no try; None for wrong ones."""
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is not None:
            tries.succeeded(request, credentials.get("username", ""))
        return user

    def get_login_stages(self) -> list[str]:
        """The library's, with our own way of asking for a code as well."""
        ours = {"allauth.account.stages.LoginByCodeStage": "sanad.accounts.codes.OwnMobileStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponseBase:
        """Strangers' tries do not slow a browser that a colleague came in with."""
        response = super().post_login(request, user, **more)
        if user.is_staff:
            devices.remember(request, response, user)
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of who just signed in, or gave the password again a moment ago."""
        return not is_fresh(context.request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """To the colleagues who wait at this computer, where there are some."""
        if places.waiting(request).exists():
            return reverse("account_places")
        return str(super().get_logout_redirect_url(request))

    def session_limits(self) -> SessionLimits:
        """How long sessions last. The policy says it; the portal asks there, in the same query."""
        return SessionLimits(Value(12), Value(60), Value(120))

    def try_limits(self) -> tries.TryLimits:
        """How often a password may be tried. The policy says it; the portal asks there."""
        return tries.TryLimits()

    def shared_computer(self) -> tuple[int, int]:
        """How many colleagues may wait at one computer, and for how many hours after each signed
        in. The policy says it; the portal asks there."""
        return 6, 12

    def tell(
        self,
        user: User,
        text: str,
        *,
        secret_link: str = "",
        expires_at: datetime | None = None,
    ) -> bool:
        """Say the text `account.…` to a colleague, by whatever way there is; whether there is one.
        The portal adds how."""
        return False

    # ------------------------------------------------------------------------------- mobiles
    def phone_form_field(self, **kwargs: Any) -> MobileField:
        """05…, +966… and Arabic digits are all understood."""
        kwargs.setdefault("label", _("Mobile number"))
        return MobileField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """The account's mobile and whether its owner gave a code back; None without one."""
        return (user.mobile, user.is_mobile_verified) if user.mobile else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Write the mobile of an account (`+966…`) and whether it is verified."""
        user.mobile, user.is_mobile_verified = phone, verified
        user.save(update_fields=["mobile", "is_mobile_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        """The code sent to `phone` came back: verified, if it still is the account's mobile."""
        if user.mobile == phone and not user.is_mobile_verified:
            self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """The beneficiary's account of a mobile (`+966…`); staff are not found by it."""
        return User.objects.filter(mobile=phone, is_staff=False).first()

    def account_for(self, phone: str) -> User | None:
        """The account of a mobile whose code was just given back, made if there is none.

        None where the mobile stands on a staff account: those sign in by password.
        """
        user, _created = User.objects.get_or_create(
            mobile=phone,
            defaults={
                "username": f"m-{secrets.token_hex(8)}",
                "name": group_mobile(phone),
                "is_mobile_verified": True,
                "password": "!",
            },
        )
        return None if user.is_staff else user
