"""Our models say their choices as Django would, in the language of the page."""

from django.apps import apps
from django.db.models import Field, Model
from django.utils.translation import override

from sanad.lib.values import is_ours
from sanad.messaging.models import MessageDelivery


def test_every_choice_is_called_what_django_calls_it():
    seen = 0
    for model in filter(is_ours, apps.get_models()):
        for field in model._meta.get_fields():
            if not isinstance(field, Field) or not field.choices:
                continue
            say = f"get_{field.name}_display"
            if say in vars(model) and vars(model)[say].__module__ != "sanad.lib.labels":
                continue  # its own words
            for value in (*(value for value, _label in field.flatchoices), None, "unknown", ""):
                row = model(**{field.attname: value})
                plain = Model._get_FIELD_display(row, field)
                assert getattr(row, say)() == plain, (model, field, value)
                seen += 1
    assert seen > 300


def test_it_is_said_in_the_language_of_the_page():
    said = set()
    for code in ("ar", "en"):
        with override(code):
            said.add(MessageDelivery(state="failed").get_state_display())
    assert len(said) == 2
