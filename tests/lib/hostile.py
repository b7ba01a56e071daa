"""Hostile files, made here and now: what acts, what breaks, what bursts, what pretends."""

import io
import struct
import zlib

import pikepdf
import pillow_heif
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

# Each thing that acts carries this word; the ink of each page carries the other one.
EVIL, INK = b"EVIL", b"(INK) Tj"

pillow_heif.register_heif_opener()


def picture(form="JPEG", size=(600, 400), mode="RGB", color="red", **options):
    out = io.BytesIO()
    Image.new(mode, size, color).save(out, form, **options)
    return out.getvalue()


def paper(pages=1):
    """A plain PDF that pikepdf can be told more about."""
    document = pikepdf.new()
    for _number in range(pages):
        page = document.add_blank_page(page_size=(300, 300))
        page.Contents = document.make_stream(b"BT /F 9 Tf " + INK + b" ET")
    return document


def saved(document, **options):
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def plain_pdf(pages=1):
    return saved(paper(pages))


def script():
    return Dictionary(S=Name.JavaScript, JS=String("EVIL"))


def goes_to(action, **more):
    return Dictionary(S=Name(action), F=String("EVIL"), **more)


def attached(document):
    return Dictionary(
        Type=Name.Filespec,
        F=String("EVIL"),
        EF=Dictionary(F=document.make_stream(EVIL, Type=Name.EmbeddedFile)),
    )


def _annotation(subtype, **more):
    def add(document):
        more_of_it = {name: make(document) for name, make in more.items()}
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(subtype), Rect=Array([0, 0, 99, 99]), **more_of_it
        )
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return add


def _root(**entries):
    def add(document):
        for name, make in entries.items():
            document.Root[f"/{name}"] = make(document)

    return add


def _resource(kind, make):
    def add(document):
        document.pages[0].Resources = Dictionary(
            {f"/{kind}": Dictionary(X=document.make_indirect(make(document)))}
        )

    return add


def _form(**field):
    def add(document):
        made = {name: make(document) for name, make in field.items()}
        box = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("x"),
                Rect=Array([0, 0, 99, 99]),
                **made,
            )
        )
        document.pages[0].Annots = Array([box])
        document.Root.AcroForm = Dictionary(Fields=Array([box]), NeedAppearances=True)

    return add


def _page(**entries):
    def add(document):
        for name, make in entries.items():
            document.pages[0].obj[f"/{name}"] = make(document)

    return add


def _tree(document):
    return Dictionary(Names=Array([String("x"), document.make_indirect(script())]))


def _outline(document):
    item = document.make_indirect(Dictionary(Title=String("EVIL"), A=script()))
    return Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1)


def _xfa(document):
    return Dictionary(Fields=Array(), XFA=document.make_stream(b"<xdp:xdp>EVIL</xdp:xdp>"))


def _drawing(document, **more):
    return document.make_stream(b"n", Type=Name.XObject, Subtype=Name.Form, **more)


ACTIVE = {
    "script on opening": _root(OpenAction=lambda _d: script()),
    "script on closing": _root(AA=lambda _d: Dictionary(WC=script())),
    "script by name": _root(Names=lambda d: Dictionary(JavaScript=_tree(d))),
    "script of a page": _page(AA=lambda _d: Dictionary(O=script())),
    "script of a bookmark": _root(Outlines=_outline),
    "script of a field": _form(AA=lambda _d: Dictionary(K=script())),
    "script in a resource": _resource("Properties", lambda _d: script()),
    "script after a script": _root(
        OpenAction=lambda _d: Dictionary(S=Name.Named, N=Name.Print, Next=script())
    ),
    "launch": _annotation("/Link", A=lambda _d: goes_to("/Launch")),
    "launch on opening": _root(OpenAction=lambda _d: goes_to("/Launch")),
    "address": _annotation("/Link", A=lambda _d: Dictionary(S=Name.URI, URI=String("EVIL"))),
    "base address": _root(URI=lambda _d: Dictionary(Base=String("EVIL"))),
    "another document": _annotation("/Link", A=lambda _d: goes_to("/GoToR", D=Array([0]))),
    "embedded document": _annotation("/Link", A=lambda _d: goes_to("/GoToE")),
    "sent form": _form(A=lambda _d: goes_to("/SubmitForm")),
    "read data": _form(A=lambda _d: goes_to("/ImportData")),
    "attached file": _root(
        Names=lambda d: Dictionary(
            EmbeddedFiles=Dictionary(Names=Array([String("x"), attached(d)]))
        )
    ),
    "attached by a pin": _annotation("/FileAttachment", FS=attached),
    "associated file": _root(AF=lambda d: Array([attached(d)])),
    "associated with a page": _page(AF=lambda d: Array([attached(d)])),
    "portfolio": _root(Collection=lambda _d: Dictionary(D=String("EVIL"))),
    "xfa": _root(AcroForm=_xfa),
    "rich media": _annotation(
        "/RichMedia", RichMediaContent=lambda d: Dictionary(Assets=attached(d))
    ),
    "screen": _annotation("/Screen", A=lambda d: Dictionary(S=Name.Rendition, R=attached(d))),
    "movie": _annotation("/Movie", Movie=attached),
    "sound": _annotation("/Sound", Sound=lambda d: d.make_stream(EVIL, R=8000)),
    "three dimensions": _annotation("/3D", **{"3DD": lambda d: d.make_stream(EVIL)}),
    "stream elsewhere": _resource("XObject", lambda d: _drawing(d, F=String("EVIL"))),
    "drawing elsewhere": _resource(
        "XObject", lambda d: _drawing(d, Ref=Dictionary(F=String("EVIL"), Page=0))
    ),
    "print server": _resource("XObject", lambda d: _drawing(d, OPI=Dictionary(F=String("EVIL")))),
    "postscript": _resource("XObject", lambda d: _drawing(d, PS=d.make_stream(EVIL))),
    "private data": _page(PieceInfo=lambda _d: Dictionary(X=String("EVIL"))),
    "metadata": _page(Metadata=lambda d: d.make_stream(EVIL, Type=Name.Metadata)),
    "thumbnail": _page(Thumb=lambda d: d.make_stream(EVIL)),
}


