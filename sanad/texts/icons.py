"""The icon of the association among the others of a phone: its logo, or the portal's sign in its
colour."""

import io
import math
from functools import lru_cache

from PIL import Image, ImageDraw

# `ROUND` is shown as it is. `WHOLE` is cut by the phone: what matters lies in a circle of four
# fifths of it ("maskable").
ROUND, WHOLE = "round", "whole"
KINDS = {(ROUND, 192), (ROUND, 512), (WHOLE, 180), (WHOLE, 192), (WHOLE, 512)}
FINER = 4  # drawn so many times larger, then made smaller
# The sign in a square of 48 (static/icons/sign.svg).
SQUARE, CORNER, STROKE, HONEY = 48, 12, 3.6, "#f0c063"
LINES = [
    (39, 16, 39, 22.5),
    (32, 22.5, 32, 19),
    (25, 22.5, 25, 16),
    (25, 16, 25, 27.5),
    (8, 27.5, 8, 23),
]
HALF_CIRCLES = [(35.5, 22.5, 3.5), (28.5, 22.5, 3.5), (16.5, 27.5, 8.5)]  # open at the top
DOT = (16.5, 22.5, 3.4)


@lru_cache(maxsize=len(KINDS))
def drawn(of: str, is_whole: bool, size: int, logo: bytes = b"") -> bytes:
    """A PNG of `size` points a side: of the picture `logo` where there is one, else of the sign in
    the colour `of` (`rrggbb`)."""
    picture = _of_logo(logo, is_whole, size) if logo else _sign(f"#{of}", is_whole, size)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _of_logo(logo: bytes, is_whole: bool, size: int) -> Image.Image:
    with Image.open(io.BytesIO(logo)) as opened:
        picture = opened.convert("RGB")
    longest = math.hypot(*picture.size) / 0.8 if is_whole else max(picture.size)
    wide, high = (max(1, round(side * size / longest)) for side in picture.size)
    picture = picture.resize((wide, high), Image.Resampling.LANCZOS)
    whole = Image.new("RGB", (size, size), "white")
    whole.paste(picture, ((size - wide) // 2, (size - high) // 2))
    return whole


def _sign(colour: str, is_whole: bool, size: int) -> Image.Image:
    large = size * FINER
    scale = large / SQUARE
    picture = Image.new("RGBA", (large, large), colour if is_whole else (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    if not is_whole:
        pen.rounded_rectangle((0, 0, large - 1, large - 1), CORNER * scale, fill=colour)
    for x1, y1, x2, y2 in LINES:
        pen.line([x1 * scale, y1 * scale, x2 * scale, y2 * scale], "white", round(STROKE * scale))
        for x, y in ((x1, y1), (x2, y2)):
            pen.ellipse(_around(x, y, STROKE / 2, scale), "white")
    for x, y, radius in HALF_CIRCLES:
        box = _around(x, y, radius + STROKE / 2, scale)
        pen.arc(box, 0, 180, "white", round(STROKE * scale))
    pen.ellipse(_around(*DOT, scale), HONEY)
    small = picture.resize((size, size), Image.Resampling.LANCZOS)
    return small.quantize(64, method=Image.Quantize.FASTOCTREE)


def _around(x: float, y: float, radius: float, scale: float) -> tuple[float, float, float, float]:
    return (
        (x - radius) * scale,
        (y - radius) * scale,
        (x + radius) * scale,
        (y + radius) * scale,
    )
