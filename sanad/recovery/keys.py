"""Which keys the data was written under, and whether the environment gives the same.

The database holds the fingerprint of each key that was taken up and not retired. A key of the
environment is right when every such fingerprint is given; FILES_KEY may then bring a newer version
in front of them. What is not right stops the start (`sanad.verification`) and refuses uploads.
"""

import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import connection, transaction

from sanad.lib.actor import signed
from sanad.recovery.enums import Key, KeyEvent
from sanad.recovery.models import KeyRecord

LOCK = 7_263_002  # the advisory lock of two machines that start at once


class WrongKey(Exception):
    """This process's FILES_KEY is not the one that files are written under."""


def cipher():
    """What encrypts with the newest FILES_KEY and decrypts with each of them."""
    return MultiFernet([Fernet(key) for key in settings.FILES_KEYS])


@lru_cache
def fingerprint(key) -> str:
    """32 hex digits that tell keys apart; slow to make, so that a weak key is not guessed by it."""
    return hashlib.scrypt(
        str(key).encode(), salt=b"sanad key fingerprint", n=2**14, r=8, p=1, dklen=16
    ).hex()


def given() -> dict[str, list[str]]:
    """`{name: fingerprints}` of the environment's keys, the newest first."""
    keys = {
        Key.FILES: settings.FILES_KEYS,
        Key.SURVEY_TOKEN: [settings.SURVEY_TOKEN_KEY],
        Key.SURVEY_HASH: [settings.SURVEY_HASH_KEY],
    }
    return {str(name): [fingerprint(key) for key in versions] for name, versions in keys.items()}


def in_use() -> dict[str, list[str]]:
    """`{name: fingerprints}` of the keys taken up and not retired, the newest last."""
    standing: dict[str, list[str]] = {str(name): [] for name in Key}
    records = KeyRecord.objects.filter(name__in=standing).order_by("id")
    for name, mark, event in records.values_list("name", "fingerprint", "event"):
        if mark in standing[name]:
            standing[name].remove(mark)
        if event == KeyEvent.TAKEN_UP:
            standing[name].append(mark)
    return standing


def problems():
    """Sentences (English, for the operator) about keys that the data was not written under."""
    if KeyRecord._meta.db_table not in connection.introspection.table_names():
        return  # before the first migrate; what is missing is said elsewhere
    standing = in_use()
    retired = set(
        KeyRecord.objects.filter(event=KeyEvent.RETIRED).values_list("name", "fingerprint")
    )
    for name, marks in given().items():
        missing = [mark for mark in standing[name] if mark not in marks]
        if missing:
            yield (
                f"{name} is not the key that the data was written under (fingerprint"
                f" {', '.join(mark[:8] for mark in missing)}): give that key; if it is lost for"
                f" good, run `manage.py keys --accept {name}`"
            )
        elif marks[0] not in standing[name] and (name, marks[0]) in retired:
            yield f"{name} begins with a key that was retired: put the newest version first"


def take_up():
    """Record the keys that are given for the first time. Call it where `problems()` has none."""
    for name, marks in given().items():
        if in_use()[name][-1:] == marks[:1]:
            continue
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            standing = in_use()[name]
            if marks[0] not in standing and set(standing) <= set(marks):
                _record(name, marks[0], KeyEvent.TAKEN_UP)


def accept(name):
    """Take up the environment's key in place of all others, whose data is given up."""
    retire_all_but(name, given()[name][0])


def retire_all_but(name, mark):
    """The key of this fingerprint is the only one from here on; the number that were retired."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        standing = in_use()[name]
        if mark in standing[:-1]:  # another was taken up after it: it becomes the newest again
            _record(name, mark, KeyEvent.RETIRED)
        if mark not in standing[-1:]:
            _record(name, mark, KeyEvent.TAKEN_UP)
        old = [each for each in standing if each != mark]
        for each in old:
            _record(name, each, KeyEvent.RETIRED)
    return len(old)


def require_newest():
    """Raise `WrongKey` unless this process encrypts under the key that was taken up last.

    The first file ever takes its key up.
    """
    newest = given()[Key.FILES][0]
    standing = in_use()[Key.FILES]
    if not standing:
        take_up()
        standing = in_use()[Key.FILES]
    if standing[-1:] != [newest]:
        raise WrongKey


@signed
def _record(name, mark, event):
    KeyRecord.objects.create(name=name, fingerprint=mark, event=event)
