"""The disk of the kept files is full: a sentence, nothing half written, and all is well with room.

On a small disk in memory, which takes root to make.
"""

import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.drills.backup_restore import _do
from tests.upgrade.state import cluster

MEGABYTES = 2
KILOBYTES = 300

# Papers until the disk is full, then one more, then a day passes and somebody makes room.
FILL = f"""
import datetime, os
from django.conf import settings
from django.core.exceptions import ValidationError
from beneficiaries import files, stock, tasks
from beneficiaries.models import Document, DocumentType, Person
from beneficiaries.workflow import add_document
from sanad.accounts.models import User
from sanad.lib.files import Copy
kind = DocumentType.objects.filter(may_keep_copy=True).first()
person = Person.objects.filter(account__isnull=True).first() or Person.objects.first()
officer = User.objects.filter(is_staff=True, groups__name="officer").first()
root = settings.FILES_ROOT
root.mkdir(exist_ok=True)
def keep():
    add_document(person, type=kind, by=officer, evidence="copy",
                 expires_on=datetime.date(2040, 1, 1),
                 upload=Copy(os.urandom({KILOBYTES} * 1024), "jpeg", "lease.jpg"))
kept = refused = 0
for _ in range(40):
    before = sorted(root.iterdir())
    try:
        keep()
        kept += 1
    except ValidationError as error:
        assert error.messages[0] and error.code == "not_stored", error
        assert sorted(root.iterdir()) == before, "something was left"
        refused += 1
result = stock.compare()
assert result.is_clean and result.whole == kept, result
os.unlink(os.environ["DRILL_BALLAST"])
keep()
assert stock.compare().whole == kept + 1
print("kept", kept, "refused", refused)
"""


def run():
    with tempfile.TemporaryDirectory() as folder, cluster(Path(folder) / "cluster") as urls:
        with small_disk(Path(folder) / "disk") as disk:
            ballast = disk / "ballast"
            ballast.write_bytes(bytes(512 * 1024))
            here = {"FILES_ROOT": str(disk / "files"), "DRILL_BALLAST": str(ballast)}
            _do(urls, here, "migrate", "--verbosity=0")
            _do(urls, here, "load_demo", "--size=small")
            _do(urls, here, "migrate", "--verbosity=0")  # puts the real clock back
            began = time.monotonic()
            said = _do(urls, here, "shell", "--verbosity=0", "-c", FILL, site=True)
            kept, refused = (int(word) for word in said.split() if word.isdigit())
            assert kept and refused
            return {
                "disk": f"{MEGABYTES} MB, filled in {time.monotonic() - began:.1f} s",
                "papers": f"{kept} kept, {refused} refused with a sentence, nothing left of them",
                "afterwards": f"{kept} copies whole, none missing; with room the next is kept",
            }


@contextmanager
def small_disk(folder):
    """A file system of `MEGABYTES` in `folder`."""
    assert os.geteuid() == 0, "a small disk takes root to make"
    folder.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "drill", folder], check=True
    )
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
