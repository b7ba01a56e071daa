"""How a kept copy gets onto the disk: whole, with its row, or not at all."""

import contextlib
import os
import resource
import time
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from beneficiaries import files, tasks
from beneficiaries.models import Document, DocumentType
from beneficiaries.workflow import add_document
from sanad.lib.files import Copy
from tests.factories.beneficiaries import PersonFactory

COPY = Copy(b"content", "pdf", "lease.pdf")


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    settings.FILES_ROOT.mkdir()
    return settings.FILES_ROOT


def kept(cast, copy=COPY):
    contract = DocumentType.objects.get(code="rent-contract")
    return add_document(
        PersonFactory(), type=contract, by=cast.officer, evidence="copy", upload=copy
    )


def names(folder):
    return [path.name for path in folder.iterdir()]


@pytest.mark.django_db(transaction=True)
def test_a_file_gets_its_name_when_its_row_is_committed(cast, files_root):
    with transaction.atomic():
        paper = kept(cast)
        assert names(files_root) == [f"{paper.file_name}.part"]
        assert files.read(paper) == b"content"
    assert names(files_root) == [paper.file_name]
    assert files.read(paper) == b"content"


@pytest.mark.django_db(transaction=True)
def test_of_a_row_rolled_back_afterwards_no_file_keeps_a_name(cast, files_root):
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        kept(cast)
        raise ZeroDivisionError
    (left,) = files_root.iterdir()
    assert tasks.sweep() == 0 and left.exists(), "somebody may be at it"
    _age(left, files.WAITS + 1)
    assert tasks.sweep() == 1
    assert names(files_root) == []


@pytest.mark.django_db
def test_a_row_that_is_refused_leaves_no_file(cast, files_root):
    with pytest.raises(ValidationError):
        kept(cast, Copy(b"content", "no kind of ours is so long a word", "lease.pdf"))
    assert names(files_root) == [] and not Document.objects.exists()


@pytest.mark.django_db
def test_a_copy_whose_machine_stopped_after_the_commit_is_read_and_settled(cast, files_root):
    paper = kept(cast)  # the test's own transaction never ends: the file waits
    (part,) = files_root.iterdir()
    assert files.read(paper) == b"content"
    _age(part, files.WAITS + 1)
    assert tasks.sweep() == 0
    assert names(files_root) == [paper.file_name]
    assert files.read(paper) == b"content"


def _age(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


@contextlib.contextmanager
def full_disk():
    """No file of this process grows beyond a few bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.django_db
def test_a_full_disk_is_a_sentence_and_leaves_nothing(cast, files_root):
    with pytest.raises(ValidationError) as refusal, full_disk():
        kept(cast)
    assert refusal.value.code == "not_stored" and refusal.value.messages[0]
    assert names(files_root) == [] and not Document.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["open", "fsync"])
def test_a_disk_that_fails_is_a_sentence_and_leaves_nothing(cast, files_root, monkeypatch, step):
    def fails(*_arguments, **_more):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, step, fails)
        with pytest.raises(ValidationError) as refusal:
            kept(cast)
    assert refusal.value.code == "not_stored"
    assert names(files_root) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM beneficiaries_document")
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_what_is_written_is_brought_to_the_disk(cast, files_root, monkeypatch):
    brought = []
    fsync = os.fsync
    monkeypatch.setattr(
        files.os, "fsync", lambda handle: brought.append(os.fstat(handle).st_mode) or fsync(handle)
    )
    kept(cast)
    assert [oct(mode)[:3] for mode in brought] == ["0o1", "0o4"], "the file, then its folder"


def test_the_folder_is_read_through_once_an_hour(monkeypatch):
    reads, now = [], [0.0]
    monkeypatch.setattr(tasks, "_read_at", {})
    monkeypatch.setattr(tasks, "sweep", lambda: reads.append(now[0]) or 0)
    monkeypatch.setattr(tasks, "time", SimpleNamespace(monotonic=lambda: now[0]))
    for minute in range(122):
        now[0] = minute * 60.0
        tasks.due()
    assert reads == [0.0, 3600.0, 7200.0]
