"""How a kept copy gets onto the disk: whole, with its row, or not at all."""

import contextlib
import datetime
import os
import resource
import time
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from beneficiaries import files, stock, tasks
from beneficiaries.models import Document, DocumentType
from beneficiaries.workflow import add_document
from sanad.lib import hourly, storage
from sanad.lib.dates import RIYADH
from sanad.lib.files import Copy
from sanad.lib.hourly import Hourly
from sanad.lib.isolates import END, LTR
from sanad.operations import health
from sanad.operations.enums import RunKind
from sanad.operations.models import Run
from tests.conftest import owners_cursor
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


def mark(name):
    return f"{name}{files.WAITING}"


@pytest.mark.django_db(transaction=True)
def test_a_file_loses_its_mark_when_its_row_is_committed(cast, files_root):
    with transaction.atomic():
        paper = kept(cast)
        assert sorted(names(files_root)) == [paper.file_name, mark(paper.file_name)]
        assert files.read(paper) == b"content"
    assert names(files_root) == [paper.file_name]
    assert files.read(paper) == b"content"


@pytest.mark.django_db(transaction=True)
def test_of_a_row_rolled_back_afterwards_no_file_stays(cast, files_root):
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        kept(cast)
        raise ZeroDivisionError
    assert len(names(files_root)) == 2
    assert tasks.sweep() == 0 and len(names(files_root)) == 2, "somebody may be at it"
    _age(files_root)
    assert tasks.sweep() == 1
    assert names(files_root) == []


@pytest.mark.django_db
def test_a_row_that_is_refused_leaves_no_file(cast, files_root):
    with pytest.raises(ValidationError):
        kept(cast, Copy(b"content", "no kind of ours is so long a word", "lease.pdf"))
    assert names(files_root) == [] and not Document.objects.exists()


# A rule that is judged when the transaction ends, as a foreign key is.
LATE = """
    CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'refused at the end' USING ERRCODE = 'check_violation'; END $$;
    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON beneficiaries_document
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late();
"""


@pytest.mark.django_db(transaction=True)
def test_a_row_that_is_refused_at_its_commit_leaves_no_file(cast, files_root):
    with owners_cursor() as owner:
        owner.execute(LATE)
    try:
        with pytest.raises(IntegrityError, match="refused at the end"):
            kept(cast)
    finally:
        with owners_cursor() as owner:
            owner.execute("DROP FUNCTION late() CASCADE")
    assert names(files_root) == [] and not Document.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_fails_behind_the_commit_takes_no_file_with_it(cast, files_root):
    with pytest.raises(ZeroDivisionError), files.all_or_none():
        paper = kept(cast)
        raise ZeroDivisionError
    assert names(files_root) == [paper.file_name]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("fails", ["within", "behind", ""])
def test_what_is_kept_within_goes_with_the_whole(cast, files_root, fails):
    """Around a savepoint: of one that fails nothing stays, and the whole judges what did not."""
    with contextlib.suppress(ZeroDivisionError), files.all_or_none(), transaction.atomic():
        with contextlib.suppress(KeyError), files.all_or_none(), transaction.atomic():
            kept(cast)
            if fails == "within":
                raise KeyError
        if fails == "behind":
            raise ZeroDivisionError
    assert len(names(files_root)) == (not fails) == Document.objects.count()


@pytest.mark.django_db
def test_a_copy_whose_machine_stopped_after_the_commit_is_read_and_loses_its_mark(cast, files_root):
    paper = kept(cast)  # the test's own transaction never ends: the mark stays
    assert files.read(paper) == b"content"
    _age(files_root)
    assert tasks.sweep() == 0
    assert names(files_root) == [paper.file_name]
    assert files.read(paper) == b"content"


@pytest.mark.django_db
def test_a_copy_under_the_first_name_of_an_earlier_release_is_read_and_stays(cast, files_root):
    paper = kept(cast)
    (files_root / mark(paper.file_name)).unlink()
    (files_root / paper.file_name).rename(files_root / f"{paper.file_name}.part")
    (files_root / "nobodys.part").write_bytes(b"rolled back")
    _age(files_root)
    assert tasks.sweep() == 1
    assert names(files_root) == [f"{paper.file_name}.part"]
    assert files.read(paper) == b"content"


@pytest.mark.django_db
def test_what_a_machine_that_stopped_left_half_written_is_cleared(files_root):
    (files_root / ".half.0123").write_bytes(b"con")
    assert tasks.sweep() == 0 and names(files_root)
    _age(files_root)
    tasks.sweep()
    assert names(files_root) == []


