"""Every kept copy, one by one: is it there, can it be read, under which key does it lie."""

import contextlib
import os
import secrets
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from beneficiaries import files
from beneficiaries.models import Document
from sanad.recovery import archive, keys

BATCH = 500
REWRITING = ".rewriting-"


@dataclass
class Findings:
    """What a comparison of rows and files found; keys of documents, or names of files."""

    whole: int = 0
    missing: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)

    @property
    def is_clean(self):
        return not (self.missing or self.damaged or self.orphans)


def documents(after=0):
    """`(key, name of the file)` of each document with a copy, in order, behind the key `after`."""
    rows = Document.objects.exclude(file_name="").order_by("pk").values_list("pk", "file_name")
    while batch := list(rows.filter(pk__gt=after)[:BATCH]):
        yield from batch
        after = batch[-1][0]


def compare(*, after=0, progress=lambda key, count: None):
    """Read and decrypt the copy of every row, then look for files without a row: `Findings`.

    `after`: go on behind the document with this key, where an earlier run was broken off.
    """
    result, cipher = Findings(), keys.cipher()
    for count, (key, name) in enumerate(documents(after), 1):
        path = files.where(name)
        try:
            cipher.decrypt(path.read_bytes())
        except FileNotFoundError:
            result.missing.append(key)
        except (OSError, InvalidToken):
            result.damaged.append(key)
        else:
            result.whole += 1
        if count % BATCH == 0:
            progress(key, count)
    result.orphans = orphans()
    return result


def orphans():
    """Names of the files in FILES_ROOT that no row names. One being uploaded has no row yet."""
    names, left = [], []
    for name in archive.kept_names(settings.FILES_ROOT):
        if not name.endswith(files.PART):
            names.append(name)
        if len(names) == BATCH:
            left += _without_row(names)
            names = []
    return sorted(left + _without_row(names))


def _without_row(names):
    named = Document.objects.filter(file_name__in=names).values_list("file_name", flat=True)
    return list(set(names) - set(named))


@dataclass
class Reencryption:
    """What became of the copies: brought under the newest key, there already, or unreadable."""

    rewritten: int = 0
    ready: int = 0
    unreadable: list[int] = field(default_factory=list)


def reencrypt(*, progress=lambda key, count: None):
    """Bring every copy under the newest FILES_KEY: `Reencryption`.

    May be broken off at any time: a copy under the newest key is passed over. When all of them are,
    the older keys are retired and may be taken out of the environment.
    """
    _clear_unfinished()
    result, newest, all_ = Reencryption(), Fernet(settings.FILES_KEYS[0]), keys.cipher()
    for count, (key, name) in enumerate(documents(), 1):
        try:
            if _bring_under(newest, all_, name):
                result.rewritten += 1
            else:
                result.ready += 1
        except (OSError, InvalidToken):
            result.unreadable.append(key)
        if count % BATCH == 0:
            progress(key, count)
    return result


def _bring_under(newest, all_, name):
    """Encrypt the copy with the newest key; False where it was already."""
    path = files.where(name)
    token = path.read_bytes()
    if _opens(newest, token):
        return False
    _replace(path, newest.encrypt(all_.decrypt(token)))
    if files.where(name) != path:  # it got its name meanwhile
        _bring_under(newest, all_, name)
        path.unlink(missing_ok=True)
    return True


def _opens(fernet, token):
    with contextlib.suppress(InvalidToken):
        fernet.decrypt(token)
        return True
    return False


def _replace(path, content):
    fresh = path.with_name(f"{REWRITING}{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _clear_unfinished():
    for left in settings.FILES_ROOT.glob(f"{REWRITING}*"):
        left.unlink(missing_ok=True)
