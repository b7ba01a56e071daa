"""Files are judged by what they hold."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sanad.lib.files import IMAGES, MAX_UPLOAD_BYTES, check_upload, reencode_image, sniff

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"


def picture(form="JPEG", size=(60, 40), mode="RGB", color="red", **options) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, color).save(out, form, **options)
    return out.getvalue()


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def opened(content) -> Image.Image:
    return Image.open(io.BytesIO(content))


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


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_comes_out_as_jpeg(form):
    image = opened(reencode_image(io.BytesIO(picture(form, size=(300, 200)))))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (300, 200))


@pytest.mark.parametrize(
    ("form", "mode", "color"),
    [
        ("JPEG", "CMYK", (0, 0, 0, 0)),
        ("JPEG", "L", 255),
        ("PNG", "RGBA", (0, 0, 0, 0)),
        ("PNG", "LA", (0, 0)),
        ("PNG", "1", 1),
        ("PNG", "I;16", 65535),
        ("WEBP", "RGBA", (0, 0, 0, 0)),
    ],
)
def test_every_mode_becomes_plain_colour_on_white(form, mode, color):
    options = {"lossless": True} if form == "WEBP" else {}
    content = picture(form, size=(8, 8), mode=mode, color=color, **options)
    assert min(opened(reencode_image(io.BytesIO(content))).getpixel((4, 4))) > 245


def test_a_palette_with_a_transparent_colour_stands_on_white():
    content = picture("PNG", size=(8, 8), mode="P", color=0, transparency=0)
    assert min(opened(reencode_image(io.BytesIO(content))).getpixel((4, 4))) > 245


def test_sixteen_bits_keep_their_shades():
    content = picture("PNG", size=(8, 8), mode="I;16", color=32768)
    assert abs(opened(reencode_image(io.BytesIO(content))).convert("L").getpixel((4, 4)) - 128) < 4


def test_a_phones_photo_with_a_second_picture_gives_the_first():
    out = io.BytesIO()
    second = Image.new("RGB", (60, 40), "blue")
    Image.new("RGB", (60, 40), "red").save(out, "MPO", save_all=True, append_images=[second])
    image = opened(reencode_image(out))
    assert (image.format, image.getpixel((5, 5))[0] > 200) == ("JPEG", True)


def test_a_large_photo_is_made_smaller():
    content = picture(size=(3000, 1500))
    assert opened(reencode_image(io.BytesIO(content), max_side=1000)).size == (1000, 500)


def test_the_photo_stands_upright_and_tells_nothing():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone"
    exif.get_ifd(0x8825)[1] = "N"
    content = picture(size=(60, 40), exif=exif, comment=b"secret", icc_profile=b"x" * 200)
    assert b"secret" in content and b"Phone" in content
    safe = reencode_image(io.BytesIO(content))
    image = opened(safe)
    assert image.size == (40, 60)
    assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info
    assert b"secret" not in safe and b"Phone" not in safe


def test_what_follows_the_picture_is_left_behind():
    content = picture() + b"<script>alert(1)</script>"
    assert b"script" not in reencode_image(io.BytesIO(content))


def bomb(width, height) -> bytes:
    """A PNG whose header claims a size that its bytes never hold."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [8_000, 11_000, 40_000])
def test_the_size_is_judged_before_anything_is_decoded(side):
    assert refusal_of(reencode_image, io.BytesIO(bomb(side, side))) == "file_pixels"


def test_a_limit_of_ones_own():
    assert refusal_of(reencode_image, io.BytesIO(picture()), max_pixels=100) == "file_pixels"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_half_a_photo_is_damaged(form):
    content = picture(form, size=(400, 400))
    assert refusal_of(reencode_image, io.BytesIO(content[: len(content) // 2])) == "file_damaged"


@pytest.mark.parametrize("content", [PDF, b"", b"GIF89a", picture("GIF")])
def test_what_is_no_photo_is_not_decoded(content):
    assert refusal_of(reencode_image, io.BytesIO(content)) == "file_kind"


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.binary(max_size=200), st.integers(0, 60))
def test_no_bytes_break_the_decoder(form, noise, start):
    content = picture(form)[:start] + noise
    try:
        assert opened(reencode_image(io.BytesIO(content))).format == "JPEG"
    except ValidationError:
        pass
