"""Every kept copy, one by one: is it there, can it be read, under which key does it lie."""

import contextlib
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from beneficiaries import files
from sanad.recovery import keys

BATCH = 500


@dataclass
class Findings:
    """What a comparison of rows and files found; rows by kind and key, or names of files."""

    whole: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)

    @property
    def is_clean(self):
        """Whether each row has its file, whole, and each file a row."""
        return not (self.missing or self.damaged or self.orphans)


def kept(after=""):
    """`(row, name of the file)` of each row with a copy, in order, behind the row `after`.

    A row is named by its kind and key: `document-17`.
    """
    kinds = {model._meta.model_name: model for model in files.HOLDERS}
    kind, _dash, key = after.partition("-")
    behind = int(key or 0)
    for name in [*kinds][[*kinds].index(kind) if kind else 0 :]:
        rows = files.rows_of(kinds[name]).order_by("pk")
        rows = rows.values_list("pk", "file_name")
        while batch := list(rows.filter(pk__gt=behind)[:BATCH]):
            yield from ((f"{name}-{pk}", file_name) for pk, file_name in batch)
            behind = batch[-1][0]
        behind = 0


def size():
    """How many rows have a copy."""
    return sum(files.rows_of(model).count() for model in files.HOLDERS)


def compare(*, after="", reads=lambda key: True, progress=lambda key, count: None):
    """Look for the copy of every row, then for files without a row: `Findings`.

    `reads`: whether the copy of this row (`document-17`) is decrypted too. `after`: go on behind
    this row, where an earlier run was broken off.
    """
    result, cipher = Findings(), keys.cipher()
    there = set(files.names())
    for count, (key, name) in enumerate(kept(after), 1):
        try:
            if reads(key):
                cipher.decrypt(files.content(files.lies_at(name)))
            elif name not in there and not files.storage().exists(files.lies_at(name)):
                raise FileNotFoundError(name)
        except FileNotFoundError:
            result.missing.append(key)
        except (OSError, InvalidToken):
            result.damaged.append(key)
        else:
            result.whole += 1
        if count % BATCH == 0:
            progress(key, count)
    result.orphans = orphans(there)
    return result


def orphans(there):
    """Those of the files `there` that no row names. One that waits for its row is none."""
    names = {
        name
        for name in there
        if not name.startswith(".")
        and not name.endswith((files.WAITING, files.PART))
        and f"{name}{files.WAITING}" not in there
    }
    left = _without_row(names)
    # A mark that was made behind the list, and a row that was written behind the first look.
    waiting = {name for name in left if files.storage().exists(f"{name}{files.WAITING}")}
    return sorted(_without_row(left - waiting))


def _without_row(names):
    left, ordered = set(), sorted(names)
    for start in range(0, len(ordered), BATCH):
        batch = set(ordered[start : start + BATCH])
        for model in files.HOLDERS:
            named = files.rows_of(model).filter(file_name__in=batch)
            batch -= set(named.values_list("file_name", flat=True))
        left |= batch
    return left


@dataclass
class Reencryption:
    """What became of the copies: brought under the newest key, there already, or unreadable."""

    rewritten: int = 0
    ready: int = 0
    unreadable: list[str] = field(default_factory=list)


def reencrypt(*, progress=lambda key, count: None):
    """Bring every copy under the newest FILES_KEY: `Reencryption`.

    May be broken off at any time: a copy under the newest key is passed over. When all of them are,
    the older keys are retired and may be taken out of the environment.
    """
    result, newest, all_ = Reencryption(), Fernet(settings.FILES_KEYS[0]), keys.cipher()
    for count, (key, name) in enumerate(kept(), 1):
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
    place = files.lies_at(name)
    token = files.content(place)
    if _opens(newest, token):
        return False
    files.write(place, newest.encrypt(all_.decrypt(token)))
    return True


def _opens(fernet, token):
    with contextlib.suppress(InvalidToken):
        fernet.decrypt(token)
        return True
    return False
