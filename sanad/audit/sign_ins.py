"""Who came in and who did not, by the signals of the framework and of our page of codes."""

from ipaddress import ip_address
from typing import Any

from allauth.mfa.signals import authentication_failed
from allauth.mfa.webauthn.internal.flows import did_use_passwordless_login
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest

from sanad.accounts.codes import code_was_wrong
from sanad.accounts.places import came_back
from sanad.audit.models import Door, SignIn
from sanad.lib.actor import signed


def listen() -> None:
    """Once, when the apps are ready."""
    user_logged_in.connect(_came_in, dispatch_uid="sign-ins")
    user_login_failed.connect(_wrong_password, dispatch_uid="sign-ins")
    code_was_wrong.connect(_wrong_code, dispatch_uid="sign-ins")
    authentication_failed.connect(_wrong_second_factor, dispatch_uid="sign-ins")
    came_back.connect(_at_a_shared_computer, dispatch_uid="sign-ins")


def _came_in(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    door = Door.PASSWORD if user.is_staff else Door.CODE
    if did_use_passwordless_login(request, user):
        door = Door.KEY
    _write(request, user=user, door=door, is_let_in=True)


def _wrong_password(
    sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any
) -> None:
    accounts = get_user_model().objects.filter(username=str(credentials.get("username", ""))[:150])
    _write(request, user=accounts.first(), door=Door.PASSWORD, is_let_in=False)


def _wrong_code(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    _write(request, user=user, door=Door.CODE, is_let_in=False)


def _wrong_second_factor(sender: Any, request: HttpRequest, user: Any, **more: Any) -> None:
    """Of a key alone nobody knows whose it is."""
    door = Door.KEY if user is None else Door.SECOND
    _write(request, user=user, door=door, is_let_in=False)


def _at_a_shared_computer(
    sender: Any, request: HttpRequest, user: Any, is_let_in: bool, **more: Any
) -> None:
    _write(request, user=user, door=Door.SHORT, is_let_in=is_let_in)


@signed
def _write(request: HttpRequest | None, *, user: Any, door: str, is_let_in: bool) -> None:
    SignIn.objects.create(by=user, door=door, is_let_in=is_let_in, address=_address_of(request))


def _address_of(request: HttpRequest | None) -> str | None:
    """Where it came from, as the proxies say it; None for what is no address."""
    said = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    try:
        return str(ip_address(said))
    except ValueError:
        return None
