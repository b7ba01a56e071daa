"""Secrets that lie in the database and open nothing there: their key is a setting.

What is only compared is kept as a keyed digest (codes, tokens, keys of sessions). What must be read
again is sealed (what a session holds, a message with a code, the seed of a second factor). Whoever
reads the database has neither; whoever writes it can forge neither.
"""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac

PREFIX = "sealed:"
BETWEEN = "\x1f"  # so that ("ab", "c") and ("a", "bc") have two digests


def digest(purpose: str, *parts: str) -> str:
    """64 letters that only who has `SECRET_KEY` can compute; another purpose has another digest."""
    return _digest(settings.SECRET_KEY, purpose, parts)


def is_digest(kept: str, purpose: str, *parts: str) -> bool:
    """Whether `kept` is the digest of these parts, under this key or one before it; takes as long
    for any wrong one."""
    same = [constant_time_compare(kept, _digest(key, purpose, parts)) for key in _keys()]
    return any(same)


def seal(purpose: str, text: str) -> str:
    """`text` so that only `unseal` with the same purpose reads it."""
    return _cipher(purpose, _keys()).encrypt(text.encode()).decode()


def unseal(purpose: str, sealed: str) -> str | None:
    """The text again; None where it was sealed under another key or purpose, or changed."""
    try:
        return _cipher(purpose, _keys()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _digest(key: str, purpose: str, parts: tuple[str, ...]) -> str:
    text = BETWEEN.join(parts)
    return salted_hmac(f"sanad.{purpose}", text, secret=key, algorithm="sha256").hexdigest()


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


def _cipher(purpose: str, keys: tuple[str, ...]) -> MultiFernet:
    """The newest key seals, each of them unseals."""
    derived = (
        salted_hmac(f"sanad.seal.{purpose}", "", secret=key, algorithm="sha256").digest()
        for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])


class Sealed(str):
    """A text that is written sealed. Read in the code like any other."""

    stored: str = ""


class MaybeSealedField(models.TextField):
    """Stores a `Sealed` text sealed and any other as it is; read, both are their words.

    What cannot be unsealed (the key was changed) reads as "".
    """

    def from_db_value(self, value: str | None, *_more: Any) -> str | None:
        if value is None or not value.startswith(PREFIX):
            return value
        words = Sealed(unseal("text", value.removeprefix(PREFIX)) or "")
        words.stored = value
        return words

    def get_prep_value(self, value: Any) -> Any:
        if not isinstance(value, Sealed):
            return super().get_prep_value(value)
        # Written again it stays as it lies there: a rule compares.
        value.stored = value.stored or PREFIX + seal("text", value)
        return value.stored
