"""An archive is whole or not there, and what is restored is what was backed up."""

import io
import json
import os
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.core.management import CommandError, call_command
from django.db import connections

from sanad.audit import chain
from sanad.audit.models import Opening
from sanad.lib import clock
from sanad.messaging.models import MessageDelivery
from sanad.messaging.outbox import queue_code
from sanad.recovery import archive, programs, workflow
from tests.beneficiaries.test_documents import kind, photo
from tests.conftest import Calendar, close_owners, credentials, owners_cursor
from tests.factories.beneficiaries import PersonFactory

# One at a time: the database beside has one name.
pytestmark = pytest.mark.xdist_group("backup")

COPY = "sanad_restored"
# Before DIGESTS' own.
DAY = "sanad-20261126T0215{:02}Z"


@contextmanager
def owner_of(name=None):
    """The test's connection is the owner's, on the database of that name, outside transactions."""
    site = connections["default"]
    owner = site.copy()
    owner.settings_dict |= credentials("DATABASE_OWNER_URL")
    if name:
        owner.settings_dict["NAME"] = name
    connections["default"] = owner
    try:
        yield
    finally:
        owner.close()
        connections["default"] = site


@pytest.fixture
def copy(transactional_db):
    """An empty database beside the test's own."""
    with owners_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {COPY}")
        cursor.execute(f"CREATE DATABASE {COPY} TEMPLATE template0 ENCODING 'UTF8'")
    close_owners()  # a restore asks who else is connected
    yield COPY
    with owners_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {COPY} WITH (FORCE)")


def run(*arguments):
    said = io.StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


def back_up(folder, *options):
    with owner_of():
        said = run("backup", folder, *options)
    return Path(said.splitlines()[-1])


@pytest.fixture
def papers(transactional_db, cast):
    from beneficiaries.workflow import add_document

    return [
        add_document(
            PersonFactory(),
            type=kind("rent-contract"),
            by=cast.officer,
            evidence="copy",
            upload=photo(),
        )
        for _ in range(2)
    ]


def test_what_is_restored_is_what_was_backed_up_and_wakes_held(
    papers, copy, settings, files_root, tmp_path
):
    queue_code("+966551234567", "482913")
    made = back_up(tmp_path / "backups")
    manifest = json.loads((made / "manifest.json").read_text())
    assert manifest["files"]["count"] == 2 and manifest["rows"]["beneficiaries_document"] == 2
    assert settings.FILES_KEY not in (made / "manifest.json").read_text()
    with owner_of(), pytest.raises(CommandError, match="not empty"):
        run("restore", made)
    settings.FILES_ROOT = tmp_path / "other"
    with owner_of(copy):
        said = run("restore", made)
        assert "2 of 2 copied" in said and "held" in said
        run("verify_files")
        assert workflow.standing().archive == made.name
        assert MessageDelivery.objects.waiting().count() == workflow.held_deliveries().count() == 1
        assert connections["default"].settings_dict["NAME"] == copy
    # Again, into what is there now: told so, and the hold stays one.
    with owner_of(copy):
        with pytest.raises(CommandError, match="not empty"):
            run("restore", made)
        run("restore", made, "--replace")
        run("verify_files")
        assert workflow.standing()


@pytest.fixture
def another_bucket(settings):
    """Kept files lie in an empty bucket from each call on."""

    def begin():
        bucket = {"BACKEND": "tests.recovery.bucket.Bucket"}
        settings.STORAGES = {**settings.STORAGES, "kept": bucket}

    begin()
    return begin


def test_files_of_another_storage_are_backed_up_and_restored(
    another_bucket, papers, copy, files_root, tmp_path
):
    name, changed = (paper.file_name for paper in papers)
    first = back_up(tmp_path / "backups")
    first = first.rename(first.with_name(DAY.format(1)))
    content = {each: storages["kept"].open(each).read() for each in (name, changed)}
    storages["kept"].save(changed, ContentFile(bytes(reversed(content[changed]))))
    made = back_up(tmp_path / "backups")
    assert (made / "files" / name).samefile(first / "files" / name)
    assert (made / "files" / changed).read_bytes() != content[changed]
    with owner_of(copy), pytest.raises(CommandError, match="not empty"):
        run("restore", first)  # this bucket holds what was backed up
    another_bucket()
    with owner_of(copy):
        assert "2 of 2 copied" in run("restore", first)
        assert "2 whole, 0 missing" in run("verify_files")
        storages["kept"].delete(name)
        assert "1 of 2 copied" in run("restore", first, "--replace")
    assert {each: storages["kept"].open(each).read() for each in content} == content
    assert not any(files_root.iterdir())


@pytest.fixture
def looked(transactional_db, cast):
    """A file that was opened three days ago, which the newest link has in it."""
    with owners_cursor() as owner:
        Calendar(owner).forward(days=-3)
        try:
            row = Opening.objects.create(by=cast.officer, person_id=1, purpose="service")
        finally:
            clock.create(owner, replace=True)
    assert chain.go_on() == 1
    return row