def active_pdf(name, *, is_hidden=False):
    """A PDF that acts; `is_hidden`: its objects stand compressed in object streams."""
    document = paper()
    ACTIVE[name](document)
    mode = pikepdf.ObjectStreamMode
    return saved(document, object_stream_mode=mode.generate if is_hidden else mode.disable)


def bomb(width, height):
    """A PNG whose header claims a size that its bytes never hold."""

    def chunk(kind, data):
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def bursting_pdf():
    """A kilobyte that becomes a gigabyte when somebody opens it."""
    document = paper()
    runs = zlib.compress(zlib.compress(b"\x81\x00" * 8_000_000))
    stream = document.make_stream(b"")
    filters = [Name.FlateDecode, Name.FlateDecode, Name.RunLengthDecode]
    stream.write(runs, filter=Array(filters))
    document.pages[0].Contents = stream
    return saved(document)


def vast_picture_pdf():
    document = paper()
    image = document.make_stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=90_000,
        Height=90_000,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=1,
    )
    document.pages[0].Resources = Dictionary(XObject=Dictionary(X=image))
    return saved(document)


def unreadable_pdf():
    document = paper()
    stream = document.make_stream(b"")
    stream.write(b"no deflated bytes", filter=Name.FlateDecode)
    document.pages[0].Contents = stream
    return saved(document)


def half(content, end=b""):
    return content[: len(content) // 2] + end


def locked_pdf(user="secret"):
    return saved(paper(), encryption=pikepdf.Encryption(user=user, owner="owner"))


def endless_tree_pdf():
    """Pages whose parent is their child."""
    content = saved(paper(), qdf=True, static_id=True)
    with pikepdf.open(io.BytesIO(content)) as document:
        document.Root.Pages.Kids = Array([document.Root.Pages])
        return saved(document)


# What each is called when it is sent, what it holds, and why it is refused ("" where it is taken).
FILES = {
    "a program": ("a.exe", b"MZ\x90\x00", "file_kind"),
    "nothing": ("a.pdf", b"", "file_empty"),
    "a page named as a document": ("a.pdf", b"<html><script>EVIL</script></html>", "file_mismatch"),
    "a drawing that acts": ("a.svg", b"<svg onload='EVIL()'/>", "file_kind"),
    "a gif": ("a.gif", picture("GIF"), "file_kind"),
    "a picture named as a document": ("a.pdf", picture(), "file_mismatch"),
    "a document named as a picture": ("a.jpg", plain_pdf(), "file_mismatch"),
    "a page before a document": ("a.pdf", b"<html>" + plain_pdf(), "file_mismatch"),
    "half a picture": ("a.jpg", half(picture(size=(900, 900))), "file_damaged"),
    "half a heic": ("a.heic", half(picture("HEIF")), "file_damaged"),
    "a bomb of points": ("a.png", bomb(40_000, 40_000), "file_pixels"),
    "a stamp": ("a.png", picture("PNG", size=(60, 40)), "illegible"),
    "a document cut off": ("a.pdf", half(plain_pdf(5)), "file_damaged"),
    "a document cut off and ended": ("a.pdf", half(plain_pdf(5), b"\n%%EOF"), "file_damaged"),
    "no document": ("a.pdf", b"%PDF-1.7\n%%EOF", "file_damaged"),
    "a page that cannot be read": ("a.pdf", unreadable_pdf(), "file_damaged"),
    "a document in a ring": ("a.pdf", endless_tree_pdf(), "file_damaged"),
    "a locked document": ("a.pdf", locked_pdf(), "file_locked"),
    "no pages": ("a.pdf", saved(pikepdf.new()), "file_empty"),
    "a bomb of streams": ("a.pdf", bursting_pdf(), "file_heavy"),
    "a vast picture in a document": ("a.pdf", vast_picture_pdf(), "file_heavy"),
    "a heic named as a jpeg": ("a.jpg", picture("HEIF"), ""),
    "a picture with a page behind it": ("a.jpg", picture() + b"<script>EVIL</script>", ""),
    "a document with a page behind it": ("a.pdf", plain_pdf() + b"<script>EVIL</script>", ""),
    "a document that acts": ("a.pdf", active_pdf("script on opening", is_hidden=True), ""),
    "a document locked for changes": ("a.pdf", locked_pdf(user=""), ""),
}
