"""Kept copies of papers: re-encoded, encrypted, under a random name outside any public folder."""

import os
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError

from sanad.lib import arabic, files
from sanad.lib.texts import text_lazy

LONGEST_NAME = 120
CONTENT_TYPES = {files.JPEG: "image/jpeg", files.PDF: "application/pdf"}


class CopyLost(Exception):
    """The encrypted copy is not there, or the key is another one."""


def check(upload, type):
    """What the upload is (`sanad.lib.files` kinds); ValidationError says why it is not taken."""
    if not type.may_keep_copy:
        raise ValidationError(
            text_lazy("file.no_copy"),
            code="no_copy",
        )
    return files.check_upload(upload)


def keep(upload, type):
    """Judge, re-encode, encrypt and store an uploaded paper; `(file_name, kind, original_name)`.

    A photo becomes a new JPEG with nothing else in it; a PDF is kept as it is and only ever
    handed out as a download. Raises ValidationError with a sentence for the person (PR-2).
    """
    kind = check(upload, type)
    if kind == files.PDF:
        upload.seek(0)
        content = upload.read()
    else:
        content, kind = files.reencode_image(upload), files.JPEG
    file_name = secrets.token_hex(20)
    settings.FILES_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = settings.FILES_ROOT / file_name
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(_cipher().encrypt(content))
    original = " ".join(arabic.clean(getattr(upload, "name", "") or "").split())
    return file_name, kind, original[-LONGEST_NAME:]


def read(document):
    """The content of a kept copy; raises CopyLost where it is gone or cannot be decrypted."""
    try:
        return _cipher().decrypt((settings.FILES_ROOT / document.file_name).read_bytes())
    except (OSError, InvalidToken) as error:
        raise CopyLost(document.pk) from error


def discard(file_name):
    """Take back a copy whose row was not written."""
    if file_name:
        (settings.FILES_ROOT / file_name).unlink(missing_ok=True)


def _cipher():
    return Fernet(settings.FILES_KEY)