def _age(folder):
    then = time.time() - files.WAITS.total_seconds() - 1
    for path in folder.iterdir():
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
        patch.setattr(storage.os, step, fails)
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
        storage.os,
        "fsync",
        lambda handle: brought.append(os.fstat(handle).st_mode) or fsync(handle),
    )
    kept(cast)
    twice = ["0o1", "0o4"] * 2  # the mark, then the copy
    assert [oct(mode)[:3] for mode in brought] == twice, "the file, then its folder"


def test_a_copy_is_replaced_whole_or_stays_as_it_was(files_root, monkeypatch):
    files.write("copy", b"before")
    with pytest.raises(OSError), full_disk():
        files.write("copy", b"afterwards")
    assert names(files_root) == ["copy"] and files.content("copy") == b"before"
    files.write("copy", b"afterwards")
    assert names(files_root) == ["copy"] and files.content("copy") == b"afterwards"


@pytest.mark.django_db(transaction=True)
def test_another_storage_is_another_class(cast, settings, files_root):
    """What the portal asks for is what Django asks of every storage."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "kept": memory}
    paper = kept(cast)
    assert files.names() == [paper.file_name] and names(files_root) == []
    assert files.read(paper) == b"content"
    assert stock.compare().whole == 1 and stock.compare().is_clean
    files.discard(paper.file_name)
    assert stock.compare().missing == [f"document-{paper.pk}"]


# The nightly comparison --------------------------------------------------------------------------


@pytest.fixture
def night(monkeypatch):
    """It is half past three at night."""
    moment = datetime.datetime(2027, 3, 1, 3, 30, tzinfo=RIYADH)
    monkeypatch.setattr(tasks, "database_now", lambda: moment)


@pytest.mark.django_db
def test_rows_and_files_are_compared_each_night_and_the_manager_reads_what_differs(
    cast, files_root, night
):
    lost, _whole = kept(cast), kept(cast)
    tasks.compare()
    run = Run.objects.get(kind=RunKind.FILES)
    assert run.is_ok and run.note == "2 whole, 0 missing, 0 damaged, 0 without a row"
    assert check_of("files").is_ok
    Run.objects.all().delete()
    (files_root / lost.file_name).unlink()
    (files_root / "stranger").write_bytes(b"of nobody")
    tasks.compare()
    run = Run.objects.get(kind=RunKind.FILES)
    assert not run.is_ok
    said = f"1 whole, 1 missing (document-{lost.pk}), 0 damaged, 1 without a row (stranger)"
    assert run.note == said
    check = check_of("files")
    read = f"سليمة: 1، مفقودة: 1 (document-{lost.pk})، تالفة: 0، بلا سجل: 1 (stranger)"
    assert not check.is_ok and check.found.translate(dict.fromkeys(map(ord, LTR + END))) == read


@pytest.mark.django_db
def test_each_copy_is_decrypted_in_one_of_thirty_nights(cast, files_root, monkeypatch):
    paper = kept(cast)
    (files_root / paper.file_name).write_bytes(b"rotten")
    found = []
    for day in range(30):
        moment = datetime.datetime(2027, 3, 1, 3, tzinfo=RIYADH) + datetime.timedelta(days=day)
        monkeypatch.setattr(tasks, "database_now", lambda moment=moment: moment)
        Run.objects.all().delete()
        tasks.compare()
        found += Run.objects.values_list("is_ok", flat=True)
    assert found.count(False) == 1 and len(found) == 30


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hour", "last", "runs"),
    [
        (1, None, False),
        (2, None, True),
        (5, None, True),
        (6, None, False),
        (3, datetime.timedelta(hours=1), False),
        (3, datetime.timedelta(hours=23), True),
        (12, datetime.timedelta(hours=47), False),
        (12, datetime.timedelta(hours=49), True),  # the machine is off at night
    ],
)
def test_it_is_compared_once_a_night(monkeypatch, files_root, hour, last, runs):
    moment = datetime.datetime(2027, 3, 10, hour, 30, tzinfo=RIYADH)
    monkeypatch.setattr(tasks, "database_now", lambda: moment)
    if last:
        Run.objects.create(kind=RunKind.FILES)
        Run.objects.update(began_at=moment - last, ended_at=moment - last, is_ok=True)
    before = Run.objects.count()
    tasks.compare()
    assert Run.objects.count() - before == runs


def check_of(code):
    return next(check for check in health.checks() if check.code == code)


def test_the_folder_is_read_through_once_an_hour(db, monkeypatch):
    reads, now = [], [0.0]
    monkeypatch.setattr(tasks, "reading", Hourly())
    monkeypatch.setattr(tasks, "compare", lambda: None)
    monkeypatch.setattr(tasks, "sweep", lambda: reads.append(now[0]) or 0)
    monkeypatch.setattr(hourly, "time", SimpleNamespace(monotonic=lambda: now[0]))
    for minute in range(122):
        now[0] = minute * 60.0
        tasks.due()
    assert reads == [0.0, 3600.0, 7200.0]
