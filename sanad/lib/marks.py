"""An identity number as a mark: two are compared, and neither is read back (PR-2+).

A mark is an HMAC of the number under a key outside the database. The staff's own numbers and their
relatives' are kept as marks alone; a mark stands beside the number of each person in the registry.
So the database finds that they are one number, and knows the number of nobody who has no file.

The key is derived from `SURVEY_HASH_KEY`, under a label of its own. That key is long, known to the
same processes, known to the database by its fingerprint, and never exchanged unless it is lost:
`SECRET_KEY` is exchanged, and the staff's numbers are nowhere to be marked anew from. A mark begins
with eight digits that tell under which key it was made: after a change of the key the worker marks
the registry anew, and the staff are asked again.

Who has the database's password and no key cannot make a mark. So that they cannot write another
person's beside a number either, the web process signs number and mark together (`ACTOR_KEY`) and
the database verifies it (`identity_mark_is_signed`).
"""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.utils.crypto import salted_hmac

from sanad.lib import actor
from sanad.lib.identifiers import compact

LABEL = "sanad.kin"
WHICH_DIGITS = 8
LENGTH = WHICH_DIGITS + 1 + 64  # which key, a colon, SHA-256


def mark(number: str) -> str:
    """The mark of an identity number, however it is spaced; "" of none."""
    number = compact(number)
    return f"{which_key()}:{_hmac('number', number)}" if number else ""


def seal(number: str, mark: str) -> str:
    """The web process's word that this is the mark of that number; "" where there is none."""
    return actor.mac(f"identity/{_sha256(number)}/{mark}") if mark else ""


def which_key() -> str:
    """Eight digits that tell under which key a mark was made."""
    return _which_key(settings.SURVEY_HASH_KEY)


@lru_cache
def _which_key(key: str) -> str:
    return salted_hmac(LABEL, "which key", secret=key, algorithm="sha256").hexdigest()[
        :WHICH_DIGITS
    ]


def _hmac(purpose: str, text: str) -> str:
    secret = settings.SURVEY_HASH_KEY
    return salted_hmac(f"{LABEL}.{purpose}", text, secret=secret, algorithm="sha256").hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
