"""What is made of photos and PDF files: nothing but what is seen on them."""

import io
import json
import subprocess
import sys

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, String
from PIL import Image

from sanad.lib import files, rewriting
from tests.lib import hostile
from tests.lib.hostile import EVIL, INK, picture

LIMITS = files.LIMITS | {"least_side": 0}


def opened(content) -> Image.Image:
    return Image.open(io.BytesIO(content))


def photo(content, **limits):
    return rewriting.photo(content, LIMITS | limits)


def pdf(content, **limits):
    return rewriting.pdf(content, LIMITS | limits)


def why(make, content, **limits) -> str:
    with pytest.raises(rewriting.Unfit) as unfit:
        make(content, **limits)
    return str(unfit.value)


# Photos -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_comes_out_as_jpeg(form):
    image = opened(photo(picture(form, size=(300, 200))))
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
@pytest.mark.parametrize("side", [8, 2500])
def test_every_mode_becomes_plain_colour_on_white(form, mode, color, side):
    options = {"lossless": True} if form == "WEBP" else {}
    content = picture(form, size=(side, 8), mode=mode, color=color, **options)
    assert min(opened(photo(content)).getpixel((4, 4))) > 245


def test_a_palette_with_a_transparent_colour_stands_on_white():
    content = picture("PNG", size=(8, 8), mode="P", color=0, transparency=0)
    assert min(opened(photo(content)).getpixel((4, 4))) > 245


def test_sixteen_bits_keep_their_shades():
    content = picture("PNG", size=(8, 8), mode="I;16", color=32768)
    assert abs(opened(photo(content)).convert("L").getpixel((4, 4)) - 128) < 4


def test_a_phones_photo_with_a_second_picture_gives_the_first():
    out = io.BytesIO()
    second = Image.new("RGB", (60, 40), "blue")
    Image.new("RGB", (60, 40), "red").save(out, "MPO", save_all=True, append_images=[second])
    image = opened(photo(out.getvalue()))
    assert (image.format, image.getpixel((5, 5))[0] > 200) == ("JPEG", True)


@pytest.mark.parametrize(
    ("size", "kept_size"),
    [
        ((800, 400), (800, 400)),
        ((801, 400), (800, 400)),
        ((400, 1600), (200, 800)),
        ((3000, 1500), (800, 400)),
    ],
)
def test_no_side_is_longer_than_the_limit(size, kept_size):
    assert opened(photo(picture(size=size), max_side=800)).size == kept_size


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_photo_stands_upright_and_tells_nothing(form):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone"
    exif.get_ifd(0x8825)[1] = "N"
    more = {"comment": b"secret"} if form == "JPEG" else {}
    content = picture(form, size=(60, 40), exif=exif.tobytes(), icc_profile=b"x" * 200, **more)
    assert b"Phone" in content
    safe = photo(content)
    image = opened(safe)
    assert image.size == (40, 60)
    assert not image.getexif() and "icc_profile" not in image.info and "comment" not in image.info
    assert b"secret" not in safe and b"Phone" not in safe


def test_what_follows_the_picture_is_left_behind():
    assert b"script" not in photo(picture() + b"<script>alert(1)</script>")


@pytest.mark.parametrize("side", [8_000, 11_000, 40_000])
def test_the_size_is_judged_before_anything_is_decoded(side):
    assert why(photo, hostile.bomb(side, side)) == "pixels"


@pytest.mark.parametrize(("width", "is_taken"), [(100, True), (101, False)])
def test_no_point_more_than_the_limit_is_decoded(width, is_taken):
    content = picture(size=(width, 100))
    if is_taken:
        assert photo(content, max_pixels=10_000)
    else:
        assert why(photo, content, max_pixels=10_000) == "pixels"


@pytest.mark.parametrize(
    ("size", "is_right"),
    [((300, 900), True), ((299, 900), False), ((900, 300), True), ((900, 299), False)],
)
def test_a_photo_has_points_enough_to_be_read(size, is_right):
    content, least_side = picture("PNG", size=size), files.LIMITS["least_side"]
    if is_right:
        assert photo(content, least_side=least_side)
    else:
        assert why(photo, content, least_side=least_side) == "small"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_half_a_photo_is_damaged(form):
    assert why(photo, hostile.half(picture(form, size=(400, 400)))) == "damaged"


@pytest.mark.parametrize("content", [hostile.plain_pdf(), b"", b"GIF89a", picture("GIF")])
def test_what_is_no_photo_is_not_decoded(content):
    assert why(photo, content) == "damaged"


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.binary(max_size=200), st.integers(0, 60))
def test_no_bytes_break_the_decoder(form, noise, start):
    content = picture(form, size=(60, 40))[:start] + noise
    try:
        assert opened(photo(content)).format == "JPEG"
    except rewriting.Unfit:
        pass


