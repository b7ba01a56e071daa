"""An archive: one folder with the database, every kept file, and a manifest that says so.

    sanad-20261126T021500Z/
        manifest.json       versions, keys' fingerprints, rows of each table, sizes and digests
        database.dump       pg_dump's custom format
        files.sha256        digest and name of each file, as `sha256sum --check` reads it
        files/              the kept copies, encrypted as they lie in their storage

It is written under a name that begins with a dot and renamed once all of it is on the disk and was
read again. A file that the archive before it holds unchanged is linked, not copied.
"""

import contextlib
import datetime
import fcntl
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from django.core.files import File

from sanad.lib.storage import names, put

VERSION = 1
NAME = re.compile(r"sanad-\d{8}T\d{6}Z")
MANIFEST, DUMP, FILES, DIGESTS = "manifest.json", "database.dump", "files", "files.sha256"


class Damaged(Exception):
    """The archive is not what its manifest says; the message is a sentence for the operator."""


@contextlib.contextmanager
def writing(folder):
    """A new folder to fill; on the way out it is on the disk under its name. Yields its path.

    Two backups into one folder take turns; what an interrupted one left is removed. Nothing stays
    of one that fails.
    """
    folder = Path(folder).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.glob(".sanad-*"):
            shutil.rmtree(left)
        final = folder / f"sanad-{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%SZ}"
        partial = folder / f".{final.name}"
        partial.mkdir(mode=0o700)
        try:
            yield partial
            bring_to_disk(partial)
            partial.rename(final)
            bring_to_disk(folder)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise


def archives(folder):
    """The whole archives in the folder, the oldest first."""
    paths = [path for path in Path(folder).iterdir() if NAME.fullmatch(path.name)]
    return sorted(path for path in paths if (path / MANIFEST).is_file())


def prune(folder, keep):
    """Remove all but the newest `keep` archives; the names of those removed."""
    old = archives(folder)[:-keep]
    for path in old:
        # A name that `writing` clears away, should this be broken off.
        leaving = path.rename(path.with_name(f".{path.name}"))
        shutil.rmtree(leaving)
    return [path.name for path in old]


def copy_files(storage, archive, before):
    """Bring the kept files of the storage into the archive; `{name: digest}`.

    `before`: the archive made before this one, or None. The site goes on meanwhile: a file whose
    row was committed just now may change its name under our hands, so the storage is read until
    nothing new is in it.
    """
    target = archive / FILES
    target.mkdir(mode=0o700)
    known = read_digests(before) if before else {}
    digests = {}
    while True:
        fresh = {name for name in kept_names(storage) if name not in digests}
        if not fresh:
            return digests
        for name in sorted(fresh):
            with contextlib.suppress(FileNotFoundError):
                digests[name] = _bring(storage, name, target / name, before, known.get(name))


def _bring(storage, name, target, before, digest):
    # Asked before it is read: what is rewritten meanwhile is no longer of this moment.
    written_at = storage.get_modified_time(name).timestamp()
    earlier = before / FILES / name if before and digest else None
    if earlier and _is_same(storage.size(name), written_at, earlier):
        os.link(earlier, target)
        return digest
    with storage.open(name) as source, target.open("xb") as copy:
        shutil.copyfileobj(source, copy)
    os.utime(target, (written_at, written_at))
    return digest_of(target)


def _is_same(size, written_at, earlier):
    try:
        old = earlier.stat()
    except FileNotFoundError:
        return False
    # A storage tells moments to the microsecond at best.
    return size == old.st_size and abs(written_at - old.st_mtime) < 2e-6


def kept_names(storage):
    """Names of the kept files that may belong to a row."""
    return (name for name in names(storage) if not name.startswith("."))


# --- the manifest --------------------------------------------------------------------------------


def write_digests(archive, digests):
    """Keep `{name: digest}` in the archive: a line for each file, as `sha256sum` writes it."""
    lines = [f"{digest}  {FILES}/{name}\n" for name, digest in sorted(digests.items())]
    (archive / DIGESTS).write_text("".join(lines), encoding="utf-8")


def read_digests(archive):
    """`{name: digest}` of the files in the archive."""
    lines = (archive / DIGESTS).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("  ", 1) for line in lines)
    return {path.removeprefix(f"{FILES}/"): digest for digest, path in pairs}


def write_manifest(archive, facts):
    """Write the facts with the digests of the dump and of the list of files."""
    contents = {name: digest_of(archive / name) for name in (DUMP, DIGESTS)}
    manifest = {"version": VERSION, **facts, "sha256": contents}
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (archive / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(archive):
    """The manifest as a dict.

    Raises `Damaged` where there is none that this release reads, `OSError` where this user may not
    read it.
    """
    try:
        manifest = json.loads((Path(archive) / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Damaged(f"{archive} holds no readable {MANIFEST}") from None
    if manifest.get("version") != VERSION:
        raise Damaged(f"{archive} was written by another release: version {manifest['version']}")
    return manifest


def check(archive):
    """Read everything in the archive again; raises `Damaged` at the first difference."""
    manifest = read_manifest(archive)
    for name, digest in manifest["sha256"].items():
        _check_file(archive / name, digest)
    digests = read_digests(archive)
    for name, digest in digests.items():
        _check_file(archive / FILES / name, digest)
    if len(digests) != manifest["files"]["count"]:
        raise Damaged(f"{archive} lists {len(digests)} files, not {manifest['files']['count']}")
    return manifest


def _check_file(path, digest):
    if not path.is_file():
        raise Damaged(f"{path} is missing")
    if digest_of(path) != digest:
        raise Damaged(f"{path} is damaged: its digest is another one")


def put_files(archive, storage):
    """Copy the archive's files into the storage; the number copied. What is there whole stays."""
    copied = 0
    for name, digest in read_digests(archive).items():
        if _lies_there(storage, name, digest):
            continue
        with (archive / FILES / name).open("rb") as file:
            put(storage, name, File(file, name))
        copied += 1
    return copied


def _lies_there(storage, name, digest):
    if not storage.exists(name):
        return False
    with storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == digest


# --- small things --------------------------------------------------------------------------------


def digest_of(path):
    """The SHA-256 of a file, in hex."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bring_to_disk(path):
    """fsync the file, or the folder with all that is in it."""
    if path.is_dir():
        for inner in path.iterdir():
            bring_to_disk(inner)
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
