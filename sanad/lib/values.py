"""What no column may hold, whoever writes it: every model of ours has these rules by itself.

A choice that the code does not know breaks the page that shows it, and words without a word are no
reason. The forms refuse both. What stands already is not judged, only what is written anew.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from sanad.lib.fields import CleanTextField
from sanad.lib.triggers import BEHIND, Rule, _literal

OURS = ("sanad", "beneficiaries", "requests_app", "conduct", "surveys")
# Beside blanks and punctuation: what shows nothing (joiners, directions, fillers, soft hyphen),
# the stroke that only stretches a word, and the signs above and below letters.
INVISIBLE = (
    r"\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u0640\u064b-\u0652\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u2000-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)


def says_something(text: str) -> str:
    """SQL: whether the text `text` has a sign that somebody can read."""
    return f"({text} ~ '[^[:space:][:punct:]{INVISIBLE}]')"


def written(column: str | None, broken: str) -> str:
    """SQL: the column was written now, and so that it is `broken`."""
    return (
        f"(CASE WHEN TG_OP = 'UPDATE' THEN NEW.{column} IS DISTINCT FROM OLD.{column}"
        f" ELSE TRUE END AND {broken})"
    )


class KnownChoices(Rule):
    """Each column of choices holds one of them, or nothing where it may."""

    database_only = True

    def __init__(self, *, fields: Iterable[models.Field], **options: Any) -> None:
        self.fields = list(fields)
        super().__init__(
            order=BEHIND, sentence=_("This is none of the choices."), clause="PM-1+", **options
        )

    def sql(self, model: type[models.Model]) -> str:
        return " OR ".join(
            written(field.column, f"NEW.{field.column} NOT IN {_literal(allowed(field))}")
            for field in self.fields
        )


class SaysSomething(Rule):
    """Each text that must be there says something."""

    database_only = True

    def __init__(self, *, fields: Iterable[models.Field], **options: Any) -> None:
        self.fields = list(fields)
        super().__init__(
            order=BEHIND, sentence=_("Write a word at least."), clause="PM-1+", **options
        )

    def sql(self, model: type[models.Model]) -> str:
        return " OR ".join(written(each.column, self._nothing(each, model)) for each in self.fields)

    def _nothing(self, field: models.Field, model: type[models.Model]) -> str:
        nothing = f"NOT {says_something(f'NEW.{field.column}')}"
        # Where a check of the model's own refuses the empty text, it says why in its own words.
        is_told = f"('{field.name}', '')"
        checks = [str(getattr(each, "condition", "")) for each in model._meta.constraints]
        if any(is_told in check for check in checks):
            return f"NEW.{field.column} <> '' AND {nothing}"
        return nothing


def allowed(field: models.Field) -> list[Any]:
    """The values that the field may have, beside NULL."""
    values = [value for value, _label in field.flatchoices if value is not None]
    may_be_empty = field.blank or (field.has_default() and field.get_default() == "")
    if may_be_empty and field.empty_strings_allowed and "" not in values:
        values.append("")
    return values


def rules_of(model: type[models.Model]) -> Iterator[Rule]:
    """The rules that the model has by itself."""
    name, fields = model._meta.model_name, model._meta.local_concrete_fields
    choices = [field for field in fields if field.choices]
    if choices:
        yield KnownChoices(rule=f"{name}_choices_are_known", fields=choices)
    texts = [field for field in fields if isinstance(field, CleanTextField) and not field.blank]
    if texts:
        yield SaysSomething(rule=f"{name}_words_say_something", fields=texts)


def register() -> None:
    """Give every model of ours its rules; once, when all models are there."""
    for model in apps.get_models():
        if is_ours(model) and not is_history(model):
            for rule in rules_of(model):
                pgtrigger.register(rule)(model)


def is_ours(model: type[models.Model]) -> bool:
    """Whether the model is one of the portal's own, with a table of its own."""
    is_written_here = model.__module__.split(".")[0] in OURS
    return is_written_here and model._meta.managed and not model._meta.proxy


def is_history(model: type[models.Model]) -> bool:
    """Whether it is the history of another model."""
    return hasattr(model, "pgh_tracked_model")