# PDF files ----------------------------------------------------------------------------------


def uncompressed(content):
    """The PDF with every stream readable as it stands."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return hostile.saved(
            document,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("name", hostile.ACTIVE)
def test_nothing_that_acts_is_left_and_the_ink_is(name, is_hidden):
    sent = hostile.active_pdf(name, is_hidden=is_hidden)
    assert EVIL in uncompressed(sent)
    kept = uncompressed(pdf(sent))
    assert INK in kept
    assert EVIL not in kept
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/AA", b"/OpenAction", b"/GoToR"):
        assert word not in kept


def test_what_was_typed_into_a_form_stays_as_ink():
    document = hostile.paper()
    hostile._form(V=lambda _d: String("typed"), AA=lambda _d: Dictionary(K=hostile.script()))(
        document
    )
    box = document.pages[0].Annots[0]
    box.AP = Dictionary(
        N=document.make_stream(
            b"(typed) Tj", Type=Name.XObject, Subtype=Name.Form, BBox=pikepdf.Array([0, 0, 99, 99])
        )
    )
    document.Root.AcroForm.NeedAppearances = False
    kept = uncompressed(pdf(hostile.saved(document)))
    assert b"(typed) Tj" in kept and EVIL not in kept and b"/AcroForm" not in kept


def test_a_resource_of_any_name_stays():
    document = hostile.paper()
    drawing = document.make_stream(b"(drawn) Tj", Type=Name.XObject, Subtype=Name.Form)
    document.pages[0].Resources = Dictionary(XObject=Dictionary({"/F": drawing, "/A": drawing}))
    kept = pdf(hostile.saved(document))
    with pikepdf.open(io.BytesIO(kept)) as document:
        drawings = document.pages[0].Resources.XObject
        assert {name: bytes(drawings[name].read_bytes()) for name in dict(drawings)} == {
            "/F": b"(drawn) Tj",
            "/A": b"(drawn) Tj",
        }


def test_all_pages_are_kept_in_order_and_as_they_lie():
    document = hostile.paper(3)
    document.pages[1].rotate(90, relative=False)
    document.pages[2].MediaBox = pikepdf.Array([0, 0, 500, 100])
    with pikepdf.open(io.BytesIO(pdf(hostile.saved(document)))) as kept:
        assert len(kept.pages) == 3
        assert kept.pages[1].Rotate == 90
        assert [float(side) for side in kept.pages[2].MediaBox] == [0, 0, 500, 100]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"%PDF-1.7\n%%EOF", "damaged"),
        (lambda: hostile.half(hostile.plain_pdf(5), b"\n%%EOF"), "damaged"),
        (hostile.unreadable_pdf, "damaged"),
        (hostile.locked_pdf, "locked"),
        (lambda: hostile.saved(pikepdf.new()), "empty"),
        (hostile.vast_picture_pdf, "pixels"),
    ],
)
def test_a_pdf_that_cannot_be_taken(make, reason):
    assert why(pdf, make()) == reason


def test_a_page_left_blank_is_no_damage_but_nothing_at_all_is():
    document = hostile.paper()
    document.add_blank_page()
    with pikepdf.open(io.BytesIO(pdf(hostile.saved(document)))) as kept:
        assert len(kept.pages) == 2
    del document.pages[0].Contents
    assert why(pdf, hostile.saved(document)) == "empty"


def test_a_pdf_does_not_grow_beyond_measure():
    grown = hostile.paper()
    grown.pages[0].Contents = grown.make_stream(b"n " * 2500)
    content = hostile.saved(grown)
    assert pdf(content, max_decoded=6000)
    assert why(pdf, content, max_decoded=4999) == "heavy"


# The process --------------------------------------------------------------------------------


def test_the_process_imports_nothing_of_ours_and_sees_none_of_our_keys():
    source = (files.REWRITING).read_text(encoding="utf-8")
    assert "import sanad" not in source and "from sanad" not in source and "django" not in source


@pytest.mark.parametrize(
    ("kind", "limit"), [("pdf", {"memory": 150_000_000}), ("pdf", {"seconds": 1})]
)
def test_a_process_has_so_much_memory_and_time(kind, limit):
    limits = json.dumps(LIMITS | {"max_decoded": 10**12} | limit)
    done = subprocess.run(
        [sys.executable, "-I", str(files.REWRITING), kind, limits],
        input=hostile.bursting_pdf(),
        capture_output=True,
    )
    assert done.returncode != 0 and done.stdout == b""
