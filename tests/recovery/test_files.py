"""`verify_files` names what is missing, damaged, or named by no row."""

import io

import pytest
from django.core.management import CommandError, call_command

from beneficiaries import files, stock
from beneficiaries.workflow import add_document
from tests.beneficiaries.test_documents import kind, photo
from tests.factories.beneficiaries import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(cast):
    return [
        add_document(
            PersonFactory(),
            type=kind("rent-contract"),
            by=cast.officer,
            evidence="copy",
            upload=photo(),
        )
        for _ in range(4)
    ]


def test_rows_and_files_agree(papers, capsys):
    call_command("verify_files")
    assert "4 whole, 0 missing, 0 damaged, 0 files" in capsys.readouterr().out


def test_each_difference_is_named(papers, files_root):
    lost, cut, _whole, other = papers
    (files_root / lost.file_name).unlink()
    path = files_root / cut.file_name
    path.write_bytes(path.read_bytes()[:-1])
    (files_root / "staged").mkdir()
    (files_root / "staged" / "waiting").write_bytes(b"of a session")
    (files_root / "stranger").write_bytes((files_root / other.file_name).read_bytes())
    (files_root / "upload.part").write_bytes(b"on its way")
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("verify_files", stdout=said)
    said = said.getvalue()
    assert "2 whole, 1 missing, 1 damaged, 1 files" in said
    assert f"missing: document-{lost.pk}\n" in said and f"damaged: document-{cut.pk}\n" in said
    assert "orphans: stranger\n" in said


def test_each_of_many_is_named_where_that_is_asked_for(db, files_root):
    for number in range(30):
        (files_root / f"stranger{number}").write_bytes(b"")
    for options, named in (([], 20), (["--all"], 30)):
        said = io.StringIO()
        with pytest.raises(CommandError):
            call_command("verify_files", *options, stdout=said)
        assert said.getvalue().count("stranger") == named


def test_a_file_that_waits_for_its_row_is_no_stranger(papers, files_root):
    (files_root / "waiting").write_bytes(b"its row is not committed yet")
    (files_root / f"waiting{files.WAITING}").write_bytes(b"")
    assert stock.compare().is_clean
    (files_root / f"waiting{files.WAITING}").unlink()
    assert stock.compare().orphans == ["waiting"]


def test_a_row_that_is_written_meanwhile_is_known(papers, files_root, monkeypatch):
    name = papers[0].file_name
    (files_root / f"{name}{files.WAITING}").unlink(missing_ok=True)
    looks = []

    def late(names):
        looks.append(names)
        return set(names) if len(looks) == 1 else ask(names)

    ask = stock._without_row
    monkeypatch.setattr(stock, "_without_row", late)
    assert stock.compare().is_clean and len(looks) == 2


def test_it_goes_on_where_it_was_broken_off(papers, monkeypatch):
    monkeypatch.setattr(stock, "BATCH", 2)
    said = io.StringIO()
    call_command("verify_files", stdout=said)
    assert f"2 of 4; go on from here with --after document-{papers[1].pk}" in said.getvalue()
    assert stock.compare(after=f"document-{papers[1].pk}").whole == 2
