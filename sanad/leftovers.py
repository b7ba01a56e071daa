"""`make clean-demos`: what demos and test runs of other folders left behind, and what of it goes.

A server that nobody uses ends by itself, however its users ended, but its data stays. Listed are
the clusters that root's demos keep in the system's folder, throwaway clusters and sockets in the
temporary folder. What goes is what can be of use to nobody: its folder is gone, or it was to be
thrown away. `--all` takes the data of other folders' demos too. Never what a server runs in, and
never this checkout's own demo. Standard library only.
"""

import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sanad import postgres
from sanad.embedded import OWN_FOLDER, SOCKET_PREFIX, Cluster, is_server

# Something younger may be under way: between its folder and its server a start takes seconds.
SETTLED_SECONDS = 3600


@dataclass(frozen=True)
class Left:
    """Something that was left in `path`. `why`: what it is; `goes`: it is of use to nobody."""

    path: Path
    why: str
    goes: bool
    is_used: bool

    @property
    def megabytes(self):
        """Of everything in it, 1,000,000 bytes each; links are left out."""
        sizes = (each.lstat().st_size for each in self.path.rglob("*") if not each.is_symlink())
        return sum(sizes) / 1_000_000


def leftovers():
    """Everything that is there, as `Left`, by its path."""
    found = [*_of_root()]
    for folder in temporary_folders():
        found += _sockets(folder)
        found += _throwaways(folder)
    return sorted(found, key=lambda left: left.path)


def temporary_folders():
    """Where sockets and throwaway clusters are made."""
    return sorted({Path(tempfile.gettempdir()), Path("/tmp")})


def _of_root():
    """Clusters in the system's folder: root's demos, and test runs."""
    clusters = postgres.SYSTEM_HOME / "clusters"
    for home in clusters.iterdir() if clusters.is_dir() and os.geteuid() == 0 else ():
        if home == Cluster(OWN_FOLDER).home:
            continue
        note = home / "folder"
        folder = Path(os.fsdecode(note.read_bytes())) if note.exists() else None
        is_used = _has_server(home / "data") or _is_young(home)
        if folder is None:
            why, goes = "of an unknown folder", False
        elif not folder.exists():
            why, goes = f"of {folder}, which is gone", True
        elif (folder / "throwaway").exists():
            why, goes = f"of {folder}, to be thrown away", True
        else:
            why, goes = f"of {folder}", False
        if folder is not None and (folder / "users").exists():
            is_used = is_used or Cluster(folder).is_used()
        yield Left(home, why, goes, is_used)


def _throwaways(temporary):
    """Clusters that were to be thrown away, in the temporary folder."""
    for mark in [*temporary.glob("*/throwaway"), *temporary.glob("*/*/throwaway")]:
        folder = mark.parent
        is_used = _is_young(folder) or _has_server(folder / "data")
        if (folder / "users").exists():
            is_used = is_used or Cluster(folder).is_used()
        yield Left(folder, "to be thrown away", True, is_used)


def _sockets(temporary):
    """Folders of sockets: each names its server's process and data, while there is one."""
    for folder in temporary.glob(f"{SOCKET_PREFIX}*"):
        lock = folder / ".s.PGSQL.5432.lock"
        lines = lock.read_text().splitlines() if lock.exists() else []
        has_server = len(lines) > 1 and is_server(lines[1].strip(), int(lines[0]))
        yield Left(folder, "socket of a server", True, has_server or _is_young(folder))


def _has_server(data):
    lines = []
    if (data / "postmaster.pid").exists():
        lines = (data / "postmaster.pid").read_text().split()
    return bool(lines) and lines[0].isdigit() and is_server(data, int(lines[0]))


def _is_young(path):
    return time.time() - path.stat().st_mtime < SETTLED_SECONDS


def main(arguments):
    """List what is left and remove what goes; 1 where something could not be removed."""
    everything, failed = arguments == ["--all"], False
    kept = 0
    for left in leftovers():
        goes = not left.is_used and (left.goes or everything)
        state = "in use" if left.is_used else "removed" if goes else "kept"
        size = left.megabytes
        if goes:
            shutil.rmtree(left.path, ignore_errors=True)
            if left.path.exists():
                state, failed = "could not be removed", True
        elif not left.is_used:
            kept += 1
        sys.stdout.write(f"{state:<8} {size:7,.0f} MB  {left.path}  {left.why}\n")
    if kept:
        sys.stdout.write(
            f"Kept: {kept}. `make clean-demos ALL=yes` removes those too: their data is lost.\n"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
