"""Rows whose checks before saving ask the database no more than they must."""

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import BaseConstraint, CheckConstraint, Q


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
        judged = {name: values[name] for name in together.referenced_base_fields}
        if together.check(judged, using=using):
            return
        errors = []
        for check, _condition in asked:
            try:
                check.validate(model, instance, exclude=left_out, using=using)
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
