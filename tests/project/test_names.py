"""A model and a list of choices are named once: what bears the name says whose it is."""

import ast
from collections import defaultdict

import pytest
from django.apps import apps

from tests.project.test_imports import CHECKOUT, OWN, modules

CHOICES = {"TextChoices", "IntegerChoices", "Choices", "Enum", "StrEnum", "IntEnum"}


def classes(source):
    """`(name, names of its bases)` of every class of a module that stands by itself."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name, {ast.unparse(base).rpartition(".")[2] for base in node.bases}


def defined():
    """`{name: modules that define a class of it}`, and the names of lists of choices."""
    homes, choices = defaultdict(list), set()
    for module in modules():
        for name, bases in classes((CHECKOUT / module).read_text(encoding="utf-8")):
            homes[name].append(module)
            if bases & CHOICES:
                choices.add(name)
    return homes, choices


def own_models():
    return {
        model._meta.object_name
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OWN
    }


@pytest.mark.parametrize("kind", ["models", "choices"])
def test_a_name_stands_for_one_thing(kind):
    homes, choices = defined()
    names = choices if kind == "choices" else own_models()
    assert len(names) > 30
    assert {name: homes[name] for name in sorted(names) if len(homes[name]) > 1} == {}


def test_models_of_two_apps_are_told_apart():
    """Histories too, whose classes are made and stand in no file."""
    labels = defaultdict(set)
    for model in apps.get_models():
        if model.__module__.split(".")[0] in OWN:
            labels[model._meta.object_name].add(model._meta.label)
    assert [sorted(each) for each in labels.values() if len(each) > 1] == []
