"""`python -m tests.upgrade 0.2.0`: keep this release's filled database, and freeze its migrations.

Run once, when a release is made. The dump is a small demo of a fixed day.
"""

import hashlib
import sys
import tempfile
from pathlib import Path

from tests.upgrade.state import CHECKOUT, FOLDER, cluster, dump, manage

FROZEN = FOLDER / "frozen.txt"
DAY = "2026-11-26"


def migrations():
    """`{path below the checkout: SHA-256}` of every migration there is."""
    files = [*CHECKOUT.glob("*/migrations/0*.py"), *CHECKOUT.glob("sanad/*/migrations/0*.py")]
    return {
        path.relative_to(CHECKOUT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
    }


def main(version):
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "cluster") as urls:
        manage(urls, "migrate", "--verbosity=0")
        manage(urls, "load_demo", f"--day={DAY}", "--size=small")
        manage(urls, "migrate", "--verbosity=0")  # puts the real clock back
        (FOLDER / f"{version}.sql").write_text(dump(urls), encoding="utf-8")
    lines = [f"{digest}  {path}\n" for path, digest in migrations().items()]
    FROZEN.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
