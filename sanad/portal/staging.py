"""A photo that arrived with a mistake beside it waits here, so that it is not taken twice.

Encrypted like every kept copy, tied to one session and one page, gone after a day.
"""

import os
import secrets
import time

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

KEY = "staged_papers"
LIVES = 24 * 60 * 60


def _folder():
    folder = settings.FILES_ROOT / "staged"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(request, page, upload):
    """Keep the upload of the page named `page`; what waited there before is dropped."""
    drop(request, page)
    name = secrets.token_hex(20)
    upload.seek(0)
    handle = os.open(_folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet(settings.FILES_KEY).encrypt(upload.read()))
    upload.seek(0)
    request.session[KEY] = request.session.get(KEY, {}) | {
        page: {"file": name, "name": upload.name}
    }


def find(request, page):
    """The upload that waits for this page, as if it had just been sent; None if there is none."""
    kept = request.session.get(KEY, {}).get(page)
    if kept is None:
        return None
    try:
        content = Fernet(settings.FILES_KEY).decrypt((_folder() / kept["file"]).read_bytes())
    except (OSError, InvalidToken):
        drop(request, page)
        return None
    return SimpleUploadedFile(kept["name"], content)


def drop(request, page):
    """Forget what waited for this page."""
    staged = request.session.get(KEY, {})
    kept = staged.pop(page, None)
    if kept is not None:
        (_folder() / kept["file"]).unlink(missing_ok=True)
        request.session[KEY] = staged


def sweep():
    """Delete what nobody came back for; the number of files. For the worker."""
    gone = 0
    for file in _folder().iterdir():
        if file.stat().st_mtime < time.time() - LIVES:
            file.unlink(missing_ok=True)
            gone += 1
    return gone
