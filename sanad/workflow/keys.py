"""A form sent twice is done once: each creating form carries a key, stored on what it makes.

A key is no permission. A verb asks for permission first, then for the key, and what was made with
it is given back only to the account that made it and only for the same parent; anybody else, or
another row, is refused. A verb of a life cycle says so where it is registered
(`creates=Keyed(Hearing, by="heard_by", of="incident")`); one that begins a row asks `made`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from sanad.workflow.refusal import Refused


class Keyed(NamedTuple):
    """What a key makes: rows of `model`, whose maker stands in `by` and whose parent in `of`."""

    model: type[models.Model]
    by: str
    # The column of the row that the step is done to; of a birth, of what must be the same again.
    of: str | tuple[str, ...] = ""

    @property
    def parents(self) -> tuple[str, ...]:
        """The names of `of`, as a tuple."""
        return (self.of,) if isinstance(self.of, str) and self.of else tuple(self.of)

    def made(self, key: UUID | str | None, *, by: Any, **parents: Any) -> Any:
        """The row that the account `by` made with `key` before, or None where the key is new.

        `parents`: the columns that must be the same (`incident=incident`). Raises `Refused` where
        the key made something for somebody else, or for another row.
        """
        if key is None:
            return None
        row = self.model._base_manager.filter(key=key).first()
        if row is None:
            return None
        expected = {self.by: by, **parents}
        if any(getattr(row, f"{name}_id") != (of and of.pk) for name, of in expected.items()):
            raise Refused(
                _("This form was sent already, for something else. Open it again and fill it in."),
                code="key",
            )
        return row

    def once(
        self, key: UUID | str | None, make: Callable[[], Any], *, by: Any, **parents: Any
    ) -> Any:
        """`made(…)`, or what `make()` returns.

        Of two clicks at the same moment the second waits for the first, or stumbles over what the
        first has just made, whatever notices it: either way it finds that row.
        """
        row = self.made(key, by=by, **parents)
        if row is not None:
            return row
        try:
            with transaction.atomic():
                return make()
        except (IntegrityError, ValidationError, Refused):
            row = self.made(key, by=by, **parents)
            if row is None:
                raise
            return row
