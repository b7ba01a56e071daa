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
    files.where(lost.file_name).unlink()
    path = files.where(cut.file_name)
    path.write_bytes(path.read_bytes()[:-1])
    (files_root / "staged").mkdir()
    (files_root / "staged" / "waiting").write_bytes(b"of a session")
    (files_root / "stranger").write_bytes(files.where(other.file_name).read_bytes())
    (files_root / "upload.part").write_bytes(b"on its way")
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("verify_files", stdout=said)
    said = said.getvalue()
    assert "2 whole, 1 missing, 1 damaged, 1 files" in said
    assert f"missing: {lost.pk}\n" in said and f"damaged: {cut.pk}\n" in said
    assert "orphans: stranger\n" in said


def test_a_row_just_committed_may_have_the_files_first_name(papers, files_root):
    path = files.where(papers[0].file_name)
    assert path.suffix == ".part"  # the test's transaction is not committed
    path.rename(files_root / papers[0].file_name)
    assert stock.compare().is_clean


def test_it_goes_on_where_it_was_broken_off(papers, monkeypatch):
    monkeypatch.setattr(stock, "BATCH", 2)
    said = io.StringIO()
    call_command("verify_files", stdout=said)
    assert f"2 of 4; go on from here with --after {papers[1].pk}" in said.getvalue()
    assert stock.compare(after=papers[1].pk).whole == 2
