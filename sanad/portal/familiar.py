"""On which phone somebody signs in: one that the file was opened on, or one that never was.

A cookie of its own holds a random token and nothing else; what belongs to it stands in the
database (`beneficiaries.familiar`). Within a session it is asked once.
"""

import datetime

from django.conf import settings
from django.core import signing
from django.core.signing import BadSignature

from beneficiaries import familiar
from sanad.accounts.sessions import SIGNED_IN_BEFORE

COOKIE, SALT = f"{settings.COOKIE_PREFIX}phone", "sanad.portal.familiar"
LIVES = 400 * 24 * 60 * 60  # the longest that browsers keep a cookie
# The session's word for the people whose file may be opened on this phone.
FAMILIAR = "familiar"


def is_familiar(request, person):
    """Whether nothing more is asked on this phone before this person's file opens."""
    if person.pk in request.session.get(FAMILIAR, []):
        return True
    day = request.session.get(SIGNED_IN_BEFORE)
    before = datetime.date.fromisoformat(day) if day else None
    token = _token(request)
    is_known = familiar.is_familiar(person, request.user, token, before=before)
    is_known = is_known or familiar.may_remember(person)
    # Elsewhere nothing is written down: a rating leaves no trace of who gave it.
    if is_known and getattr(request.resolver_match, "app_name", "") == "portal":
        remember(request, person)
    return is_known


def remember(request, person):
    """From now on this phone opens the file with nothing more asked; the caller knows that it
    may."""
    token = _token(request) or familiar.new_token()
    familiar.remember(person, by=request.user, token=token)
    request.session[FAMILIAR] = [*request.session.get(FAMILIAR, []), person.pk]
    request.phone_token = token


def write(request, response):
    """The cookie goes along with an answer by which the phone became, or stayed, a known one."""
    if token := getattr(request, "phone_token", ""):
        response.set_cookie(
            COOKIE,
            signing.dumps(token, salt=SALT),
            max_age=LIVES,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def _token(request):
    if token := getattr(request, "phone_token", ""):
        return token
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIVES)
    except BadSignature:
        return ""
