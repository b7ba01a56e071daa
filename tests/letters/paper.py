"""What a printed letter says and how far its ink reaches, read from its PDF."""

import re

import pikepdf

_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf", re.S)
_HEX = re.compile(r"<([0-9a-fA-F]*)>")


def text_of(pdf):
    """The text that a reader copies out of the PDF, each line as it was drawn.

    The order inside an Arabic line is that of the ink: compare characters, not sentences.
    """
    written = []
    with pikepdf.open(pdf) as document:
        for page in document.pages:
            fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
            written.append(_page_text(page, fonts))
    return "\n".join(written)


def _page_text(page, fonts):
    written, meanings, replaced = [], {}, []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                meanings = fonts[str(operands[0])]
            case "BDC" | "BMC":
                actual = operands[1].get("/ActualText") if _has_properties(operands) else None
                replaced.append(actual is not None)
                written.append(str(actual) if actual is not None else "")
            case "EMC":
                replaced.pop()
            case "Tj" | "TJ" if not any(replaced):
                shown = operands[0] if str(operator) == "TJ" else operands
                written += [_decoded(bytes(part), meanings) for part in shown if _is_string(part)]
    return "".join(written)


def _has_properties(operands):
    return len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)


def _is_string(part):
    return isinstance(part, pikepdf.String)


def _decoded(codes, meanings):
    pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
    return "".join(meanings.get(code, "") for code in pairs)


def _meanings(font):
    """{code: text} of a font, by its ToUnicode table."""
    meanings = {}
    for kind, block in _BLOCK.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        words = _HEX.findall(block)
        step = 2 if kind == "char" else 3
        for at in range(0, len(words) - step + 1, step):
            first, last = int(words[at], 16), int(words[at + step - 2], 16)
            text = bytes.fromhex(words[at + step - 1]).decode("utf-16-be")
            for code in range(first, last + 1):
                meanings[code] = text[:-1] + chr(ord(text[-1]) + code - first)
    return meanings
