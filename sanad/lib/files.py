"""Files that people send: judged by what they hold, never by what they are called."""

import io
import json
import logging
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from .arabic import clean
from .texts import error_lazy, text_lazy

log = logging.getLogger(__name__)

MAX_UPLOAD_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120

REWRITING = Path(__file__).with_name("rewriting.py")
# Seconds on the clock: the CPU may be somebody else's meanwhile.
MOST_SECONDS = 20
LIMITS = {
    "memory": 1024 * 1024 * 1024,
    "seconds": 10,  # of CPU
    "max_pixels": 50_000_000,
    "max_side": 2400,
    # Less than this, and no paper's writing can be read.
    "least_side": 300,
    # What all streams of a PDF may grow to when somebody opens it.
    "max_decoded": 1_000_000_000,
    "max_bytes": 2 * MAX_UPLOAD_BYTES,
}

JPEG, PNG, WEBP, HEIC, PDF, OTHER = "jpeg", "png", "webp", "heic", "pdf", "other"
IMAGES = frozenset({JPEG, PNG, WEBP, HEIC})
ACCEPTED = IMAGES | {PDF}

# Why nothing was made of a file, as `rewriting.py` says it: the text, and its code.
UNFIT = {
    ("photo", "damaged"): ("file.photo_damaged", "file_damaged"),
    ("photo", "small"): ("file.too_small", "illegible"),
    ("photo", "pixels"): ("file.too_many_points", "file_pixels"),
    ("photo", "heavy"): ("file.photo_heavy", "file_heavy"),
    ("photo", "busy"): ("file.busy", "file_busy"),
    ("pdf", "damaged"): ("file.pdf_damaged", "file_damaged"),
    ("pdf", "locked"): ("file.pdf_locked", "file_locked"),
    ("pdf", "empty"): ("file.pdf_empty", "file_empty"),
    ("pdf", "pixels"): ("file.pdf_heavy", "file_heavy"),
    ("pdf", "heavy"): ("file.pdf_heavy", "file_heavy"),
    ("pdf", "busy"): ("file.busy", "file_busy"),
}

_PDF_MARGIN = 1024
# The brands by which a phone's HEIC says what it is.
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_PHOTO_SUFFIXES = ("jpg", "jpeg", "png", "webp", "heic", "heif")
_SUFFIXES = dict.fromkeys(_PHOTO_SUFFIXES, IMAGES) | {"pdf": frozenset({PDF})}


# Django's uploads, and any open file in tests and commands.
Upload = File | IO[bytes]


@dataclass(frozen=True)
class Copy:
    """What is kept of an upload: judged, made anew. `kind`: JPEG or PDF; `name`: as it was sent."""

    content: bytes
    kind: str
    name: str


def sniff(file: Upload) -> str:
    """Return what the file is by its first bytes: jpeg, png, webp, heic, pdf or other.

    Leaves the file at its start.
    """
    file.seek(0)
    head = file.read(_PDF_MARGIN)
    file.seek(0)
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return HEIC
    return PDF if head.lstrip().startswith(b"%PDF-") else OTHER


def check_upload(file: Upload, *, accepted: Collection[str] = ACCEPTED) -> str:
    """Return the kind of an uploaded file, or raise ValidationError saying why it is not taken.

    Judges size first, so that nothing large is read; then what the file holds, and whether its
    name says the same. A photo under another photo's suffix passes: phones do that.
    """
    size = _size(file)
    if size == 0:
        raise ValidationError(text_lazy("file.empty"), code="file_empty")
    if size > MAX_UPLOAD_BYTES:
        raise too_large()
    kind = sniff(file)
    suffix = (getattr(file, "name", "") or "").rpartition(".")[2].lower()
    if suffix in _SUFFIXES and kind not in _SUFFIXES[suffix]:
        raise ValidationError(
            text_lazy("file.mismatch"),
            code="file_mismatch",
        )
    if kind not in accepted:
        raise ValidationError(
            text_lazy("file.photos_only")
            if PDF not in accepted
            else text_lazy("file.photos_and_pdf"),
            code="file_kind",
        )
    if kind == PDF:
        _check_pdf(file)
    return kind


def too_large() -> ValidationError:
    """What is said of a file above `MAX_UPLOAD_BYTES`."""
    return ValidationError(
        _(
            "This file is too large: %(limit)s megabytes at most. "
            "A photo from the phone's camera is enough."
        ),
        code="file_too_large",
        params={"limit": MAX_UPLOAD_BYTES // (1024 * 1024)},
    )


def make_copy(file: Upload, *, accepted: Collection[str] = ACCEPTED) -> Copy:
    """Judge an upload and make it anew, in a process with limits; what is kept of it.

    A photo becomes a new JPEG, upright and with nothing else in it; a PDF becomes a new PDF of what
    stands on its pages, without anything that acts. Raises ValidationError with a sentence for the
    person: what is wrong, and what they can do now.
    """
    kind = check_upload(file, accepted=accepted)
    file.seek(0)
    content = _rewritten("pdf" if kind == PDF else "photo", file.read())
    name = " ".join(clean(getattr(file, "name", "") or "").split())
    return Copy(content, PDF if kind == PDF else JPEG, name[-LONGEST_NAME:])


def turned(copy: Copy) -> Copy:
    """A kept photo turned a quarter to the right; ValidationError where that cannot be done now."""
    return replace(copy, content=_rewritten("turned", copy.content))


def _rewritten(kind: str, content: bytes) -> bytes:
    """What `rewriting.py` makes of the content; ValidationError says why it made nothing."""
    command = [sys.executable, "-I", "-B", str(REWRITING), kind, json.dumps(LIMITS)]
    try:
        # No variable of ours is handed on: none of the portal's keys is in that process.
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            env={"MALLOC_ARENA_MAX": "1"},
            cwd="/",
        )
    except subprocess.TimeoutExpired:
        raise _unfit(kind, "heavy") from None
    except OSError:
        log.exception("No process could be started for an upload")
        raise _unfit(kind, "busy") from None
    if done.returncode == 0:
        return done.stdout
    reason = done.stderr.decode(errors="replace")
    if done.returncode == 1 and ("pdf" if kind == "pdf" else "photo", reason) in UNFIT:
        raise _unfit(kind, reason)
    log.warning("An upload ended its process (%s): %s", done.returncode, reason[-500:])
    raise _unfit(kind, "heavy")


def _unfit(kind: str, reason: str) -> ValidationError:
    key, code = UNFIT["pdf" if kind == "pdf" else "photo", reason]
    return ValidationError(
        error_lazy(key), code=code, params={"limit": LIMITS["max_pixels"] // 1_000_000}
    )


def _check_pdf(file: Upload) -> None:
    """A PDF must end like one, or the upload broke off."""
    size = _size(file)
    file.seek(max(size - 2 * _PDF_MARGIN, 0))
    tail = file.read()
    file.seek(0)
    if b"%%EOF" not in tail:
        raise ValidationError(
            text_lazy("file.pdf_damaged"),
            code="file_damaged",
        )


def _size(file: Upload) -> int:
    size = getattr(file, "size", None)
    if size is None:
        file.seek(0, io.SEEK_END)
        size = file.tell()
        file.seek(0)
    return size
