"""The history's functions: what changed, and who signed for it.

django-pghistory's own take the name from a setting that every session may write. These ask
`actor_context()` (`sanad.lib.actor`): a name in the history was signed by the web process; where
nobody signed there is none, and where somebody tried, that.
"""

from typing import Any

import pghistory
import pgtrigger
from django.db.models import Model
from pghistory.trigger import Event

THEIRS = (
    "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB",
    "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_id', TRUE), ''), NULL)::UUID",
)
OURS = ("said - 'id'", "(said ->> 'id')::uuid")


class SignedEvent(Event):
    """Writes the row of the history with what was signed in the transaction."""

    def get_declare(self, model: Model) -> list[tuple[str, str]]:
        return [("said", "JSONB := public.actor_context()")]

    def get_func(self, model: Model) -> pgtrigger.Func:
        body = super().get_func(model).func
        for theirs, ours in zip(THEIRS, OURS, strict=True):
            if theirs not in body:
                raise ValueError("the library writes its context otherwise than it did")
            body = body.replace(theirs, ours)
        return pgtrigger.Func(body)


class _Signed:
    def add_event_trigger(self: Any, event_model: Any) -> None:
        pgtrigger.register(
            SignedEvent(
                event_model=event_model,
                label=self.label,
                name=self.trigger_name,
                row=self.row,
                operation=self.operation,
                condition=self.condition,
                level=self.level,
            )
        )(event_model.pgh_tracked_model)


class InsertEvent(_Signed, pghistory.InsertEvent):
    """A row was born."""


class UpdateEvent(_Signed, pghistory.UpdateEvent):
    """A row was changed."""


class DeleteEvent(_Signed, pghistory.DeleteEvent):
    """A row was taken out."""
