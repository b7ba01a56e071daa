"""What `get_status_display()` says, found at once: a list says it row by row.

Django makes a table of all choices anew for each row, for which every label is translated. Here a
table of a field is made once, and one label is translated: the one that is said.
"""

from collections.abc import Callable
from functools import partialmethod
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from sanad.lib.values import is_ours


def say(field: "Field[Any, Any]") -> Callable[[Model], Any]:
    """What tells the label of a row's value, in the language of the page; the value itself where
    no choice has it."""
    labels = dict(field.flatchoices)  # yet to be translated

    def said(row: Model) -> Any:
        value = getattr(row, field.attname)
        label = labels.get(value, value)
        return label if label is None else str(label)

    return said


def register() -> None:
    """Every model of ours says its choices so, unless it has words of its own for them."""
    for model in filter(is_ours, apps.get_models()):
        for field in model._meta.get_fields():
            name = f"get_{field.name}_display"
            if isinstance(field, Field) and isinstance(vars(model).get(name), partialmethod):
                setattr(model, name, say(field))
