"""Tokens, fingerprints and seals: everything that stands on the two keys outside the database.

    token        what the invited person holds: made of SURVEY_TOKEN_KEY and the invitation's id
    lookup       finds the invitation of a token: made of SURVEY_TOKEN_KEY and the token
    fingerprint  finds the waiting answer of a token: made of SURVEY_HASH_KEY and the token
    seal         what a waiting answer says, encrypted by SURVEY_HASH_KEY

Whoever reads the database alone cannot go from any of these to another.
"""

import base64
import hashlib
import hmac
import json
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

# Every seal is of one length: how many questions were skipped does not show.
SEALED_LENGTH = 400


class Broken(Exception):
    """A seal of another key, of another time, or of nobody."""


def token_of(invitation_id) -> str:
    """The token of an invitation (a UUID): 22 characters, the same at every asking."""
    digest = _mac(settings.SURVEY_TOKEN_KEY, "token", invitation_id.hex)
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def free_token() -> str:
    """The token of a rating without invitation: nobody's, and never that of an invitation."""
    return "free-" + secrets.token_urlsafe(16)


def lookup_of(token) -> str:
    """What the invitation of this token bears: 64 hexadecimal digits."""
    return _mac(settings.SURVEY_TOKEN_KEY, "lookup", token).hex()


def fingerprint_of(token) -> str:
    """What the waiting answer of this token bears: 64 hexadecimal digits."""
    return _mac(settings.SURVEY_HASH_KEY, "fingerprint", token).hex()


def seal(content) -> str:
    """Encrypt a small dict. Neither its moment nor its length can be read from the outside."""
    plain = json.dumps(content, separators=(",", ":")).ljust(SEALED_LENGTH)
    if len(plain) > SEALED_LENGTH:
        raise ValueError("too long to be sealed")
    return _fernet("answer").encrypt_at_time(plain.encode(), 0).decode()


def unseal(sealed) -> dict:
    """The dict of a seal; raises `Broken`."""
    return _open(_fernet("answer"), sealed, None)


def wrap(content) -> str:
    """Encrypt the sheet that a person is filling in, for their own cookie."""
    return _fernet("sheet").encrypt(json.dumps(content, separators=(",", ":")).encode()).decode()


def unwrap(wrapped, *, seconds) -> dict:
    """The sheet of a cookie not older than `seconds`; raises `Broken`."""
    return _open(_fernet("sheet"), wrapped, seconds)


def _open(fernet, sealed, seconds):
    try:
        return json.loads(fernet.decrypt(sealed.encode(), ttl=seconds))
    except (InvalidToken, UnicodeError, ValueError) as error:
        raise Broken from error


def _fernet(purpose):
    key = settings.SURVEY_HASH_KEY if purpose == "answer" else settings.SURVEY_TOKEN_KEY
    return Fernet(base64.urlsafe_b64encode(_mac(key, "seal", purpose)))


def _mac(key, purpose, value) -> bytes:
    return hmac.new(key.encode(), f"{purpose}:{value}".encode(), hashlib.sha256).digest()
