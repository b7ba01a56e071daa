"""A paper that arrived with a mistake beside it waits here, so that it is not taken twice.

Encrypted like every kept copy, tied to one session and one page, gone after a day.
"""

import datetime
import secrets

from beneficiaries import files
from sanad.lib.files import Copy

KEY = "staged_papers"
FOLDER = "staged"
LIVES = datetime.timedelta(days=1)


def keep(request, page, copy):
    """Keep the copy for the page named `page`; what waited there before is dropped.

    Raises ValidationError, with a sentence, where it cannot be stored.
    """
    drop(request, page)
    name = secrets.token_hex(20)
    files.store(f"{FOLDER}/{name}", copy.content)
    request.session[KEY] = request.session.get(KEY, {}) | {
        page: {"file": name, "kind": copy.kind, "name": copy.name}
    }


def find(request, page):
    """The copy that waits for this page, as it was made when it was sent; None if there is none."""
    kept = request.session.get(KEY, {}).get(page)
    if kept is None:
        return None
    try:
        content = files.decrypted(f"{FOLDER}/{kept['file']}")
        return Copy(content, kept["kind"], kept["name"])
    except (files.CopyLost, KeyError):
        drop(request, page)
        return None


def drop(request, page):
    """Forget what waited for this page."""
    staged = request.session.get(KEY, {})
    kept = staged.pop(page, None)
    if kept is not None:
        files.storage().delete(f"{FOLDER}/{kept['file']}")
        request.session[KEY] = staged


def sweep():
    """Delete what nobody came back for; the number of files. For the worker."""
    left = [name for name in files.names(FOLDER) if files.is_older(f"{FOLDER}/{name}", LIVES)]
    for name in left:
        files.storage().delete(f"{FOLDER}/{name}")
    return len(left)
