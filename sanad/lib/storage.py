"""Where kept files lie: Django's storage `kept` of the settings, here in the folder FILES_ROOT.

An object storage is another class, named in `FILES_STORAGE`. What is asked of it is `save`, `open`,
`delete`, `exists`, `listdir`, `size` and `get_modified_time`, that a file is there whole or not at
all, that one saved under a name that is taken replaces what lay there, and that what cannot be done
raises OSError.
"""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages


def kept() -> Storage:
    """The storage of kept files."""
    return storages["kept"]


def folder() -> Path | None:
    """The folder of this machine that kept files lie in; None where they lie elsewhere."""
    storage = kept()
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None


def names(storage: Storage, folder: str = "") -> list[str]:
    """Names of all files, those on their way included; none where nothing was ever kept."""
    try:
        return storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def put(storage: Storage, name: str, content: File) -> None:
    """Write the content as it is, in the place of what has the name already."""
    written = storage.save(name, content)
    if written != name:
        storage.delete(written)
        raise FileExistsError(f"the storage kept {name} beside what has its name")


class KeptFiles(FileSystemStorage):
    """Files in FILES_ROOT, for nobody else to read. What is saved is on the disk, name and all.

    It is written under a name that begins with a dot and gets its own when it is whole; of one that
    fails nothing is left, and of one whose machine stopped only that first name.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_overwrite": True, **options})

    @property
    def base_location(self) -> Path:
        return settings.FILES_ROOT

    @property
    def location(self) -> str:
        return os.path.abspath(settings.FILES_ROOT)

    def _save(self, name: str, content: Any) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name[:40]}.{secrets.token_hex(8)}")
        try:
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            is_new = not path.exists()
            unfinished.replace(path)
        except BaseException:
            _remove(unfinished)
            raise
        try:
            _bring_to_disk(path.parent)
        except BaseException:
            if is_new:  # what replaced another stays: that one is gone
                _remove(path)
            raise
        return name


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _bring_to_disk(folder: Path) -> None:
    """The name of a file is on the disk once its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
