"""The form of a step: bound to what it is done to, and to who does it."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django import forms
from django.http import QueryDict


class StepForm(forms.Form):
    """A form whose fields are the arguments of a transition; alone, one that asks nothing.

    `obj` is the row that the step is done to, `by` the account. A form validates and shapes; it
    never does the step.
    """

    def __init__(self, *args: Any, obj: Any = None, by: Any = None, **kwargs: Any) -> None:
        self.obj, self.by = obj, by
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """The keyword arguments of the step; `is_valid` was asked before."""
        return self.cleaned_data


def as_key(text: str | None) -> uuid.UUID | None:
    """The UUID of a key as it was sent, or None."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None


class KeyForm(StepForm):
    """A form that creates something, once: sent twice with its key, it is there once."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        name = self.add_prefix("key")
        if self.is_bound and as_key(self.data.get(name)) is None:
            # A page that lost its key is no fault of the person's, and nothing they could mend.
            data = cast(QueryDict, self.data).copy()
            data[name] = str(uuid.uuid4())
            self.data = data
