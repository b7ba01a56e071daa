"""The fonts: those that letters are printed with, and the smaller ones that pages load.

`python -m sanad.fonts letters | pages`: the installer runs it inside the environment, where
fonttools is, on what it fetched into `node_modules`.
"""

import io
import logging
import re
import shutil
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules" / "@fontsource"
LETTERS = ROOT / ".sanad" / "fonts"
PAGES = ROOT / "static" / "vendor" / "plex"

FONT = "ibm-plex-sans-arabic"
FAMILY = "IBM Plex Sans Arabic"
WEIGHTS = (400, 600)
ALPHABETS = ("arabic", "latin-ext", "latin")
# What letters are printed with: the portal's own font, then Noto for the scripts in which residents
# write. Chinese, Japanese and Korean are too large: a sign is printed instead.
LETTER_FONTS = {
    FONT: ALPHABETS,
    "noto-sans": ("latin", "latin-ext", "vietnamese", "greek", "cyrillic"),
    "noto-sans-arabic": ("arabic",),
    "noto-sans-bengali": ("bengali",),
    "noto-sans-devanagari": ("devanagari",),
    "noto-sans-ethiopic": ("ethiopic",),
    "noto-sans-gujarati": ("gujarati",),
    "noto-sans-gurmukhi": ("gurmukhi",),
    "noto-sans-kannada": ("kannada",),
    "noto-sans-malayalam": ("malayalam",),
    "noto-sans-myanmar": ("myanmar",),
    "noto-sans-sinhala": ("sinhala",),
    "noto-sans-tamil": ("tamil",),
    "noto-sans-telugu": ("telugu",),
    "noto-sans-thai": ("thai",),
}

# What a page in Arabic or English is written with, a third of each file. A phone fetches the whole
# file of an alphabet only for a page that has another sign of it. The letters of Persian and Urdu
# are among these: a name is shaped as one only where one file has all of it.
COMMON = {
    "arabic": "060C 061B 061F 0621-063A 0640-0655 0660-066C 0670-0671 0679 067E 0686 0688 0691 0698"
    " 06A4 06A9 06AF 06BA 06BE 06C1-06C3 06CC 06D2-06D4 06F0-06F9 200C-200F FDFA",
    "latin": "0020-007E 00A0 00A9 00AB 00B0 00B7 00BB 00D7 2013-2014 2018-2019 201C-201D 2022 2026"
    " 2066-2069 2212",
}

# Of what a font can do with its signs: joining, marks and kerning; no fractions or small figures.
SHAPING = "ccmp locl init medi fina isol rlig calt liga kern mark mkmk".split()


def file_name(alphabet, weight, font=FONT):
    """As the font's package names it; `weight` as in CSS (400, 600)."""
    return f"{font}-{alphabet}-{weight}-normal.woff2"


def make_letter_fonts():
    """In TTF, one file a font and weight with all its alphabets."""
    for font, alphabets in LETTER_FONTS.items():
        for weight in WEIGHTS:
            with tempfile.TemporaryDirectory() as folder:
                parts = []
                for alphabet in alphabets:
                    part = TTFont(PACKAGES / font / "files" / file_name(alphabet, weight, font))
                    part.flavor = None
                    parts.append(str(Path(folder) / f"{alphabet}.ttf"))
                    part.save(parts[-1])
                Merger().merge(parts).save(LETTERS / f"{font}-{weight}.ttf")


def make_page_fonts(target=PAGES):
    """The stylesheet and its files: each alphabet whole, then what is common of it.

    Of two faces that have a sign a browser takes the later, and it fetches no file in vain.
    """
    whole, common = [], []
    for weight in WEIGHTS:
        css = (PACKAGES / FONT / f"{weight}.css").read_text(encoding="utf-8")
        ranges = dict(
            re.findall(rf"{FONT}-([\w-]+)-{weight}-normal\.woff2.*?range: (.*?);", css, re.S)
        )
        for alphabet in ALPHABETS:
            source = PACKAGES / FONT / "files" / file_name(alphabet, weight)
            shutil.copyfile(source, target / source.name)
            whole.append(face(source.name, weight, ranges[alphabet]))
            if alphabet in COMMON:
                name = file_name(f"{alphabet}-common", weight)
                (target / name).write_bytes(cut(source, code_points(COMMON[alphabet])))
                signs = ",".join(f"U+{part}" for part in COMMON[alphabet].split())
                common.append(face(name, weight, signs))
    (target / "plex.css").write_text("\n".join(whole + common) + "\n", encoding="utf-8")


def face(name, weight, signs):
    """The `@font-face` of the file `name`; `signs`: its code points as CSS writes them."""
    return (
        f'@font-face{{font-family:"{FAMILY}";font-display:swap;font-weight:{weight};'
        f"src:url({name}) format('woff2');unicode-range:{signs}}}"
    )


def code_points(ranges):
    """{0x41, 0x42} of "0041-0042"."""
    points = set()
    for part in ranges.split():
        first, _dash, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def cut(source, points):
    """The bytes of a WOFF2 file with these signs alone, their shaping kept, without hinting."""
    font = TTFont(source)
    options = subset.Options(hinting=False, name_IDs=[], notdef_outline=True)
    options.layout_features = SHAPING
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font.flavor = "woff2"
    product = io.BytesIO()
    font.save(product)
    return product.getvalue()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    {"letters": make_letter_fonts, "pages": make_page_fonts}[sys.argv[1]]()
