"""Every limit of what comes in at its edge: so much, and one more."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.test import RequestFactory

from sanad.accounts import kept
from sanad.lib import arabic
from sanad.lib.fields import CleanCharField, CleanTextField


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
