"""Browsers that a colleague signed in with before: strangers' tries do not slow them.

A signed cookie names the browser and the accounts that it knows. With another password the account
is unknown to it again; the cookie alone opens nothing.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponseBase

from sanad.accounts.models import User
from sanad.lib.sealed import digest, is_digest

COOKIE, SALT = f"{settings.COOKIE_PREFIX}device", "sanad.accounts.devices"
LIVES = 180 * 24 * 60 * 60
MOST = 30  # colleagues at one shared computer


def device_of(request: HttpRequest, name: str) -> str | None:
    """The browser's own name, where the account of that user name signed in with it before."""
    device, accounts = _read(request)
    return device if name.lower() in accounts else None


def is_known(request: HttpRequest, user: User) -> bool:
    """Whether the account signed in with this browser before, by the password it still has."""
    _device, accounts = _read(request)
    return is_digest(accounts.get(user.username.lower(), ""), "device", user.password)


def remember(request: HttpRequest, response: HttpResponseBase, user: User) -> None:
    """From now on this browser is one of the account's."""
    device, accounts = _read(request)
    accounts.pop(user.username.lower(), None)
    accounts[user.username.lower()] = digest("device", user.password)
    newest = dict(list(accounts.items())[-MOST:])
    response.set_cookie(
        COOKIE,
        signing.dumps([device, newest], salt=SALT, compress=True),
        max_age=LIVES,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, dict[str, Any]]:
    try:
        device, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIVES)
    except BadSignature:
        return secrets.token_hex(8), {}
    return device, accounts
