"""The letter on paper: one A4 page made by Typst from `letter.typ` and the letter's own data."""

import base64
import json
import logging
import re
from functools import cache
from pathlib import Path

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from sanad.letters import glyphs
from sanad.lib import texts
from sanad.lib.association import Association
from sanad.lib.dates import gregorian_text, hijri_text
from sanad.lib.refusal import Refused
from sanad.lib.texts import text_lazy

log = logging.getLogger(__name__)

TEMPLATE = Path(__file__).with_name("letter.typ")
SAMPLE = "2345-6789"
LOGO = (
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    " viewBox='0 0 48 48'><image width='48' height='48'"
    " xlink:href='data:image/jpeg;base64,{picture}'/></svg>"
)
# Drawings, not words: they are printed as they are.
DRAWN = ("qr", "logo")
HEAD = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)


def pdf(letter):
    """The letter as PDF/UA-1 bytes. Reads the template and the fonts, and nothing else.

    Any text is printed (`glyphs.printable`); raises Refused as `printed` does.
    """
    return printed(TEMPLATE, data(letter), name=letter.number)


def printed(template, everything, *, name):
    """What `template` (a path) makes of the data, as PDF/UA-1 bytes; `name` is for the log.

    What `DRAWN` names stays as it is. Raises Refused, with a sentence, where
    the sheet cannot be made: the fonts or the template are not what was installed.
    """
    available = glyphs.fonts(settings.FONTS_ROOT)
    shown = _printed(everything, available)
    shown |= {"fonts": available.families}
    shown |= {name: everything[name] for name in DRAWN if name in everything}
    try:
        return typst.compile(
            str(template),
            font_paths=available.loaded,
            sys_inputs={"data": json.dumps(shown, ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    except (RuntimeError, OSError) as error:
        log.exception("%s cannot be printed", name)
        raise Refused(text_lazy("form.letter_unprintable"), code="unprintable") from error


def _printed(value, available):
    """The value with every text in it as it stands on paper."""
    if isinstance(value, str):
        return glyphs.printable(value, available)
    if isinstance(value, list):
        return [_printed(item, available) for item in value]
    if isinstance(value, dict):
        return {name: _printed(item, available) for name, item in value.items()}
    return value


@texts.reading_rows_once()
def data(letter):
    """Everything the sheet shows, in Arabic whatever the language of who prints it."""
    with override("ar"):
        return {
            **head(letter.number, letter.issued_on, letter.code, qr(letter)),
            "title": f"{letter.get_kind_display()} {letter.number}",
            "to": greeting(letter.recipient, letter.gender),
            "prayer": prayer(letter.gender),
            "subject": letter.subject,
            "verdict": letter.verdict,
            "paragraphs": [{"head": bold, "text": words} for bold, words in parts(letter)],
            "signer": {"title": letter.signer_title, "name": letter.signer_name},
        }


def head(number, day, code, drawing):
    """What the sheet of `letter.typ` shows around its own words: the association, the number, the
    day in both calendars, and the code with its QR `drawing`; to be called in Arabic."""
    association = Association()
    return {
        "association": association.name,
        "letterhead": list(association.letterhead),
        **look(association),
        "number": number,
        "day": gregorian_text(day),
        "hijri": hijri_text(day),
        "iso": [day.year, day.month, day.day],
        "verdict": "",
        "code": code,
        "qr": drawing,
        "words": {
            "number": _("Number"),
            "date": _("Date"),
            "corresponding": _("Corresponding to"),
            "salutation": _("Peace be upon you, and God's mercy and blessings."),
            "subject": _("Subject:"),
            "closing": _("With our best regards."),
            "seal": _("Place of the seal"),
            "verify": _("To verify this letter,"),
            "how": _("scan the code, or write it on the page “Verify a letter”:"),
            "qr": _("Code to verify the letter"),
            "contact": _("Phone %(phone)s · Licence %(licence)s")
            % {
                "phone": _grouped(association.phone),
                "licence": association.licence,
            },
            "page": _("Page"),
            "of": _("of"),
        },
    }


def look(association):
    """The colour of a sheet, and its logo as an SVG drawing ("" for the portal's own sign)."""
    content = association.logo_content
    picture = base64.b64encode(content).decode() if content else ""
    return {
        "colour": association.colour,
        "logo": LOGO.format(picture=picture) if picture else "",
    }


def greeting(name, gender):
    """The recipient with the title that suits them; a body has its name alone."""
    if gender == "f":
        return _("To Ms %(name)s") % {"name": name}
    if gender == "m":
        return _("To Mr %(name)s") % {"name": name}
    return _("To %(name)s") % {"name": name}


def prayer(gender):
    """The word that stands after the name, by custom."""
    if gender == "f":
        return _("May God keep her")
    if gender == "m":
        return _("May God keep him")
    return _("With respect")


def parts(letter):
    """`[(bold head or "", text)]` of the letter's paragraphs."""
    split = []
    for paragraph in letter.paragraphs:
        match = HEAD.fullmatch(paragraph)
        split.append(match.groups() if match else ("", paragraph))
    return split


def address(letter):
    """Where the code on the letter is verified."""
    return f"{_page_to_verify()}?code={letter.code}"


def qr(letter):
    """The code of that address as an SVG drawing."""
    return drawn(address(letter), mask=_mask(_page_to_verify()))


def drawn(link, *, mask=None):
    """The QR code of any address, as the sheet takes it; `mask` spares trying all patterns."""
    return segno.make(link, error="m", mask=mask).svg_inline(border=1, omitsize=True)


def _page_to_verify():
    return f"{settings.PUBLIC_URL}{reverse('letters:verify')}"


@cache
def _mask(page):
    """The pattern that spreads dark and light best over the QR code of an address on this page.

    To try all eight on each letter takes longer than the rest of its QR code; the addresses differ
    in nine signs alone, and any pattern is read.
    """
    return segno.make(f"{page}?code={SAMPLE}", error="m").mask


def _grouped(phone):
    digits = str(phone)
    return " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))
