"""What shows that somebody signed or received: a drawing (SVG path data of the frame, which is 600
wide and 180 high), the six digits, a thumbprint before two witnesses.
"""

import itertools
import math
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from sanad.lib.codes import read_code

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


class ShownByHand:
    """A form with `drawing`, `code`, `witness_1`, `witness_2` and `read_by`: what each way asks."""

    def check_drawing(self, data):
        """There is a signature in the frame."""
        if not is_signature(data.get("drawing")):
            sentence = _("There is no signature in the frame yet. Sign inside it.")
            self.add_error("drawing", sentence)

    def check_code(self, data):
        """The digits are six; `data` has them as they are compared."""
        try:
            data["code"] = read_code(data.get("code"))
        except forms.ValidationError as slip:
            self.add_error("code", slip)

    def check_thumbprint(self, data):
        """Two witnesses and a reader, by their whole names."""
        for name in ("witness_1", "witness_2", "read_by"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Write the full name."))
        if data.get("witness_1") and data["witness_1"] == data.get("witness_2"):
            self.add_error("witness_2", _("The two witnesses are two people."))
