"""A filled portal is backed up, lost, and restored elsewhere: no row, no file is missing, and no
message leaves a second time."""

import re
import tempfile
from pathlib import Path

from tests.upgrade.state import cluster, manage

FILES = 400
KILOBYTES = 300
# Copies of papers as the portal keeps them, made without a photo each.
KEEP = f"""
import os, secrets
from django.conf import settings
from beneficiaries.models import Document, DocumentType, Person
from sanad.accounts.models import User
from sanad.recovery import keys
settings.FILES_ROOT.mkdir(parents=True, exist_ok=True)
kind = DocumentType.objects.filter(may_keep_copy=True).first()
person = Person.objects.filter(account__isnull=True).first() or Person.objects.first()
officer = User.objects.filter(is_staff=True, groups__name="officer").first()
keys.require_newest()
for _ in range({FILES}):
    name = secrets.token_hex(20)
    content = keys.cipher().encrypt(os.urandom({KILOBYTES} * 1024))
    (settings.FILES_ROOT / name).write_bytes(content)
    Document.objects.create(person=person, type=kind, evidence="copy", file_name=name,
                            file_kind="jpeg", added_by=officer)
"""
# What waits in the backup has been sent since: sent once more, it would be a double.
OUTBOX = """
from sanad.messaging.models import MessageDelivery
there = MessageDelivery.objects.filter(pk__lte={up_to})
newest = MessageDelivery.objects.order_by("pk").last().pk
print("waiting", there.filter(state="waiting").count(), "sent", there.filter(state="sent").count(),
      "newest", newest)
"""
ALL = 2**31


def run():
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        with cluster(folder / "first") as urls:
            here = {"FILES_ROOT": str(folder / "files")}
            _do(urls, here, "migrate", "--verbosity=0")
            _do(urls, here, "load_demo", "--size=small")
            _do(urls, here, "migrate", "--verbosity=0")  # puts the real clock back
            _do(urls, here, "shell", "--verbosity=0", "-c", KEEP)
            said = _do(urls, here, "backup", folder / "backups")
            archive = Path(said.strip().splitlines()[-1])
            figures["first backup"] = "; ".join(said.strip().splitlines()[:-1])
            said = _do(urls, here, "backup", folder / "backups")
            figures["second backup"] = "; ".join(said.strip().splitlines()[:-1])
        with cluster(folder / "second") as urls:
            there = {"FILES_ROOT": str(folder / "files restored")}
            said = _do(urls, there, "restore", archive)
            figures["restore"] = "; ".join(said.strip().splitlines()[:-1])
            figures["files"] = _do(urls, there, "verify_files").strip()
            waiting, sent, newest = _outbox(urls, there)
            assert waiting, "the drill proves nothing: no message waited"
            held, said = manage(urls, "worker", "--once", check=False, site=True, **there)
            assert held != 0 and "lift_hold" in said, said
            assert _outbox(urls, there) == (waiting, sent, newest), "the hold did not hold"
            _do(urls, there, "lift_hold", "--set-aside", site=True)
            _do(urls, there, "worker", "--once", site=True)
            # What the calendar writes now is new: it stands behind what was in the backup.
            again = _outbox(urls, there, up_to=newest)[1] - sent
            assert not again, f"{again} messages left a second time"
            figures["messages that waited in the backup and left again"] = f"0 of {waiting}"
    return figures


def _outbox(urls, variables, up_to=ALL):
    said = _do(urls, variables, "shell", "--verbosity=0", "-c", OUTBOX.format(up_to=up_to))
    found = re.search(r"waiting (\d+) sent (\d+) newest (\d+)", said)
    return tuple(map(int, found.groups()))


def _do(urls, variables, *arguments, site=False):
    code, said = manage(urls, *arguments, check=False, site=site, **variables)
    assert code == 0, f"{arguments[0]}: {said}"
    return said
