"""A wrong key starts nothing and mixes nothing; a new one takes over while files stay readable."""

import base64
import os
import tempfile
import time
from pathlib import Path

from tests.drills.backup_restore import FILES, KEEP, _do
from tests.upgrade.state import cluster, manage

READABLE = """
from beneficiaries import stock
result = stock.compare()
print("whole", result.whole, "unreadable", len(result.damaged) + len(result.missing))
"""


def run():
    figures = {}
    old, new, wrong = (base64.urlsafe_b64encode(os.urandom(32)).decode() for _ in range(3))
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "cluster") as urls:
        here = {"FILES_ROOT": str(Path(folder) / "files"), "FILES_KEY": old}
        _do(urls, here, "migrate", "--verbosity=0")
        _do(urls, here, "load_demo", "--size=small")
        _do(urls, here, "migrate", "--verbosity=0")
        _do(urls, here, "shell", "--verbosity=0", "-c", KEEP)
        _do(urls, here, "worker", "--once", site=True)
        for command in ("worker --once", "serve --bind=127.0.0.1:9"):
            code, said = manage(
                urls, *command.split(), check=False, site=True, **(here | {"FILES_KEY": wrong})
            )
            assert code != 0 and "FILES_KEY is not the key" in said, said
        figures["under a wrong key"] = "worker and serve refuse, and name the key"
        rotated = here | {"FILES_KEY": f"{new},{old}"}
        began = time.monotonic()
        said = _do(urls, rotated, "reencrypt_files", site=True)
        figures["reencryption"] = f"{said.splitlines()[0]} in {time.monotonic() - began:.1f} s"
        said = _do(urls, here | {"FILES_KEY": new}, "shell", "--verbosity=0", "-c", READABLE)
        assert f"whole {FILES} unreadable 0" in said, said
        figures["under the new key alone"] = said.strip()
        code, said = manage(urls, "worker", "--once", check=False, site=True, **here)
        assert code != 0, "the retired key alone started the worker"
    return figures
