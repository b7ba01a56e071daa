"""Files that people send: judged by what they hold, never by what they are called."""

import io
import warnings
from collections.abc import Collection
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from .texts import error_lazy, text_lazy

MAX_UPLOAD_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2400
# Less than this, and no paper's writing can be read.
LEAST_SIDE = 300
JPEG_QUALITY = 85

JPEG, PNG, WEBP, PDF, OTHER = "jpeg", "png", "webp", "pdf", "other"
IMAGES = frozenset({JPEG, PNG, WEBP})
ACCEPTED = IMAGES | {PDF}

_PDF_MARGIN = 1024
_SUFFIXES = {"jpg": IMAGES, "jpeg": IMAGES, "png": IMAGES, "webp": IMAGES, "pdf": frozenset({PDF})}


# Django's uploads, and any open file in tests and commands.
Upload = File | IO[bytes]


def sniff(file: Upload) -> str:
    """Return what the file is by its first bytes: jpeg, png, webp, pdf or other.

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
        raise ValidationError(
            _(
                "This file is too large: %(limit)s megabytes at most. "
                "A photo from the phone's camera is enough."
            ),
            code="file_too_large",
            params={"limit": MAX_UPLOAD_BYTES // (1024 * 1024)},
        )
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


def is_legible(file: Upload, least_side: int = LEAST_SIDE) -> bool:
    """Whether a photo has points enough for its writing to be read.

    A PDF, and what cannot be opened at all, is not judged here.
    """
    if sniff(file) not in IMAGES:
        return True
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                return min(image.size) >= least_side
    except Exception:
        # Decoders fail in many ways on hostile bytes; whoever takes the photo in says so.
        return True
    finally:
        file.seek(0)


def reencode_image(file: Upload, max_pixels: int = MAX_PIXELS, max_side: int = MAX_SIDE) -> bytes:
    """Return the picture as a new JPEG: upright, no side above ``max_side``, nothing else in it.

    The size is read from the header before anything is decoded. Place, camera, comments and
    whatever else hid in the file stay behind. Raises ValidationError for a file that is no
    picture, has too many pixels, or cannot be read to its end.
    """
    kind = sniff(file)
    if kind not in IMAGES:
        raise ValidationError(text_lazy("file.no_photo"), code="file_kind")
    try:
        with warnings.catch_warnings():
            # The library's own limit must refuse, not merely warn.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=[kind.upper()]) as image:
                return _reencoded(image, max_pixels, max_side)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(max_pixels) from error
    except Exception as error:
        # Decoders fail in many ways on hostile bytes; for the person they are all one.
        raise ValidationError(text_lazy("file.photo_damaged"), code="file_damaged") from error


def _reencoded(image: Image.Image, max_pixels: int, max_side: int) -> bytes:
    if image.width * image.height > max_pixels:
        raise _too_many_pixels(max_pixels)
    image.draft("RGB", (max_side, max_side))
    image.load()
    image = ImageOps.exif_transpose(image)
    image = _on_white(image)
    image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    # Comments and colour profiles travel in here.
    image.info = {}
    out = io.BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture in plain RGB; what was transparent is paper."""
    if image.mode.startswith("I"):
        # Sixteen bits a pixel; a plain conversion would cut them off at white.
        image = image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _too_many_pixels(max_pixels: int) -> ValidationError:
    return ValidationError(
        error_lazy("file.too_many_points"),
        code="file_pixels",
        params={"limit": max_pixels // 1_000_000},
    )


def _check_pdf(file: Upload) -> None:
    """A PDF is kept as it is; it must at least end like one, or the upload broke off."""
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
