"""An association's main colour: readable under white words, and the tones that follow from it."""

import re
from collections.abc import Callable

WHITE, BLACK = "#ffffff", "#000000"
# WCAG 2.2 AA, 1.4.3: words against what they stand on.
LEAST_CONTRAST = 4.5
# The surfaces of both looks (static/sanad.css), on which words of the colour stand.
DARK_SURFACE = "#1b201d"
_HEX = re.compile("#[0-9a-f]{6}")


def read(text: str) -> str:
    """The colour as `#rrggbb` in small letters; "" where the text is none."""
    colour = text.strip().lower()
    colour = colour if colour.startswith("#") else f"#{colour}"
    return colour if _HEX.fullmatch(colour) else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG, between 1 and 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(colour: str) -> bool:
    """Whether white words can be read on it."""
    return bool(_HEX.fullmatch(colour)) and contrast(colour, WHITE) >= LEAST_CONTRAST


def darker(colour: str) -> str:
    """The nearest darker tone on which white words can be read."""
    return _until(colour, BLACK, lambda tone: contrast(tone, WHITE) >= LEAST_CONTRAST)


def stylesheet(colour: str) -> str:
    """The custom properties that the colour takes the place of, for both looks and for paper."""
    red, green, blue = _parts(colour)
    strong = mix(colour, BLACK, 0.18)
    soft = _until(
        mix(colour, WHITE, 0.92), WHITE, lambda tone: contrast(strong, tone) >= LEAST_CONTRAST
    )
    light = _until(
        mix(colour, WHITE, 0.4), WHITE, lambda tone: contrast(tone, DARK_SURFACE) >= LEAST_CONTRAST
    )
    dark_soft = mix(colour, DARK_SURFACE, 0.85)
    lighter = _until(
        mix(light, WHITE, 0.25), WHITE, lambda tone: contrast(tone, dark_soft) >= LEAST_CONTRAST
    )
    on_light = _until(
        mix(colour, BLACK, 0.75), BLACK, lambda tone: contrast(light, tone) >= LEAST_CONTRAST
    )
    return f"""@media screen {{
  :root, [data-bs-theme=light] {{ --s-green: {colour}; --s-green-strong: {strong};
    --s-green-deep: {mix(colour, BLACK, 0.55)}; --s-green-soft: {soft};
    --s-green-line: {mix(colour, WHITE, 0.7)}; --bs-primary-rgb: {red}, {green}, {blue};
    --bs-link-color-rgb: {_listed(strong)}; }}
  [data-bs-theme=dark] {{ --s-green: {light}; --s-green-strong: {lighter};
    --s-green-deep: {mix(colour, BLACK, 0.7)}; --s-green-soft: {dark_soft};
    --s-green-line: {mix(colour, DARK_SURFACE, 0.55)}; --s-on-green: {on_light};
    --bs-link-color-rgb: {_listed(lighter)}; }}
  [data-bs-theme=dark] .s-sign .bg {{ fill: {colour}; }}
}}
@media print {{
  :root, [data-bs-theme=dark] {{ --s-green: {colour}; --s-green-strong: {strong}; }}
}}
.s-sheet .s-mark b, .s-sheet h1 {{ color: {strong}; }}
.s-sheet .s-sign .bg {{ fill: {strong}; }}
.s-sheet .verdict {{ border-color: {strong}; }}
"""


def _listed(colour: str) -> str:
    return ", ".join(map(str, _parts(colour)))


def mix(colour: str, other: str, share: float) -> str:
    """The colour with `share` (0 to 1) of another in it."""
    parts = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in parts)


def _until(colour: str, towards: str, is_enough: Callable[[str], bool]) -> str:
    share = 0.0
    while share < 1 and not is_enough(mix(colour, towards, share)):
        share += 0.02
    return mix(colour, towards, min(share, 1))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
