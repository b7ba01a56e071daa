"""Colleagues at one computer: each hands it over without signing out, and comes back to the page
she left by a short code.

Who hands over keeps a session of her own, moved to a key that no browser holds. The browser holds
one word (a cookie) that names the computer: it shows who waits there and opens nothing. Coming back
moves the session to another new key. So no two sessions ever share anything, and a key that was
seen before opens nothing after.
"""

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models.functions import Now
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from sanad.accounts import fresh, kept
from sanad.accounts.kept import COMPUTER as COOKIE
from sanad.accounts.sessions import Session, SessionQuerySet, SessionStore, row_of
from sanad.accounts.short_code import ShortCode
from sanad.lib.actor import acting
from sanad.lib.refusal import Refused, Way
from sanad.lib.sealed import digest

if TYPE_CHECKING:
    from sanad.accounts.models import User

MOST_WRONG = 3  # codes, until the colleague signs in with her password again
LEFT, FORMS = "_left", "_forms"  # the session's words for its page, and for its forms' token
# Somebody came back, or did not: `request`, `user`, `is_let_in`.
came_back = Signal()


class Tried(NamedTuple):
    """What became of a code: `user` came back, or there are so many tries `left`."""

    user: "User | None"
    left: int = 0
    page: str = ""


def is_shared(request: HttpRequest) -> bool:
    """Whether somebody handed this browser over today."""
    return bool(request.COOKIES.get(COOKIE))


def waiting(request: HttpRequest) -> SessionQuerySet:
    """The sessions that wait at this computer, by name: in time, of accounts that are open."""
    computer = request.COOKIES.get(COOKIE, "")
    if not computer:
        return Session.objects.none()
    _most, hours = get_adapter().shared_computer()
    return (
        Session.objects.open()
        .filter(
            computer=digest("computer", computer),
            begun_at__gt=Now() - timedelta(hours=hours),
            user__is_staff=True,
            user__is_active=True,
        )
        .select_related("user")
        .order_by("user__folded", "pk")
    )


@transaction.atomic
def hand_over(request: HttpRequest) -> str:
    """Let the session wait at this computer; nobody is signed in then. Returns the word for the
    computer. Raises `Refused` where she has no short code, or too many wait there."""
    user: User = request.user  # type: ignore[assignment]  # a colleague's page
    if not ShortCode.objects.filter(user=user).exists():
        raise Refused(
            _("First choose a short code, by which you come back to your page."),
            way=Way(_("Choose a short code"), reverse("account_short_code")),
            code="no_short_code",
        )
    others = waiting(request).exclude(user=user)
    most, _hours = get_adapter().shared_computer()
    if others.count() >= most:
        raise Refused(
            _("As many colleagues as may already wait at this computer. Sign out instead."),
            way=Way(_("Sign out"), reverse("account_logout")),
            code="computer_full",
        )
    waiting(request).filter(user=user).delete()  # an earlier one of hers
    computer = request.COOKIES.get(COOKIE) or secrets.token_urlsafe(24)
    session: SessionStore = request.session  # type: ignore[assignment]
    session.pop(fresh.KEY, None)
    session[LEFT] = page_left(request)
    session[FORMS] = request.META.get("CSRF_COOKIE", "")
    session.move(row_of(session.session_key), computer=digest("computer", computer))
    request.session = SessionStore()
    request.user = AnonymousUser()
    rotate_token(request)
    return computer


def page_left(request: HttpRequest) -> str:
    """The page whose button was pressed; the first one of work where the browser is silent."""
    page = kept.page_of(request)
    return page if page != request.path else str(settings.LOGIN_REDIRECT_URL)


def come_back(request: HttpRequest, row: str, digits: str) -> Tried:
    """Go on with the session that waits (the key of its row), by the short code of its holder.

    The third wrong code ends it. Raises `Refused` where it does not wait here, or no longer.
    """
    with transaction.atomic():
        session = waiting(request).select_for_update(of=("self",)).filter(pk=row).first()
        if session is None:
            raise _over()
        user: User = session.user  # type: ignore[assignment]  # a colleague's
        code = ShortCode.objects.filter(user=user).first()
        if code is None or not code.is_right(digits):
            tried = _wrong(session)
        else:
            tried = _right(request, session)
    came_back.send(None, request=request, user=user, is_let_in=tried.user is not None)
    if tried.user is None and not tried.left:
        raise _over()
    return tried


def remember(response: HttpResponseBase, computer: str, *, is_secure: bool) -> None:
    """The browser keeps the word for the computer for as long as anybody may wait at it."""
    _most, hours = get_adapter().shared_computer()
    response.set_cookie(
        COOKIE, computer, max_age=hours * 3600, secure=is_secure, httponly=True, samesite="Lax"
    )


def _wrong(session: Session) -> Tried:
    session.wrong_codes += 1
    if session.wrong_codes >= MOST_WRONG:
        session.delete()
    else:
        Session.objects.filter(pk=session.pk).update(wrong_codes=session.wrong_codes)
    return Tried(None, MOST_WRONG - session.wrong_codes)


def _right(request: HttpRequest, session: Session) -> Tried:
    user: User = session.user  # type: ignore[assignment]
    store = SessionStore.of_row(session)
    # What the row says of whose it is anybody may have written; what is sealed in it, nobody: it
    # holds a digest of the password that its holder signed in with.
    sealed = store.get(HASH_SESSION_KEY, "")
    if not constant_time_compare(sealed, user.get_session_auth_hash()):
        session.delete()
        return Tried(None)
    page, token = store.pop(LEFT), store.pop(FORMS, "")
    with acting(user.pk):
        store.move(session.pk, computer="", wrong_codes=0)
    request.session.flush()
    request.session = store
    rotate_token(request)
    if token:  # a form that she left open in another tab is hers again
        request.META["CSRF_COOKIE"] = token
    return Tried(user, page=page)


def _over() -> Refused:
    return Refused(
        _("Your place at this computer has ended. Sign in with your password."),
        way=Way(_("Sign in"), reverse("account_login")),
        code="place_over",
    )
