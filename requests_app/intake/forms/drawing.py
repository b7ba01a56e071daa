"""A signature that is drawn: SVG path data of the frame, which is 600 wide and 180 high."""

import itertools
import math
import re

LONGEST_DRAWING = 60_000  # characters
SHORTEST_STROKES = 60  # together, in the frame's units: a touch of the screen is no signature
_STROKES = re.compile(r"(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+")


def is_signature(drawing: str | None) -> bool:
    """Whether it is made of lines and nothing else, and of more than a dot."""
    if not _STROKES.fullmatch(drawing or ""):
        return False
    length = 0.0
    for stroke in (drawing or "").split("M")[1:]:
        points = [tuple(map(int, point.split())) for point in stroke.split("L")]
        length += sum(math.dist(*pair) for pair in itertools.pairwise(points))
    return length >= SHORTEST_STROKES
