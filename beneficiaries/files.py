"""Kept copies of papers: made anew, encrypted, under a random name outside any public folder."""

import contextlib
import logging
import os
import secrets
import time

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from sanad.lib import files
from sanad.lib.texts import text_lazy
from sanad.recovery import keys

CONTENT_TYPES = {files.JPEG: "image/jpeg", files.PDF: "application/pdf"}
# A file whose row is not committed yet, and how long it may wait for it, in seconds.
PART = ".part"
WAITS = 24 * 60 * 60

log = logging.getLogger(__name__)


class CopyLost(Exception):
    """The encrypted copy is not there, or the key is another one."""


def make_copy(upload, type):
    """What is kept of an upload of this type of paper, made anew (`sanad.lib.files.Copy`).

    What was made before is returned as it is. Raises ValidationError with a sentence for the person
    (PR-2). Takes up to some seconds: forms call it, before anything is locked.
    """
    if not type.may_keep_copy:
        raise ValidationError(
            text_lazy("file.no_copy"),
            code="no_copy",
        )
    return upload if isinstance(upload, files.Copy) else files.make_copy(upload)


def keep(copy):
    """Encrypt and store a copy within the transaction of its row; the name of its file.

    It stands under a name for the time being until the row is committed, so that nothing but a
    committed row gives a file its name; `sweep` clears what a rollback or a power cut left.
    Raises ValidationError where it cannot be stored.
    """
    file_name = secrets.token_hex(20)
    store(settings.FILES_ROOT / f"{file_name}{PART}", copy.content)
    transaction.on_commit(lambda: _settle(file_name), robust=True)
    return file_name


def store(path, content):
    """Write the content, encrypted, to a new file that is on the disk afterwards.

    Raises ValidationError, with a sentence, where the disk is full, the folder cannot be written or
    FILES_KEY is not the one that files are written under; nothing of the file is left then.
    """
    try:
        keys.require_newest()
    except keys.WrongKey:
        log.error("FILES_KEY is not the one that files are written under: see manage.py keys")
        raise ValidationError(text_lazy("file.not_stored"), code="wrong_key") from None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_cipher().encrypt(content))
            file.flush()
            os.fsync(file.fileno())
        _bring_to_disk(path.parent)
    except OSError as error:
        log.exception("A file could not be stored in %s", path.parent)
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise ValidationError(text_lazy("file.not_stored"), code="not_stored") from error


def _settle(file_name):
    """The row is committed: the file gets its name."""
    part = settings.FILES_ROOT / f"{file_name}{PART}"
    part.rename(settings.FILES_ROOT / file_name)
    _bring_to_disk(settings.FILES_ROOT)


def _bring_to_disk(folder):
    """The name of a file is on the disk once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(document):
    """The content of a kept copy; raises CopyLost where it is gone or cannot be decrypted."""
    return decrypted(where(document.file_name))


def decrypted(path):
    """What `store` wrote there; raises CopyLost where it is gone or cannot be decrypted."""
    try:
        return _cipher().decrypt(path.read_bytes())
    except (OSError, InvalidToken) as error:
        raise CopyLost(path.name) from error


def where(file_name):
    """Where the copy stands: under its name, or not yet, if the machine stopped just then."""
    path = settings.FILES_ROOT / file_name
    return path if path.exists() else path.with_name(f"{file_name}{PART}")


def discard(file_name):
    """Take back a copy whose row was not written."""
    if file_name:
        where(file_name).unlink(missing_ok=True)


def sweep(is_named):
    """Settle or delete what has waited for its row for a day; the number deleted. For the worker.

    `is_named`: whether a row names this file.
    """
    gone = 0
    for part in settings.FILES_ROOT.glob(f"*{PART}"):
        if part.stat().st_mtime > time.time() - WAITS:
            continue
        if is_named(part.stem):
            _settle(part.stem)
        else:
            part.unlink(missing_ok=True)
            gone += 1
    return gone


def _cipher():
    return keys.cipher()
