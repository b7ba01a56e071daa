"""Every hostile file, and every odd name, at every door where a file comes in."""

import uuid
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from beneficiaries import files
from beneficiaries.models import Document, DocumentType
from sanad.lib.texts import speaking_to
from tests.beneficiaries.test_files import full_disk
from tests.factories import requests as cases
from tests.factories.beneficiaries import PersonFactory
from tests.lib import hostile
from tests.portal import journey
from tests.portal.journey import again, taken

pytestmark = pytest.mark.django_db

PAPER = "rent-contract"
BOUNDARY = "a-line-of-ours"
DATES = {
    "expires_on_day": "14",
    "expires_on_month": "5",
    "expires_on_year": "2040",
    "expires_on_calendar": "gregorian",
}


def at_the_desk(client, cast):
    """The file of a person, opened by an officer."""
    person = PersonFactory()
    client.force_login(cast.officer)
    client.post(reverse("people:open", args=[person.pk]), {"purpose": "service"})
    kind = DocumentType.objects.get(code=PAPER)
    return reverse("people:document_create", args=[person.pk]), {"type": str(kind.pk), **DATES}


def in_an_application(client, _cast):
    """The page of one paper while somebody applies from a phone."""
    client.force_login(PersonFactory(with_account=True).account)
    return journey.url(journey.begin(client), "paper", PAPER), DATES


def afterwards(client, _cast):
    """The page of a paper that was promised with a request."""
    mother = PersonFactory(with_account=True)
    promised = ("national-id", "family-register", PAPER, "income")
    case = cases.submitted(person=mother, papers=False, promised=promised)
    client.force_login(mother.account)
    return f"/my/{case.pk}/paper/{PAPER}/", DATES


DOORS = {"desk": at_the_desk, "application": in_an_application, "afterwards": afterwards}


@pytest.fixture(params=DOORS)
def door(request, client, cast, calendar, settings, tmp_path):
    """`send(name, content)`: what the door answers to a file of this name."""
    settings.FILES_ROOT = tmp_path / "files"
    url, fields = DOORS[request.param](client, cast)

    def send(name, content):
        body = _body({**fields, "key": str(uuid.uuid4())}, name, content)
        answer = client.generic(
            "POST", url, body, content_type=f"multipart/form-data; boundary={BOUNDARY}"
        )
        return again(answer) if getattr(answer, "url", "").startswith(f"{url}?again") else answer

    return send


def _body(fields, name, content):
    """The form as a browser sends it, and the file under whatever name; None: under no name."""
    parts = [
        f'Content-Disposition: form-data; name="{field}"\r\n\r\n{value}'.encode()
        for field, value in fields.items()
    ]
    called = "" if name is None else f'; filename="{name}"'
    head = f'Content-Disposition: form-data; name="upload"{called}\r\n'
    parts.append(head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content)
    line = f"--{BOUNDARY}".encode()
    return line + b"".join(b"\r\n" + part + b"\r\n" + line for part in parts) + b"--\r\n"


def is_refused(answer):
    """Whether a sentence stands beside the field, and nothing was kept."""
    assert answer.status_code in (200, 422), answer.status_code
    assert "upload" in answer.context["form"].errors
    assert any(sentence in answer.content.decode() for sentence in _sentences(answer))
    assert not Document.objects.exists()
    assert not [path for path in _root().rglob("*") if path.is_file()]
    return True


def _sentences(answer):
    """What stands beside the field, in Arabic, to a man and to a woman."""
    for gender in "mf":
        with translation.override("ar"), speaking_to(gender):
            (sentence,) = answer.context["form"].errors["upload"]
            assert any("\u0600" <= letter <= "\u06ff" for letter in sentence)
            yield sentence


def _root():
    return settings.FILES_ROOT


def test_every_hostile_file_at_every_door(door):
    for name, (called, content, code) in hostile.FILES.items():
        if code:
            assert is_refused(door(called, content)), name


def test_what_is_taken_is_made_harmless_at_every_door(door):
    answer = door("heic.jpg", hostile.picture("HEIF"))
    assert taken(answer)
    paper = Document.objects.get()
    assert paper.file_kind == "jpeg" and files.read(paper).startswith(b"\xff\xd8\xff")


def test_a_document_that_acts_is_made_harmless_at_every_door(door):
    assert taken(door("a.pdf", hostile.active_pdf("launch on opening", is_hidden=True)))
    content = files.read(Document.objects.get())
    with pikepdf.open(BytesIO(content)) as document:
        assert hostile.EVIL not in hostile.saved(document, qdf=True)
        assert "/OpenAction" not in document.Root


@pytest.mark.parametrize("name", [".", "..", "/", "\\", "م" * 5000 + ".jpg", "a" * 30_000, "\t"])
def test_a_name_that_says_nothing_or_has_no_end_is_no_hindrance(door, name):
    assert taken(door(name, hostile.picture()))
    paper = Document.objects.get()
    assert paper.evidence == "copy" and len(paper.original_name) <= 120


@pytest.mark.parametrize("name", ["", None])
def test_a_file_without_a_name_is_a_sentence(door, name):
    assert is_refused(door(name, hostile.picture()))


def test_a_large_file_without_a_name_is_a_page_that_says_what_to_do(door):
    answer = door("", bytes(3_000_000))
    assert answer.status_code == 413
    assert "إحضار" in answer.content.decode()


def test_no_file_at_all_is_no_nameless_one(door):
    answer = door("", b"")
    if not taken(answer):  # the desk notes a paper as seen
        assert is_refused(answer)


def test_a_large_file_for_which_the_temporary_folder_has_no_room_is_a_sentence(
    door, monkeypatch, tmp_path
):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path / "temporary"))
    large = b"\xff\xd8\xff" + bytes(3_000_000)
    with full_disk():
        answer = door("photo.jpg", large)
    assert is_refused(answer)
    (error,) = answer.context["form"].errors["upload"].as_data()
    assert error.code == "not_stored"
    assert not list((tmp_path / "temporary").iterdir())
