"""Photos and PDF files made anew, in a process of its own: `rewriting.py photo|turned|pdf LIMITS`.

Reads the file from standard input and writes the new one to standard output; what cannot be taken
ends with status 1 and one of the words of `Unfit` on standard error. `sanad.lib.files` starts it.
What a stranger sends is decoded here and nowhere else: in a process that has no secret, little
memory and little time, and whose end ends nothing but itself. So it imports nothing of the portal.
"""

import io
import json
import resource
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf
import pillow_heif
from PIL import Image, ImageOps

# Their names and units stand in `sanad.lib.files.LIMITS`.
Limits = dict[str, int]

JPEG_QUALITY = 85
# Modes that can be made smaller as they are; of the others that would lose shades.
SMOOTH = ("RGB", "RGBA", "L", "LA", "CMYK")
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

# What a page is made of; what else a page has (annotations, actions, thumbnails) stays behind.
PAGE = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents"}
PAGE |= {"/Group"}
# What acts, or holds what acts, wherever it stands.
ACTIVE = {"/AA", "/AcroForm", "/AF", "/EF", "/EmbeddedFiles", "/JavaScript", "/JS", "/Launch"}
ACTIVE |= {"/OpenAction", "/RichMediaContent", "/RichMediaSettings", "/URI", "/XFA"}
ACTIVE |= {"/Names", "/Outlines", "/Annots", "/Metadata", "/PieceInfo"}
ACTIONS = {"/GoTo", "/GoTo3DView", "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript"}
ACTIONS |= {"/Launch", "/Movie", "/Named", "/Rendition", "/ResetForm", "/RichMediaExecute"}
ACTIONS |= {"/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans", "/URI"}
# A stream whose bytes, or another version of them, stand in another file.
ELSEWHERE = {"/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/Alternates", "/PS"}
# Everything but a picture's own compression.
DECODED = pikepdf.StreamDecodeLevel.specialized


class Unfit(Exception):
    """The file cannot be taken: damaged, small, pixels, locked, empty or heavy."""


def photo(content: bytes, limits: Limits, *, is_turned: bool = False) -> bytes:
    """Return the picture as a new JPEG: upright, no side above `max_side`, nothing else in it.
    `is_turned`: a quarter to the right.

    The size is read from the header before anything is decoded. Place, camera, comments and
    whatever else hid in the file stay behind. Raises Unfit.
    """
    pillow_heif.register_heif_opener(thumbnails=False)
    pillow_heif.options.DECODE_THREADS = 1
    try:
        with warnings.catch_warnings():
            # The library's own limit must refuse, not merely warn.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                if image.width * image.height > limits["max_pixels"]:
                    raise Unfit("pixels")
                if min(image.size) < limits["least_side"]:
                    raise Unfit("small")
                return _jpeg(image, limits["max_side"], is_turned)
    except (Unfit, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unfit("pixels") from None
    except Exception:
        # Decoders fail in many ways on hostile bytes; for the person they are all one.
        raise Unfit("damaged") from None


def turned(content: bytes, limits: Limits) -> bytes:
    """`photo`, a quarter to the right."""
    return photo(content, limits, is_turned=True)


def _jpeg(image: Image.Image, max_side: int, is_turned: bool) -> bytes:
    image.draft("RGB", (max_side, max_side))
    image.load()
    if image.mode in SMOOTH:
        image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    image = ImageOps.exif_transpose(image)
    image = _on_white(image)
    image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS)
    if is_turned:
        image = image.transpose(Image.Transpose.ROTATE_270)  # the library counts to the left
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


def pdf(content: bytes, limits: Limits) -> bytes:
    """Return a new PDF with what stands on the pages of this one, and nothing that acts.

    What is typed into forms and annotations becomes part of the page. Scripts, actions, attached
    files, links, outlines, XFA and whatever else is no ink stays behind. Raises Unfit.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as source:
            return _rebuilt(source, limits)
    except (Unfit, MemoryError):
        raise
    except pikepdf.PasswordError:
        raise Unfit("locked") from None
    except Exception:
        raise Unfit("damaged") from None


def _rebuilt(source: pikepdf.Pdf, limits: Limits) -> bytes:
    was_mended = bool(source.get_warnings())
    if not len(source.pages):
        raise Unfit("empty")
    _flatten(source)
    rebuilt = pikepdf.new()
    for page in source.pages:
        for name in set(page.obj.keys()) - PAGE:
            del page.obj[name]
        rebuilt.pages.append(page)
    for thing in rebuilt.objects:
        _disarm(thing)
    _measure(rebuilt, limits)
    written = [_has_ink(page) for page in rebuilt.pages]
    if was_mended and not all(written):
        raise Unfit("damaged")  # what stood on some of its pages is gone
    if not any(written):
        raise Unfit("empty")
    out = io.BytesIO()
    # What nothing names any more is not written.
    rebuilt.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _flatten(source: pikepdf.Pdf) -> None:
    """Draw what was typed into forms and annotations onto the pages."""
    form = source.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances"):
        source.generate_appearance_streams()
    source.flatten_annotations("screen")


def _disarm(thing: Any) -> None:
    """Take out of an object, and of what stands directly in it, all that acts."""
    if isinstance(thing, pikepdf.Array):
        for item in thing:
            _disarm_direct(item)
        return
    if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    unwanted = ACTIVE | ELSEWHERE if isinstance(thing, pikepdf.Stream) else ACTIVE
    is_action = thing.get("/S") in ACTIONS
    for name in list(thing.keys()):
        if is_action or name in unwanted:
            del thing[name]
        else:
            _disarm_direct(thing[name])


def _disarm_direct(thing: Any) -> None:
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
        _disarm(thing)


def _measure(document: pikepdf.Pdf, limits: Limits) -> None:
    """Refuse what grows beyond measure when somebody opens it."""
    decoded = 0
    for stream in _streams(document):
        points = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))
        if stream.get("/Subtype") == "/Image" and points > limits["max_pixels"]:
            raise Unfit("pixels")
        try:
            decoded += len(stream.get_stream_buffer(DECODED))
        except pikepdf.PdfError:
            continue  # a picture's own compression
        if decoded > limits["max_decoded"]:
            raise Unfit("heavy")


def _has_ink(page: pikepdf.Page) -> bool:
    """Whether something is drawn on the page; raises where its content cannot be decoded."""
    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    streams = [part for part in parts if isinstance(part, pikepdf.Stream)]
    return any(stream.read_bytes(DECODED).strip() for stream in streams)


def _streams(document: pikepdf.Pdf) -> Iterator[Any]:
    return (thing for thing in document.objects if isinstance(thing, pikepdf.Stream))


def _limit(memory: int, seconds: int) -> None:
    """Bind this process: bytes of memory, seconds of CPU, and no file of its own."""
    bounds = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for bound, most in bounds.items():
        resource.setrlimit(bound, (most, most))


def main(kind: str, limits: Limits) -> int:
    """Rewrite standard input to standard output; the status of the process."""
    _limit(limits["memory"], limits["seconds"])
    make = {"photo": photo, "turned": turned, "pdf": pdf}[kind]
    try:
        rewritten = make(sys.stdin.buffer.read(), limits)
        if len(rewritten) > limits["max_bytes"]:
            raise Unfit("heavy")
    except (Unfit, MemoryError) as error:
        sys.stderr.write(str(error) if isinstance(error, Unfit) else "heavy")
        return 1
    sys.stdout.buffer.write(rewritten)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], json.loads(sys.argv[2])))
