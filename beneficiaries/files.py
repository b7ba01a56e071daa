"""Kept copies of papers: made anew, encrypted, under a random name in the storage `kept`.

A file that no row names yet has a mark beside it, an empty file. It goes once the row is committed;
what still has one after a day was never named, and is cleared away.
"""

import contextlib
import datetime
import logging
import secrets
from contextvars import ContextVar

from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, InterfaceError, transaction
from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone

from sanad.lib import files
from sanad.lib.storage import kept, put
from sanad.lib.storage import names as names_in
from sanad.lib.texts import text_lazy
from sanad.recovery import keys

CONTENT_TYPES = {files.JPEG: "image/jpeg", files.PDF: "application/pdf"}
# The mark of a file whose row is not committed yet, and how long it may wait for it.
WAITING = ".waits"
WAITS = datetime.timedelta(days=1)
# Under this name an earlier release kept a file until its row was committed.
PART = ".part"

log = logging.getLogger(__name__)
_kept_here: ContextVar[list[str] | None] = ContextVar("_kept_here", default=None)

# The models whose rows name a kept file in `file_name`, and which of their rows still have it: each
# app adds its own (`keeps`).
HOLDERS = {}


def keeps(model, while_=None):
    """Say that rows of `model` name kept files, all of them or those of the Q `while_`; for `stock`
    and `sweep`."""
    HOLDERS[model] = while_ or Q()


def rows_of(model):
    """The rows of one of the `HOLDERS` that have a file."""
    return model.objects.filter(HOLDERS[model]).exclude(file_name="")


def is_named(name):
    """Whether a row of any of them names this file."""
    return any(rows_of(model).filter(file_name=name).exists() for model in HOLDERS)


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

    Raises ValidationError where it cannot be stored; nothing of it is left then.
    """
    file_name = secrets.token_hex(20)
    try:
        store(f"{file_name}{WAITING}", b"")
        store(file_name, copy.content)
    except BaseException:
        discard(file_name)
        raise
    if (new := _kept_here.get()) is not None:
        new.append(file_name)
    transaction.on_commit(lambda: storage().delete(f"{file_name}{WAITING}"), robust=True)
    return file_name


@contextlib.contextmanager
def all_or_none():
    """Around a transaction in which files are kept: of one that fails, none of them stays.

    A transaction can fail as late as in its commit, and what comes behind the commit can fail too.
    Within another one (around a savepoint) it hands on what stays, for the outer one to judge.
    """
    new, outer = [], _kept_here.get()
    token = _kept_here.set(new)
    try:
        yield
        if outer is not None:
            outer += new
    except BaseException:
        for name in new:
            # Where the database does not answer, the file waits for `sweep`.
            with contextlib.suppress(DatabaseError, InterfaceError):
                if not is_named(name):
                    discard(name)
        raise
    finally:
        _kept_here.reset(token)


def store(name, content):
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
        write(name, keys.cipher().encrypt(content) if content else b"")
    except Exception as error:  # each storage has its own
        log.exception("A file could not be stored")
        raise ValidationError(text_lazy("file.not_stored"), code="not_stored") from error


def write(name, content):
    """Write the content as it is, in the place of what has the name already."""
    put(storage(), name, ContentFile(content))


def read(row):
    """The content of the copy that a row names; raises CopyLost where it is gone or unreadable."""
    return decrypted(row.file_name)


def copies_of(document):
    """The copies of all pages of a kept paper, in order (`sanad.lib.files.Copy`); CopyLost."""
    rows = [document, *document.further_pages.all()]
    return [files.Copy(read(row), row.file_kind, document.original_name) for row in rows]


def answer(content, kind, *, name):
    """The content of a kept copy as the answer of a view: a photo is shown, a PDF is saved."""
    content_type = CONTENT_TYPES.get(kind, "application/octet-stream")
    shown = "inline" if content_type.startswith("image/") else "attachment"
    suffix = "jpg" if kind == files.JPEG else kind
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'{shown}; filename="{name}.{suffix}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        },
    )


def decrypted(name):
    """What `store` wrote there; raises CopyLost where it is gone or cannot be decrypted."""
    try:
        return keys.cipher().decrypt(content(lies_at(name)))
    except (OSError, InvalidToken) as error:
        raise CopyLost(name) from error


def content(name):
    """The file as it lies there, encrypted."""
    with storage().open(name) as file:
        return file.read()


def lies_at(name):
    """The name under which the file stands: its own, or one of an earlier release."""
    part = f"{name}{PART}"
    return part if not storage().exists(name) and storage().exists(part) else name


def discard(file_name):
    """Take back a copy whose row was not written."""
    if file_name:
        storage().delete(file_name)
        storage().delete(f"{file_name}{WAITING}")


def give_up(file_name):
    """Destroy the file once the transaction is committed in which its row gives it up.

    Its mark stands before that: where the process ends in between, `sweep` ends it.
    """
    store(f"{file_name}{WAITING}", b"")
    transaction.on_commit(lambda: discard(file_name), robust=True)


def names(folder=""):
    """Names of all files, those on their way included; none where nothing was ever kept."""
    return names_in(storage(), folder)


def is_older(name, age):
    """Whether the file has been there for so long; False where it is gone meanwhile."""
    with contextlib.suppress(FileNotFoundError):
        return storage().get_modified_time(name) < timezone.now() - age
    return False


def sweep():
    """Delete what has waited for its row for a day; the number deleted. For the worker."""
    gone = 0
    for name in names():
        is_left = name.startswith(".") or name.endswith((WAITING, PART))
        if not is_left or not is_older(name, WAITS):
            continue
        stem = name.removesuffix(WAITING).removesuffix(PART)
        if name.startswith("."):  # cut off in the middle
            storage().delete(name)
        elif is_named(stem):
            storage().delete(f"{stem}{WAITING}")
        else:
            discard(stem)
            storage().delete(name)
            gone += 1
    return gone


def storage():
    """Where kept files lie (`sanad.lib.storage`)."""
    return kept()