@pytest.mark.policy("PM-1")
def test_what_was_in_order_is_in_order_where_it_is_restored(looked, copy, settings, tmp_path):
    """And an edit there, past every rule, is named; the link was kept outside."""
    link = chain.newest()
    made = back_up(tmp_path / "backups")
    settings.FILES_ROOT = tmp_path / "other"
    outside = ["--all", "--link", f"{link.day}={link.digest}"]
    with owner_of(copy):
        run("restore", made)
        assert link.digest in run("verify_history", *outside)
        with connections["default"].cursor() as cursor:
            cursor.execute("ALTER TABLE audit_opening DISABLE TRIGGER USER")
            cursor.execute("UPDATE audit_opening SET purpose = 'verify'")
        said = io.StringIO()
        with pytest.raises(CommandError, match="1 not as it was written"):
            call_command("verify_history", *outside, stderr=said)
    assert f"edited: audit_opening {looked.pk} of" in said.getvalue()


def test_a_second_archive_links_what_did_not_change_and_old_ones_go(papers, files_root, tmp_path):
    folder = tmp_path / "backups"
    first = back_up(folder)
    first = first.rename(folder / DAY.format(1))
    second = back_up(folder)
    name = papers[0].file_name
    assert (second / "files" / name).samefile(first / "files" / name)
    # The same name and length, other content: copied.
    path = files_root / name
    path.write_bytes(bytes(reversed(path.read_bytes())))
    second = second.rename(folder / DAY.format(2))
    third = back_up(folder, "--keep=2")
    assert not (third / "files" / name).samefile(second / "files" / name)
    assert archive.archives(folder) == [second, third]
    archive.check(third)


@pytest.mark.parametrize("victim", ["database.dump", "files.sha256", "files", "manifest.json"])
def test_a_damaged_archive_is_not_restored(papers, copy, tmp_path, victim, settings):
    made = back_up(tmp_path / "backups")
    path = made / victim
    path = next(path.iterdir()) if path.is_dir() else path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    if victim == "manifest.json":
        path.write_bytes(content[: len(content) // 2])
    settings.FILES_ROOT = tmp_path / "other"
    with owner_of(copy):
        with pytest.raises(CommandError, match="Not restored"):
            run("restore", made)
        assert connections["default"].introspection.table_names() == []
    assert not settings.FILES_ROOT.exists()


def test_nothing_stays_of_a_backup_that_fails(papers, tmp_path, monkeypatch):
    folder = tmp_path / "backups"

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "write_manifest", full)
    with owner_of(), pytest.raises(CommandError, match="No space left"):
        run("backup", folder)
    assert [path.name for path in folder.iterdir()] == [".lock"]
    monkeypatch.undo()
    # What a killed one left is gone after the next.
    (folder / ".sanad-20261125T021500Z").mkdir()
    monkeypatch.setattr(archive, "kept_names", lambda storage: iter(()))
    made = back_up(folder)
    assert sorted(path.name for path in folder.iterdir()) == [".lock", made.name]


def test_an_archive_under_another_key_says_so(papers, copy, tmp_path, settings):
    made = back_up(tmp_path / "backups")
    settings.FILES_KEYS = ["B" * 43 + "="]
    settings.FILES_ROOT = tmp_path / "other"
    with owner_of(copy), pytest.raises(CommandError, match="another FILES_KEY"):
        run("restore", made)


def test_what_may_not_be_read_is_not_called_damaged(papers, copy, tmp_path, monkeypatch):
    made = back_up(tmp_path / "backups")

    def refused(path, **options):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_text", refused)
    with owner_of(copy), pytest.raises(CommandError, match=r"Permission denied: .*manifest\.json"):
        run("restore", made)


def test_a_file_that_changes_its_name_meanwhile_is_taken(tmp_path, monkeypatch):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "a.part").write_bytes(b"a")
    names = archive.kept_names

    def rename_after_listing(storage):
        listed = list(names(storage))
        if (source / "a.part").exists():
            os.rename(source / "a.part", source / "a")
        return listed

    monkeypatch.setattr(archive, "kept_names", rename_after_listing)
    # The first reading finds a name that is gone.
    assert set(archive.copy_files(FileSystemStorage(source), target, None)) == {"a"}


@pytest.mark.django_db
def test_the_program_of_the_servers_version_is_found_and_a_missing_one_named(monkeypatch):
    path = programs.find("pg_dump")
    assert programs.version(path) >= connections["default"].pg_version // 10_000
    monkeypatch.setattr(programs, "_candidates", lambda name: [])
    with pytest.raises(programs.ProgramFailed, match="postgresql-client-"):
        programs.find("pg_dump")
