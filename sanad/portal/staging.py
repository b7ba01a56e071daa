"""A paper that arrived with a mistake beside it waits here, so that it is not taken twice.

Encrypted like every kept copy, tied to one session and one page, gone after a day.
"""

import secrets
import time

from django.conf import settings

from beneficiaries import files
from sanad.lib.files import Copy

KEY = "staged_papers"
LIVES = 24 * 60 * 60


def _folder():
    folder = settings.FILES_ROOT / "staged"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def keep(request, page, copy):
    """Keep the copy for the page named `page`; what waited there before is dropped.

    Raises ValidationError, with a sentence, where it cannot be stored.
    """
    drop(request, page)
    name = secrets.token_hex(20)
    files.store(_folder() / name, copy.content)
    request.session[KEY] = request.session.get(KEY, {}) | {
        page: {"file": name, "kind": copy.kind, "name": copy.name}
    }


def find(request, page):
    """The copy that waits for this page, as it was made when it was sent; None if there is none."""
    kept = request.session.get(KEY, {}).get(page)
    if kept is None:
        return None
    try:
        content = files.decrypted(_folder() / kept["file"])
        return Copy(content, kept["kind"], kept["name"])
    except (files.CopyLost, KeyError):
        drop(request, page)
        return None


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
