"""An association's main colour: white words are readable on it, and so is all that follows."""

import re

import pytest

from sanad.lib import colours

TONES = ["#166a45", "#7a1f3d", "#1f4e9d", "#000000", "#767676", "#8a530b", "#0b5cad", "#c00000"]


def values(css, look):
    block = re.search(rf"{re.escape(look)} {{(.*?)}}", css, re.DOTALL)[1]
    return dict(re.findall(r"(--s-[\w-]+): (#[0-9a-f]{6})", block))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_counted_as_wcag_does(one, other, ratio):
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_edge_of_what_can_be_read():
    assert colours.is_readable("#767676") and not colours.is_readable("#777777")


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "#1234567", "url(x)", "0"])
def test_what_is_no_colour(text):
    assert colours.read(text) == "" and not colours.is_readable(text)


def test_a_colour_is_read_however_it_is_typed():
    assert colours.read(" 7A1F3D ") == "#7a1f3d"


@pytest.mark.parametrize("light", ["#ffffff", "#f0b544", "#777777", "#00ff00"])
def test_a_light_one_has_a_darker_neighbour(light):
    assert colours.is_readable(colours.darker(light))


@pytest.mark.parametrize("colour", TONES)
def test_every_tone_can_be_read_where_it_stands(colour):
    css = colours.stylesheet(colour)
    light, dark = values(css, "[data-bs-theme=light]"), values(css, "[data-bs-theme=dark]")
    least = colours.LEAST_CONTRAST
    assert colours.contrast(light["--s-green"], "#ffffff") >= least
    for ground in ("#ffffff", light["--s-green-soft"]):
        assert colours.contrast(light["--s-green-strong"], ground) >= least
    assert colours.contrast(dark["--s-green"], dark["--s-on-green"]) >= least
    for ground in (colours.DARK_SURFACE, dark["--s-green-soft"]):
        assert colours.contrast(dark["--s-green-strong"], ground) >= least
