"""Files are judged by what they hold."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from sanad.lib import files
from sanad.lib.files import IMAGES, MAX_UPLOAD_BYTES, check_upload, make_copy, sniff
from tests.lib import hostile
from tests.lib.hostile import picture

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def refusal_of(call, *args, **kwargs) -> str:
    with pytest.raises(ValidationError) as refusal:
        call(*args, **kwargs)
    assert refusal.value.messages[0]
    return refusal.value.code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture("JPEG"), "jpeg"),
        (picture("PNG"), "png"),
        (picture("WEBP"), "webp"),
        (picture("HEIF"), "heic"),
        (PDF, "pdf"),
        (b"\n" + PDF, "pdf"),
        (picture("GIF"), "other"),
        (b"MZ\x90", "other"),
        (b"<html>%PDF-", "other"),
        (b"", "other"),
    ],
)
def test_a_file_is_what_it_holds(content, kind):
    file = io.BytesIO(content)
    file.seek(0, io.SEEK_END)
    assert sniff(file) == kind
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (picture(), "photo.jpg", "jpeg"),
        (picture(), "photo.PNG", "jpeg"),
        (picture("PNG"), "صورة", "png"),
        (PDF, "lease.pdf", "pdf"),
        (picture("HEIF"), "IMG_1.HEIC", "heic"),
        (picture("HEIF"), "IMG_1.jpg", "heic"),
        (picture(), "IMG_1.heic", "jpeg"),
    ],
)
def test_a_good_file_is_taken(content, name, kind):
    assert check_upload(upload(content, name)) == kind


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "photo.jpg", "file_empty"),
        (b"MZ\x90\x00", "photo.jpg", "file_mismatch"),
        (b"<html></html>", "lease.pdf", "file_mismatch"),
        (PDF, "photo.jpg", "file_mismatch"),
        (picture(), "lease.pdf", "file_mismatch"),
        (b"hello", "notes.txt", "file_kind"),
        (picture("GIF"), "photo.gif", "file_kind"),
        (PDF[:30], "lease.pdf", "file_damaged"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(content, name, code):
    assert refusal_of(check_upload, upload(content, name)) == code


def test_only_photos_where_only_photos_are_asked():
    assert refusal_of(check_upload, upload(PDF, "lease"), accepted=IMAGES) == "file_kind"


def test_twenty_megabytes_are_the_limit():
    fits = upload(PDF.ljust(MAX_UPLOAD_BYTES - 6) + b"%%EOF\n", "lease.pdf")
    assert check_upload(fits) == "pdf"
    assert refusal_of(check_upload, upload(b"x" * (MAX_UPLOAD_BYTES + 1))) == "file_too_large"


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_refused_with_a_sentence_or_made_harmless(name):
    called, content, code = hostile.FILES[name]
    if code:
        assert refusal_of(make_copy, upload(content, called)) == code
        return
    copy = make_copy(upload(content, called))
    assert copy.kind == ("pdf" if called.endswith("pdf") else "jpeg")
    assert hostile.EVIL not in copy.content and copy.content != content


def test_a_copy_is_called_as_it_was_sent():
    assert make_copy(upload(picture(), "صورة  العقد\u202e.jpg")).name == "صورة العقد.jpg"
    assert make_copy(upload(picture(), "ط" * 200 + ".jpg")).name == ("ط" * 116 + ".jpg")


def test_only_photos_where_only_photos_are_kept():
    assert refusal_of(make_copy, upload(PDF, "lease"), accepted=IMAGES) == "file_kind"


@pytest.mark.parametrize(
    ("limit", "content", "code"),
    [
        ({"memory": 50_000_000}, picture(), "file_heavy"),
        ({"memory": 400_000_000}, hostile.bursting_pdf(), "file_heavy"),
        ({"seconds": 1, "max_decoded": 10**12}, hostile.bursting_pdf(), "file_heavy"),
        ({"max_bytes": 100}, picture(), "file_heavy"),
        ({"max_pixels": 239_999}, picture(), "file_pixels"),
        ({"least_side": 401}, picture(), "illegible"),
    ],
)
def test_a_file_over_a_limit_is_a_sentence(monkeypatch, limit, content, code):
    monkeypatch.setattr(files, "LIMITS", files.LIMITS | limit)
    assert refusal_of(make_copy, upload(content, "paper")) == code


def test_a_process_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(files, "MOST_SECONDS", 0.01)
    assert refusal_of(make_copy, upload(picture())) == "file_heavy"


@pytest.mark.parametrize(
    "program",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os; os.abort()",
        "import sys; sys.exit('locked')",
        "import sys; sys.exit(7)",
    ],
)
def test_a_process_that_dies_is_a_sentence(monkeypatch, tmp_path, program):
    dies = tmp_path / "dies.py"
    dies.write_text(program)
    monkeypatch.setattr(files, "REWRITING", dies)
    assert refusal_of(make_copy, upload(picture())) == "file_heavy"


def test_a_process_that_cannot_begin_is_a_sentence(monkeypatch):
    monkeypatch.setattr(files.sys, "executable", "/nowhere/python")
    assert refusal_of(make_copy, upload(picture())) == "file_busy"


def test_the_process_is_handed_no_key_of_ours(monkeypatch, tmp_path):
    says = tmp_path / "says.py"
    says.write_text("import json, os; print(json.dumps(dict(os.environ)))")
    monkeypatch.setattr(files, "REWRITING", says)
    monkeypatch.setenv("FILES_KEY", "secret")
    assert b"secret" not in make_copy(upload(picture())).content
