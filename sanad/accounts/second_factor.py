"""The second factor of those who work here: six digits of an app, a key, or a printed code.

The library's own (`allauth.mfa`), with its seeds sealed for their holder, our words and drawing;
what a key answers is judged in `passkeys.py`.
Where it is asked for (`SECOND_FACTOR`), nobody who works here comes further than the page that sets
it up, the admin's pages included.
"""

from collections.abc import Callable
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sanad.accounts.models import User
from sanad.accounts.perms import is_staff
from sanad.lib.association import Association
from sanad.lib.qr import qr_svg
from sanad.lib.sealed import digest, seal, unseal

SEALED_FOR = "second-factor"
HAS_ONE = "has_second_factor"  # the session's word, so that no page asks the database
# Printed codes stand beside one of these, never alone.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# Pages that are open before it is set up.
OPEN = (
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_logout",
    "account_change_password",
)
GOOD_FOR = 90  # seconds: this half minute, the one before and the one after


class SecondFactorAdapter(DefaultMFAAdapter):
    """How the library keeps, draws and speaks of a second factor here."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "These digits are not right, or were used already. Wait for the next ones of your app,"
            " or write a printed code that is not crossed out."
        ),
        "incorrect_key": _(
            "The key was not recognised. Try again with the key that you set up here."
        ),
        "cannot_delete_authenticator": _("Everybody who works here signs in in two steps."),
    }

    def get_totp_label(self, user: Any) -> str:
        """What the app calls it: the user name, the same on paper."""
        return str(user.username)

    def get_totp_issuer(self) -> str:
        """Whose portal it is for."""
        return str(Association().short_name)

    def build_totp_svg(self, url: str) -> str:
        """Drawn like our other codes: no style, no other address."""
        return str(qr_svg(url))

    def encrypt(self, text: str) -> str:
        """Sealed for its holder: copied under another account it is none."""
        return seal(SEALED_FOR, f"{_holder().pk}:{text}")

    def decrypt(self, encrypted_text: str) -> str:
        """The seed again; one that nobody knows where it is not the holder's or the key is another,
        so that no digits are right."""
        holder, _colon, text = (unseal(SEALED_FOR, encrypted_text) or "").partition(":")
        return text if holder == str(_holder().pk) else generate_totp_secret(length=40)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where everybody has one nobody gives up the last."""
        if not settings.SECOND_FACTOR:
            return True
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=KINDS)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """The name of a key that its holder gave none: its number."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a key signs in to: this address, in the association's name."""
        return super().get_public_key_credential_rp_entity() | {"name": self.get_totp_issuer()}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The colleague is told by `hooks.py`, in our words."""


def _holder() -> User:
    """Who signs in or is signed in."""
    request = context.request
    stage = getattr(request, "_login_stage", None)
    return stage.login.user if stage is not None else request.user


def is_first_use(user: User, code: str) -> bool:
    """Whether these digits were not written before, in all the time that they are good for. The
    library looks back for one half minute only."""
    used = f"second-factor:{user.pk}:{digest('second-factor-used', code)}"
    return cache.add(used, 1, GOOD_FOR)


def kinds_of(user: User) -> set[str]:
    """Of which kinds (`KINDS`) the account has a second factor."""
    return set(
        Authenticator.objects.filter(user=user, type__in=KINDS).values_list("type", flat=True)
    )


def is_missing(request: HttpRequest) -> bool:
    """Whether somebody who works here has to set one up before anything else."""
    if not settings.SECOND_FACTOR or not is_staff(request.user):
        return False
    if not request.session.get(HAS_ONE):
        if not kinds_of(request.user):
            return True
        request.session[HAS_ONE] = True
    return False


class SecondFactorMiddleware:
    """Who works here and has no second factor yet is led to the page that sets it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_arguments: Any
    ) -> HttpResponseBase | None:
        """The page that sets it up, in place of any that asks for a sign-in."""
        is_public = not getattr(view, "login_required", True)
        if is_public or request.resolver_match.view_name in OPEN or not is_missing(request):  # type: ignore[union-attr]
            return None
        return redirect("mfa_activate_totp")
