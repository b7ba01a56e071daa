"""Rows whose checks before saving ask the database no more than they must."""

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import BaseConstraint, CheckConstraint, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.sql import Query

from sanad.lib.composed import Given, Kept, filled_in


class Checked(models.Model):
    """A model whose `full_clean` does not look up a row that is in hand, and asks for all its
    check constraints in one statement; what it refuses, and in which words, is the same.
    """

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """As usual, but for a foreign key whose row is in hand: it was read or written before,
        and the key of the database holds it.
        """
        super().clean_fields(exclude={*(exclude or ()), *self._in_hand()})

    def _in_hand(self) -> set[str]:
        """The names of the foreign keys whose rows are in memory."""
        rows = self._state.fields_cache
        return {
            field.name
            for field in self._meta.fields
            if field.is_relation
            and (row := rows.get(field.name)) is not None
            and not row._state.adding
            and getattr(self, field.attname) == row.pk
        }

    def get_constraints(self) -> list[tuple[type[models.Model], Sequence[BaseConstraint]]]:
        """What `validate_constraints` asks: the check constraints as one."""
        return [
            (model, _checks_as_one(constraints)) for model, constraints in super().get_constraints()
        ]


def _checks_as_one(constraints: Sequence[BaseConstraint]) -> Sequence[BaseConstraint]:
    checks = [one for one in constraints if isinstance(one, CheckConstraint)]
    others = [one for one in constraints if not isinstance(one, CheckConstraint)]
    return [AllChecks(checks), *others] if checks else others


_put_together = Kept(most=256)


def _hold(condition: Q, values: dict[str, Any], using: str) -> bool:
    """`condition.check(values)`, whose statement is put together once: its conditions and which of
    the values are NULL make it what it is."""
    if not all(type(value) is Value and value.output_field for value in values.values()):
        return condition.check(values, using=using)  # worked out by the database

    def put_together() -> tuple[str, Any]:
        asked = Query(None)  # of no table, as `Q.check` asks
        for name, value in values.items():
            given = value if value.value is None else Given(name, value.output_field)
            asked.add_annotation(given, name, select=False)
        asked.add_annotation(Value(1), "_check")
        asked.add_q(Q(Coalesce(condition, True, output_field=models.BooleanField())))
        return asked.get_compiler(using).as_sql()

    pattern = tuple(
        (name, value.output_field, value.value is None) for name, value in values.items()
    )
    sql, parameters = _put_together.get((condition, pattern), put_together)
    with connections[using].cursor() as cursor:
        cursor.execute(
            sql, filled_in(parameters, {name: value.value for name, value in values.items()})
        )
        return cursor.fetchone() is not None


class AllChecks(BaseConstraint):
    """Several check constraints, asked in one statement; where it fails, each has its sentence."""

    def __init__(self, checks: list[CheckConstraint]) -> None:
        super().__init__(name="all_checks")
        self.checks = checks

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Collection[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raise ValidationError with the sentence of each check that fails; one that judges a
        field in `exclude` is not asked.
        """
        left_out = set(exclude or ())
        values = instance._get_field_expression_map(  # type: ignore[attr-defined]
            meta=model._meta, exclude=left_out
        )
        conditions = [(check, Q(check.condition)) for check in self.checks]
        asked = [
            (check, condition)
            for check, condition in conditions
            if condition.referenced_base_fields <= values.keys()
        ]
        if not asked:
            return
        together = Q(*(condition for _check, condition in asked))
        judged = {name: values[name] for name in sorted(together.referenced_base_fields)}
        if _hold(together, judged, using):
            return
        errors = []
        for check, _condition in asked:
            try:
                check.validate(model, instance, exclude=left_out, using=using)
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
