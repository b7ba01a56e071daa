"""Every limit of what comes in at its edge: so much, and one more."""

import io

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory
from PIL import Image

from sanad.accounts import kept
from sanad.lib import arabic
from sanad.lib.fields import CleanCharField, CleanTextField
from sanad.lib.files import LEAST_SIDE, is_legible, reencode_image


def picture(width, height):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#caa").save(file, "PNG")
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("width", "height", "is_right"),
    [
        (LEAST_SIDE, 900, True),
        (LEAST_SIDE - 1, 900, False),
        (900, LEAST_SIDE, True),
        (900, LEAST_SIDE - 1, False),
    ],
)
def test_a_photo_has_points_enough_to_be_read(width, height, is_right):
    assert is_legible(picture(width, height)) is is_right


@pytest.mark.parametrize(("width", "is_taken"), [(100, True), (101, False)])
def test_no_point_more_than_the_limit_is_decoded(width, is_taken):
    if is_taken:
        assert reencode_image(picture(width, 100), max_pixels=10_000)
        return
    with pytest.raises(ValidationError) as refused:
        reencode_image(picture(width, 100), max_pixels=10_000)
    assert refused.value.code == "file_pixels"


@pytest.mark.parametrize(
    ("size", "kept_size"),
    [((800, 400), (800, 400)), ((801, 400), (800, 400)), ((400, 1600), (200, 800))],
)
def test_no_side_is_longer_than_the_limit(size, kept_size):
    image = Image.open(io.BytesIO(reencode_image(picture(*size), max_side=800)))
    assert image.size == kept_size


def written_fields():
    """Every text field of ours with a limit that somebody may fill in by hand."""
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in ("allauth", "django", "pghistory"):
            for field in model._meta.local_fields:
                if type(field) in (CleanCharField, CleanTextField) and field.max_length:
                    yield pytest.param(field, id=f"{model._meta.label_lower}.{field.name}")


@pytest.mark.parametrize("field", list(written_fields()))
def test_a_text_is_as_long_as_its_field_and_no_longer(field):
    asked = field.formfield()
    assert len(asked.clean("ا" * field.max_length)) == field.max_length
    with pytest.raises(ValidationError) as refused:
        asked.clean("ا" * (field.max_length + 1))
    assert refused.value.error_list[0].code == "max_length"
    if isinstance(field, models.CharField):
        with pytest.raises(ValidationError):
            field.clean("ا" * (field.max_length + 1), None)


@pytest.mark.parametrize(("longer", "is_kept"), [(-1, True), (0, True), (1, False)])
def test_a_form_is_kept_up_to_a_size(longer, is_kept):
    typed = "x" * (kept.MOST - len("words") + longer)
    request = RequestFactory().post("/", {"words": typed})
    assert kept._written(request) == ([("words", typed)] if is_kept else [])


@pytest.mark.parametrize("words", [arabic.MOST_TERMS - 1, arabic.MOST_TERMS, arabic.MOST_TERMS + 1])
def test_no_more_than_eight_words_are_looked_for(words):
    text = " ".join(chr(ord("ب") + number) * 3 for number in range(words))
    assert len(arabic.tsquery(text).split("&")) == min(words, arabic.MOST_TERMS)
