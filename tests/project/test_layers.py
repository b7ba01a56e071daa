"""An app imports from lower layers only; foreign keys, which no linter sees, go down as well."""

import pytest
from django.apps import apps

# From the lowest layer up; apps of one layer do not know each other.
LAYERS = [
    {"accounts"},
    {"audit"},
    {"policy"},
    {"letters", "messaging"},
    {"workflow", "recovery"},
    {"beneficiaries", "texts"},
    {"paper"},
    {"contact"},
    {"requests_app", "conduct"},
    {"surveys"},
    {"portal", "workbench"},
]
HEIGHT = {label: height for height, layer in enumerate(LAYERS) for label in layer}


def own_models():
    return [model for model in apps.get_models() if model._meta.app_label in HEIGHT]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_keys_point_down(model):
    own = model._meta.app_label
    for field in model._meta.get_fields():
        if not (field.many_to_one or field.one_to_one) or field.auto_created:
            continue
        target = field.related_model._meta.app_label
        if target in HEIGHT and target != own:
            assert HEIGHT[target] < HEIGHT[own], f"{model._meta.label}.{field.name} points up"


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_people_and_history_are_protected(model):
    """No row of ours goes because another one went."""
    for field in model._meta.get_fields():
        if (field.many_to_one or field.one_to_one) and not field.auto_created:
            if hasattr(model, "pgh_tracked_model") or not field.concrete:
                continue
            assert field.remote_field.on_delete.__name__ == "PROTECT", field
